"""Foreign organisations, and every name they are met under."""

from sqlalchemy import SmallInteger, String
from sqlalchemy.orm import Mapped

from lib import codes
from lib.schema.base import YEARS, Base, code, col, id_, key, link, source


class Partner(Base):
    """A foreign organisation that the university works with."""

    __tablename__ = "partner"
    id: Mapped[int] = id_()
    key: Mapped[str] = key()
    name: Mapped[str] = col("Official name in English")
    kind: Mapped[str] = code("Kind of organisation", "partner_kind", codes.PARTNER_KIND)
    country: Mapped[str] = col("Country, ISO 3166-1 alpha-2", String(2), holds="country")
    city: Mapped[str | None] = col("City")
    latitude: Mapped[float | None] = col(
        "Latitude of the city, degrees north", within=(-90, 90), point=("longitude", "country")
    )
    longitude: Mapped[float | None] = col("Longitude of the city, degrees east", within=(-180, 180))
    campus_latitude: Mapped[float | None] = col(
        "Latitude of the campus, degrees north, where known", within=(-90, 90), point=("campus_longitude", "country")
    )
    campus_longitude: Mapped[float | None] = col(
        "Longitude of the campus, degrees east, where known", within=(-180, 180)
    )
    coordinate_precision: Mapped[str | None] = code(
        "What the best known point marks", "partner_precision", codes.PRECISION
    )
    founded: Mapped[int | None] = col("Year of foundation", SmallInteger, within=YEARS)
    ror: Mapped[str | None] = col("Identifier in the Research Organization Registry")
    erasmus_code: Mapped[str | None] = col("Erasmus code, as in the list of holders of the Charter (ECHE)")
    pic: Mapped[str | None] = col("Participant Identification Code of the European Commission", String(9))
    schac: Mapped[str | None] = col("Internet domain of the institution (SCHAC)")
    website: Mapped[str | None] = col("Website")
    merged_into_id: Mapped[int | None] = link("partner", "Successor, where the organisation was merged into another")
    listed: Mapped[bool] = col(
        "The university itself names it as a partner; false for a successor or a name met in other rows"
    )
    verified: Mapped[str | None] = code(
        "Whether name and place were checked against a register", "partner_verified", codes.VERIFIED
    )
    note: Mapped[str | None] = col("What is uncertain about this row")
    source_id: Mapped[int] = source()


class PartnerName(Base):
    """Another name of a partner: native, former, acronym, or a spelling met in a list."""

    __tablename__ = "partner_name"
    id: Mapped[int] = id_()
    partner_id: Mapped[int] = link("partner", "Partner that bears the name")
    name: Mapped[str] = col("The other name")
    language: Mapped[str | None] = col("Language of the name, ISO 639-1", String(2), holds="language")
    kind: Mapped[str] = code("Kind of name", "name_kind", codes.NAME_KIND)
    source_id: Mapped[int] = source()
