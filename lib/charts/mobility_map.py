"""Frames of moves in; the map of the countries, shaded by their moves, out."""

import pandas as pd

from lib import codes
from lib.charts.mobility import countries_of
from lib.charts.mobility_sentences import counted_by, subject
from lib.charts.world import Home, WorldMap
from lib.filters import Filters
from lib.i18n import Words


def world(frame: pd.DataFrame, asked: Filters, w: Words, home: Home) -> WorldMap:
    """The countries shaded by their moves."""
    wide = frame.pivot_table(index="country", columns="direction", values="moves", aggfunc="sum", fill_value=0)
    wide = wide.reindex(columns=list(codes.DIRECTION), fill_value=0)
    shown = _shown(wide, asked)
    others = w("Nothing is recorded with what is chosen; the map shows the others.") if len(wide) else ""
    marks = frame.groupby("country")["illustrative"].sum()
    said = [
        "\n".join(f"{w(name)}: {w.number(int(line[way]))}" for way, name in codes.DIRECTION.items())
        for _, line in wide.iterrows()
    ]
    return WorldMap(
        title=w("Moves around the world"),
        sentence=_with(shown, asked, w) if shown else others,
        home=home,
        shades=pd.DataFrame(
            {
                "country": wide.index,
                "value": wide.sum(axis=1).to_numpy(),
                "said": said,
                "illustrative": marks.to_numpy(),
            }
        ),
        names=countries_of(frame, w),
        counted=subject(asked, w),
        rule=counted_by(asked, w),
        chosen=frozenset(asked.country),
    )


def _with(shown: int, asked: Filters, w: Words) -> str:
    """With how many countries; of one that was chosen itself that says nothing."""
    return "" if len(asked.country) == 1 else w.n("Moves with {n} country.", "Moves with {n} countries.", shown)


def _shown(wide: pd.DataFrame, asked: Filters) -> int:
    """How many of the countries are those of the filter; all of them without one."""
    return int(wide.index.isin(asked.country).sum()) if asked.country else len(wide)
