"""What rankings and strategies count: population, papers, results, targets and claims."""

from sqlalchemy import SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped

from lib import codes
from lib.schema.base import YEARS, Base, code, col, id_, key, link, source


class Population(Base):
    """Students or academic staff of one nationality in one year; the ratios of the rankings come from it."""

    __tablename__ = "population"
    id: Mapped[int] = id_()
    year: Mapped[int] = col("First year of the academic year (2023 is 2023/2024)", SmallInteger, within=YEARS)
    group: Mapped[str] = code("Students or academic staff", "population_group", codes.POPULATION_GROUP)
    level: Mapped[int | None] = col(
        "Level of study: EQF 5 short cycle, 6 bachelor, 7 master, 8 doctorate", SmallInteger, codes=codes.LEVEL
    )
    nationality: Mapped[str] = col("Citizenship, ISO 3166-1 alpha-2", String(2), holds="country")
    headcount: Mapped[int] = col("People", within=(0, None))
    fte: Mapped[float | None] = col("Full-time equivalents", within=(0, None))
    source_id: Mapped[int] = source()


class Copublication(Base):
    """Papers written in one year with authors of one foreign institution."""

    __tablename__ = "copublication"
    id: Mapped[int] = id_()
    year: Mapped[int] = col("Year of publication", SmallInteger, within=YEARS)
    partner_id: Mapped[int | None] = link("partner", "The institution, where it is a partner of the university")
    name: Mapped[str] = col("Name of the institution")
    country: Mapped[str] = col("Its country, ISO 3166-1 alpha-2", String(2), holds="country", same_as="partner_id")
    area: Mapped[str | None] = col("Faculty area of QS, where known")
    papers: Mapped[int] = col("Papers", within=(1, None))
    source_id: Mapped[int] = source()


class RankingResult(Base):
    """A published result of the university in one edition of a ranking."""

    __tablename__ = "ranking_result"
    id: Mapped[int] = id_()
    ranking: Mapped[str] = col("Name of the ranking")
    edition: Mapped[str] = col("Edition, as its publisher names it")
    indicator: Mapped[str | None] = col("Indicator; empty for the overall result")
    score: Mapped[float | None] = col("Score")
    rank: Mapped[str | None] = col("Rank or band, as published")
    source_id: Mapped[int] = source()


class Target(Base):
    """What the strategy wants of an indicator in a year."""

    __tablename__ = "target"
    __table_args__ = (UniqueConstraint("indicator", "year"),)
    id: Mapped[int] = id_()
    indicator: Mapped[str] = col("Key of the indicator")
    year: Mapped[int] = col("Year that the target is set for", SmallInteger, within=YEARS)
    value: Mapped[float] = col("Wanted value, in the unit of the indicator")
    source_id: Mapped[int] = source()


class Claim(Base):
    """A figure that the university states about itself; kept as stated and never added to the rows."""

    __tablename__ = "claim"
    id: Mapped[int] = id_()
    key: Mapped[str] = key()
    text: Mapped[str] = col("The statement, word for word")
    indicator: Mapped[str | None] = col("Key of the indicator that it speaks of, where one does")
    period_from: Mapped[int | None] = col("First year that it speaks of", SmallInteger, within=YEARS)
    period_to: Mapped[int | None] = col(
        "Last year that it speaks of", SmallInteger, within=YEARS, after=("period_from",)
    )
    operator: Mapped[str | None] = code("Exactly, more than or about", "claim_operator", codes.OPERATOR)
    value: Mapped[float | None] = col("The figure")
    unit: Mapped[str | None] = col("What the figure counts: people, agreements, a currency ...")
    countries: Mapped[str | None] = col(
        "Countries that it names, ISO 3166-1 alpha-2, separated by blanks", holds="countries"
    )
    source_id: Mapped[int] = source()
