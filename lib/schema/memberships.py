"""Associations, the university in them, and who else is."""

from datetime import date

from sqlalchemy import SmallInteger, String
from sqlalchemy.orm import Mapped

from lib import codes
from lib.schema.base import YEARS, Base, Money, code, col, id_, key, link, source


class Association(Base):
    """A network of universities."""

    __tablename__ = "association"
    id: Mapped[int] = id_()
    key: Mapped[str] = key()
    name: Mapped[str] = col("Official name in English")
    name_az: Mapped[str | None] = col("Name in Azerbaijani", translates="name")
    name_tr: Mapped[str | None] = col("Name in Turkish", translates="name")
    name_ru: Mapped[str | None] = col("Name in Russian", translates="name")
    name_uz: Mapped[str | None] = col("Name in Uzbek", translates="name")
    short_name: Mapped[str | None] = col("Acronym")
    listed_name: Mapped[str | None] = col("Name under which the university lists it")
    founded: Mapped[int | None] = col("Year of foundation", SmallInteger, within=YEARS)
    seat_city: Mapped[str | None] = col("City of the seat or secretariat")
    seat_country: Mapped[str | None] = col("Country of the seat, ISO 3166-1 alpha-2", String(2), holds="country")
    latitude: Mapped[float | None] = col(
        "Latitude of the seat, degrees north", within=(-90, 90), point=("longitude", "seat_country")
    )
    longitude: Mapped[float | None] = col("Longitude of the seat, degrees east", within=(-180, 180))
    member_count: Mapped[int | None] = col("Members in all; empty means not known", within=(0, None))
    member_count_as_of: Mapped[str | None] = col(
        "Date of that count, as exact as it is known", String(10), holds="partial_date"
    )
    website: Mapped[str | None] = col("Website")
    note: Mapped[str | None] = col("What is uncertain about this row")
    source_id: Mapped[int] = source()


class Membership(Base):
    """The university's tie to an association; a change of status is a new row."""

    __tablename__ = "membership"
    id: Mapped[int] = id_()
    association_id: Mapped[int] = link("association", "Association")
    status: Mapped[str] = code(
        "Member, applied, observer, founding member or left", "membership_status", codes.MEMBERSHIP_STATUS
    )
    since: Mapped[date | None] = col("First day of this status; empty means not known", vague="as_of")
    until: Mapped[date | None] = col("Last day of this status; empty means that it holds", after=("since",))
    fee: Mapped[Money | None] = col("Fee per year; empty means not known", within=(0, None))
    currency: Mapped[str | None] = col("Currency of the fee, ISO 4217", String(3), holds="currency")
    as_of: Mapped[str | None] = col(
        "Date at which the status is known to hold, as exact as it is known", String(10), holds="partial_date"
    )
    evidence: Mapped[str | None] = col("What the status rests on")
    verified: Mapped[str | None] = code(
        "Whether the status was confirmed by the association", "membership_verified", codes.VERIFIED
    )
    source_id: Mapped[int] = source()


class AssociationMember(Base):
    """Another university known to belong to an association; no such list is complete."""

    __tablename__ = "association_member"
    id: Mapped[int] = id_()
    association_id: Mapped[int] = link("association", "Association")
    partner_id: Mapped[int | None] = link("partner", "The member, where it is a partner of the university")
    name: Mapped[str] = col("Name of the member")
    country: Mapped[str | None] = col(
        "Its country, ISO 3166-1 alpha-2", String(2), holds="country", same_as="partner_id"
    )
    status: Mapped[str] = code("Its status", "member_status", codes.MEMBERSHIP_STATUS)
    as_of: Mapped[str | None] = col(
        "Date of the list that names it, as exact as it is known", String(10), holds="partial_date"
    )
    source_id: Mapped[int] = source()
