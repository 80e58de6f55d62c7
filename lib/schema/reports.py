"""Reports that were frozen: their numbers, their text, and the rows that stood behind them."""

from datetime import date, datetime

from sqlalchemy import BigInteger, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped

from lib import codes
from lib.schema.base import YEARS, Base, code, col, id_, link


class FrozenReport(Base):
    """A report that later changes of the data do not change."""

    __tablename__ = "frozen_report"
    id: Mapped[int] = id_()
    kind: Mapped[str] = code("Kind of report", "report_kind", codes.REPORT_KIND)
    year: Mapped[int | None] = col("Year that it is about; empty for a country", SmallInteger, within=YEARS)
    quarter: Mapped[int | None] = col("Quarter of that year; empty for all of it", SmallInteger, within=(1, 4))
    country: Mapped[str | None] = col("Country that it is about, ISO 3166-1 alpha-2", String(2), holds="country")
    sections: Mapped[str] = col("Sections that it has, parted by blanks")
    made_on: Mapped[date] = col("Day on which it was made")
    as_of: Mapped[date] = col("Last day that it speaks of")
    frozen_at: Mapped[datetime] = col("When it was frozen, UTC")
    frozen_by: Mapped[str | None] = col("Who froze it")
    stamp: Mapped[int] = col("Stamp of the data that it was made from", BigInteger)


class FrozenDocument(Base):
    """The text of a frozen report in one language, with its tables and rules."""

    __tablename__ = "frozen_document"
    __table_args__ = (UniqueConstraint("frozen_report_id", "language"),)
    id: Mapped[int] = id_()
    frozen_report_id: Mapped[int] = link("frozen_report", "Report")
    language: Mapped[str] = col("Language, ISO 639-1", String(2), holds="language")
    content: Mapped[str] = col("Titles, sentences, tables and rules, as JSON")


class FrozenNumber(Base):
    """One number of a frozen report."""

    __tablename__ = "frozen_number"
    __table_args__ = (UniqueConstraint("frozen_report_id", "section", "block", "line", "name"),)
    id: Mapped[int] = id_()
    frozen_report_id: Mapped[int] = link("frozen_report", "Report")
    section: Mapped[str] = col("Section that it stands in")
    block: Mapped[str] = col("Chart or table of that section")
    line: Mapped[str] = col("Line of the table, by its codes")
    name: Mapped[str] = col("Column of the table")
    value: Mapped[float | None] = col("The number; empty means that it was not known")


class FrozenSource(Base):
    """How many rows a source had in a table when a report was frozen, and what they came to."""

    __tablename__ = "frozen_source"
    __table_args__ = (UniqueConstraint("frozen_report_id", "source", "table_name"),)
    id: Mapped[int] = id_()
    frozen_report_id: Mapped[int] = link("frozen_report", "Report")
    source: Mapped[str] = col("Short name of the source")
    table_name: Mapped[str] = col("Table that the rows are in")
    rows: Mapped[int] = col("Rows", within=(0, None))
    fingerprint: Mapped[str | None] = col("Fingerprint of the rows; empty where there were too many", String(8))
