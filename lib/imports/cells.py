"""The text of a cell and the column that it stands in; the value that the column holds, or `Unfit`, out."""

import re
from datetime import date
from functools import lru_cache
from math import isfinite
from typing import Any, Final

from babel.numbers import list_currencies
from sqlalchemy import BigInteger, Column, SmallInteger

from lib.geography import country_codes
from lib.imports import spellings
from lib.imports.countries import meant
from lib.imports.days import day, partial, vague
from lib.imports.faults import Unfit

WHOLE: Final = re.compile(r"-?[0-9]{1,19}")
NUMBER: Final = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
TENTHS: Final = re.compile(r"-?[0-9]{1,19}\.0")  # and no more: 1.000 may be a thousand
GROUPED: Final = re.compile(r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))")  # a blank between thousands
THOUSANDS: Final = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
POINTED: Final = re.compile(r"-?[1-9][0-9]{0,2}(\.[0-9]{3})+,[0-9]+")
COMMAED: Final = re.compile(r"-?[1-9][0-9]{0,2}(,[0-9]{3})+\.[0-9]+")
SHAPES: Final = {
    "language": re.compile(r"[a-z]{2}"),
    # It begins with a broad field: 00 to 10, or 99 where nothing is known.
    "field": re.compile(r"(0[0-9]|10|99)[0-9]{0,2}"),
}
# ə is written as ? by a program that has no such letter: G?nc?, ???.
ASKED: Final = re.compile(r"[^\W\d_]\?[^\W\d_]|\?{3}")
# An academic year is known by its first: 2023/24, 2023-2024.
ACADEMIC: Final = re.compile(r"([0-9]{4})[/–-]([0-9]{2}|[0-9]{4})")
# The halves of two-part characters, and NUL, which PostgreSQL does not store.
NOT_TEXT: Final = re.compile("[\x00\ud800-\udfff]")


def name_in_file(column: Column[Any]) -> str:
    """How a file calls a column: a foreign key bears the name without `_id`, for it holds the other row's key."""
    return column.name.removesuffix("_id") if column.foreign_keys else column.name


def lost(text: str) -> bool:
    """Whether letters of a text were lost when its file was saved or opened: G?nc?, Ege Ãœniversitesi."""
    # An address may ask: page?id=1.
    return bool(ASKED.search(text) and "://" not in text and "www." not in text) or any(
        _misread(text, encoding) for encoding in ("cp1252", "cp1251")
    )


def _misread(text: str, encoding: str) -> bool:
    """Whether UTF-8 was read as something else: as that it makes sense once more, which no real word does."""
    if text.isascii():
        return False
    try:
        # The codes that Windows leaves free stay what they were.
        raw = b"".join(bytes([ord(one)]) if 0x80 <= ord(one) <= 0x9F else one.encode(encoding) for one in text)
        return raw.decode() != text
    except UnicodeError:
        return False


def value(column: Column[Any], text: str, decimal_comma: bool = False) -> Any:
    """What the column holds for a cell that is not empty; `decimal_comma` where the file writes 38,75."""
    if column.type.python_type is float and "codes" not in column.info:
        text = _plain(text)
    if decimal_comma and column.type.python_type is float:
        _unambiguous(column, text)
        text = text.replace(",", ".", 1)
    if column.type.python_type in (int, float) and "codes" not in column.info:
        text = GROUPED.sub("", text)
    if column.info.get("academic"):
        text = _first_year(text)
    if holds := column.info.get("holds"):
        text = _held(holds, text)
    typed = _coded(column, text) if "codes" in column.info else _typed(column, text)
    _within(typed, *column.info.get("within", (None, None)))
    return typed


def _plain(text: str) -> str:
    """74.500,00 and 74,500.00 have both signs: the last one is before the decimals, whoever wrote it."""
    if POINTED.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    return text.replace(",", "") if COMMAED.fullmatch(text) else text


def _first_year(text: str) -> str:
    found = ACADEMIC.fullmatch(text)
    return found[1] if found and int(found[2]) % 100 == (int(found[1]) + 1) % 100 else text


