"""An XLSX file in; the cells that its reader would give wrongly, out: formulas without a value, merged ones, a far one.

An empty cell is given for such a formula, and an empty cell is "not known": that would be a loss without a word. For
a sheet with a cell in its last corner memory is asked that no machine has, which ends the process.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from posixpath import join, normpath
from typing import Final
from xml.etree import ElementTree
from zipfile import ZipFile

# Most sheets have neither a formula nor an error: they are not read twice.
SUSPECT: Final = re.compile(rb"<(?:\w+:)?f[\s/>]|\st=[\"']e[\"']|<(?:\w+:)?mergeCell\s")
REFERENCE: Final = re.compile(r"([A-Z]+)([0-9]+)")
ROOT: Final = "xl/workbook.xml"
# A cell that holds something: an empty one with a colour closes itself.
HELD: Final = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^>]*(?<!/)>")
# A million rows of twenty columns: what one column that was filled to its end has.
CELLS: Final = 2**20 * 20


class Vast(Exception):
    """A sheet that is too large to be read; it holds its name and the farthest cell."""


@dataclass(frozen=True)
class Broken:
    """A cell without a value: its line and column, both counted from 1, and what the sheet shows there."""

    line: int
    column: int
    shows: str
    # Whether the cell is part of some that were made one; `shows` says which.
    merged: bool = False


def broken(content: bytes) -> dict[str, list[Broken]]:
    """By the name of the sheet, the cells that have no value, and those that were merged."""
    with ZipFile(BytesIO(content)) as archive:
        there = set(archive.namelist())
        return {
            name: list(_cells(name, archive.read(path))) if path in there else []
            for name, path in _paths(archive, there)
        }


def _paths(archive: ZipFile, there: set[str]) -> Iterator[tuple[str, str]]:
    """The name of each sheet and the part of the file that holds it."""
    relations = "xl/_rels/workbook.xml.rels"
    if not {ROOT, relations} <= there:
        return
    targets = {one.get("Id"): one.get("Target", "") for one in ElementTree.fromstring(archive.read(relations))}
    for one in ElementTree.fromstring(archive.read(ROOT)).iter():
        if _tag(one) == "sheet":
            link = next((value for name, value in one.attrib.items() if name.endswith("}id")), "")
            target = targets.get(link, "")
            yield one.get("name", ""), target[1:] if target.startswith("/") else normpath(join("xl", target))


def _cells(name: str, xml: bytes) -> Iterator[Broken]:
    _bounded(name, xml)
    if not SUSPECT.search(xml):
        return
    for cell in ElementTree.fromstring(xml).iter():
        if _tag(cell) == "mergeCell":
            yield from _merged(cell.get("ref", ""))
        if _tag(cell) != "c":
            continue
        parts = {_tag(part): part.text or "" for part in cell}
        place = REFERENCE.fullmatch(cell.get("r", ""))
        # An empty text (t="str") is what a formula such as =IF(A1="";"";B1) gives on purpose.
        unset = "f" in parts and not parts.get("v") and cell.get("t") != "str"
        if place and (cell.get("t") == "e" or unset):
            yield Broken(int(place[2]), _number(place[1]), parts.get("v") or f"={parts.get('f', '')}")


def _merged(area: str) -> Iterator[Broken]:
    """Some cells that were made one: only the first of them holds the value that all of them show."""
    first, _, last = area.partition(":")
    at, to = REFERENCE.fullmatch(first), REFERENCE.fullmatch(last)
    if at and to:
        yield Broken(int(at[2]), _number(at[1]), area, True)


def _bounded(name: str, xml: bytes) -> None:
    columns, lines = set(), set()
    for held in HELD.finditer(xml):
        columns.add(held[1])
        lines.add(held[2])
    last_column = max(columns, key=lambda one: _number(one.decode()), default=b"A")
    last_line = max(map(int, lines), default=1)
    if _number(last_column.decode()) * last_line > CELLS:
        raise Vast(name, f"{last_column.decode()}{last_line}")


def _number(letters: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _tag(element: ElementTree.Element) -> str:
    """Its name without the namespace, which is not the same in all XLSX files."""
    return str(element.tag).rpartition("}")[2]
