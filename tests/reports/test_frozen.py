"""A frozen report stays as it was; what would be different today is told number by number, with the source."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, delete, event, func, insert, select, text, update
from sqlalchemy.exc import InternalError, OperationalError

from lib import db
from lib.i18n import languages, words
from lib.indicators import INDICATORS, Indicator
from lib.queries import choices, profile
from lib.queries import frozen as queries
from lib.queries.asking import asking
from lib.queries.sources import FACTS
from lib.reports import behind, frozen, partner, periods, sections
from lib.reports.blocks import Report
from lib.reports.building import report
from lib.reports.frozen import Difference
from lib.reports.keeping import kept, restored
from lib.reports.numbers import numbers
from lib.reports.writing import written
from lib.schema import Base, Mobility, Source
from tests.databases import TABLES, complete_row, put
from tests.reports import reading
from tests.reports.conftest import TODAY, Make, file_again, file_of

PERIOD = periods.annual(2025, TODAY)
START = date(2025, 2, 1)
ROWS: dict[str, Any] = {
    "source": [
        {"key": "office", "title": "The office's list", "quality": "real"},
        {"key": "made-up", "quality": "illustrative"},
    ],
    "partner": [{"country": "TR", "name": "Ege University"}, {"country": "PL"}],
    "mobility": [
        {"start_date": START, "direction": "outgoing", "role": "student", "country": "TR", "participants": 3},
        {"start_date": START, "direction": "incoming", "role": "student", "country": "PL", "source_id": 2},
        {"start_date": date(2024, 2, 1), "direction": "outgoing", "role": "student", "country": "TR"},
    ],
    "activity": [{"start_date": START, "title": "A day abroad", "kind": "conference"}],
}


FROZEN = ("frozen_report", "frozen_document", "frozen_number", "frozen_source")


@pytest.fixture(scope="session")
def frozen_rows(empty_database: str) -> dict[str, Any]:
    """What a freeze of the report of 2025 writes, made once for each kind of database."""
    with db.transaction(empty_database) as connection:
        put(connection, ROWS)
    assert frozen.freeze(empty_database, PERIOD, by="the office") >= 1
    with db.connect(empty_database) as connection:
        kept = {name: [dict(row) for row in connection.execute(select(TABLES[name])).mappings()] for name in FROZEN}
    with db.transaction(empty_database) as connection:
        put(connection, {"source": [], "institution": []})
    db.forget(empty_database)
    return kept


@pytest.fixture
def frozen_url(database_url: str, frozen_rows: dict[str, Any]) -> str:
    """A small database in which the report of 2025 is frozen."""
    with db.transaction(database_url) as connection:
        put(connection, ROWS | frozen_rows)
    return database_url


def first(url: str) -> dict[str, Any]:
    with db.connect(url) as connection:
        return {str(k): v for k, v in queries.listed(connection).to_dict("records")[0].items()}


def as_it_was(url: str, language: str = "en") -> Report:
    with db.connect(url) as connection:
        return frozen.thawed(asking(connection), first(url), words(language))


def different(url: str, language: str = "en") -> list[Difference]:
    return frozen.differences(url, first(url)["id"], words(language))


def change(url: str, *statements: Any) -> None:
    with db.transaction(url) as connection:
        for statement in statements:
            connection.execute(statement)


def test_what_is_kept_says_when_and_of_what(frozen_url: str) -> None:
    line = first(frozen_url)
    with db.connect(frozen_url) as connection:
        assert 0 < line["stamp"] < db.stamp(connection)
    assert (line["kind"], line["year"], line["made_on"], line["as_of"]) == ("annual", 2025, TODAY, PERIOD.as_of)
    assert line["frozen_by"] == "the office"
    assert frozen.period_of(line) == PERIOD


@pytest.mark.parametrize("language", languages())
def test_it_is_kept_in_every_language(frozen_url: str, language: str) -> None:
    found = as_it_was(frozen_url, language)
    with db.connect(frozen_url) as connection:
        now = report(asking(connection), PERIOD, language)
        assert queries.numbers(connection, first(frozen_url)["id"]) == numbers(found) == numbers(now)
    assert found.language == language
    note = words(language)(
        "Frozen on {day}: later changes of the data are not in it.",
        day=words(language).date(first(frozen_url)["frozen_at"].date()),
    )
    assert found.notes == (note,)
    assert restored(kept(now)) is not now
    assert file_again(replace(found, name=now.name, notes=()), "pdf") == file_of(now, "pdf")


def test_each_step_is_told_before_it_is_made(database_url: str) -> None:
    heard: list[str] = []
    with db.transaction(database_url) as connection:
        put(connection, ROWS)
    frozen.freeze(database_url, PERIOD, ("grants", "mobility"), progress=heard.append)
    assert heard[:4] == ["English · Mobility", "English · Grants", "Azərbaycanca · Mobillik", "Azərbaycanca · Qrantlar"]
    assert len(heard) == 2 * len(languages())


def test_nothing_is_different_while_nothing_changes(frozen_url: str) -> None:
    assert different(frozen_url) == []


def test_changes_of_the_data_do_not_change_it(frozen_url: str) -> None:
    before = {language: kept(as_it_was(frozen_url, language)) for language in languages()}
    files = {kind: written(as_it_was(frozen_url), kind) for kind in ("pdf", "xlsx")}
    change(
        frozen_url,
        update(Mobility).values(participants=Mobility.participants * 7),
        delete(TABLES["activity"]),
        text("UPDATE partner SET name = 'Another name'"),
        text("UPDATE institution SET name = 'Another university'"),
    )
    assert {language: kept(as_it_was(frozen_url, language)) for language in languages()} == before
    again = {kind: written(as_it_was(frozen_url), kind) for kind in ("pdf", "xlsx")}
    assert again["pdf"] == files["pdf"]
    assert reading.workbook(again["xlsx"]) == reading.workbook(files["xlsx"])


def test_a_changed_row_is_named_by_its_source(frozen_url: str) -> None:
    change(frozen_url, update(Mobility).where(Mobility.id == 1).values(participants=5))
    found = {(d.said.what, d.said.line, d.said.column): d for d in different(frozen_url)}
    moved = found["Moves by year and direction", "2025 · Outgoing", "Moves"]
    assert (moved.then, moved.now, moved.there_then, moved.there_now) == (3, 5, True, True)
    assert moved.why == ("The office's list: rows in the table mobility were changed",)
    figure = found["Indicators", "Outgoing students", "value"]
    assert (figure.then, figure.now, figure.why) == (3, 5, moved.why)
    assert all(d.why == moved.why for d in found.values())


def test_what_a_row_is_called_in_another_language_is_no_change(frozen_url: str) -> None:
    def behind() -> list[list[Any]]:
        with db.connect(frozen_url) as connection:
            return queries.behind_now(connection).values.tolist()

    before = behind()
    change(frozen_url, text("UPDATE activity SET title_az = 'Konfrans'"))
    assert behind() == before
    change(frozen_url, text("UPDATE activity SET title = 'Conference'"))
    assert behind() != before


def test_a_block_names_the_tables_that_it_counts_and_no_others(frozen_url: str) -> None:
    """Without moves and activities no number of agreements and of partners by country is another."""
    change(frozen_url, text("DELETE FROM mobility"), text("DELETE FROM activity"))
    found = different(frozen_url)
    said = {d.said.what for d in found}
    assert "Moves by year and direction" in said
    assert not {"Agreements in force", "Partners by country"} & said
    of_moves = [d for d in found if d.said.what.startswith("Moves by")]
    assert of_moves
    assert all("table mobility" in why for d in of_moves for why in d.why)


def test_an_amount_says_in_which_currency(database_url: str) -> None:
    grant = {"own_share": 1000.0, "currency": "AZN", "status": "running", "decision_date": START}
    with db.transaction(database_url) as connection:
        put(connection, {**ROWS, "grant": [grant]})
    frozen.freeze(database_url, PERIOD, ["indicators", "grants"])
    change(database_url, text('UPDATE "grant" SET own_share = 2000'))
    found = {(d.said.what, d.said.column): d.said.currency for d in different(database_url)}
    assert found["Indicators", "value"] == "AZN"
    amounts = {key: unit for key, unit in found.items() if "awarded" in key[0]}
    assert amounts
    assert set(amounts.values()) == {"AZN"}


def test_rows_that_came_and_went_are_counted(frozen_url: str) -> None:
    added = complete_row(Mobility.__table__, 9, {**ROWS["mobility"][0], "country": "KZ", "source_id": 4})  # type: ignore[arg-type]
    source = complete_row(TABLES["source"], 4, {"key": "new", "title": "A new import", "quality": "real"})
    change(frozen_url, insert(Source).values(source), insert(Mobility).values(added), text("DELETE FROM activity"))
    found = different(frozen_url)
    new = next(d for d in found if d.said.line == "Kazakhstan · Outgoing" and d.said.what == "Moves by country")
    assert (new.then, new.now, new.there_then, new.there_now) == (None, 3, False, True)
    assert new.why == (
        "A new import: rows in the table mobility came, went or were changed; there are 1 (when it was frozen: 0)",
    )
    gone = [d for d in found if d.said.section == "Activities"]
    assert gone
    assert all(not d.there_now or d.now == 0 for d in gone)
    why = (
        "The office's list: rows in the table activity came, went or were changed; there are 0 (when it was frozen: 1)"
    )
    assert {d.why for d in gone} == {(why,)}


def test_each_import_is_named_at_the_numbers_that_it_changed(frozen_url: str) -> None:
    """Two imports into one table: students to Poland by one, teachers from Georgia by the other."""
    table: Any = Mobility.__table__
    usual = ROWS["mobility"][0]
    students = complete_row(table, 8, {**usual, "country": "PL", "participants": 7, "source_id": 4})
    teachers = {**usual, "country": "GE", "direction": "incoming", "role": "teacher", "activity": "teaching"}
    change(
        frozen_url,
        insert(Source).values(complete_row(TABLES["source"], 4, {"key": "a", "title": "Import A", "quality": "real"})),
        insert(Source).values(complete_row(TABLES["source"], 5, {"key": "b", "title": "Import B", "quality": "real"})),
        insert(Mobility).values(students),
        insert(Mobility).values(complete_row(table, 9, {**teachers, "source_id": 5})),
    )
    a, b = (
        f"Import {name}: rows in the table mobility came, went or were changed; there are 1 (when it was frozen: 0)"
        for name in ("A", "B")
    )
    found = {(d.said.what, d.said.line, d.said.column): d for d in different(frozen_url)}
    students_out = found["Indicators", "Outgoing students", "value"]
    assert (students_out.then, students_out.now, students_out.why) == (3, 10, (a,))
    assert found["Indicators", "Incoming staff", "value"].why == (b,)
    assert found["Indicators", "Effective number of countries", "value"].why == (a, b)
    assert found["Moves by country", "Georgia · Incoming", "Moves"].why == (b,)
    assert found["Moves by country", "Poland · Outgoing", "Moves"].why == (a,)
    assert len(found) > 5


def test_what_is_left_out_to_find_the_cause_is_there_afterwards(frozen_url: str) -> None:
    with db.connect(frozen_url) as connection:
        before = db.stamp(connection)
    with db.aside(frozen_url) as connection:
        assert connection.execute(select(func.count()).select_from(Mobility)).scalar() == 3
        queries.leave_out(connection, "office")
        assert connection.execute(select(func.count()).select_from(Mobility)).scalar() == 1
    with db.aside(frozen_url) as connection:
        assert connection.execute(select(func.count()).select_from(Mobility)).scalar() == 3
    with db.connect(frozen_url) as connection:
        assert connection.execute(select(func.count()).select_from(Mobility)).scalar() == 3
        assert db.stamp(connection) == before
        with pytest.raises(OperationalError if frozen_url.startswith("sqlite") else InternalError):
            connection.execute(delete(Mobility))


def aim(url: str, value: float) -> None:
    row = {"indicator": "outgoing_students", "year": 2025, "value": value}
    target = TABLES["target"]
    change(url, delete(target), insert(target).values(complete_row(target, 1, row)))


def test_a_target_that_is_set_later_is_not_in_it(frozen_url: str) -> None:
    before = kept(as_it_was(frozen_url))
    aim(frozen_url, 7)
    assert kept(as_it_was(frozen_url)) == before
    assert different(frozen_url) == []


def test_a_report_that_was_frozen_before_there_were_targets_can_be_read(frozen_url: str) -> None:
    now = kept(as_it_was(frozen_url))
    older = now.replace(', "target": null, "target_text": "–"', "")
    assert older != now
    assert kept(restored(older)) == now


def test_a_target_that_was_changed_is_named(database_url: str) -> None:
    with db.transaction(database_url) as connection:
        put(connection, ROWS)
    aim(database_url, 3)
    frozen.freeze(database_url, PERIOD)
    aim(database_url, 5)
    (found,) = different(database_url)
    assert (found.said.line, found.said.column, found.then, found.now) == ("Outgoing students", "target", 3, 5)
    assert found.why == ("The office's list: rows in the table target were changed",)


def test_the_passing_of_time_is_no_difference(frozen_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MERIDIAN_TODAY", "2029-01-01")
    assert different(frozen_url) == []


@pytest.mark.parametrize("language", languages())
def test_every_difference_has_its_words(frozen_url: str, language: str) -> None:
    change(frozen_url, update(Mobility).values(participants=9), delete(TABLES["activity"]))
    found = different(frozen_url, language)
    assert found
    assert all(d.said.section and d.said.what and d.said.column and d.why for d in found)


def test_only_the_sections_that_were_frozen_are_compared(database_url: str) -> None:
    with db.transaction(database_url) as connection:
        put(connection, ROWS)
    frozen.freeze(database_url, PERIOD, ("mobility",))
    assert [section.key for section in as_it_was(database_url).sections] == ["mobility", "rules"]
    change(database_url, delete(TABLES["activity"]))
    assert different(database_url) == []


@pytest.mark.parametrize("what", ["annual", "quarterly", "brief", "empty"])
def test_what_is_kept_is_what_was_made(make: Make, what: str) -> None:
    found = make(what, "az")
    again = restored(kept(found))
    assert kept(again) == kept(found)
    assert numbers(again) == numbers(found)
    assert file_again(again, "pdf") == file_of(found, "pdf")
    assert reading.workbook(file_again(again, "xlsx")) == reading.workbook(file_of(found, "xlsx"))
    assert reading.charts(file_again(again, "pptx")) == reading.charts(file_of(found, "pptx"))


def test_every_number_has_a_name_of_its_own_in_all_languages(make: Make) -> None:
    keys = [list(numbers(make("annual", language))) for language in languages()]
    assert all(one == keys[0] for one in keys)
    assert len(keys[0]) == len(set(keys[0])) > 300


def test_too_many_rows_are_counted_only(frozen_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(queries, "MOST", 1)
    with db.connect(frozen_url) as connection:
        found = queries.behind_now(connection)
    assert set(found.loc[found["table_name"] == "mobility", "fingerprint"]) == {None}
    assert list(found.loc[found["table_name"] == "mobility", "rows"]) == [2, 1]


PERIODS = (PERIOD, periods.quarterly(2025, 3, TODAY), periods.brief("TR", TODAY))
FACT = re.compile(rf'(?:FROM|JOIN|,)\s+"?({"|".join(table.name for table in FACTS)})"?(?![.\w])')


@contextmanager
def heard(connection: Connection) -> Iterator[set[str]]:
    """The tables with sources that the statements of a block read."""
    found: set[str] = set()

    def listen(*statement: Any) -> None:
        found.update(FACT.findall(statement[2]))

    event.listen(connection.engine, "before_cursor_execute", listen)
    yield found
    event.remove(connection.engine, "before_cursor_execute", listen)


@pytest.mark.parametrize("key", behind.BEHIND)
def test_the_tables_behind_a_section_are_those_that_it_reads(lsu_url: str, key: str) -> None:
    _, make = sections.SECTIONS[key]
    with db.connect(lsu_url) as connection, heard(connection) as read:
        for period in PERIODS:
            make(sections.Subject(asking(connection), period, words("en"), asking(connection)(choices.home, "en")))
    # How a partner is called changes no number, nor does the name of the university.
    assert set(behind.BEHIND[key]) == read - {"partner_name", "institution"}


@pytest.mark.parametrize("key", behind.PARTNER)
def test_the_tables_behind_a_section_on_a_partner_are_those_that_it_reads(lsu_url: str, key: str) -> None:
    _, make = partner.SECTIONS[key]
    with db.connect(lsu_url) as connection, heard(connection) as read:
        asked = asking(connection)
        period = periods.brief_of("ege-university", asked(profile.about, "ege-university"), TODAY)
        make(sections.Subject(asked, period, words("en"), asked(choices.home, "en")))
    assert set(behind.PARTNER[key]) == read - {"institution"}


@pytest.mark.parametrize("one", INDICATORS, ids=lambda one: one.key)
def test_the_tables_behind_an_indicator_are_those_that_it_reads(lsu_url: str, one: Indicator) -> None:
    more = ("AZN",) if one.unit == "money" else ()
    with db.connect(lsu_url) as connection, heard(connection) as read:
        for period in PERIODS:
            one.query(connection, period.so_far, *more)
    assert set(behind.INDICATOR[one.key]) == read


def test_a_section_names_the_sources_of_its_own_rows(lsu_url: str) -> None:
    tables = behind.BEHIND
    with db.connect(lsu_url) as connection:
        ask = asking(connection)
        titles = connection.execute(select(Source.key, Source.title)).all()
        named = {key: set(behind.sources_of(ask, key)) for key in (*tables, "indicators")}
        for key, found in named.items():
            used = {
                title
                for source, title in titles
                for table in tables.get(key, [fact.name for fact in FACTS])
                if connection.scalar(
                    select(func.count())
                    .select_from(Base.metadata.tables[table].join(Source))
                    .where(Source.key == source)
                )
            }
            assert found == used, key
    assert named["memberships"] < named["indicators"]
    assert named["grants"] != named["memberships"] != named["mobility"]


def test_every_section_knows_its_tables() -> None:
    assert {*behind.BEHIND, "indicators"} == set(sections.SECTIONS)