def _unambiguous(column: Column[Any], text: str) -> None:
    """Who writes 38,75 may mean fifteen hundred by 1.500; latitudes and the like are too small for that."""
    highest = column.info.get("within", (None, None))[1]
    if THOUSANDS.fullmatch(text) and (highest is None or float(text.replace(".", "")) <= highest):
        raise Unfit("thousands")


def text_of(column: Column[Any], held: Any) -> str:
    """The cell that gives the held value back."""
    if held is None:
        return ""
    if isinstance(held, bool):
        return "yes" if held else "no"
    # Python writes small and large floats with an exponent, which no spreadsheet of an office does.
    return f"{held:.15f}".rstrip("0").rstrip(".") if isinstance(held, float) else str(held)


def rewritten(column: Column[Any], held: Any, text: str) -> bool:
    """Whether a file says in another way what is held: Türkiye for TR, 15.09.2024, 1 200,50."""
    same = text_of(column, held)
    if same == text:
        return False
    try:
        return isinstance(held, bool) or float(same) != float(text)
    except ValueError:
        return True


def _coded(column: Column[Any], text: str) -> Any:
    found = spellings.code(column.info["codes"], text)
    if found is None:
        raise Unfit("code", ", ".join(str(code) for code in column.info["codes"]))
    return found


def _typed(column: Column[Any], text: str) -> Any:
    kind = column.type.python_type
    if kind is bool:
        said = spellings.yes_no(text)
        if said is None:
            raise Unfit("yes_no")
        return said
    if kind is int:
        return _whole(column, text)
    if kind is float:
        return _number(getattr(column.type, "scale", None), text)
    return _day(column, text) if kind is date else _text(getattr(column.type, "length", None), text)


def _day(column: Column[Any], text: str) -> date:
    if column.nullable and vague(text):
        # No first of January is made up for it.
        other = column.info.get("vague", "")
        raise Unfit("vague_kept" if other else "vague", other)
    return day(text)


def _whole(column: Column[Any], text: str) -> int:
    # Programs that count in decimals write 3.0 for 3.
    text = text.partition(".")[0] if TENTHS.fullmatch(text) else text
    if not WHOLE.fullmatch(text):
        raise Unfit("whole_number")
    bits = 15 if isinstance(column.type, SmallInteger) else 63 if isinstance(column.type, BigInteger) else 31
    _within(int(text), -(2**bits), 2**bits - 1)
    return int(text)


def _number(scale: int | None, text: str) -> float:
    if not NUMBER.fullmatch(text) or not isfinite(float(text)):
        raise Unfit("number")
    if scale is not None:
        if len(text.partition(".")[2]) > scale:
            raise Unfit("decimals", str(scale))
        # What a double holds to the cent.
        _within(float(text), -1e13, 1e13)
    return float(text)


def _text(length: int | None, text: str) -> str:
    if NOT_TEXT.search(text):
        raise Unfit("text")
    if length is not None and len(text) > length:
        raise Unfit("length", str(length))
    return text


def _held(what: str, text: str) -> str:
    """The text as it is kept, if it is what the column holds."""
    if what == "partial_date":
        return partial(text)
    if what == "field" and SHAPES[what].fullmatch(f"0{text}") and not SHAPES[what].fullmatch(text):
        # 413 is no field: it was 0413 until a spreadsheet took it for a number.
        return f"0{text}"
    if what == "currency":
        if text.upper() not in _currencies():
            raise Unfit(what)
        return text.upper()
    if what in SHAPES:
        if not SHAPES[what].fullmatch(text):
            raise Unfit(what)
    elif not set(text.split() if what == "countries" else [text]) <= _countries():
        if what == "country" and (one := spellings.country(text)):
            return one
        near = meant(text)
        raise Unfit(f"{what}_near" if near else what, near)
    return text


@lru_cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())


@lru_cache
def _countries() -> frozenset[str]:
    return frozenset(country_codes())


def _within(value: Any, lowest: float | None, highest: float | None) -> None:
    if lowest is not None and value < lowest:
        raise Unfit("at_least", f"{lowest:.15g}")
    if highest is not None and value > highest:
        raise Unfit("at_most", f"{highest:.15g}")
