"""Tables as text in; a folder of CSV files, or a spreadsheet, out."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

Table = Sequence[Mapping[str, str]]
SOURCE = {"key": "s", "title": "A source", "quality": "real"}
HOME = {
    "key": "home",
    "name": "Home University",
    "country": "AZ",
    "city": "Lankaran",
    "latitude": "38.75",
    "longitude": "48.85",
    "coordinate_precision": "city",
    "reporting_currency": "AZN",
    "academic_year_start": "9",
    "source": "s",
}
PARTNER = {"key": "p", "name": "P", "kind": "university", "country": "TR", "listed": "yes", "source": "s"}
MOVE = {
    "direction": "outgoing",
    "role": "student",
    "activity": "study",
    "programme": "mevlana",
    "partner": "p",
    "country": "TR",
    "start_date": "2024-02-01",
    "end_date": "2024-06-30",
    "mode": "physical",
    "status": "completed",
    "participants": "1",
    "source": "s",
}


def folder(at: Path, **tables: Table) -> Path:
    """A folder that holds a home university, its source, and what is given."""
    at.mkdir(exist_ok=True)
    for name, rows in {"source": [SOURCE], "institution": [HOME], **tables}.items():
        with (at / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            columns = list(dict.fromkeys(column for row in rows for column in row))
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
    return at


def spreadsheet(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """An XLSX file with the rows of each sheet; a date is a date there, and a text that begins with = a formula."""
    with Workbook(path, {"default_date_format": "dd.mm.yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path
