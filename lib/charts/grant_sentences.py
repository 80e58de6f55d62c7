"""Frames of grant income in; sentences out: of chosen years, of the last year and the one before, of what is ahead."""

from collections.abc import Callable
from functools import partial

import pandas as pd

from lib.filters import Filters
from lib.i18n import Words


def in_years(frame: pd.DataFrame, asked: Filters, w: Words) -> str:
    """Of chosen years their sum beside all; else the last begun year beside the one before, the sum, and what is ahead.

    Where the years are not known, the largest is named.
    """
    known = {year: amount for year, amount in zip(frame["year"], frame["amount"], strict=True) if not pd.isna(amount)}
    if not known:
        return w("No amount is known for this choice.") if len(frame) else ""
    money = partial(w.money, currency=str(frame["currency"].iloc[0]), short=True)
    inside = {year: sum_ for year, sum_ in known.items() if (asked.first or year) <= year <= (asked.last or year)}
    # Where the chosen years are all that there are, "of all" would say nothing.
    if asked.is_set("years") and inside != known:
        return _of_chosen(inside, known, asked, w, money)
    said = (_unknown(frame, asked, w), _of_all(known, asked, w, money), _ahead(known, asked, w, money))
    return " ".join(filter(None, said))


def _unknown(frame: pd.DataFrame, asked: Filters, w: Words) -> str:
    """That the last year has grants, and that nobody knows how much: the others must not stand for it."""
    begun = frame[frame["year"] <= asked.as_of.year].to_dict("records")
    last = max(begun, key=lambda line: line["year"], default=None)
    if last is None or not pd.isna(last["amount"]) or not last["unknown"]:
        return ""
    return w.n(
        "{year}: the amount of {n} project is not known.",
        "{year}: the amounts of {n} projects are not known.",
        int(last["unknown"]),
        year=w.year(int(last["year"]), quarter=asked.quarter),
    )


def _of_chosen(
    inside: dict[int, float], known: dict[int, float], asked: Filters, w: Words, money: Callable[..., str]
) -> str:
    if not inside:
        return w("No amount is known for this choice.")
    first, last = (w.year(end(inside), quarter=asked.quarter) for end in (min, max))
    values = {"amount": money(sum(inside.values())), "total": money(sum(known.values()))}
    if len(inside) == 1:
        return w("{year}: {amount} of {total} in all years.", year=first, **values)
    return w("{first} to {last}: {amount} of {total} in all years.", first=first, last=last, **values)


def _of_all(known: dict[int, float], asked: Filters, w: Words, money: Callable[..., str]) -> str:
    first, last = min(known), max(known)
    named = {year: w.year(year, quarter=asked.quarter) for year in range(first - 1, last + 1)}
    total = money(sum(known.values()))
    if len(known) == 1:
        return w("{year}: {amount}.", year=named[first], amount=total)
    span = {"first": named[first], "last": named[last], "total": total}
    year = min(asked.as_of.year, last)
    if year not in known or year - 1 not in known:
        top = max(known, key=lambda one: known[one])
        return w(
            "{first} to {last}: {total} in all, most of it in {year}: {amount}."
            if known[top] * 2 > sum(known.values())
            else "{first} to {last}: {total} in all; the most in one year: {amount} in {year}.",
            **span,
            year=named[top],
            amount=money(known[top]),
        )
    values = span | {
        "year": named[year],
        "amount": money(known[year]),
        "previous": named[year - 1],
        "before": money(known[year - 1]),
    }
    # Recognised income of a running year holds its remaining days too, so it is no part of a year.
    if year == asked.unfinished_year() and asked.money_basis != "recognised":
        return w(
            "{year} so far: {amount}; the whole of {previous}: {before}. {first} to {last}: {total} in all.", **values
        )
    return w("{year}: {amount}; {previous}: {before}. {first} to {last}: {total} in all.", **values)


def _ahead(known: dict[int, float], asked: Filters, w: Words, money: Callable[..., str]) -> str:
    """What of the sum lies in years that have not begun."""
    later = [amount for year, amount in known.items() if year > asked.as_of.year]
    if not any(later):
        return ""
    return w("Of it, {amount} is expected after {year}.", amount=money(sum(later)), year=w.ordinal(asked.as_of.year))
