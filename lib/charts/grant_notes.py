"""What grant income leaves out or is not sure of in, as counts of projects; a sentence for each out."""

from lib.filters import Filters
from lib.i18n import Words


def left_out(
    asked: Filters,
    w: Words,
    unknown: int,
    undated: int,
    unconverted: int,
    provisional: int,
    rate_years: tuple[int, ...],
) -> tuple[str, ...]:
    """A sentence for each thing that the income leaves out or is not sure of."""
    found = []
    if unknown and asked.money_basis == "received":
        found.append(
            w.n(
                "{n} project that has begun has no payment on record.",
                "{n} projects that have begun have no payment on record.",
                unknown,
            )
        )
    elif unknown:
        found.append(
            w.n(
                "{n} project has no known amount and is in no sum.",
                "{n} projects have no known amount and are in no sum.",
                unknown,
            )
        )
    if undated:
        found.append(_undated(asked, w, undated))
    if unconverted:
        found.append(
            w.n(
                "{n} project has an amount in a currency without an exchange rate and is in no sum.",
                "{n} projects have an amount in a currency without an exchange rate and are in no sum.",
                unconverted,
            )
        )
    if provisional:
        found.append(
            w.n(
                "Provisional: {n} project is converted at the latest known rate, that of {years}.",
                "Provisional: {n} projects are converted at the latest known rate, that of {years}.",
                provisional,
                years=w.listed(map(str, rate_years)),
            )
        )
    return tuple(found)


def _undated(asked: Filters, w: Words, n: int) -> str:
    if asked.money_basis == "recognised":
        return w.n(
            "{n} project has no known first or last day and is in no year.",
            "{n} projects have no known first or last day and are in no year.",
            n,
        )
    return w.n(
        "{n} project has no known date of decision and is in no year.",
        "{n} projects have no known date of decision and are in no year.",
        n,
    )
