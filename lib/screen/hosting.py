"""The choice of a guest in; the address of the presentation out."""

from functools import partial
from html import escape
from typing import Any, Final

import streamlit as st

from lib import geography, i18n, years
from lib.i18n import Words
from lib.queries import choices, delegation, naming
from lib.queries.guests import Guest, guest, guests
from lib.reports.delegation import slides
from lib.reports.writing import MIME
from lib.screen import state
from lib.screen.cards import empty
from lib.screen.finding import found_by_countries, found_by_names
from lib.screen.running_order import plan, running_order
from lib.screen.threshold import threshold

PAGE: Final = "pages/presenting/delegation.py"
ADVANCE: Final = (0, 10, 20, 30, 60)


def chooser() -> None:
    """Guest, language and options; each in its own line, the way to the wall below."""
    w = state.words()
    with st.container(border=True, key="card-guest"):
        left, right = st.columns(2)
        with left:
            text = _guest(w)
        with right:
            language = _language(w)
            amounts = st.toggle(w("Show the budgets of joint projects"), key="guest-amounts")
            st.session_state.setdefault("guest-advance", 0)
            seconds = st.segmented_control(
                w("Change slides"),
                ADVANCE,
                key="guest-advance",
                format_func=lambda s: w("{n} s", n=w.number(s)) if s else w("by hand"),
                required=True,
            )
        address = _address(text, language, amounts, int(seconds or 0)) if text else None
        who: Guest | None = state.ask(guest, text, language) if text else None
        _way(address, who, amounts, w)
    if who and address:
        running_order(who, address)
    else:
        plan()
    said = w(
        "Counts of fewer than {n} people are not shown, and cannot be worked out from the others. Whoever starts the "
        "server sets this number; no address can lower it. Attention lists, notes and drafts are never part of it.",
        n=w.number(threshold()),
    )
    keys = w(
        "Arrow keys or a clicker (Page Up, Page Down) move, Home and End lead to the first and the last slide, Escape "
        "leads back here; F11 fills the whole screen. The address holds guest, language and slide: it can be prepared "
        "beforehand."
    )
    st.html(f"<p class='m-rule'>{said}</p><p class='m-rule'>{keys}</p>")


def _guest(w: Words) -> str | None:
    st.session_state.setdefault("guest-kind", "country")
    kind = st.segmented_control(
        w("Guest"),
        ["country", "institution"],
        format_func=lambda one: w("A country") if one == "country" else w("One institution"),
        key="guest-kind",
        required=True,
    )
    if kind == "country":
        known = state.ask(choices.countries)
        every = [*w.sorted(known, by=w.country), *w.sorted(set(geography.country_codes()) - set(known), by=w.country)]
        found_by_countries(every, w.language)
        country: str | None = st.selectbox(
            w("Country"),
            every,
            index=None,
            format_func=w.country,
            key="guest-country",
            placeholder=w("Choose one"),
            filter_mode="contains",
        )
        return country
    found = state.ask(guests, w.language)
    names = {line["key"]: line for line in found.to_dict("records")}
    labels = {
        key: w("{city}, {country}", city=line["name"], country=w.country(line["country"]))
        for key, line in names.items()
    }
    found_by_names(labels, state.ask(naming.every))
    institution: str | None = st.selectbox(
        w("Institution"),
        w.sorted(names, by=lambda key: names[key]["name"]),
        index=None,
        format_func=labels.__getitem__,
        key="guest-institution",
        placeholder=w("Choose one"),
        filter_mode="contains",
    )

    return institution


def _language(w: Words) -> str:
    st.session_state.setdefault("guest-language", w.language)
    chosen = st.selectbox(
        w("Language of the presentation"),
        i18n.languages(),
        format_func=lambda code: i18n.words(code).endonym,
        key="guest-language",
    )
    return str(chosen or w.language)


def _address(text: str, language: str, amounts: bool, seconds: int) -> dict[str, str]:
    address = {"guest": text, "lang": language, "slide": "1"}
    address |= {"amounts": "1"} if amounts else {}
    return address | ({"advance": str(seconds)} if seconds else {})


def _way(address: dict[str, str] | None, who: Guest | None, amounts: bool, w: Words) -> None:
    """The button that presents, with the files beside it; before a guest is chosen, what is missing."""
    with st.container(horizontal=True, vertical_alignment="center", key="guest-way"):
        pressed = st.button(
            w("Present"), key="present", type="primary", icon=":material/present_to_all:", disabled=address is None
        )
        if address is None:
            institution = st.session_state.get("guest-kind") == "institution"
            said = w("Choose an institution first.") if institution else w("Choose a country first.")
            st.html(f"<p class='m-quiet'>{escape(said)}</p>", width="content")
        elif pressed:
            st.session_state["presenter-language"] = w.language
            st.switch_page(PAGE, query_params=address)
        if who and address:
            _downloads(who, address["lang"], amounts, w)


def _downloads(who: Guest, language: str, amounts: bool, w: Words) -> None:
    """The same content on paper and as slides; made when it is asked for."""
    deck = state.ask(delegation.deck, who, years.today(), threshold(), amounts, language)
    home = state.ask(choices.home, language)
    names = {"pdf": w("Brief (PDF)"), "pptx": w("Slides (PPTX)")}
    for kind, name in names.items():
        st.download_button(
            name,
            partial(_file, kind, deck, home, language),
            f"{who.partner or who.country}-{language}.{kind}",
            mime=MIME[kind],
            key=f"guest-{kind}",
            icon=":material/download:",
            on_click="ignore",
        )


def _file(kind: str, deck: delegation.Deck, home: Any, language: str) -> bytes:
    # The writers take a second to load, and most readers only present.
    from lib.reports import brief, delegation_pptx

    made = slides(deck, home, i18n.words(language))
    report = brief.report(made, language, deck.day)
    return brief.brief(made, report) if kind == "pdf" else delegation_pptx.pptx(made, report)


def back(who: Guest, seconds: int | None, amounts: bool) -> None:
    """From the wall to the choice, as it was made: the guest stands there still, and the reader's own language."""
    spoken = st.session_state.pop("presenter-language", state.words().language)
    found = state.ask(guests, spoken)
    listed = who.partner in set(found["key"])  # one that was merged into another can be shown, not chosen
    kind, value = ("institution", who.partner) if listed else ("country", who.country)
    st.session_state["guest-kind"], st.session_state[f"guest-{kind}"] = kind, value
    st.session_state["guest-language"], st.session_state["guest-amounts"] = state.words().language, amounts
    st.session_state["guest-advance"] = seconds if seconds in ADVANCE else 0
    st.query_params.from_dict({"lang": spoken})
    st.rerun(scope="app")


def unknown() -> None:
    """For an address that names no guest."""
    w = state.words()
    empty(w("This address names a guest that is not known here. Please choose one."), filtered=False)
    st.page_link(PAGE, label=w("Choose a guest"), icon=":material/arrow_back:")
