"""A chart and a language in; the format codes out by which Office writes its figures, amounts and dates.

The codes say where signs, letters and zeros stand; the signs of thousands and decimals are those of the reader's
Office.
"""

import re
from typing import Final

from lib.charts.chart import Chart
from lib.drawing.parts import WHOLE_FROM, unit
from lib.i18n import Words

WHOLE: Final = "#,##0"
PART: Final = "#,##0.00"
PLAIN: Final = "0"  # a year has no thousands


def on_mark(chart: Chart, words: Words) -> str:
    """The code for figures on marks, in the unit of the chart: as the screen writes them."""
    if not chart.currency:
        return WHOLE + ("." + "0" * chart.digits if chart.digits else "")
    divisor = unit(chart, words)[0]
    if divisor == 1:
        return WHOLE
    cut = "," * (1 if divisor == 1000 else 2)
    return f"[>={round(divisor * WHOLE_FROM)}]{WHOLE}{cut};[>0]0.0{cut};0"


def two_sided(code: str, chart: Chart) -> str:
    """The code for a figure beside a bar to the right, and to the left, which lies below zero; none for zero."""
    return f"+{code};−{code};" if chart.signed else f"{code};{code};"


def amount(currency: str, words: Words) -> str:
    """The code for a whole amount with its currency, as the language orders them."""
    return _scaled(_named(words.amount_pattern.replace(WHOLE, "0"), currency, words), WHOLE)


def day(words: Words) -> str:
    """The code for a date: day, month and year in the order of the language, the year in full."""
    pattern = words.locale.date_formats["short"].pattern
    return re.sub("d+", "dd", re.sub("M+", "mm", re.sub("y+", "yyyy", pattern)))


def _named(pattern: str, currency: str, words: Words) -> str:
    """The sign of the currency in its place; one of letters is parted from the figure."""
    sign = words.sign(currency)
    return pattern.replace("¤", f"{sign}\u00a0" if sign[-1].isalpha() and pattern.startswith("¤") else sign)


def _scaled(pattern: str, digits: str) -> str:
    """The pattern as a code: what stands around its figure in quotes."""
    before, after = pattern.split("0", 1)
    return "".join((f'"{before}"' if before else "", digits, f'"{after}"' if after else ""))
