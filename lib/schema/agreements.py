"""Signed papers, the faculties they cover and the places they give."""

from datetime import date

from sqlalchemy import SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped

from lib import codes
from lib.schema.base import Base, code, col, id_, key, link, source


class Agreement(Base):
    """A signed paper; its state is computed for a date and never stored."""

    __tablename__ = "agreement"
    id: Mapped[int] = id_()
    key: Mapped[str] = key()
    partner_id: Mapped[int] = link("partner", "The other party")
    kind: Mapped[str] = code("Kind of paper", "agreement_kind", codes.AGREEMENT_KIND)
    programme: Mapped[str | None] = code("Programme that it serves", "agreement_programme", codes.PROGRAMME)
    title: Mapped[str | None] = col("Title of the paper")
    signed: Mapped[date | None] = col("Date of the last signature")
    valid_from: Mapped[date] = col("First day in force")
    valid_until: Mapped[date | None] = col("Last day in force; empty means without end", after=("valid_from", "signed"))
    renews: Mapped[bool] = col("Renews itself at its end unless a party objects")
    predecessor_id: Mapped[int | None] = link("agreement", "Agreement that this one continues")
    document: Mapped[str | None] = col("Where the signed paper is kept")
    note: Mapped[str | None] = col("What a reader of the paper must know")
    source_id: Mapped[int] = source()


class AgreementUnit(Base):
    """A faculty that an agreement covers; an agreement without such rows covers the whole university."""

    __tablename__ = "agreement_unit"
    __table_args__ = (UniqueConstraint("agreement_id", "unit_id"),)
    id: Mapped[int] = id_()
    agreement_id: Mapped[int] = link("agreement", "Agreement")
    unit_id: Mapped[int] = link("unit", "Faculty or department that it covers")
    source_id: Mapped[int] = source()


class Quota(Base):
    """Places that an agreement gives in one year, one direction and one activity; a maximum."""

    __tablename__ = "quota"
    id: Mapped[int] = id_()
    agreement_id: Mapped[int] = link("agreement", "Agreement that gives the places")
    direction: Mapped[str] = code(
        "Outgoing or incoming, as seen from the home university", "quota_direction", codes.DIRECTION
    )
    role: Mapped[str] = code("Who may move", "quota_role", codes.ROLE)
    activity: Mapped[str] = code("What for", "quota_activity", codes.MOBILITY_ACTIVITY)
    places: Mapped[int] = col("Mobilities per academic year, at most", SmallInteger, within=(0, None))
    months: Mapped[float | None] = col("Months per mobility", within=(0, None))
    source_id: Mapped[int] = source()
