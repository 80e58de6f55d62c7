"""The choice of a report in; the report, its files, and the button that freezes it, out."""

from functools import lru_cache, partial
from html import escape
from typing import Any

import streamlit as st

from lib import codes, db, i18n, years
from lib.codes import N_
from lib.i18n import Words
from lib.queries import choices, guests, naming, profile
from lib.queries import frozen as queries
from lib.queries.asking import asking
from lib.reports import frozen, periods
from lib.reports.blocks import Report
from lib.reports.building import parts
from lib.reports.building import report as built
from lib.reports.periods import NoSuchPeriod, Period
from lib.reports.writing import MIME, written
from lib.screen import state
from lib.screen.cards import empty
from lib.screen.finding import found_by_countries, found_by_names
from lib.screen.frozen import FORMATS, frozen_when
from lib.screen.progress import Progress
from lib.screen.switch import select, switch

Wanted = tuple[str, ...]


def chosen() -> tuple[Period | None, str, Wanted]:
    """What is to be reported on, in which language, with which sections; no period where there is none to speak of."""
    w = state.words()
    kinds = {**codes.REPORT_KIND, "brief": N_("Brief")}
    kind = switch("report", w("Report"), {code: w(name) for code, name in kinds.items()})
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="report-choice"):
        try:
            period = _period(kind, w)
        except NoSuchPeriod as wrong:
            st.warning(wrong.sentence(w), icon=":material/event_busy:")
            period = None
        language = st.selectbox(
            w("Language of the report"),
            i18n.languages(),
            index=i18n.languages().index(w.language),
            format_func=lambda code: i18n.words(code).endonym,
            key=f"report-language-{w.language}",
            width=220,
        )
    return period, str(language), _sections(period.partner if period else None, w)


def _sections(partner: str | None, w: Words) -> Wanted:
    """The sections that are wanted, of those that the report can have."""
    names = {key: w(title) for key, (title, _) in parts(partner).items()}
    wanted = st.pills(
        w("Sections"),
        list(names),
        selection_mode="multi",
        default=list(names),
        format_func=names.__getitem__,
        key="report-sections-partner" if partner else "report-sections",
    )
    return tuple(key for key in names if key in wanted)


def _period(kind: str, w: Words) -> Period | None:
    today = years.today()
    if kind == "brief":
        listed = w.sorted(state.ask(choices.countries), by=w.country)
        found_by_countries(listed, w.language)
        if not listed:
            empty()
            return None
        country = select(
            "about",
            w("Country"),
            {code: w.country(code) for code in listed},
            within=("partner",),
            width=260,
            filter_mode="contains",
            placeholder="–",
        )
        if not country:
            empty(w("Choose a country first."), filtered=False)
            return None
        partner = _partner(country, w)
        return periods.brief_of(*partner, today) if partner else periods.brief(country, today)
    offered = list(range(today.year, min(state.ask(choices.choices).first_year, today.year) - 1, -1))
    last = min(1, len(offered) - 1) if kind == "annual" else 0
    numbers = {str(number): str(number) for number in offered}
    year = int(select("year", w("Year"), numbers, str(offered[last]), width=140))
    if kind == "annual":
        return periods.annual(year, today)
    quarters = {str(number): w.year(year, quarter=number) for number in (1, 2, 3, 4)}
    quarter = switch("quarter", w("Quarter"), quarters, str(max(1, (today.month - 1) // 3)))
    return periods.quarterly(year, int(quarter), today)


def _partner(country: str, w: Words) -> tuple[str, dict[str, Any]] | None:
    """A partner of the country, where the brief shall be about one; its key and its own row."""
    found = state.ask(guests.guests, w.language)
    names = dict(zip(*(found.loc[found["country"] == country, column] for column in ("key", "name")), strict=True))
    found_by_names(names, state.ask(naming.every))
    key = select(
        "partner",
        w("Partner"),
        {key: names[key] for key in w.sorted(names, by=names.__getitem__)},
        placeholder=w("The whole country"),
        filter_mode="contains",
        disabled=not names,
        width=360,
    )
    about = state.ask(profile.about, key) if key else None
    return (str(key), about) if about else None


def report(period: Period, language: str, wanted: Wanted) -> Report:
    """The report as the data stands; made once for one stamp."""
    with Progress(len(wanted)) as progress:
        return _built(db.address(), st.session_state["stamp"], period, language, wanted, progress)


@lru_cache(maxsize=64)
def _built(address: str, stamp: int, period: Period, language: str, wanted: Wanted, progress: Progress) -> Report:
    # The stamp is part of the key and nothing else, as with every answer.
    with db.connect(address) as connection:
        return built(asking(connection), period, language, wanted, progress)


def files(found: Report) -> None:
    """The kind of file, and the one button of the page: the file is made when it is asked for."""
    w = state.words()
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="report-files"):
        kind = str(
            st.segmented_control(
                w("File"),
                list(FORMATS),
                default="pdf",
                required=True,
                format_func=FORMATS.__getitem__,
                key="report-format",
            )
        )
        st.download_button(
            w("Download {file}", file=FORMATS[kind]),
            partial(written, found, kind),
            f"{found.name}.{kind}",
            mime=MIME[kind],
            key=f"report-download-{kind}",
            type="primary",
            icon=":material/download:",
            on_click="ignore",
        )


def freezing(period: Period, wanted: Wanted) -> None:
    """Keep the report as it is now: first what will be kept, then the button that does it."""
    w = state.words()
    with st.popover(
        w("Freeze this report"), icon=":material/ac_unit:", type="tertiary", key="open-freeze", on_change="rerun"
    ):
        st.html(_what_is_frozen(period, wanted, w))
        if st.button(w("Freeze now"), key="freeze", icon=":material/ac_unit:", on_click=_close):
            with Progress(len(i18n.languages()) * len(wanted)) as progress:
                frozen.freeze(db.address(), period, wanted, progress=progress)
            st.toast(w("The report is frozen."), icon=":material/ac_unit:")
            st.session_state["stamp"] = _stamp()


def _what_is_frozen(period: Period, wanted: Wanted, w: Words) -> str:
    """Title, period, sections and languages; that it cannot be changed; when the same was frozen before."""
    names = parts(period.partner)
    facts = {
        w("Report"): f"{period.title(w)} · {period.label(w)}",
        w("As at"): w.date(period.as_of),
        w("Sections"): w.listed(w(names[key][0]) for key in wanted),
        w("Languages"): w.listed(i18n.words(language).endonym for language in i18n.languages()),
    }
    same = [kept for kept in map(_kept, state.ask(queries.listed).to_dict("records")) if kept[0] == period.name]
    if same:
        facts[w("Frozen before")] = w.listed(frozen_when(line, w) for _, line in same)
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in facts.items())
    text = w(
        "Its numbers, sentences and rules are kept in every language; later changes of the data do not change them."
    )
    return f"<dl class='m-facts m-apart'>{listed}</dl><p class='m-rule'>{escape(text)}</p>"


def _kept(line: dict[Any, Any]) -> tuple[str, dict[str, Any]]:
    """The name of the period of a frozen report, and its line."""
    known = {str(name): value for name, value in line.items()}
    return frozen.period_of(known).name, known


def _close() -> None:
    st.session_state["open-freeze"] = False


def _stamp() -> int:
    with db.connect() as connection:
        return db.stamp(connection)
