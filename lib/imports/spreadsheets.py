"""An XLSX file in; each sheet of it as a CSV file would hold it, out."""

import struct
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from lzma import LZMAError
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, is_zipfile

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from lib.imports.faults import Fault
from lib.imports.formulas import Broken, Vast, broken
from lib.imports.sheets import Sheet, name_of

# What a spreadsheet keeps of a number; the digits behind are those of the binary fraction.
DIGITS: Final = 15
# What the two readers say of a file that was cut, changed or locked; ValueError is also a text that is not UTF-8.
DAMAGED: Final = (
    CalamineError, BadZipFile, zlib.error, LZMAError, struct.error, ParseError,
    EOFError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError,
)  # fmt: skip


class Spreadsheet:
    """The sheets of a file that hold anything, and which of them the reader sees."""

    def __init__(self, path: Path) -> None:
        self.file = name_of(path)
        self.faults: list[Fault] = []
        self.sheets: dict[str, Sheet] = {}
        self.visible: list[str] = []
        try:
            content = path.read_bytes()
        except OSError:
            self.faults.append(Fault(self.file, "readable"))
            return
        try:
            self._read(content)
        except Vast as vast:
            sheet, cell = vast.args
            self.faults.append(Fault(f"{self.file} ({sheet})", "vast", value=cell))
        except DAMAGED:
            self.faults.append(Fault(self.file, "xlsx"))

    def _read(self, content: bytes) -> None:
        # By its first bytes an old XLS would be read too, but not the formulas in it.
        if not is_zipfile(BytesIO(content)):
            raise BadZipFile
        without_value, digest = broken(content), sha256(content).hexdigest()
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            for about in book.sheets_metadata:
                if about.typ != SheetTypeEnum.WorkSheet:
                    continue
                rows = book.get_sheet_by_name(about.name).to_python(skip_empty_area=False)
                found = Sheet(f"{self.file} ({about.name})", sha256=digest)
                self.sheets[about.name] = found
                _fill(found, rows, without_value.get(about.name, []))
                if about.visible == SheetVisibleEnum.Visible:
                    self.visible.append(about.name)


def _fill(found: Sheet, rows: Sequence[Sequence[Any]], without_value: Sequence[Broken]) -> None:
    # One blank typed at the end of a column makes a million rows of nothing.
    used = ((number, row) for number, row in enumerate(rows, 1) if row.count("") < len(row))
    found.fill((number, [text_of_cell(cell) for cell in row]) for number, row in used)
    found.faults += _valueless(found, rows, without_value)


def _valueless(found: Sheet, rows: Sequence[Sequence[Any]], without_value: Sequence[Broken]) -> Iterator[Fault]:
    header = rows[found.header_line - 1] if found.header else ()
    for cell in without_value:
        # A title over several columns loses nothing, nor do empty cells.
        if cell.merged and (cell.line <= found.header_line or not _at(rows, cell)):
            continue
        heading = text_of_cell(header[cell.column - 1]) if cell.column <= len(header) else ""
        expected = "merged" if cell.merged else "formula"
        yield Fault(found.file, expected, cell.line, heading or letters(cell.column), cell.shows)


def _at(rows: Sequence[Sequence[Any]], cell: Broken) -> str:
    row = rows[cell.line - 1] if cell.line <= len(rows) else ()
    return text_of_cell(row[cell.column - 1]) if cell.column <= len(row) else ""


def letters(column: int) -> str:
    """How a spreadsheet calls a column: 1 is A, 27 is AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def text_of_cell(cell: Any) -> str:
    """What a CSV file would hold for the cell."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        return _number(float(cell))
    if isinstance(cell, datetime):
        # A time of day is no part of a date, and is not dropped either: the column will refuse it.
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell).strip()


def _number(number: float) -> str:
    text = f"{Decimal(f'{number:.{DIGITS}g}'):f}"
    return "0" if text == "-0" else text
