"""Tables and columns of the schema, searched, in; the list of them on the page out."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

import streamlit as st

from lib.alphabet import folded
from lib.codes import N_
from lib.i18n import Words
from lib.queries import sources
from lib.queries.dictionary import Field, Table
from lib.screen import state
from lib.screen.cards import section

SUBJECTS: Mapping[str, str] = {
    "partners": N_("Partners"),
    "agreements": N_("Agreements"),
    "mobility": N_("Mobility"),
    "grants": N_("Grants"),
    "memberships": N_("Memberships"),
    "activities": N_("Activities and joint degrees"),
    "indicators": N_("Indicators"),
    "institution": N_("The university"),
    "sources": N_("Sources and exchange rates"),
    "reports": N_("Frozen reports"),
}
HOLDS: Mapping[str, str] = {
    "number_of_row": N_("Number"),
    "link": N_("Link"),
    "code": N_("One of a list"),
    "country": N_("Country code"),
    "countries": N_("Country codes"),
    "currency": N_("Currency code"),
    "partial_date": N_("Year, month or day"),
    "language": N_("Language code"),
    "field": N_("Field of education"),
    "text": N_("Text"),
    "whole": N_("Whole number"),
    "decimal": N_("Number with decimals"),
    "money": N_("Amount of money"),
    "date": N_("Date"),
    "time": N_("Date and time"),
    "yes_no": N_("Yes or no"),
}


class Found(NamedTuple):
    """A table that a search found, and those of its columns that it found."""

    table: Table
    fields: tuple[Field, ...]


def matches(term: str, *texts: Any) -> bool:
    """Whether every word of the term stands in the texts."""
    whole = folded(" ".join(str(part) for text in texts for part in (text if isinstance(text, tuple) else (text,))))
    return all(word in whole for word in folded(term).split())


def search(tables: Sequence[Table], term: str, w: Words) -> list[Found]:
    """The tables that the term finds: with all columns where it finds the table, else with those that it finds."""
    found = []
    for table in tables:
        if matches(term, table.name, w(table.row), w(SUBJECTS[table.subject])):
            found.append(Found(table, table.fields))
        elif fields := tuple(field for field in table.fields if matches(term, table.name, *_texts(field, w))):
            found.append(Found(table, fields))
    return found


def _texts(field: Field, w: Words) -> tuple[str, ...]:
    words = tuple(text for code, word in field.codes for text in (code, w(word)))
    return (field.name, w(field.comment), w(HOLDS[field.holds]), field.links_to or "", *words)


def listed(found: Sequence[Found], term: str, w: Words) -> None:
    """By subject; each table behind one click, open where it was searched for."""
    rows = state.ask(sources.rows).groupby("table")["rows"].sum()
    subject = ""
    for table, fields in found:
        if table.subject != subject:
            subject = table.subject
            section(w(SUBJECTS[subject]))
        label = f"**{table.name}** · {w(table.row)}"
        # A key of its own for each search: the reader's clicks belong to the list that they were made in.
        with st.expander(label, expanded=bool(term), key=f"table-{table.name}-{folded(term)}", on_change="rerun") as it:
            if it.open:
                st.html(_columns(table, fields, int(rows.get(table.name, 0)), w))


def _columns(table: Table, fields: Sequence[Field], rows: int, w: Words) -> str:
    said = [w.n("{n} row in this database", "{n} rows in this database", rows)] if table.name != "stamp" else []
    if len(fields) < len(table.fields):
        said.append(w("{shown} of {all} columns were found", shown=len(fields), all=len(table.fields)))
    for columns in table.unique_together:
        said.append(w("No two rows share all of: {columns}", columns=", ".join(columns)))
    head = "".join(f"<th scope='col'>{escape(h)}</th>" for h in (w("Column"), w("What it says"), w("What it holds")))
    body = "".join(_column(field, w) for field in fields)
    return (
        f"<p class='m-rule'>{escape('. '.join(said))}{'.' if said else ''}</p>"
        f"<table class='m-table m-columns'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _column(field: Field, w: Words) -> str:
    listed = "".join(f"<li><code>{escape(code)}</code> {escape(w(word))}</li>" for code, word in field.codes)
    kind = w("Link to {table}", table=field.links_to) if field.links_to else w(HOLDS[field.holds])
    must = w("Mandatory") if field.mandatory else w("May be empty")
    rules = "".join(f"<small>{escape(rule)}</small>" for rule in (must, *_rules(field, w)))
    return (
        f"<tr><th scope='row'><code>{escape(field.name)}</code></th><td>{escape(w(field.comment))}"
        f"{f'<ul>{listed}</ul>' if listed else ''}</td><td>{escape(kind)}{rules}</td></tr>"
    )


def _rules(field: Field, w: Words) -> Iterable[str]:
    low, high = (_bound(value, w) for value in (field.lowest, field.highest))
    if low and high:
        yield w("From {low} to {high}", low=low, high=high)
    elif low or high:
        yield w("At least {low}", low=low) if low else w("At most {high}", high=high)
    for column in field.not_before:
        yield w("Not before {column}", column=column)
    if field.part_of:
        yield w("Not more than {column}", column=field.part_of)
    if field.inside:
        yield w("The point lies in {column}", column=field.inside)
    if field.same_as:
        yield w("The same as in the row that {column} names", column=field.same_as)
    if field.unique:
        yield w("No two rows share it")
    if field.computed:
        yield w("Worked out where the file leaves it empty")
    if field.internal:
        yield w("Kept by the import, never in a file")


def _bound(value: float | None, w: Words) -> str:
    """Years without a group separator; what is smaller than one with its decimals."""
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else w.number(value, 6)
