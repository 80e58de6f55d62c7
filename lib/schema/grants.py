"""Projects, who is in them, the money received, and open calls."""

from datetime import date

from sqlalchemy import SmallInteger, String
from sqlalchemy.orm import Mapped

from lib import codes
from lib.schema.base import YEARS, Base, Money, code, col, id_, key, link, source


class Grant(Base):
    """A project that was applied for or won."""

    __tablename__ = "grant"
    id: Mapped[int] = id_()
    key: Mapped[str] = key()
    title: Mapped[str] = col("Title of the project")
    title_az: Mapped[str | None] = col("Title in Azerbaijani", translates="title")
    title_tr: Mapped[str | None] = col("Title in Turkish", translates="title")
    title_ru: Mapped[str | None] = col("Title in Russian", translates="title")
    title_uz: Mapped[str | None] = col("Title in Uzbek", translates="title")
    acronym: Mapped[str | None] = col("Acronym of the project")
    funder: Mapped[str] = col("Who gives the money")
    scheme: Mapped[str | None] = col("Programme or scheme of the funder")
    reference: Mapped[str | None] = col("Reference that the funder uses")
    call_year: Mapped[int | None] = col("Year of the call", SmallInteger, within=YEARS)
    role: Mapped[str] = code("Whether the university coordinates or is a partner", "grant_role", codes.GRANT_ROLE)
    status: Mapped[str] = code("How far it has come", "grant_status", codes.GRANT_STATUS)
    submitted_on: Mapped[date | None] = col("Date of the application")
    decision_date: Mapped[date | None] = col(
        "Date of the decision, awarded or rejected", after=("submitted_on", "call_year")
    )
    start_date: Mapped[date | None] = col("First day of the project")
    end_date: Mapped[date | None] = col("Last day of the project", after=("start_date",))
    budget: Mapped[Money | None] = col(
        "Whole budget of the project in its currency; empty means not known", within=(0, None)
    )
    own_share: Mapped[Money | None] = col(
        "Part of the budget that the university receives; empty means not known",
        within=(0, None),
        part_of="budget",
    )
    currency: Mapped[str | None] = col(
        "Currency of the amounts, ISO 4217", String(3), holds="currency", amounts=("own_share", "budget")
    )
    coordinator: Mapped[str | None] = col("Coordinator, where it is another organisation")
    unit_id: Mapped[int | None] = link("unit", "Faculty or department that carries it")
    website: Mapped[str | None] = col("Website of the project")
    note: Mapped[str | None] = col("What is uncertain about this row")
    source_id: Mapped[int] = source()


class GrantPartner(Base):
    """Another organisation in a project."""

    __tablename__ = "grant_partner"
    id: Mapped[int] = id_()
    grant_id: Mapped[int] = link("grant", "Project")
    partner_id: Mapped[int | None] = link("partner", "The organisation, where it is a partner of the university")
    name: Mapped[str] = col("Name of the organisation")
    country: Mapped[str | None] = col(
        "Its country, ISO 3166-1 alpha-2", String(2), holds="country", same_as="partner_id"
    )
    source_id: Mapped[int] = source()


class Payment(Base):
    """Money received for a project."""

    __tablename__ = "payment"
    id: Mapped[int] = id_()
    grant_id: Mapped[int] = link("grant", "Project that the money is for")
    paid_on: Mapped[date] = col("Date of receipt")
    amount: Mapped[Money] = col("Amount in its currency")
    currency: Mapped[str] = col("Currency of the amount, ISO 4217", String(3), holds="currency")
    source_id: Mapped[int] = source()


class Call(Base):
    """An open call for applications."""

    __tablename__ = "call"
    id: Mapped[int] = id_()
    key: Mapped[str] = key()
    title: Mapped[str] = col("Title of the call")
    title_az: Mapped[str | None] = col("Title in Azerbaijani", translates="title")
    title_tr: Mapped[str | None] = col("Title in Turkish", translates="title")
    title_ru: Mapped[str | None] = col("Title in Russian", translates="title")
    title_uz: Mapped[str | None] = col("Title in Uzbek", translates="title")
    funder: Mapped[str] = col("Who gives the money")
    scheme: Mapped[str | None] = col("Programme or scheme of the funder")
    opens_on: Mapped[date | None] = col("First day for applications")
    deadline: Mapped[date] = col("Last day for applications", after=("opens_on",))
    conditions: Mapped[str | None] = col("Who may apply, and on what terms")
    conditions_az: Mapped[str | None] = col("Conditions in Azerbaijani", translates="conditions")
    conditions_tr: Mapped[str | None] = col("Conditions in Turkish", translates="conditions")
    conditions_ru: Mapped[str | None] = col("Conditions in Russian", translates="conditions")
    conditions_uz: Mapped[str | None] = col("Conditions in Uzbek", translates="conditions")
    website: Mapped[str | None] = col("Where the call is published")
    source_id: Mapped[int] = source()
