"""A WorldMap in; the map on the page with its legend in words, and what a click on it does."""

import json
from collections.abc import Callable
from functools import lru_cache, partial
from html import escape

import streamlit as st

from lib import i18n
from lib.charts.chart import Chart
from lib.charts.world import Home, WorldMap, table
from lib.drawing import lands, maps
from lib.filters import Filters
from lib.i18n import Words
from lib.queries import choices
from lib.screen import state
from lib.screen.cards import foot
from lib.screen.downloads import of_map
from lib.screen.links import PROFILE, carried
from lib.screen.window import NARROW, mode, window
from lib.theme import Mode, colour

MENU, PADDING, CARD = 300, 64, 52  # pixels beside the content, around it, and inside a card
PLAIN, WIDEST = 768, 1680  # a window where the menu hides; the widest content
OnClick = Callable[[str, str], None]


def world_map(
    description: WorldMap,
    key: str,
    asked: Filters,
    height: int = 480,
    on_click: OnClick | None = None,
    share: float = 1.0,
) -> None:
    """The map, and under it what size, colour and shade mean.

    `on_click` is called with ("country", ISO code) or ("partner", key); without it a country sets the filter, and a
    partner opens its profile. `share` is the part of the page's width that the map has.
    """
    w = state.words()
    width = room(window(), share)
    height = min(height, max(260, round(width * 0.9)))
    place = f"map-{key}"
    turn = st.session_state.get(f"{place}-turn", 0)
    st.pydeck_chart(
        _deck(description, mode(), height, width, turn),
        key=place,
        height=height,
        on_select=partial(_clicked, place, on_click or follow),
        selection_mode="single-object",
        alt=f"{description.title}. {description.sentence}",
    )
    st.html(drawing(w))
    st.html(legend(description, w))
    hint = "" if on_click else _hint(description, w)
    foot(_rows(description, w.language), place, w, asked, of_map(description), hint)
    if partner := st.session_state.pop("open-partner", None):
        st.switch_page(PROFILE, query_params=address(partner))


def _hint(description: WorldMap, w: Words) -> str:
    """What a click does, unless the page says otherwise."""
    if len(description.points) and description.points["key"].astype(bool).any():
        return w("A click on a country filters, a click on a partner opens its profile.")
    return w("A click on a country filters.")


@lru_cache(maxsize=256)
def _rows(description: WorldMap, language: str) -> Chart:
    return table(description, i18n.words(language))


def address(partner: str = "") -> dict[str, list[str]]:
    """Where the profile of a partner lies, or the list of all; the reader's filters and language go along."""
    along = {name: list(values) for name, values in carried()}
    return along | ({"partner": [partner]} if partner else {})


def arrived() -> None:
    """Tell the browser the address: it does not write one by itself for a link to the page that it is on."""
    st.query_params.update({})


def home(language: str) -> Home:
    """Where the arcs begin."""
    return Home.of(state.ask(choices.home, language))


def room(wide: int, share: float) -> int:
    """Pixels that a map has for its width in a window: rather too few, so that nothing is cut."""
    if wide <= NARROW:
        return max(220, (wide - PADDING // 2 - CARD) // 10 * 10)
    content = min(WIDEST, wide - (MENU if wide > PLAIN else 0)) - PADDING
    return max(220, int(content * share - CARD) // 10 * 10)


@lru_cache(maxsize=256)
def _deck(description: WorldMap, mode: Mode, height: int, width: int, turn: int) -> maps.Deck:
    return maps.deck(description, mode, height, width, turn)


def follow(kind: str, value: str) -> None:
    """What a click does unless the page says otherwise."""
    if kind == "country":
        state.put(state.question().toggled("country", value))
    else:
        st.session_state["open-partner"] = value


def nowhere(kind: str, value: str) -> None:
    """What a click does on a map that is only looked at."""


def _clicked(place: str, on_click: OnClick) -> None:
    """One click is told once: with the next turn the browser lets go of its selection."""
    objects = st.session_state[place]["selection"]["objects"]
    found = [record for records in objects.values() for record in records]
    if not found:
        return
    st.session_state[f"{place}-turn"] = st.session_state.get(f"{place}-turn", 0) + 1
    about = found[0].get("properties") or found[0]
    if about.get("key"):
        on_click("partner", str(about["key"]))
    elif about.get("country"):
        on_click("country", str(about["country"]))


def _both(meaning: str) -> str:
    return f"light-dark({colour(meaning)}, {colour(meaning, 'dark')})"


def legend(description: WorldMap, w: Words) -> str:
    """What size, colour and shade mean, in words."""
    parts = []
    if len(description.points) and description.sized:
        dots = "<b></b><b></b>" if description.points["value"].nunique() > 1 else "<b></b>"
        said = escape(description.sized)
        parts.append(f"<span><i class='m-dots' style='color:{_both('accent')}'>{dots}</i>{said}</span>")
    directions = set(description.arcs["direction"]) if len(description.arcs) else set()
    for direction, words in (("outgoing", w("Outgoing moves")), ("incoming", w("Incoming moves"))):
        if direction in directions:
            parts.append(f"<span><i class='m-arc' style='background:{_both(direction)}'></i>{escape(words)}</span>")
    shaded = description.shades[description.shades["value"] > 0] if len(description.shades) else description.shades
    if len(shaded) and description.counted:
        parts.append(f"<span>{_ramp([float(value) for value in shaded['value']], description, w)}</span>")
    if description.home is not None:
        parts.append(f"<span><i class='m-ring'></i>{escape(description.home.name)}</span>")
    return f"{undrawn(w)}<div class='m-legend'>{''.join(parts)}</div>"


def drawing(w: Words) -> str:
    """What a map says of itself until it is drawn, where style.css finds it."""
    return f"<style>:root {{ --m-drawing: {json.dumps(w('The map is being drawn …'), ensure_ascii=False)}; }}</style>"


def undrawn(w: Words) -> str:
    """What stands in the place of a map in a browser that cannot draw it; not seen in others."""
    said = w(
        "This browser draws no maps: WebGL is missing or switched off. The numbers stand in the lists and "
        "charts as well."
    )
    return f"<p class='m-undrawn'>{escape(said)}</p>"


def _ramp(values: list[float], description: WorldMap, w: Words) -> str:
    pairs = list(zip(lands.shade_colours("light"), lands.shade_colours("dark"), strict=True))
    low, high = min(values), max(values)
    if low == high:
        light, dark = pairs[lands.MIDDLE]
        one = f"<b style='background:light-dark({light}, {dark})'></b>"
        return f"<i class='m-steps'>{one}</i>{escape(description.counted)}: {w.number(low)}"
    # Only the steps that a country on the map has.
    used = [pairs[place] for place in sorted({lands.step(value, high, low) for value in values})]
    steps = "".join(f"<b style='background:light-dark({light}, {dark})'></b>" for light, dark in used)
    return (
        f"{escape(description.counted)} <i class='m-steps'><em>{w.number(low)}</em>{steps}<em>{w.number(high)}</em></i>"
    )
