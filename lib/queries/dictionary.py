"""The schema in; its tables and columns in readable form out: the data dictionary. It asks the database nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final, Literal

from sqlalchemy import Column, UniqueConstraint

from lib.schema import Base

Holds = Literal[
    "number_of_row", "link", "code", "country", "countries", "currency", "partial_date", "language", "field", "text",
    "whole", "decimal", "money", "date", "time", "yes_no",
]  # fmt: skip
# The modules of lib/schema, in the order of the menu.
SUBJECTS: Final = (
    "partners",
    "agreements",
    "mobility",
    "grants",
    "memberships",
    "activities",
    "indicators",
    "institution",
    "sources",
    "reports",
)


@dataclass(frozen=True)
class Field:
    """A column: its name, what it says, what it holds and within what bounds."""

    name: str
    comment: str
    holds: Holds
    mandatory: bool
    unique: bool
    codes: tuple[tuple[str, str], ...]
    links_to: str | None
    lowest: float | None
    highest: float | None
    not_before: tuple[str, ...]
    part_of: str | None
    inside: str | None
    same_as: str | None
    computed: bool
    internal: bool


@dataclass(frozen=True)
class Table:
    """A table: what one row of it is, and its columns in order."""

    name: str
    subject: str
    row: str
    fields: tuple[Field, ...]
    unique_together: tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def tables() -> tuple[Table, ...]:
    """Every table of the database, by subject, in the order in which they are declared."""
    found = [_table(mapper.class_) for mapper in Base.registry.mappers]
    places = {name: place for place, name in enumerate(Base.metadata.tables)}
    return tuple(sorted(found, key=lambda table: (SUBJECTS.index(table.subject), places[table.name])))


def texts() -> tuple[str, ...]:
    """Every English text of the dictionary: what the rows are, and what the columns hold; for the translators."""
    named = [text for table in tables() for text in (table.row, *(field.comment for field in table.fields))]
    return tuple(dict.fromkeys(named))


def _table(declared: Any) -> Table:
    table = declared.__table__
    together = [c for c in table.constraints if isinstance(c, UniqueConstraint) and len(c.columns) > 1]
    return Table(
        name=table.name,
        subject=declared.__module__.rpartition(".")[2],
        row=declared.says(),
        fields=tuple(_field(column) for column in table.columns),
        unique_together=tuple(tuple(column.name for column in constraint.columns) for constraint in together),
    )


def _field(column: Column[Any]) -> Field:
    lowest, highest = column.info.get("within", (None, None))
    target = next(iter(column.foreign_keys), None)
    return Field(
        name=column.name,
        comment=column.comment or "",
        holds=_holds(column),
        # The file may leave out what the import works out; the database then holds it all the same.
        mandatory=not column.nullable,
        unique=bool(column.unique),
        codes=tuple((str(code), word) for code, word in column.info.get("codes", {}).items()),
        links_to=target.column.table.name if target is not None else None,
        lowest=lowest,
        highest=highest,
        not_before=column.info.get("after", ()),
        part_of=column.info.get("part_of"),
        inside=column.info.get("point", (None, None))[1],
        same_as=column.info.get("same_as"),
        computed=bool(column.info.get("computed")),
        internal=bool(column.info.get("internal")),
    )


def _holds(column: Column[Any]) -> Holds:
    if column.primary_key:
        return "number_of_row"
    if column.foreign_keys:
        return "link"
    if "codes" in column.info:
        return "code"
    named: Holds | None = column.info.get("holds")
    if named:
        return named
    python = column.type.python_type
    if python is float and getattr(column.type, "scale", None) == 2:
        return "money"
    kinds: dict[type, Holds] = {
        str: "text",
        bool: "yes_no",
        int: "whole",
        float: "decimal",
        datetime: "time",
        date: "date",
    }
    return kinds[python]
