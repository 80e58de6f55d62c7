"""What grant income leaves out and which projects contradict themselves in; a sentence for each out."""

from datetime import date

import pandas as pd

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


def doubtful(frame: pd.DataFrame, day: date, w: Words) -> list[str]:
    """Where status and last day of projects contradict each other, and what to do; nothing where they do not."""
    ends = zip(frame["state"], frame["end_date"], strict=True)
    early = sum(state == "completed" and pd.notna(end) and end > day for state, end in ends)
    over = int((frame["state"] == "past_end").sum())
    found = []
    if over:
        found.append(
            w.n(
                "{n} project is recorded as awarded or running though its last day has passed: its status or its last "
                "day is to be corrected.",
                "{n} projects are recorded as awarded or running though their last day has passed: their status or "
                "their last day is to be corrected.",
                over,
            )
        )
    if early:
        found.append(
            w.n(
                "{n} project is recorded as completed though its last day is still to come: its status or its last day "
                "is to be corrected.",
                "{n} projects are recorded as completed though their last day is still to come: their status or their "
                "last day is to be corrected.",
                early,
            )
        )
    return found


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
