"""Readings in; the sentences above and below a row of them out: of which time they speak, and what moved most."""

from collections.abc import Sequence

from lib.codes import N_
from lib.filters import Filters
from lib.i18n import SMALLEST_BASE, Words
from lib.readings import Reading

MOVED = {
    ("day", True): N_("{name} changed most: {value}, {change} higher than at the end of {year} ({before})."),
    ("day", False): N_("{name} changed most: {value}, {change} lower than at the end of {year} ({before})."),
    ("part", True): N_("{name} changed most: {value}, {change} higher than in the same days of {year} ({before})."),
    ("part", False): N_("{name} changed most: {value}, {change} lower than in the same days of {year} ({before})."),
    ("whole", True): N_("{name} changed most: {value}, {change} higher than in {year} ({before})."),
    ("whole", False): N_("{name} changed most: {value}, {change} lower than in {year} ({before})."),
    ("quarter", True): N_(
        "{name} changed most: {value}, {change} higher than in the same quarter of {year} ({before})."
    ),
    ("quarter", False): N_(
        "{name} changed most: {value}, {change} lower than in the same quarter of {year} ({before})."
    ),
    ("quarter_day", True): N_(
        "{name} changed most: {value}, {change} higher than at the end of the same quarter of {year} ({before})."
    ),
    ("quarter_day", False): N_(
        "{name} changed most: {value}, {change} lower than at the end of the same quarter of {year} ({before})."
    ),
}


def time_of(asked: Filters, w: Words) -> str:
    """The time that indicators speak of: today, or the last of the years that were chosen."""
    year = asked.this_year()
    if year == asked.as_of.year:
        return w("International cooperation as at {day}", day=w.date(asked.as_of, "long"))
    return w(
        "The figures are those of {year}, beside {before}. What needs attention is as at {day}.",
        year=w.ordinal(year),
        before=w.ordinal(year - 1),
        day=w.date(asked.as_of, "long"),
    )


def moved(readings: Sequence[Reading], w: Words) -> str:
    """Which of some indicators moved most, and by what; that none did, or that none can be compared."""
    most = moved_most(readings)
    if most is None:
        return nothing_before(any(one.uneven for one in readings), readings[0].year - 1 if readings else 0, w)
    if not most.change:
        return w("Nothing changed against the year before.")
    said = w(
        MOVED[most.basis, most.change > 0],
        name=w(most.indicator.name),
        value=most.value_text(w),
        change=most.change_text(w),
        year=w.ordinal(most.year - 1),
        before=most.text(most.previous, w),
    )
    alike = [w(one.indicator.name) for one in readings if one is not most and _moved(one) == _moved(most)]
    equal = w("Changed as much: {names}.", names=w.listed(alike)) if alike else ""
    return " ".join(filter(None, (said, most.made_of(w), equal)))


def nothing_before(uneven: bool, year: int, w: Words) -> str:
    """Why nothing is compared: there is no figure, or, where `uneven`, one of the whole year and none of its days."""
    if uneven:
        return w("Some rows of {year} have no day: how many lie in the same days is not known.", year=w.ordinal(year))
    return w("There is no earlier figure to compare with yet.")


def moved_most(readings: Sequence[Reading]) -> Reading | None:
    """The indicator that changed most for its size, the first of several; none where none can be compared.

    A figure that is counted goes before one that is computed: nobody meets an effective number.
    """
    known = [one for one in readings if one.change is not None]
    counted = [one for one in known if one.indicator.unit != "effective"]
    return max(counted if any(one.change for one in counted) else known, key=_moved, default=None)


def _moved(one: Reading) -> float:
    """How much it changed for its size; -1 where that is not known."""
    return -1.0 if one.change is None else abs(one.change) / max(one.previous or 0, SMALLEST_BASE)
