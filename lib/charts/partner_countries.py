"""The listing of partners in; how many there are in each country out."""

from typing import Final

import pandas as pd

from lib.charts.chart import Chart
from lib.charts.partners import counted
from lib.filters import Filters
from lib.i18n import Words

MOST: Final = 15


def by_country(listing: pd.DataFrame, asked: Filters, w: Words) -> Chart:
    """Partners that the university itself names, by country, and all agreements there; the largest countries."""
    everyone = listing.assign(partners=listing["listed"].astype("int64"))
    sums = everyone.groupby("country", as_index=False)[["partners", "agreements", "illustrative"]].sum()
    sums = sums[(sums["partners"] > 0) | (sums["agreements"] > 0)]
    ranked = sums.sort_values(["partners", "country"], ascending=[False, True], ignore_index=True)
    rest = len(ranked) - MOST
    return Chart(
        kind="ranked",
        frame=ranked.head(MOST),
        title=w("Partners by country"),
        sentence=counted(listing, w, narrowed=asked.narrowed()),
        rule=w(
            "Partners that the university names, in a list without dates; agreements in force as at {day}.",
            day=w.date(asked.as_of),
        ),
        notes=(w.n("{n} smaller country is not drawn.", "{n} smaller countries are not drawn.", rest),)
        if rest > 0
        else (),
        x="country",
        y="partners",
        headings={"country": w("Country"), "partners": w("Partners"), "agreements": w("Agreements in force")},
        names={"country": {code: w.country(code) for code in ranked["country"]}},
    )
