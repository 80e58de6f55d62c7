"""The home university and its faculties."""

from sqlalchemy import SmallInteger, String
from sqlalchemy.orm import Mapped

from lib import codes
from lib.schema.base import YEARS, Base, code, col, id_, key, source


class Institution(Base):
    """The home university; the table has one row."""

    __tablename__ = "institution"
    id: Mapped[int] = id_()
    key: Mapped[str] = key()
    name: Mapped[str] = col("Official name in English")
    name_az: Mapped[str | None] = col("Name in Azerbaijani", translates="name")
    name_tr: Mapped[str | None] = col("Name in Turkish", translates="name")
    name_ru: Mapped[str | None] = col("Name in Russian", translates="name")
    name_uz: Mapped[str | None] = col("Name in Uzbek", translates="name")
    short_name: Mapped[str | None] = col("Acronym that the university uses")
    country: Mapped[str] = col("Country, ISO 3166-1 alpha-2", String(2), holds="country")
    city: Mapped[str] = col("City")
    latitude: Mapped[float] = col(
        "Latitude of the campus or city, degrees north", within=(-90, 90), point=("longitude", "country")
    )
    longitude: Mapped[float] = col("Longitude of the campus or city, degrees east", within=(-180, 180))
    coordinate_precision: Mapped[str] = code("What the point marks", "institution_precision", codes.PRECISION)
    reporting_currency: Mapped[str] = col("Currency of the reports, ISO 4217", String(3), holds="currency")
    academic_year_start: Mapped[int] = col("First month of the academic year, 1 to 12", SmallInteger, within=(1, 12))
    founded: Mapped[int | None] = col("Year of foundation", SmallInteger, within=YEARS)
    ror: Mapped[str | None] = col("Identifier in the Research Organization Registry")
    website: Mapped[str | None] = col("Website")
    note: Mapped[str | None] = col("What is uncertain about this row")
    source_id: Mapped[int] = source()


class Unit(Base):
    """A faculty or department of the home university."""

    __tablename__ = "unit"
    id: Mapped[int] = id_()
    key: Mapped[str] = key()
    kind: Mapped[str] = code("Faculty, department or centre", "unit_kind", codes.UNIT_KIND)
    name: Mapped[str] = col("Name in English")
    name_az: Mapped[str | None] = col("Name in Azerbaijani", translates="name")
    name_tr: Mapped[str | None] = col("Name in Turkish", translates="name")
    name_ru: Mapped[str | None] = col("Name in Russian", translates="name")
    name_uz: Mapped[str | None] = col("Name in Uzbek", translates="name")
    source_id: Mapped[int] = source()
