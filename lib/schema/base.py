"""What every table stands on: the naming of constraints, and a column that cannot be declared without its comment."""

from datetime import date
from typing import Annotated, Any, ClassVar

from sqlalchemy import Date, Enum, ForeignKey, MetaData, Numeric, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column

from lib import codes

# Named constraints, so that a later migration can change one on either database.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
# A year outside of these is a slip of the keyboard; some universities are older than most states.
YEARS = (1000, 2200)
Money = Annotated[float, "money"]


class Base(DeclarativeBase):
    """Parent of every table."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text, Money: Numeric(16, 2, asdecimal=False), date: Date}

    @classmethod
    def says(cls) -> str:
        """What one row of the table is."""
        return " ".join((cls.__doc__ or "").split())


def col(comment: str, kind: Any = None, **rules: Any) -> Any:
    """A column with its dictionary entry; the type follows from the annotation unless `kind` is given.

    `rules` are kept in `info`, where the import finds them: `holds` (country, countries, currency, partial_date,
    language, field), `within` (lowest and highest value, either may be None), `after` (the columns that this one
    must not precede), `part_of` (the column that holds the whole of it), `point` (of a latitude: the columns of its
    longitude and of the country that it lies in), `same_as` (the link to the row whose column of this name holds
    the same), `vague` (of a day: the column that takes its year where no day is known), `codes` (the closed list),
    `amounts` (of a currency: the columns whose sums are in it),
    `computed` (filled on the way in where the file leaves it empty), `usual` (what an empty cell means), `academic` (a
    year that may be written as 2023/24), `translates` (the column that this one says in
    another language) and `internal` (kept by the import itself, never in a file).
    """
    kinds = () if kind is None else (kind,)
    return mapped_column(*kinds, comment=comment, info=rules)


def code(comment: str, name: str, values: codes.Codes, **more: Any) -> Any:
    """A column that holds one code of a closed list; the database refuses any other."""
    kind = Enum(*values, name=name, native_enum=False, create_constraint=True, length=24, validate_strings=True)
    return mapped_column(kind, comment=comment, info={"codes": values}, **more)


def link(table: str, comment: str, **more: Any) -> Any:
    """A foreign key to the row of another table; indexed only where a query was measured to need it."""
    return mapped_column(ForeignKey(f"{table}.id"), comment=comment, **more)


def id_() -> Any:
    return mapped_column(primary_key=True, comment="Number of the row in this database")


def key() -> Any:
    return mapped_column(unique=True, comment="Short unique name, used in files and links; never changes")


def source() -> Any:
    return link("source", "Import that the row came in with", index=False)
