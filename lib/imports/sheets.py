"""A CSV file in; its header and its lines with their numbers, or what keeps it from being read, out."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any

from lib.imports.faults import Fault


@dataclass
class Sheet:
    """One file, known by its folder and name: the cells of its header, and each further line with its number."""

    file: str
    header: list[str] = field(default_factory=list)
    lines: list[tuple[int, list[str]]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    sha256: str = ""


def sheet(path: Path) -> Sheet:
    """The file as it stands; cells lose the blanks around them, and lines without any cell are left out."""
    found = Sheet(f"{path.absolute().parent.name}/{path.name}")
    try:
        content = path.read_bytes()
    except OSError:
        found.faults.append(Fault(found.file, "readable"))
        return found
    found.sha256 = sha256(content).hexdigest()
    try:
        _fill(found, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        found.faults.append(Fault(found.file, "utf8", content.count(b"\n", 0, error.start) + 1))
    return found


def _fill(found: Sheet, text: str) -> None:
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    try:
        lines = list(_numbered(reader))
    except csv.Error:
        found.faults.append(Fault(found.file, "csv", max(reader.line_num, 1)))
        return
    if not lines:
        found.faults.append(Fault(found.file, "header", 1))
        return
    found.header = lines[0][1]
    found.lines = lines[1:]


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    # A cell may hold line breaks: a line is known by the number it begins at, which is what an editor shows.
    begins = 1
    for cells in reader:
        if cells:
            yield begins, [cell.strip() for cell in cells]
        begins = reader.line_num + 1
