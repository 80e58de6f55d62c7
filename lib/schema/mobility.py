"""Who moved where, without saying who."""

from datetime import date

from sqlalchemy import CheckConstraint, SmallInteger, String
from sqlalchemy.orm import Mapped

from lib import codes
from lib.schema.base import YEARS, Base, code, col, id_, link, source


class Mobility(Base):
    """One or more people who moved once; it holds no name, birth date or passport."""

    __tablename__ = "mobility"
    __table_args__ = (CheckConstraint("participants > 0", name="participants"),)
    id: Mapped[int] = id_()
    direction: Mapped[str] = code(
        "Outgoing or incoming, as seen from the home university", "mobility_direction", codes.DIRECTION
    )
    role: Mapped[str] = code("Student, teacher or administrative staff", "mobility_role", codes.ROLE)
    activity: Mapped[str] = code("What for", "mobility_activity", codes.MOBILITY_ACTIVITY)
    programme: Mapped[str] = code("Programme that it belongs to", "mobility_programme", codes.PROGRAMME)
    partner_id: Mapped[int | None] = link("partner", "Partner at the other end, where known")
    country: Mapped[str] = col(
        "Country at the other end, ISO 3166-1 alpha-2", String(2), holds="country", same_as="partner_id"
    )
    unit_id: Mapped[int | None] = link("unit", "Faculty or department at home, where known")
    level: Mapped[int | None] = col(
        "Level of study: EQF 5 short cycle, 6 bachelor, 7 master, 8 doctorate", SmallInteger, codes=codes.LEVEL
    )
    field: Mapped[str | None] = col("Field of education, ISCED-F 2013, two to four digits", String(4), holds="field")
    start_date: Mapped[date | None] = col(
        "First day of the stay; empty where only the year is known", vague="calendar_year"
    )
    end_date: Mapped[date | None] = col("Last day of the stay", after=("start_date",))
    calendar_year: Mapped[int] = col(
        "Calendar year of the first day; follows from it where it is known", SmallInteger, within=YEARS, computed=True
    )
    academic_year: Mapped[int | None] = col(
        "First year of the academic year of the first day (2023 is 2023/2024)",
        SmallInteger,
        within=YEARS,
        computed=True,
        academic=True,
    )
    days: Mapped[int | None] = col(
        "Length of the stay, first and last day counted", SmallInteger, within=(1, None), computed=True
    )
    mode: Mapped[str] = code("Physical, blended or virtual", "mobility_mode", codes.MODE)
    status: Mapped[str] = code(
        "How far it has come; under way and completed are counted", "mobility_status", codes.MOBILITY_STATUS
    )
    participants: Mapped[int] = col("People; 1 unless the file itself is a sum", within=(1, 9999), usual=1)
    source_id: Mapped[int] = source()
