"""A chart and a language in; the format codes out by which Office writes its figures, amounts and dates.

The codes say where signs, letters and zeros stand; the signs of thousands and decimals are those of the reader's
Office.
"""

import re
from collections.abc import Callable
from typing import Final

from babel.numbers import get_currency_symbol

from lib.charts.chart import Chart
from lib.i18n import Words

WHOLE: Final = "#,##0"
PART: Final = "#,##0.00"
PLAIN: Final = "0"  # a year has no thousands


def on_mark(chart: Chart, words: Words, most: float) -> str:
    """The code for figures on marks, the largest of which is given: as the screen writes them."""
    if not chart.currency:
        return WHOLE + ("." + "0" * chart.digits if chart.digits else "")
    # Columns stand close; there the screen gives only the figure too.
    dress = _bare if chart.kind == "columns" else _dressed(chart.currency, words)
    thousand, million = (dress(_compact(chart, words, power)) for power in ("1000", "1000000"))
    if most >= 999_500:
        return f"[>=999500]{_scaled(million, '0.0,,')};[>=1000]{_scaled(thousand, '0.0,')};{_scaled(dress('0'), '0')}"
    narrow = _scaled(thousand, "0," if chart.kind == "columns" else "0.0,")
    return f"[>=100000]{narrow};[>=1000]{_scaled(thousand, '0.0,')};{_scaled(dress('0'), '0')}"


def amount(currency: str, words: Words) -> str:
    """The code for a whole amount with its currency, as the language orders them."""
    pattern = words.locale.currency_formats["standard"].pattern.split(";")[0]
    return _scaled(_named(pattern.replace("#,##0.00", "0"), currency, words), WHOLE)


def day(words: Words) -> str:
    """The code for a date: day, month and year in the order of the language, the year in full."""
    pattern = words.locale.date_formats["short"].pattern
    return re.sub("d+", "dd", re.sub("M+", "mm", re.sub("y+", "yyyy", pattern)))


def _compact(chart: Chart, words: Words, power: str) -> str:
    """The pattern of a large figure in a few letters (0K), with the place of the currency (¤0K)."""
    formats = words.locale.compact_decimal_formats if chart.kind == "columns" else words.locale.compact_currency_formats
    return str(formats["short"]["other"][power].pattern).replace("'", "")


def _bare(pattern: str) -> str:
    return pattern


def _dressed(currency: str, words: Words) -> Callable[[str], str]:
    def named(pattern: str) -> str:
        return _named(pattern if "¤" in pattern else _order(words), currency, words)

    return named


def _order(words: Words) -> str:
    """Whether the currency stands before or behind (¤0)."""
    return str(re.sub(r"[#,0.]+", "0", words.locale.currency_formats["standard"].pattern.split(";")[0]))


def _named(pattern: str, currency: str, words: Words) -> str:
    """The sign of the currency in its place; one of letters is parted from the figure."""
    sign = str(get_currency_symbol(currency, words.locale))
    return pattern.replace("¤", f"{sign}\u00a0" if sign[-1].isalpha() and pattern.startswith("¤") else sign)


def _scaled(pattern: str, digits: str) -> str:
    """The pattern as a code: what stands around its figure in quotes."""
    before, after = pattern.split("0", 1)
    return "".join((f'"{before}"' if before else "", digits, f'"{after}"' if after else ""))
