"""A row that cannot be true is refused with its cell; one that is merely unusual is taken."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.i18n import languages, words
from lib.imports.workbook import workbook
from tests.imports.folders import HOME, MOVE, PARTNER, SOURCE, Table, folder

TODAY = date(2026, 11, 21)
PAPER = {"key": "a", "partner": "p", "kind": "mou", "valid_from": "2020-01-01", "renews": "no", "source": "s"}
GRANT = {"key": "g", "title": "G", "funder": "EU", "role": "partner", "status": "completed", "source": "s"}
PAYMENT = {"grant": "g", "paid_on": "2024-05-01", "amount": "10", "currency": "EUR", "source": "s"}
VISIT = {"key": "v", "kind": "delegation", "title": "V", "start_date": "2024-05-06", "mode": "physical", "source": "s"}
NET = {"key": "n", "name": "N", "source": "s"}
TIE = {"association": "n", "status": "member", "source": "s"}
OTHER = {"grant": "g", "partner": "p", "name": "P", "source": "s"}
CHECK = "check its latitude, its longitude and the country."
DIFFERS = "column country: “Poland (PL)” is not Türkiye (TR), the country of the partner in this row."
PRICED = "write its three-letter code, such as EUR."
ROUND = "the way leads back to this row; name another one, or leave the cell empty."
PAPERS = {"year": "2024", "partner": "p", "name": "P", "papers": "1", "source": "s"}
# What each table is when nothing is wrong with it.
RIGHT: dict[str, dict[str, str]] = {
    "institution": HOME,
    "partner": PARTNER,
    "agreement": PAPER,
    "grant": GRANT,
    "payment": PAYMENT,
    "grant_partner": OTHER,
    "activity": VISIT,
    "association": NET,
    "membership": TIE,
    "association_member": {"association": "n", "partner": "p", "name": "P", "status": "member", "source": "s"},
    "copublication": {**PAPERS, "country": "TR"},
    "mobility": MOVE,
}


def faults(at: Path, language: str = "en", **tables: Table) -> list[str]:
    """What is said of a folder in which only the given tables are not as they should be."""
    whole = {**{name: [row] for name, row in RIGHT.items()}, **tables}
    found = workbook(folder(at / "lsu", **whole), reference=None, today=TODAY).faults
    return [fault.sentence(words(language)) for fault in found]


def test_nothing_is_wrong_with_what_is_right(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


@pytest.mark.parametrize(
    ("table", "change", "sentence"),
    [
        # A stay that is counted has begun.
        (
            "mobility",
            {"start_date": "2026-11-22", "end_date": ""},
            "column start_date: “2026-11-22” lies after 2026-11-21; a stay that has not begun is nominated or planned.",
        ),
        (
            "mobility",
            {"start_date": "2027-02-01", "end_date": "", "status": "live"},
            "column start_date: “2027-02-01” lies after 2026-11-21; a stay that has not begun is nominated or planned.",
        ),
        (
            "mobility",
            {"start_date": "", "end_date": "", "calendar_year": "2027"},
            "column calendar_year: “2027” lies after 2026-11-21; a stay that has not begun is nominated or planned.",
        ),
        ("mobility", {"end_date": "2024-01-31"}, "column end_date: “2024-01-31” lies before start_date (2024-02-01)."),
        (
            "mobility",
            {"status": "completed", "end_date": "2026-11-22"},
            "column end_date: “2026-11-22” lies after 2026-11-21; a stay that has not ended is not completed.",
        ),
        ("mobility", {"country": "PL"}, DIFFERS),
        ("activity", {"partner": "p", "country": "PL"}, DIFFERS),
        ("grant_partner", {"country": "PL"}, DIFFERS),
        ("copublication", {"country": "PL"}, DIFFERS),
        ("association_member", {"country": "PL"}, DIFFERS),
        (
            "agreement",
            {"valid_until": "2019-12-31"},
            "column valid_until: “2019-12-31” lies before valid_from (2020-01-01).",
        ),
        (
            "agreement",
            {"valid_until": "2022-12-31", "signed": "2023-01-01"},
            "column valid_until: “2022-12-31” lies before signed (2023-01-01).",
        ),
        # Said once, though it lies before both.
        (
            "agreement",
            {"valid_until": "2019-12-31", "signed": "2020-02-01"},
            "column valid_until: “2019-12-31” lies before valid_from (2020-01-01).",
        ),
        (
            "grant",
            {"start_date": "2024-01-15", "end_date": "2024-01-14"},
            "column end_date: “2024-01-14” lies before start_date (2024-01-15).",
        ),
        (
            "grant",
            {"call_year": "2024", "decision_date": "2023-12-31"},
            "column decision_date: “2023-12-31” lies before call_year (2024).",
        ),
        (
            "grant",
            {"submitted_on": "2024-03-01", "decision_date": "2024-02-01"},
            "column decision_date: “2024-02-01” lies before submitted_on (2024-03-01).",
        ),
        (
            "grant",
            {"budget": "1000", "own_share": "1000.01", "currency": "EUR"},
            "column own_share: “1000.01” is more than the whole, which is 1000.",
        ),
        ("activity", {"end_date": "2024-05-05"}, "column end_date: “2024-05-05” lies before start_date (2024-05-06)."),
        (
            "membership",
            {"since": "2020-05-01", "until": "2019-05-01"},
            "column until: “2019-05-01” lies before since (2020-05-01).",
        ),
        ("grant", {"budget": "1000.50"}, f"column currency: the currency of budget (1000.5) is missing; {PRICED}"),
        (
            "grant",
            {"budget": "5000", "own_share": "400"},
            f"column currency: the currency of own_share (400) is missing; {PRICED}",
        ),
        ("agreement", {"predecessor": "a"}, f"column predecessor: from “a” {ROUND}"),
        ("partner", {"merged_into": "p"}, f"column merged_into: from “p” {ROUND}"),
        # Rome in Texas, as one real list has it; Ankara with its numbers exchanged.
        (
            "partner",
            {"country": "IT", "latitude": "26.4", "longitude": "-99.0"},
            f"column latitude: the point “26.4, -99” does not lie in Italy (IT); {CHECK}",
        ),
        (
            "partner",
            {"campus_latitude": "32.85", "campus_longitude": "39.92"},
            f"column campus_latitude: the point “32.85, 39.92” does not lie in Türkiye (TR); {CHECK}",
        ),
        (
            "institution",
            {"latitude": "48.85", "longitude": "38.75"},
            f"column latitude: the point “48.85, 38.75” does not lie in Azerbaijan (AZ); {CHECK}",
        ),
        (
            "association",
            {"seat_country": "RO", "latitude": "28.63", "longitude": "44.18"},
            f"column latitude: the point “28.63, 44.18” does not lie in Romania (RO); {CHECK}",
        ),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_true(table: str, change: dict[str, str], sentence: str, tmp_path: Path) -> None:
    # Others of the row speak of the same partner, and are no part of this test.
    others = {"mobility": [{**MOVE, "country": "IT"}], "copublication": [{**PAPERS, "country": "IT"}]}
    moved = others if change.get("country") == "IT" else {}
    found = faults(tmp_path, **{**moved, table: [{**RIGHT[table], **change}]})
    assert found == [f"lsu/{table}.csv, line 2, {sentence}"]


def test_a_circle_is_named_once(tmp_path: Path) -> None:
    """a follows c, c follows b, b follows a; d leads into the circle and is none of it."""
    before = {"a": "c", "b": "a", "c": "b", "d": "a", "e": ""}
    papers = [{**PAPER, "key": key, "predecessor": other} for key, other in before.items()]
    assert faults(tmp_path, agreement=papers) == [f"lsu/agreement.csv, line 2, column predecessor: from “c” {ROUND}"]


def test_a_rejected_project_receives_no_money(tmp_path: Path) -> None:
    assert faults(tmp_path, grant=[{**GRANT, "status": "rejected"}]) == [
        "lsu/payment.csv, line 2, column grant: “g” was rejected (lsu/grant.csv:2), and a rejected project receives no "
        "money."
    ]


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("mobility", {"start_date": "2026-11-21", "end_date": "2027-02-01", "status": "live"}),
        ("mobility", {"start_date": "2027-02-01", "end_date": "", "status": "nominated"}),
        ("mobility", {"start_date": "2027-02-01", "end_date": "", "status": "cancelled"}),
        ("mobility", {"start_date": "", "end_date": "", "calendar_year": "2026"}),
        ("mobility", {"partner": "", "country": "PL"}),
        # A paper is often signed after the day from which it holds; the last signature may come on its last day.
        ("agreement", {"signed": "2020-06-01"}),
        ("agreement", {"signed": "2022-12-31", "valid_until": "2022-12-31"}),
        # The applications of a call may be due in the year before the one that it is named for.
        ("grant", {"submitted_on": "2023-10-24", "call_year": "2024", "decision_date": "2024-01-01"}),
        ("grant", {"budget": "1000", "own_share": "1000", "currency": "EUR"}),
        ("grant", {"own_share": "1000", "currency": "EUR"}),
        ("grant", {"currency": "EUR"}),
        # Half a point is not judged.
        ("partner", {"latitude": "-20"}),
        ("activity", {"partner": "p"}),
        ("activity", {"country": "PL"}),
    ],
)
def test_a_row_that_is_only_unusual(table: str, change: dict[str, str], tmp_path: Path) -> None:
    assert faults(tmp_path, **{table: [{**RIGHT[table], **change}]}) == []


def test_what_a_source_dates_has_happened_where_the_clock_runs_behind(tmp_path: Path) -> None:
    ahead = [{**MOVE, "start_date": "2026-12-01", "end_date": ""}]
    assert faults(tmp_path, mobility=ahead, source=[{**SOURCE, "as_of": "2026-12-24"}]) == []
    for as_of in ("2026-11-30", "2026", "2026-11", "2026-12-00"):
        assert faults(tmp_path, mobility=ahead, source=[{**SOURCE, "as_of": as_of}]) != []


def test_a_slip_is_said_once(tmp_path: Path) -> None:
    """A cell, a key or a file that is wrong already does not make a second fault."""
    assert len(faults(tmp_path, mobility=[{**MOVE, "start_date": "2027", "end_date": "2024-01-01"}])) == 1
    assert len(faults(tmp_path, mobility=[{**MOVE, "partner": "q", "country": "PL"}])) == 1
    assert len(faults(tmp_path, payment=[{**PAYMENT, "grant": "q"}])) == 1
    assert len(faults(tmp_path, grant=[{**GRANT, "status": "refused"}])) == 1
    assert len(faults(tmp_path, partner=[{**PARTNER, "latitude": "x", "longitude": "39.92"}])) == 1


@pytest.mark.parametrize("language", languages())
def test_the_reader_hears_it_in_the_language_asked_for(language: str, tmp_path: Path) -> None:
    (said,) = faults(tmp_path, language, mobility=[{**MOVE, "country": "PL"}])
    assert said.startswith("lsu/mobility.csv, ")
    assert f"{words(language).country('PL')} (PL)" in said
    assert (said == faults(tmp_path, mobility=[{**MOVE, "country": "PL"}])[0]) is (language == "en")


DAYS = st.sampled_from(["", "2025-12-31", "2026-01-01", "2026-11-21", "2026-11-22"])
COUNTRY = st.sampled_from(["TR", "PL"])
AMOUNT = st.sampled_from(["", "1", "99.5", "100"])
DRAWN = st.fixed_dictionaries(
    {
        "home": COUNTRY,
        "point": st.sampled_from([("39.92", "32.85"), ("32.85", "39.92"), ("52.2", "21.0"), ("", "21.0")]),
        "move": st.tuples(DAYS, DAYS, COUNTRY, st.sampled_from(["planned", "live", "completed", "cancelled"])),
        "paper": st.tuples(DAYS, DAYS.filter(bool), DAYS),
        "grant": st.tuples(st.sampled_from(["", "2025", "2026", "2027"]), DAYS, DAYS, DAYS, AMOUNT, AMOUNT),
        "status": st.sampled_from(["submitted", "rejected", "completed"]),
        "currency": st.sampled_from(["EUR", "EUR", ""]),
        "paid": st.booleans(),
        "visit": st.tuples(DAYS.filter(bool), DAYS),
        "tie": st.tuples(DAYS, DAYS),
    }
)


def right(drawn: dict[str, Any]) -> bool:
    """Whether all of it can be true; written from the words of the rules, not from the code."""
    home, (latitude, _), (first, last, country, state) = drawn["home"], drawn["point"], drawn["move"]
    signed, begins, ends = drawn["paper"]
    call, decided, start, end, budget, share = drawn["grant"]
    pairs = [(first, last), (begins, ends), (signed, ends), (call, decided), (start, end), drawn["visit"], drawn["tie"]]
    return (
        # Days as ISO writes them sort as text, and so does a year before its days.
        all(not a or not b or a <= b for a, b in pairs)
        and home == country
        and (not latitude or latitude == {"TR": "39.92", "PL": "52.2"}[str(home)])
        and not (state in ("live", "completed") and first > "2026-11-21")
        and not (state == "completed" and last > "2026-11-21")
        and not (budget and share and float(share) > float(budget))
        and not (drawn["status"] == "rejected" and drawn["paid"])
        and bool(drawn["currency"] or not (budget or share))
    )


@settings(max_examples=300)
@given(DRAWN)
def test_a_file_is_taken_exactly_if_all_its_rows_can_be_true(drawn: dict[str, Any]) -> None:
    first, last, country, state = drawn["move"]
    move = {"start_date": first, "end_date": last, "country": country, "status": state}
    names = ("call_year", "decision_date", "start_date", "end_date", "budget", "own_share")
    grant = {
        **GRANT,
        **dict(zip(names, drawn["grant"], strict=True)),
        "status": drawn["status"],
        "currency": drawn["currency"],
    }
    paper = dict(zip(("signed", "valid_from", "valid_until"), drawn["paper"], strict=True))
    latitude, longitude = drawn["point"]
    with TemporaryDirectory() as place:
        found = faults(
            Path(place),
            partner=[{**PARTNER, "country": drawn["home"], "latitude": latitude, "longitude": longitude}],
            mobility=[{**MOVE, **move, "calendar_year": "" if first else "2025"}],
            agreement=[{**PAPER, **paper}],
            grant=[grant, {**GRANT, "key": "other"}],
            payment=[PAYMENT] if drawn["paid"] else [{**PAYMENT, "grant": "other"}],
            activity=[{**VISIT, **dict(zip(("start_date", "end_date"), drawn["visit"], strict=True))}],
            membership=[{**TIE, **dict(zip(("since", "until"), drawn["tie"], strict=True))}],
            copublication=[{**PAPERS, "partner": "", "country": "TR"}],
        )
    assert (found == []) is right(drawn), found
