"""What is wrong in a file, and where: a fault, and its sentence in the reader's language."""

from dataclasses import dataclass
from typing import Final

from lib.codes import LEVEL, N_
from lib.i18n import Words

# By what was expected. Each is a whole sentence, because no two languages put its pieces in the same order.
EXPECTED: Final = {
    "folder": N_("There is no folder {file}: name one that holds the tables of a university, such as data/lsu."),
    "no_folder": N_("{file} is a file: name the folder that holds it."),
    "university": N_(
        "The folder {file} holds no institution.csv, no institution.xlsx and no sheet of that name: name a folder with "
        "the tables of a university, such as data/lsu."
    ),
    "missed": N_(
        "{file} is not in the folder, but cells of {allowed} name its rows; add the file, or leave these cells empty."
    ),
    "one_university": N_("{file} must hold exactly one row: the home university."),
    "readable": N_("{file} cannot be read: check that it is a file and who may read it."),
    "table": N_("{file} is none of the tables; its name must be one of {allowed}."),
    "table_near": N_("{file} is none of the tables; did you mean {allowed}?"),
    "format_other": N_(
        "{file} is in a format that is not read: save its tables as XLSX or CSV, or take it out of the folder."
    ),
    "merged": N_(
        "{file}, line {line}, column {column}: the cells {value} are merged, and only the first of them holds the "
        "value; split them and fill in each."
    ),
    "no_year": N_(
        "{file}, line {line}: neither start_date nor calendar_year is filled in; write the first day or its year."
    ),
    "years": N_(
        "{file}, line {line}, column {column}: the academic year “{value}” does not fit the calendar year {allowed}."
    ),
    "long": N_(
        "{file}, line {line}, column {column}: from {allowed} to “{value}” it is more than five years; check the two "
        "days."
    ),
    "paid_later": N_(
        "{file}, line {line}, column {column}: “{value}” lies after {allowed}; money that has not come in is no "
        "payment."
    ),
    "format": N_("{file} is in a format that is not read; save it as {allowed} or as {value}."),
    "twice": N_("{file}: the table {value} is in {allowed} already; keep one of the two."),
    "xlsx": N_(
        "{file} cannot be read as XLSX: open it in the spreadsheet program and save it again as XLSX, without a "
        "password."
    ),
    "vast": N_("{file}: a cell far away from the table, at {value}, makes the sheet too large to be read; delete it."),
    "sheet": N_("{file}: this sheet is none of the tables; name it after its table, or hide it if it holds none."),
    "sheet_near": N_("{file}: this sheet is none of the tables; did you mean {allowed}?"),
    "sheet_other": N_("{file}: the file is called {allowed} and its sheet {value}; give both the name of the table."),
    "formula": N_("{file}, line {line}, column {column}: the formula has no value (“{value}”); write the value there."),
    "utf8": N_("{file}, line {line}: the text is not UTF-8; save the file as CSV UTF-8."),
    "csv": N_("{file}, line {line}: a quotation mark or a separator is out of place."),
    "header": N_("{file} is empty; its first line must name the columns."),
    "column": N_(
        "{file}, line {line}: there is no column “{value}”; delete it, or give it one of the names that the page "
        "Dictionary lists."
    ),
    "headings": N_(
        "{file}, line {line}: none of the cells is the name of a column (“{value}”); the first line of a table must "
        "name its columns as the page Dictionary lists them."
    ),
    "column_near": N_("{file}, line {line}: there is no column “{value}”; did you mean {allowed}?"),
    "heading": N_("{file}, line {line}: “{value}” stands in a column that has no heading."),
    "column_once": N_("{file}, line {line}: the column “{value}” stands there twice."),
    "column_present": N_("{file}, line {line}: the column “{column}” is missing."),
    "column_of_codes": N_("{file}, line {line}: the column “{column}” is missing; it holds one of these: {allowed}."),
    "sum": N_("{file}, line {line}: this line looks like a sum of those above it (“{value}”); delete it."),
    "cells": N_("{file}, line {line}: {value} cells were found where the header has {allowed}."),
    "value": N_("{file}, line {line}, column {column}: a value is missing."),
    "code": N_("{file}, line {line}, column {column}: “{value}” is not one of {allowed}."),
    "yes_no": N_("{file}, line {line}, column {column}: “{value}” is neither yes nor no; write one of the two."),
    "whole_number": N_("{file}, line {line}, column {column}: “{value}” is not a whole number."),
    "number": N_("{file}, line {line}, column {column}: “{value}” is not a number such as 1234.56."),
    "thousands": N_(
        "{file}, line {line}, column {column}: “{value}” can be read as two numbers; write no point between thousands, "
        "and a comma before decimals."
    ),
    "decimals": N_("{file}, line {line}, column {column}: “{value}” has more than {allowed} decimals."),
    "at_least": N_("{file}, line {line}, column {column}: “{value}” is not {allowed} or more."),
    "at_most": N_("{file}, line {line}, column {column}: “{value}” is not {allowed} or less."),
    "date": N_("{file}, line {line}, column {column}: “{value}” is not a date such as 2024-09-15 or 15.09.2024."),
    "vague": N_(
        "{file}, line {line}, column {column}: “{value}” names no day; write one such as 2024-09-15, or leave the cell "
        "empty."
    ),
    "vague_kept": N_(
        "{file}, line {line}, column {column}: “{value}” names no day; write one such as 2024-09-15, or leave the cell "
        "empty and write the year in the column {allowed}."
    ),
    "partial_date": N_(
        "{file}, line {line}, column {column}: “{value}” is not a date such as 2024, 2024-09, 2024-09-15 or 15.09.2024."
    ),
    "no_day": N_("{file}, line {line}, column {column}: “{value}” is a day that does not exist."),
    "year": N_("{file}, line {line}, column {column}: the year of “{value}” does not lie in {allowed}."),
    "two_days": N_(
        "{file}, line {line}, column {column}: “{value}” can be read as two days; write it as 2024-09-15 or 15.09.2024."
    ),
    "length": N_("{file}, line {line}, column {column}: “{value}” is longer than {allowed} characters."),
    "lost": N_(
        "{file}, line {line}, column {column}: in “{value}” a letter was lost when the file was saved; write it again."
    ),
    "text": N_("{file}, line {line}, column {column}: “{value}” holds a character that is not text."),
    "country": N_(
        "{file}, line {line}, column {column}: “{value}” is no country; write its two-letter code (ISO 3166-1) or its "
        "name in English, Azerbaijani, Turkish, Russian or Uzbek."
    ),
    "countries": N_(
        "{file}, line {line}, column {column}: “{value}” is no list of two-letter codes of countries (ISO 3166-1) "
        "with blanks between them."
    ),
    "country_near": N_(
        "{file}, line {line}, column {column}: “{value}” is neither the code nor the name of a country; did you mean "
        "{allowed}?"
    ),
    "countries_near": N_(
        "{file}, line {line}, column {column}: “{value}” is no list of two-letter codes of countries (ISO 3166-1) "
        "with blanks between them; did you mean {allowed}?"
    ),
    "currency": N_("{file}, line {line}, column {column}: “{value}” is not a three-letter code of a currency."),
    "language": N_("{file}, line {line}, column {column}: “{value}” is not a two-letter code of a language."),
    "field": N_("{file}, line {line}, column {column}: “{value}” is not an ISCED-F field of two to four digits."),
    "key_near": N_("{file}, line {line}, column {column}: there is no “{value}”; did you mean {allowed}?"),
    "key_of_several": N_(
        "{file}, line {line}, column {column}: “{value}” is the name of several rows; write the key of one: {allowed}."
    ),
    "key": N_("{file}, line {line}, column {column}: no row of {allowed} has the key “{value}”."),
    "unique": N_("{file}, line {line}, column {column}: “{value}” stands there already, at {allowed}."),
    "not_before": N_("{file}, line {line}, column {column}: “{value}” lies before {allowed}."),
    "ended": N_(
        "{file}, line {line}, column {column}: “{value}” lies after {allowed}; a stay that has not ended is not "
        "completed."
    ),
    "computed": N_("{file}, line {line}, column {column}: “{value}” contradicts the dates, which give {allowed}."),
    "part_of": N_("{file}, line {line}, column {column}: “{value}” is more than the whole, which is {allowed}."),
    "no_currency": N_(
        "{file}, line {line}, column {column}: the currency of {allowed} ({value}) is missing; write its three-letter "
        "code, such as EUR."
    ),
    "circle": N_(
        "{file}, line {line}, column {column}: from “{value}” the way leads back to this row; name another one, or "
        "leave the cell empty."
    ),
    "same_as": N_(
        "{file}, line {line}, column {column}: “{value}” is not {allowed}, the country of the partner in this row."
    ),
    "point": N_(
        "{file}, line {line}, column {column}: the point “{value}” does not lie in {allowed}; check its latitude, its "
        "longitude and the country."
    ),
    "begun": N_(
        "{file}, line {line}, column {column}: “{value}” lies after {allowed}; a stay that has not begun is "
        "nominated or planned."
    ),
    "rejected": N_(
        "{file}, line {line}, column {column}: “{value}” was rejected ({allowed}), and a rejected project receives no "
        "money."
    ),
}
SHOWN: Final = 60
# Faults whose value, or what was allowed, is a country, which a reader knows by its name.
COUNTRIES: Final = {"same_as": ("value", "allowed"), "point": ("allowed",)}


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: where it stands, what stands there, and what was expected instead."""

    file: str
    expected: str
    line: int | None = None
    column: str = ""
    value: str = ""
    allowed: str = ""

    def sentence(self, words: Words) -> str:
        """The fault in the reader's language."""
        value = self.value if len(self.value) <= SHOWN else f"{self.value[:SHOWN]}…"
        said = {"value": value, "allowed": self.allowed}
        for name in COUNTRIES.get(self.expected, ()):
            said[name] = f"{words.country(said[name])} ({said[name]})"
        if self.expected == "code" and self.allowed.replace(", ", "").isdigit():
            # Levels of study are numbers, and written as words.
            said["allowed"] = ", ".join(f"{one} ({words(LEVEL[int(one)])})" for one in self.allowed.split(", "))
        return words(EXPECTED[self.expected], file=self.file, line=self.line, column=self.column, **said)


class Unfit(ValueError):
    """A cell that its column cannot take."""

    def __init__(self, expected: str, allowed: str = "") -> None:
        super().__init__(expected, allowed)
        self.expected = expected
        self.allowed = allowed
