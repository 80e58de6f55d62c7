"""A folder with the tables of a university in; typed rows that point to each other by number, or every fault, out.

What a file may hold follows from `lib.schema`: types, closed lists, bounds, what may be empty, what points where.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Column, Table, UniqueConstraint

from lib.geography import REFERENCE
from lib.imports import naming, spellings
from lib.imports.cells import lost, name_in_file, rewritten, text_of, value
from lib.imports.faults import Fault, Unfit
from lib.imports.folders import Hidden, Known
from lib.imports.folders import folder as folder_of
from lib.imports.rows import UNKNOWN, Row
from lib.imports.rules import impossible
from lib.imports.sheets import Sheet, heading, sheet
from lib.imports.years import complete
from lib.schema import Base

# What a file can bring: the sources, and every row that names one. The stamp and frozen reports are the program's own.
TABLES: Final = {
    name: table for name, table in Base.metadata.tables.items() if name == "source" or "source_id" in table.columns
}

# What stands for a letter that could not be read.
GARBLED: Final = "\ufffd"
# How many columns are named to somebody who wrote one that there is not.
NEAREST: Final = 3


@dataclass
class Workbook:
    """The rows of every table, numbered from 1 in the order of the files, and all that is wrong with them."""

    name: str
    tables: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in TABLES})
    faults: list[Fault] = field(default_factory=list)
    sha256: str = ""
    # The file of each table that the folder brings, as faults name it.
    files: dict[str, str] = field(default_factory=dict)
    # Tables whose file could not be read: what points into them is not reported row by row.
    unread: set[str] = field(default_factory=set)
    # The files whose rows point into a table that the folder does not bring.
    missed: dict[str, set[str]] = field(default_factory=dict)
    # Sheets that the office does not see: those that were read all the same, and those that were not.
    hidden: list[Hidden] = field(default_factory=list)
    # Lines that begin as a sum does, with the word that they begin with.
    sums: dict[tuple[str, int], str] = field(default_factory=dict)


def workbook(folder: Path, reference: Path | None = REFERENCE, today: date | None = None) -> Workbook:
    """The tables of a folder, with the exchange rates and their sources that belong to every university.

    `today` is the day that a stay must have begun by to be under way or completed; the day of the clock unless given.
    """
    book = Workbook(folder.absolute().name)
    if not folder.is_dir():
        book.faults.append(Fault(str(folder), "no_folder" if folder.is_file() else "folder"))
        return book
    known = {name: headings(table) for name, table in TABLES.items()}
    found = folder_of(folder, known)
    book.faults, book.hidden = [*book.faults, *found.faults], found.hidden
    if "institution" not in found.sheets and not found.faults:
        book.faults.append(Fault(str(folder), "university"))
        return book
    book.files = {name: one.file for name, one in found.sheets.items()}
    if found.faults:
        # One of these files may be the one that is missed.
        book.unread |= set(TABLES) - set(found.sheets)
        # Nobody knows which of two is meant.
        book.unread |= {fault.value for fault in found.faults if fault.expected == "twice"}
    _read(book, [*_shared(reference, known), *found.sheets.items()])
    _connect(book)
    book.faults += impossible(book.tables, today or date.today())
    # What concerns a whole file may be the cause of all that is wrong in the lines.
    book.faults = sorted(_summed(book), key=lambda fault: (fault.line is not None, fault.file, fault.line or 0))
    return book


def _summed(book: Workbook) -> Iterator[Fault]:
    """The faults; a line that begins as a sum does, and is wrong as a row, is one of them and not one for each cell."""
    said: set[tuple[str, int]] = set()
    for fault in book.faults:
        at = (fault.file, fault.line or 0)
        if at not in book.sums:
            yield fault
        elif at not in said:
            said.add(at)
            yield Fault(fault.file, "sum", fault.line, value=book.sums[at])


def columns(table: Table) -> dict[str, Column[Any]]:
    """The columns that a file of the table may have, by the names that they bear there."""
    return {name_in_file(column): column for column in table.columns if _in_file(column)}


def headings(table: Table) -> dict[str, str]:
    """What a file may write above each column: its name there, or as the Dictionary lists it (`partner_id`)."""
    known = columns(table)
    return {name: name for name in known} | {column.name: name for name, column in known.items()}


def _in_file(column: Column[Any]) -> bool:
    return not column.primary_key and not column.info.get("internal")


def _mandatory(column: Column[Any]) -> bool:
    return _in_file(column) and not column.nullable


def must_be_filled(column: Column[Any]) -> bool:
    """Whether a file must bring the column: it may not be empty, and is not worked out from others."""
    return _mandatory(column) and not column.info.get("computed") and "usual" not in column.info


def _shared(reference: Path | None, known: Known) -> list[tuple[str, Sheet]]:
    if reference is None:
        return []
    files = (("source", "source.csv"), ("rate", "rates.csv"))
    return [(name, sheet(reference / file, known[name])) for name, file in files]


def _read(book: Workbook, sheets: list[tuple[str, Sheet]]) -> None:
    for name, found in sheets:
        book.faults += found.faults
        if (found.faults and not (found.garbled and found.header)) or not _take(book, TABLES[name], found):
            book.unread.add(name)
    book.sha256 = sha256("".join(found.sha256 for _, found in sheets).encode()).hexdigest()


def _take(book: Workbook, table: Table, found: Sheet) -> bool:
    """Add the rows of a file to its table; False if already its header is wrong."""
    known = columns(table)
    written = headings(table)
    header = [written.get(heading(name), heading(name)) for name in found.header]
    faults = list(_header_faults(found, header, known))
    book.faults += faults
    if not set(header) & set(known):
        return False
    # Under a heading that is wrong may stand what seems to be missing, and of two alike it is not known which is meant.
    unsure = {column.name for name, column in known.items() if faults and header.count(name) != 1}
    empty = {c.name: UNKNOWN if c.name in unsure else c.info.get("usual") for c in table.columns if not c.primary_key}
    for line, cells in found.lines:
        begins = next(filter(None, cells), "")
        if spellings.is_sum(begins):
            book.sums[found.file, line] = begins
        if len(cells) != len(header):
            book.faults.append(Fault(found.file, "cells", line, value=str(len(cells)), allowed=str(len(header))))
            continue
        row = Row(table.name, found.file, line, dict(empty))
        book.tables[table.name].append(row)
        for name, text in zip(header, cells, strict=True):
            column = known.get(name)
            if text and text.lower() not in spellings.UNKNOWN and column is not None and column.name not in unsure:
                row.values[column.name] = held = _value(book, row, column, text, found)
                if held is not UNKNOWN and not column.foreign_keys:
                    row.changed |= rewritten(column, held, text)
    legible = all(row.values.get("key") is not UNKNOWN for row in book.tables[table.name])
    return not faults and (legible or not found.garbled)


def _header_faults(found: Sheet, header: list[str], known: dict[str, Column[Any]]) -> Iterator[Fault]:
    line = found.header_line
    left = [name for name in known if name not in header]
    if len(left) == len(known):
        # A title above the table, or headings in another language: that is one slip, and not one for each column.
        shown = ", ".join(name for name in found.header if name)
        yield Fault(found.file, "headings", line, value=shown)
        return
    meant: set[str] = set()
    for place, name in enumerate(header):
        said = found.header[place]
        if name not in known:
            # The whole list of a table's columns is longer than a reader's patience; the Dictionary has it.
            near = get_close_matches(name, left, NEAREST)
            meant |= set(near[:1])
            yield Fault(found.file, "column_near" if near else "column", line, value=said, allowed=", ".join(near))
        elif name in header[:place]:
            yield Fault(found.file, "column_once", line, value=said)
    for name in left:
        if must_be_filled(known[name]) and name not in meant:
            yield _missing(found.file, line, known[name])


def _missing(file: str, line: int, column: Column[Any]) -> Fault:
    """A column that must be there and is not, with what it may hold where that is a closed list."""
    name, codes = name_in_file(column), column.info.get("codes")
    if codes is None:
        return Fault(file, "column_present", line, column=name)
    return Fault(file, "column_of_codes", line, column=name, allowed=", ".join(map(str, codes)))


def _value(book: Workbook, row: Row, column: Column[Any], text: str, found: Sheet) -> Any:
    if GARBLED in text or (column.type.python_type is str and lost(text)):
        # Where the file is not UTF-8 it is said once, of the file; here the letter was lost when it was saved before.
        book.faults += [] if found.garbled else [row.fault("lost", column, text)]
        return UNKNOWN
    if column.foreign_keys:
        return text
    try:
        return value(column, text, found.decimal_comma)
    except Unfit as unfit:
        book.faults.append(row.fault(unfit.expected, column, text, unfit.allowed))
        return UNKNOWN


def _connect(book: Workbook) -> None:
    """All that concerns more than one cell: years, references, what must be there or stand once."""
    homes = book.tables["institution"]
    if len(homes) != 1 and "institution" not in book.unread:
        book.faults.append(Fault(book.files.get("institution", book.name), "one_university"))
    start = homes[0].values["academic_year_start"] if homes else None
    for row in book.tables["mobility"]:
        _complete(book, row, start if isinstance(start, int) else None)
    for table in TABLES.values():
        rows = book.tables[table.name]
        for column in table.columns:
            _check_column(book, rows, column)
        for constraint in table.constraints:
            if isinstance(constraint, UniqueConstraint):
                book.faults += _repeated(rows, list(constraint.columns))
    for target, files in book.missed.items():
        book.faults.append(Fault(_file_of(book, target), "missed", allowed=", ".join(sorted(files))))


def _complete(book: Workbook, row: Row, start: int | None) -> None:
    if row.values["start_date"] is UNKNOWN and row.values["calendar_year"] is None:
        row.values["calendar_year"] = UNKNOWN
    year, academic = row.values["calendar_year"], row.values["academic_year"]
    undated = row.values["start_date"] is None and isinstance(year, int) and isinstance(academic, int)
    if undated and academic not in (year - 1, year):
        book.faults.append(row.fault("years", TABLES["mobility"].columns["academic_year"], academic, year))
    for name, computed in complete(row.values, start).items():
        stated = row.values[name]
        if stated is None:
            row.values[name] = computed
        elif stated is not UNKNOWN and stated != computed:
            column = TABLES["mobility"].columns[name]
            book.faults.append(row.fault("computed", column, stated, computed))


def _check_column(book: Workbook, rows: list[Row], column: Column[Any]) -> None:
    if column.foreign_keys:
        _resolve(book, rows, column)
    if _mandatory(column):
        expected = "no_year" if column.name == "calendar_year" else "value"
        book.faults += [row.fault(expected, column) for row in rows if row.values[column.name] is None]


def _resolve(book: Workbook, rows: list[Row], column: Column[Any]) -> None:
    """Put the number of the row in place of its key, or of a name of its own; it may stand further down."""
    (target,) = (key.column.table.name for key in column.foreign_keys)
    there = naming.Names(book.tables, target)
    for row in rows:
        text = row.values[column.name]
        if isinstance(text, str):
            found = there.meant(text)
            row.values[column.name] = found[0] if len(found) == 1 else UNKNOWN
            row.changed |= len(found) == 1 and there.key(found[0]) != text
            if len(found) == 1 or target in book.unread:
                continue
            if target not in book.files:
                # Said once of the file, and not of each cell that points into it.
                book.missed.setdefault(target, set()).add(_file_of(book, row.table))
            else:
                book.faults.append(row.fault(*_unresolved(text, found, there, column, _file_of(book, target))))


def _unresolved(text: str, found: list[int], there: naming.Names, column: Column[Any], file: str) -> tuple[Any, ...]:
    """What is wrong with a text that points to no row, or to several."""
    if found:
        return "key_of_several", column, text, ", ".join(map(there.key, found))
    near = there.nearest(text)
    return ("key_near", column, text, near) if near else ("key", column, text, file)


def _file_of(book: Workbook, table: str) -> str:
    """The name of the file that holds a table, or would hold it."""
    return book.files.get(table, f"{table}.csv").rpartition("/")[2]


def _repeated(rows: list[Row], unique: list[Column[Any]]) -> Iterator[Fault]:
    seen: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        values = tuple(row.values[column.name] for column in unique)
        if UNKNOWN in values or (len(values) == 1 and values[0] is None):
            continue
        # Two rows without a month are one and the same to a reader, though not to SQL.
        first = seen.setdefault(values, row)
        if first is not row:
            shown = ", ".join(text_of(column, row.values[column.name]) for column in unique)
            yield row.fault("unique", unique[-1], shown, f"{first.file}:{first.line}")
