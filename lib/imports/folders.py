"""A folder of an office in; the sheet of each table in it, and a fault for each file that would be lost, out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from lib.i18n import Words
from lib.imports.faults import Fault
from lib.imports.sheets import Sheet, name_of, sheet
from lib.imports.spreadsheets import Spreadsheet

TEXT: Final = (".csv", ".tsv", ".txt")
SPREADSHEET: Final = (".xlsx", ".xlsm")
# What lies beside tables and is none; but Excel's "Unicode text" is a table where it is called like one.
NOTES: Final = (".md", ".txt")
NO_TABLES: Final = ("readme", "license", "licence", "notice", "copying", "changelog", "thumbs.db", "desktop.ini")
# The columns that each table may have.
Known = Mapping[str, Collection[str]]


@dataclass(frozen=True)
class Hidden:
    """A sheet that is hidden, and whether it was read."""

    file: str
    read: bool

    def sentence(self, words: Words) -> str:
        """What became of it, so that no row is taken in or left out without a word."""
        if self.read:
            return words("{file}: this sheet is hidden, and was read like the others.", file=self.file)
        return words("{file}: this sheet is hidden and none of the tables; it was not read.", file=self.file)


@dataclass
class Folder:
    """The sheet of each table, and what is wrong with the files themselves."""

    sheets: dict[str, Sheet] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)

    def add(self, table: str, found: Sheet) -> None:
        """Take a sheet, unless its table has one already."""
        first = self.sheets.setdefault(table, found)
        if first is not found:
            self.faults.append(Fault(found.file, "twice", value=table, allowed=first.file))


def folder(at: Path, known: Known) -> Folder:
    """What the folder holds."""
    found = Folder()
    for path in sorted(at.iterdir()):
        suffix, stem = path.suffix.lower(), path.stem.strip().lower()
        if _beside(path, stem, suffix, known):
            continue
        if suffix in SPREADSHEET:
            _spreadsheet(found, path, stem, known)
        elif suffix in TEXT and stem in known:
            found.add(stem, sheet(path, known[stem]))
        else:
            found.faults.append(_lost(path, stem, suffix, known))
    return found


def _beside(path: Path, stem: str, suffix: str, known: Known) -> bool:
    """Whether the file is no table: a note, a licence, what an office program leaves while a file is open, a folder."""
    name = path.name.lower()
    if name.startswith((".", "~$")) or name in NO_TABLES or stem in NO_TABLES:
        return True
    if suffix in NOTES:
        return stem not in known
    return path.is_dir() and suffix not in (*TEXT, *SPREADSHEET)


def _lost(path: Path, stem: str, suffix: str, known: Known) -> Fault:
    """Why a file is not read, and what it may have been meant for."""
    near = nearest(stem, known)
    if suffix not in (*TEXT, *SPREADSHEET):
        if near:
            return Fault(name_of(path), "format", allowed=f"{near}.xlsx", value=f"{near}.csv")
        return Fault(name_of(path), "format_other")
    return _unknown(name_of(path), f"{near}{suffix}" if near else "", known)


def _unknown(file: str, near: str, known: Known) -> Fault:
    return Fault(file, "table_near", allowed=near) if near else Fault(file, "table", allowed=", ".join(sorted(known)))


def nearest(name: str, known: Collection[str]) -> str:
    """What a name was probably meant to be; empty if it is like none of the known."""
    return next(iter(get_close_matches(name, sorted(known), 1)), "")


def _spreadsheet(found: Folder, path: Path, stem: str, known: Known) -> None:
    """Sheets that are called like tables are these; a file that is called like one holds it in its first sheet."""
    book = Spreadsheet(path)
    found.faults += book.faults
    tables = {name: _table(name, known) for name in book.sheets}
    if stem in known and stem not in tables.values():
        first = next((name for name in book.visible), "")
        if tables.get(first):
            found.faults.append(Fault(book.sheets[first].file, "sheet_other", value=first, allowed=stem))
            return
        tables |= {first: stem} if first else {}
    elif book.sheets and not any(tables.values()) and stem not in known and nearest(stem, known):
        # One slip, in the name of the file; its sheet is called Sheet1.
        found.faults.append(_lost(path, stem, path.suffix.lower(), known))
        return
    for name, table in tables.items():
        one = book.sheets[name]
        if one.header and name not in book.visible:
            found.hidden.append(Hidden(one.file, bool(table)))
        if table:
            found.add(table, one)
        elif one.header and name in book.visible and name.strip().lower() not in NO_TABLES:
            found.faults.append(_stray(one.file, name, known))


def _table(sheet_name: str, known: Known) -> str:
    name = sheet_name.strip().lower()
    return name if name in known else ""


def _stray(file: str, name: str, known: Known) -> Fault:
    near = nearest(name.strip().lower(), known)
    return Fault(file, "sheet_near", allowed=near) if near else Fault(file, "sheet")
