"""Events and visits, and joint degrees."""

from datetime import date

from sqlalchemy import SmallInteger, String
from sqlalchemy.orm import Mapped

from lib import codes
from lib.schema.base import Base, code, col, id_, key, link, source


class Activity(Base):
    """A conference, webinar, summer school, delegation or expert visit."""

    __tablename__ = "activity"
    id: Mapped[int] = id_()
    key: Mapped[str] = key()
    kind: Mapped[str] = code("Kind of activity", "activity_kind", codes.ACTIVITY_KIND)
    title: Mapped[str] = col("Title")
    title_az: Mapped[str | None] = col("Title in Azerbaijani", translates="title")
    title_tr: Mapped[str | None] = col("Title in Turkish", translates="title")
    title_ru: Mapped[str | None] = col("Title in Russian", translates="title")
    title_uz: Mapped[str | None] = col("Title in Uzbek", translates="title")
    start_date: Mapped[date] = col("First day, or day of arrival")
    end_date: Mapped[date | None] = col("Last day, or day of departure", after=("start_date",))
    partner_id: Mapped[int | None] = link("partner", "Partner that it was held with, where known")
    country: Mapped[str | None] = col(
        "Country of that partner, ISO 3166-1 alpha-2", String(2), holds="country", same_as="partner_id"
    )
    unit_id: Mapped[int | None] = link("unit", "Faculty or department that held it")
    mode: Mapped[str] = code("Physical, blended or virtual", "activity_mode", codes.MODE)
    place: Mapped[str | None] = col("Where it took place")
    home_participants: Mapped[int | None] = col(
        "Participants of the home university; empty means not known", within=(0, None)
    )
    foreign_participants: Mapped[int | None] = col("Participants from abroad; empty means not known", within=(0, None))
    source_id: Mapped[int] = source()


class JointProgramme(Base):
    """A joint or double degree with a partner."""

    __tablename__ = "joint_programme"
    id: Mapped[int] = id_()
    key: Mapped[str] = key()
    title: Mapped[str] = col("Title of the programme")
    title_az: Mapped[str | None] = col("Title in Azerbaijani", translates="title")
    title_tr: Mapped[str | None] = col("Title in Turkish", translates="title")
    title_ru: Mapped[str | None] = col("Title in Russian", translates="title")
    title_uz: Mapped[str | None] = col("Title in Uzbek", translates="title")
    kind: Mapped[str] = code("Joint or double degree", "joint_kind", codes.JOINT_KIND)
    partner_id: Mapped[int] = link("partner", "Partner that awards the degree too")
    unit_id: Mapped[int | None] = link("unit", "Faculty or department that teaches it")
    level: Mapped[int | None] = col(
        "Level of study: EQF 5 short cycle, 6 bachelor, 7 master, 8 doctorate", SmallInteger, codes=codes.LEVEL
    )
    field: Mapped[str | None] = col("Field of education, ISCED-F 2013, two to four digits", String(4), holds="field")
    since: Mapped[date | None] = col("First day")
    until: Mapped[date | None] = col("Last day; empty means that it runs", after=("since",))
    source_id: Mapped[int] = source()
