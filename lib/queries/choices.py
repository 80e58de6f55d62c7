"""What can be chosen in this database: its years, its faculties, the countries that its rows name."""

from sqlalchemy import CompoundSelect, Connection, func, select, union

from lib.codes import COUNTED_STATUS
from lib.db.problems import DatabaseProblem
from lib.filters import Choices
from lib.queries.naming import spoken
from lib.schema import Activity, Grant, Institution, Mobility, Partner, Payment, Unit


def choices(connection: Connection) -> Choices:
    """The years from the first to the last that any dated row names, and the keys of the faculties."""
    years: CompoundSelect[int] = union(
        *(
            select(bound(year)).where(Mobility.status.in_(COUNTED_STATUS))
            for year in (Mobility.calendar_year, Mobility.academic_year)
            for bound in (func.min, func.max)
        ),
        *(
            select(func.extract("year", bound(day)))
            for day in (Grant.decision_date, Payment.paid_on, Activity.start_date)
            for bound in (func.min, func.max)
        ),
    )
    found = [int(year) for (year,) in connection.execute(years) if year is not None]
    units = connection.execute(select(Unit.key).order_by(Unit.key)).scalars()
    return Choices(min(found, default=2015), max(found, default=2015), tuple(units))


def countries(connection: Connection) -> tuple[str, ...]:
    """The countries that partners, moves or activities name, ISO 3166-1 alpha-2, in the order of the codes."""
    named: CompoundSelect[str] = union(select(Partner.country), select(Mobility.country), select(Activity.country))
    return tuple(sorted(code for (code,) in connection.execute(named) if code))


def units(connection: Connection, language: str) -> dict[str, str]:
    """The faculties: key, and name in the language (English where it has none)."""
    rows = connection.execute(select(Unit.key, spoken(Unit, "name", language)).order_by(Unit.id))
    return {str(key): str(label) for key, label in rows}


def home(connection: Connection, language: str) -> dict[str, str | float | int | None]:
    """The home university: name, English name and acronym, city, country, latitude, longitude, currency.

    A DatabaseProblem where there is none: without it no page has anything to say.
    """
    row = connection.execute(
        select(
            spoken(Institution, "name", language),
            Institution.name.label("english"),
            Institution.key,
            Institution.short_name,
            Institution.city,
            Institution.country,
            Institution.latitude,
            Institution.longitude,
            Institution.reporting_currency.label("currency"),
            Institution.academic_year_start,
        )
    ).one_or_none()
    if row is None:
        raise DatabaseProblem("empty", connection.engine.url.render_as_string(hide_password=False))
    found = dict(row._mapping)
    return found | {"short_name": _acronym(found["short_name"], str(found["english"]), str(found["name"]))}


def _acronym(english: str | None, whole: str, name: str) -> str | None:
    """The acronym for a name in another language: its initials, where the English one is that of the English name."""
    first, own = ("".join(word[0] for word in text.split()).upper() for text in (whole, name))
    return own if english == first else english
