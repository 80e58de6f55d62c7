"""One line of a file as the tables hold it, and the mark of a cell that was at fault already."""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Column

from lib.imports.cells import name_in_file
from lib.imports.faults import Fault

# Stands where a cell was at fault already, so that one slip is reported once.
UNKNOWN: Final = object()


@dataclass
class Row:
    """One line of a file: what it holds, by the names of the columns in the schema."""

    table: str
    file: str
    line: int
    values: dict[str, Any]
    # Whether a cell says in another way what is held.
    changed: bool = False

    def fault(self, expected: str, column: Column[Any], found: Any = None, allowed: Any = "") -> Fault:
        """A fault of this row in one of its columns."""
        shown = "" if found is None else str(found)
        return Fault(self.file, expected, self.line, name_in_file(column), shown, str(allowed))
