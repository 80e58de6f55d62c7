"""Where rows come from: sources, exchange rates, and the stamp of the data."""

from datetime import datetime

from sqlalchemy import BigInteger, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped

from lib import codes
from lib.schema.base import YEARS, Base, code, col, id_, key, source


class Source(Base):
    """One import: where rows came from, and whether they are real."""

    __tablename__ = "source"
    id: Mapped[int] = id_()
    key: Mapped[str] = key()
    title: Mapped[str] = col("What the source is, in words that can be printed under a figure")
    quality: Mapped[str] = code(
        "Real, stated by the university itself, or illustrative", "source_quality", codes.SOURCE_QUALITY
    )
    link: Mapped[str | None] = col("Where the source can be read")
    licence: Mapped[str | None] = col("Terms under which the facts may be used")
    as_of: Mapped[str | None] = col(
        "Date of the source, as exact as it is known (2025, 2025-03, 2025-03-14)", String(10), holds="partial_date"
    )
    file_name: Mapped[str | None] = col("File or folder that was read", internal=True)
    sha256: Mapped[str | None] = col("Fingerprint of that file", String(64), internal=True)
    imported_at: Mapped[datetime | None] = col("When the rows were taken in, UTC", internal=True)
    imported_by: Mapped[str | None] = col("Who took the rows in", internal=True)
    rows_taken: Mapped[int | None] = col("Rows taken as they were", internal=True)
    rows_changed: Mapped[int | None] = col("Rows taken with a change", internal=True)
    rows_refused: Mapped[int | None] = col("Rows refused", internal=True)
    note: Mapped[str | None] = col("What a reader of these rows must know")


class Rate(Base):
    """An exchange rate of one year or one month."""

    __tablename__ = "rate"
    __table_args__ = (UniqueConstraint("year", "month", "base", "quote"),)
    id: Mapped[int] = id_()
    year: Mapped[int] = col("Year that the rate is the mean of", SmallInteger, within=YEARS)
    month: Mapped[int | None] = col(
        "Month that the rate holds for; empty for a yearly mean", SmallInteger, within=(1, 12)
    )
    base: Mapped[str] = col("Currency that one unit is taken of, ISO 4217", String(3), holds="currency")
    quote: Mapped[str] = col("Currency that it is expressed in, ISO 4217", String(3), holds="currency")
    value: Mapped[float] = col("Units of the quote currency for one unit of the base currency", within=(0.000001, None))
    basis: Mapped[str] = col("How the mean was formed")
    quality: Mapped[str] = col("Official, derived from official rates, or an unofficial sample")
    source_id: Mapped[int] = source()


class Stamp(Base):
    """One row with a number that grows with every change; triggers on every table raise it, whoever writes."""

    __tablename__ = "stamp"
    id: Mapped[int] = id_()
    value: Mapped[int] = col("Number of changes so far", BigInteger)
