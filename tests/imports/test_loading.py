"""What was read is in the database, on both, as it stood in the files."""

import time
from datetime import date, datetime
from getpass import getuser
from pathlib import Path
from string import ascii_lowercase
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Table, func, select

from lib import db
from lib.geography import country_codes, label_point
from lib.i18n import words
from lib.imports.cells import lost, name_in_file, text_of
from lib.imports.loading import load, university
from lib.imports.sheets import UNSEEN
from lib.imports.spellings import UNKNOWN
from lib.imports.workbook import TABLES, columns, workbook
from lib.imports.years import complete
from lib.schema import Agreement, Base, Mobility, Partner, Source
from tests.databases import put
from tests.imports.folders import HOME, MOVE, PARTNER, SOURCE, folder

SHARED = {"suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow], "deadline": None}
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufffd"), min_size=1, max_size=12)
WORDS = WORDS.map(lambda text: text.translate(UNSEEN).strip())
HELD = {
    "country": st.sampled_from(country_codes()),
    "countries": st.lists(st.sampled_from(country_codes()), min_size=1, max_size=3).map(" ".join),
    "currency": st.sampled_from(["EUR", "AZN"]),
    "language": st.sampled_from(["az", "uz"]),
    "field": st.sampled_from(["01", "061", "0613"]),
    "partial_date": st.sampled_from(["2024", "2024-02", "2024-02-29"]),
}
# One row per table is enough to point at, and no cell of it then repeats another.
FIXED = {"academic_year_start": 9}
# Rows that speak of one partner, or of one point, name the same country.
SHORES = st.sampled_from([code for code in country_codes() if label_point(code)])


def plain(column: Column[Any]) -> st.SearchStrategy[Any]:
    """A value that the column can hold; dates and years rise from column to column, as `after` wants it."""
    low, high = column.info.get("within", (0, None))
    if column.name in FIXED:
        return st.just(FIXED[column.name])
    if "codes" in column.info:
        return st.sampled_from(list(column.info["codes"]))
    if "holds" in column.info:
        return HELD[column.info["holds"]]
    late = "after" in column.info
    if column.type.python_type is date:
        return st.dates(date(2020, 1, 1), date(2021, 1, 1)) if late else st.dates(date(2010, 1, 1), date(2019, 12, 31))
    if column.type.python_type is int:
        return st.integers(2100, 2200) if late else st.integers(low or 0, min(high or 2000, 2000))
    if column.type.python_type is float:
        return st.integers(-90 if low == -90 else 1, min(high or 10**9, 10**9) * 4).map(lambda n: n / 4)
    if column.type.python_type is bool:
        return st.booleans()
    return WORDS.filter(bool).map(lambda text: text[: getattr(column.type, "length", None) or 12].strip()).filter(said)


def said(text: str) -> bool:
    """Whether a cell says anything: a dash says that nothing is known, and lost letters are asked back."""
    return text.lower() not in UNKNOWN and not lost(text)


@st.composite
def rows(draw: st.DrawFn, table: Table) -> dict[str, Any]:
    """A row of the table, with some of what may be empty empty; it points to row 1 of every other table."""
    values: dict[str, Any] = {}
    for column in columns(table).values():
        # Alone in its table it could only follow itself.
        alone = any(key.column.table is table for key in column.foreign_keys)
        if column.info.get("computed") or alone or (column.nullable and draw(st.booleans())):
            values[column.name] = None
        else:
            values[column.name] = 1 if column.foreign_keys else draw(plain(column))
    if table.name == "mobility":
        # Nobody stays for more than five years.
        values["start_date"] = max(values["start_date"] or date(2018, 1, 1), date(2018, 1, 1))
        values |= complete(values, 9)
    return values


def possible(table: Table, values: dict[str, Any], country: str) -> dict[str, Any]:
    """The row with one country, a point in it, a share that is not more than the whole, and no money for nothing."""
    for name in ("country", "seat_country"):
        if values.get(name) is not None:
            values[name] = country
    latitude, longitude = label_point(country) or (0.0, 0.0)
    for name, degrees in [("latitude", latitude), ("longitude", longitude)]:
        for column in (name, f"campus_{name}"):
            if values.get(column) is not None:
                values[column] = degrees
    if table.name == "grant":
        values["status"] = "completed"
        if values["budget"] is not None and values["own_share"] is not None:
            values["own_share"] = min(values["budget"], values["own_share"])
        if values["budget"] is not None or values["own_share"] is not None:
            values["currency"] = values["currency"] or "EUR"
    return values


def cells(table: Table, values: dict[str, Any], keys: dict[str, str]) -> dict[str, str]:
    """The line of the file that holds the row."""
    line = {}
    for column in columns(table).values():
        held = values[column.name]
        if column.foreign_keys and held is not None:
            held = keys[next(iter(column.foreign_keys)).column.table.name]
        line[name_in_file(column)] = text_of(column, held)
    return line


@settings(max_examples=25, **SHARED)
@given(data=st.data())
def test_a_workbook_comes_back_as_it_was_written(data: st.DataObject, database_url: str) -> None:
    country = data.draw(SHORES)
    drawn = {name: possible(table, data.draw(rows(table), label=name), country) for name, table in TABLES.items()}
    keys = {name: row["key"] for name, row in drawn.items() if "key" in row}
    with TemporaryDirectory() as place:
        at = folder(Path(place) / "w", **{n: [cells(TABLES[n], row, keys)] for n, row in drawn.items()})
        book = workbook(at, reference=None)
    assert [fault.sentence(words("en")) for fault in book.faults] == []
    with db.transaction(database_url) as connection:
        put(connection, {"source": [], "institution": []})
        load(connection, book)
    with db.connect(database_url) as connection:
        for name, table in TABLES.items():
            found = connection.execute(select(table)).mappings().one()
            assert {key: found[key] for key in drawn[name]} == drawn[name], name


@settings(max_examples=150, **SHARED)
@given(st.data())
def test_whatever_stands_in_the_cells_only_faults_come_of_it(data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(list(TABLES.values())))
    cell = st.one_of(
        st.text(max_size=6), st.text("0123456789-.eE+ ", max_size=12), st.sampled_from(["p", "s", "yes", "2024-02-30"])
    )
    names = data.draw(st.just([*columns(table)]) | st.lists(st.sampled_from([*columns(table), "odd"]), unique=True))
    lines = data.draw(st.lists(st.fixed_dictionaries(dict.fromkeys(names, cell)), max_size=3))
    with TemporaryDirectory() as place:
        at = folder(Path(place) / "w", **{"partner": [PARTNER], table.name: lines or [{"key": "x"}]})
        faults = workbook(at, reference=None).faults
    assert all(fault.sentence(words("en")) for fault in faults)


@settings(max_examples=150, **SHARED)
@given(st.one_of(st.binary(max_size=60), st.text(ascii_lowercase + ',"\n\r; ', max_size=60).map(str.encode)))
def test_whatever_stands_in_a_file_only_faults_come_of_it(content: bytes) -> None:
    with TemporaryDirectory() as place:
        at = folder(Path(place) / "w")
        (at / "unit.csv").write_bytes(content)
        assert all(fault.sentence(words("en")) for fault in workbook(at, reference=None).faults)


def test_sources_say_what_was_read(database_url: str, tmp_path: Path) -> None:
    at = folder(
        tmp_path / "lsu",
        partner=[PARTNER, {**PARTNER, "key": "q", "source": "t"}],
        source=[SOURCE, {**SOURCE, "key": "t"}],
    )
    with db.transaction(database_url) as connection:
        put(connection, {"source": [], "institution": []})
        assert university(connection) == ""
        assert load(connection, workbook(at, reference=None)) == 5
        assert university(connection) == "Home University"
    with db.connect(database_url) as connection:
        found = connection.execute(select(Source).order_by(Source.id)).mappings().all()
    assert [(row["key"], row["file_name"], row["rows_taken"]) for row in found] == [("s", "lsu", 2), ("t", "lsu", 1)]
    assert all(isinstance(row["imported_at"], datetime) and len(row["sha256"]) == 64 for row in found)
    assert {row["imported_by"] for row in found} == {getuser()}
    assert {(row["rows_changed"], row["rows_refused"]) for row in found} == {(0, 0)}


@pytest.mark.parametrize(
    ("cells", "changed"),
    [
        ({}, 0),
        ({"country": "Türkiye"}, 1),
        ({"direction": "Outgoing"}, 1),
        ({"start_date": "01.02.2024"}, 1),
        ({"partner": "P"}, 1),  # its name and not its key
        ({"participants": "1"}, 0),
    ],
    ids=str,
)
def test_a_row_that_says_it_in_another_way_is_counted_as_changed(
    database_url: str, tmp_path: Path, cells: dict[str, str], changed: int
) -> None:
    move = MOVE | cells
    at = folder(tmp_path / "lsu", partner=[{**PARTNER, "name": "P"}], mobility=[move])
    with db.transaction(database_url) as connection:
        put(connection, {"source": [], "institution": []})
        book = workbook(at, reference=None)
        assert not book.faults
        load(connection, book)
        found = connection.execute(select(Source.rows_taken, Source.rows_changed)).one()
    assert tuple(found) == (3 - changed, changed)


def test_ties_within_a_table_are_made_in_any_order(database_url: str, tmp_path: Path) -> None:
    paper = {"partner": "p", "kind": "mou", "valid_from": "2020-01-01", "renews": "no", "source": "s"}
    book = workbook(
        folder(
            tmp_path / "lsu",
            partner=[{**PARTNER, "merged_into": "q"}, {**PARTNER, "key": "q"}],
            agreement=[{**paper, "key": "new", "predecessor": "old"}, {**paper, "key": "old"}],
        ),
        reference=None,
    )
    with db.transaction(database_url) as connection:
        put(connection, {"source": [], "institution": []})
        load(connection, book)
        assert connection.execute(select(Partner.merged_into_id).order_by(Partner.id)).scalars().all() == [2, None]
        assert connection.execute(select(Agreement.predecessor_id).order_by(Agreement.id)).scalars().all() == [2, None]


def test_a_workbook_with_faults_is_not_loaded(database_url: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="faults"), db.transaction(database_url) as connection:
        load(connection, workbook(tmp_path))


def test_ten_thousand_moves_take_seconds(database_url: str, tmp_path: Path) -> None:
    at = folder(tmp_path / "lsu", partner=[PARTNER], mobility=[MOVE] * 10_000)
    begun = time.process_time()
    book = workbook(at, reference=None)
    with db.transaction(database_url) as connection:
        put(connection, {"source": [], "institution": []})
        load(connection, book)
        assert connection.execute(select(func.count()).select_from(Mobility)).scalar() == 10_000
    assert time.process_time() - begun < 5


def test_every_table_but_those_of_the_program_itself_can_be_filled() -> None:
    own = {"stamp", "frozen_report", "frozen_document", "frozen_number", "frozen_source"}
    assert set(TABLES) == set(Base.metadata.tables) - own
    assert "academic_year_start" in HOME
