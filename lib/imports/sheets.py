"""A CSV file in; its header and its lines with their numbers, or what keeps it from being read, out."""

import csv
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Any, Final

from lib.imports.faults import Fault

# What Excel writes between two cells: by the country that Windows was set up for, and in "Unicode text".
SEPARATORS: Final = (",", ";", "\t")
# The line by which a file tells Excel its separator.
TOLD: Final = re.compile(r"sep=([,;\t])\r?\n")
# Lines that titles and headings may take.
FEW: Final = 6
# Marks that nobody sees: blanks without width, directions of writing, places where a word may break.
UNSEEN: Final = dict.fromkeys((0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF))
Line = tuple[int, list[str]]


@dataclass
class Sheet:
    """One table as it stands in a file: the cells of its header, and each further line with its number."""

    file: str
    header: list[str] = field(default_factory=list)
    header_line: int = 1
    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    sha256: str = ""
    # Whether some letters could not be read: it is said once, and their cells are passed over.
    garbled: bool = False
    # Whether 38,75 is a number: who parts cells by semicolons does so to have the comma for it.
    decimal_comma: bool = False

    def fill(self, lines: Iterable[Line]) -> None:
        """Take the lines, except those without any cell, and the columns, except those without a heading and cells."""
        seen = ((number, [cell.translate(UNSEEN).strip() for cell in cells]) for number, cells in lines)
        used = [(number, cells) for number, cells in seen if any(cells)]
        if not used:
            self.faults.append(Fault(self.file, "header", 1))
            return
        used = used[_titles([cells for _, cells in used[:FEW]]) :]
        (self.header_line, header), *below = used
        self.faults += _headless(self.file, header, below)
        named = [place for place, name in enumerate(header) if name]
        self.header = [header[place] for place in named]
        self.lines = [(number, _cut(cells, named, len(header))) for number, cells in below]


def name_of(path: Path) -> str:
    """How a fault names a file: by its folder and its own name."""
    return f"{path.absolute().parent.name}/{path.name}"


def heading(text: str) -> str:
    """The name of a column as the schema writes it: `Start date` is `start_date`."""
    return re.sub(r"[\s_-]+", "_", text.strip().lower())


def sheet(path: Path, known: Collection[str]) -> Sheet:
    """The file as it stands, its cells without the blanks around them; `known` are the columns that it may have."""
    found = Sheet(name_of(path))
    try:
        content = path.read_bytes()
    except OSError:
        found.faults.append(Fault(found.file, "readable"))
        return found
    found.sha256 = sha256(content).hexdigest()
    encoding = "utf-16" if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        found.faults.append(Fault(found.file, "utf8", content.count(b"\n", 0, error.start) + 1))
        # What else is wrong is said in the same breath: the office saves the file once, and not once for each slip.
        found.garbled, text = True, content.decode(encoding, "replace")
    _fill(found, text, known)
    return found


def _fill(found: Sheet, text: str, known: Collection[str]) -> None:
    told = TOLD.match(text)
    # An empty line in its place: lines are counted as the editor counts them.
    text = "\n" + text[told.end() :] if told else text
    separator = told[1] if told else _separator(text, known)
    found.decimal_comma = separator == ";"
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        lines = list(_numbered(reader))
    except csv.Error:
        found.faults.append(Fault(found.file, "csv", max(reader.line_num, 1)))
        return
    found.fill(lines)


def _separator(text: str, known: Collection[str]) -> str:
    """The one by which the first lines name the most columns of the table; the comma where none does better."""
    return max(SEPARATORS, key=lambda separator: _named(text, separator, known))


def _named(text: str, separator: str, known: Collection[str]) -> tuple[int, int]:
    """How many cells of the header, or of a line below a title, are columns of the table, and how many there are."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    # A title may stand above the headings; a line that cannot be read is named later, with its number.
    first: list[list[str]] = []
    with suppress(csv.Error):
        first.extend(islice((cells for _, cells in _numbered(reader) if any(cells)), FEW))
    return max(((sum(heading(cell) in known for cell in cells), len(cells)) for cells in first), default=(0, 0))


def _numbered(reader: Any) -> Iterator[Line]:
    # A cell may hold line breaks: a line is known by the number it begins at, which is what an editor shows.
    begins = 1
    for cells in reader:
        if cells:
            yield begins, [cell.strip() for cell in cells]
        begins = reader.line_num + 1


def _titles(lines: list[list[str]]) -> int:
    """How many lines are titles above the headings: one cell or two, and more than two below them."""
    wide = [sum(map(bool, cells)) > 2 for cells in lines]
    return wide.index(True) if True in wide else 0


def _headless(file: str, header: list[str], lines: list[Line]) -> Iterator[Fault]:
    """The first cell of each column that has no heading."""
    for place in (place for place, name in enumerate(header) if not name):
        for number, cells in lines:
            if place < len(cells) and cells[place]:
                yield Fault(file, "heading", number, value=cells[place])
                break


def _cut(cells: list[str], named: list[int], width: int) -> list[str]:
    """The cells below a heading, and what stands to the right of all headings, if anything does."""
    right = cells[width:]
    return [cells[place] for place in named if place < len(cells)] + (right if any(right) else [])
