"""A reader's language in; words, numbers, money, dates and the names of countries out (gettext catalogues and CLDR)."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cached_property, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from babel import Locale
from babel.core import negotiate_locale
from babel.dates import format_date, format_skeleton, get_month_names
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import (
    format_compact_currency,
    format_currency,
    format_decimal,
    format_percent,
    get_currency_symbol,
)
from babel.support import NullTranslations, Translations

from lib import cities
from lib.alphabet import place
from lib.codes import FUNDING, N_

LOCALES = Path(__file__).parent / "locale"
SOURCE_LANGUAGE = "en"
WEIGHT = re.compile(r"0(\.[0-9]{0,3})?|1(\.0{0,3})?")  # of a language, as HTTP writes it
SMALLEST_BASE = 10  # below it a percentage says more than the figures do: 1 to 3 is not "200 % more"
BLANK = "\u00a0"  # where no line breaks
# CLDR tells Uzbek in two scripts apart; the universities write Latin. British English writes the day before the month,
# as the other four languages do.
CLDR_NAMES = {"uz": "uz_Latn", "en": "en_GB"}
# CLDR has the word that stands before "language"; alone a reader looks for these.
ENDONYMS = {"az": "Azərbaycanca", "uz": "Oʻzbekcha"}
# CLDR writes a few Uzbek names with quotation marks; the letters oʻ and gʻ and the tutuq belgisi have their own.
LETTERS = {"uz": str.maketrans("‘’", "ʻʼ")}
# CLDR shortens by one letter: K, and in Turkish B for bin, which beside money is read as a billion. Amounts are
# shortened by the words that stand at the axes (min AZN, bin AZN).
SHORT = {"az": {"K": "min", "M": "mln", "G": "mlrd"}, "tr": {"B": "bin", "Mn": "mn", "Mr": "mr"}}
# Only Azerbaijani has a sign for the manat in CLDR; the department's files, the axes and the tables write its code.
SIGNS = {"az": {"AZN": "AZN"}}
# In Turkish CLDR writes the currency before a whole amount and after a short one; it is read after both.
WHOLE_AMOUNT = {"tr": "#,##0\u00a0¤"}
# CLDR writes the month first and begins it with a capital: in an Uzbek sentence the year comes first (2017-yil oktabr).
MONTH_OF_A_YEAR = {"uz": "y-'yil' MMMM"}
# So does it with a day (2017-yil 5-oktabr); the other way round is for tables.
DATES = {"uz": {"medium": "y-'yil' d-MMM", "long": "y-'yil' d-MMMM"}}
# Languages by which people are meant: the word for a language stands behind (ingilis dili).
TONGUES = {"az": "dili", "uz": "tili"}
UNIONS = {"European Union": "EU", "United Nations": "UN"}
# As the United Nations and the country itself write it in Russian; CLDR has the older word, which offends its guests.
# CLDR spares the two points of ё, which all else has. The European Union is called so in Azerbaijani by itself.
COUNTRIES = {"ru": {"KG": "Кыргызстан", "US": "Соединённые Штаты"}, "az": {"EU": "Avropa İttifaqı"}}
# What a year, an academic year and a quarter are called where they stand in a sentence.
YEAR, ACADEMIC_YEAR, QUARTER = N_("{calendar_year}"), N_("{academic_year}"), N_("Q{quarter} {year}")
# The vowel of the last word that is heard in a number: bir, iki, üç ...; on, iyirmi, otuz ...; yüz, min.
UNITS = ("", "ci", "ci", "cü", "cü", "ci", "cı", "ci", "ci", "cu")
TENS = ("", "cu", "ci", "cu", "cı", "ci", "cı", "ci", "ci", "cı")


@lru_cache
def languages() -> tuple[str, ...]:
    """The languages that Meridian speaks: English, and each folder of `lib/locale/` that holds a catalogue."""
    found = sorted(path.parts[-3] for path in LOCALES.glob("*/LC_MESSAGES/messages.po"))
    return (SOURCE_LANGUAGE, *found)


def preferred(wanted: Iterable[str]) -> str:
    """The first of the wanted languages that Meridian speaks; English if it speaks none of them."""
    return negotiate_locale([w.replace("-", "_") for w in wanted], list(languages())) or SOURCE_LANGUAGE


def accepted(header: str) -> list[str]:
    """The languages of an Accept-Language header, the most wanted first; what is no weight is none."""
    found = []
    for part in header.split(","):
        language, _, weight = part.strip().partition(";q=")
        if language and language != "*":
            found.append((language, float(weight) if WEIGHT.fullmatch(weight) else 1.0 if not weight else 0.0))
    return [language for language, weight in sorted(found, key=lambda pair: -pair[1]) if weight]


def _catalogue(language: str) -> NullTranslations:
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    # Compiled in memory: a catalogue is one text file, and nothing binary can fall behind it.
    with (LOCALES / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        compiled = BytesIO()
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)


class Words:
    """Everything that is written differently in another language; one object per language, made once."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Locale.parse(CLDR_NAMES.get(language, language))
        self._texts = _catalogue(language)

    def __call__(self, text: str, **values: object) -> str:
        """The text in the reader's language, its `{names}` filled in; an empty text stays empty."""
        translated = self._texts.gettext(text) if text else ""
        return translated.format(**values) if values else translated

    def n(self, one: str, many: str, n: int, **values: object) -> str:
        """The form that the number `n` asks for; `{n}` is the number as the language writes it."""
        return self._texts.ngettext(one, many, n).format(n=self.number(n), **values)

    def number(self, value: float | None, digits: int = 0, fixed: bool = False) -> str:
        """A number with at most `digits` decimals, or with all of them; a dash for one that is not known."""
        if value is None:
            return "–"
        pattern = self._pattern(digits)
        if fixed and digits:
            pattern = pattern.replace("." + "#" * digits, "." + "0" * digits)
        # The minus of a sentence, as long as the plus of `signed`, and no hyphen.
        return str(format_decimal(round(value, digits), format=pattern, locale=self.locale)).replace("-", "−")

    def signed(self, value: float, digits: int = 0) -> str:
        """A difference with its sign, the minus as long as the plus; nothing but 0 has none."""
        size = self.number(abs(value), digits)
        return f"{'+' if value > 0 else '−' if value < 0 else ''}{size}"

    def percent(self, share: float | None, digits: int = 0) -> str:
        """A share (0.12) as a percentage; a dash for one that is not known.

        What is not all is never 100 %, and what is something never 0 %: as many more digits as that needs, up to three.
        """
        if share is None:
            return "–"
        while 0 < abs(share) < 1 and round(abs(share) * 100, digits) in (0, 100) and digits < 3:
            digits += 1
        pattern = self.locale.percent_formats[None].pattern.replace("#,##0", self._pattern(digits))
        return str(format_percent(share, format=pattern, locale=self.locale))

    def money(self, amount: float | None, currency: str, short: bool = False) -> str:
        """An amount without cents, as the language writes it; short for a tile (€1.2M)."""
        if amount is None:
            return "–"
        if short and abs(amount) >= 1000:
            text = self._shortened(format_compact_currency(amount, currency, locale=self.locale, fraction_digits=1))
        else:
            text = format_currency(
                round(amount), currency, self.amount_pattern, locale=self.locale, currency_digits=False
            )
        text = str(text).replace(get_currency_symbol(currency, self.locale), self.sign(currency))
        # CLDR parts a code of letters from the figure (AZN 135K); Babel does not.
        return re.sub(r"([A-Z])(?=\d)", "\\1\u00a0", text)

    def sign(self, currency: str) -> str:
        """The sign or the letters of a currency, as they stand at an amount."""
        return SIGNS.get(self.language, {}).get(currency) or str(get_currency_symbol(currency, self.locale))

    @property
    def amount_pattern(self) -> str:
        """How a whole amount and its currency stand together, as a pattern of CLDR."""
        pattern: str = self.locale.currency_formats["standard"].pattern.split(";")[0].replace(".00", "")
        return WHOLE_AMOUNT.get(self.language, pattern)

    def _shortened(self, text: str) -> str:
        words = SHORT.get(self.language, {})
        return re.sub(
            r"(?<=\d)\s?([A-Z][a-z]?)(?=\s|$)",
            lambda found: f"\u00a0{words[found[1]]}" if found[1] in words else found[0],
            text,
        )

    def date(self, day: date | None, style: Literal["medium", "long"] = "medium") -> str:
        """A day as the language writes it; a dash for one that is not known."""
        pattern = DATES.get(self.language, {}).get(style, style)
        return self._whole(format_date(day, pattern, locale=self.locale)) if day else "–"

    @staticmethod
    def _whole(text: str) -> str:
        """One word, which no line breaks."""
        return BLANK.join(text.split())

    def partial_date(self, text: str | None) -> str:
        """A date that is known to the year or month only (2021, 2021-03), as exactly as it is known."""
        if not text or len(text) == 4:
            return text or "–"
        if len(text) == 7:
            pattern = MONTH_OF_A_YEAR.get(self.language, "LLLL y")
            return str(format_date(date.fromisoformat(f"{text}-01"), pattern, locale=self.locale))
        return self.date(date.fromisoformat(text))

    def month(self, number: int, width: Literal["wide", "abbreviated"] = "wide") -> str:
        """The name of a month standing alone."""
        return str(get_month_names(width, "stand-alone", locale=self.locale)[number])

    def country(self, code: str | None) -> str:
        """The name of a country; its code if CLDR has none."""
        own = COUNTRIES.get(self.language, {})
        name = str(own.get(code) or self.locale.territories.get(code, code)) if code else "–"
        return name.translate(LETTERS.get(self.language, {}))

    def city(self, name: str | None, country: str | None) -> str:
        """The name of a city in the language, where it is known; as it is written otherwise."""
        known = cities.named(name, country, self.language, self.locale) if name else ""
        return known.translate(LETTERS.get(self.language, {}))

    def funding(self, name: str) -> str:
        """Who gives money, or its scheme, as in the language: unions of states by CLDR, others that are known here."""
        return self.country(UNIONS[name]) if name in UNIONS else self(name) if name in FUNDING else name

    def tongue(self, code: str) -> str:
        """The name of a language where it stands alone; Azerbaijani and Uzbek call most of them by their people."""
        name = str(self.locale.languages.get(code, code))
        ending = TONGUES.get(self.language, "")
        return name if not ending or name.endswith("cha") or name == code else f"{name} {ending}"

    def year(self, year: int, basis: str = "calendar", quarter: int | None = None) -> str:
        """A calendar year or a quarter of it, or an academic year by its first year (2023 is 2023/24)."""
        if quarter:
            return str(format_skeleton("yQQQ", date(year, 3 * quarter, 1), locale=self.locale))
        return f"{year}/{(year + 1) % 100:02d}" if basis == "academic" else str(year)

    def named_year(self, year: int, basis: str = "calendar", quarter: int | None = None) -> str:
        """The same as it is called in a sentence, with the word for year where the language has one (2026-cı il)."""
        if quarter:
            return self(QUARTER, quarter=self.ordinal(quarter), year=self.ordinal(year))
        if basis == "academic":
            return self(ACADEMIC_YEAR, academic_year=self.year(year, basis))
        return self(YEAR, calendar_year=self.ordinal(year))

    def ordinal(self, number: int) -> str:
        """A year or quarter as it stands before the word for it: Azerbaijani counts them with an ending (2026-cı)."""
        if self.language != "az":
            return str(number)
        tens, units = divmod(number % 100, 10)
        return f"{number}-{UNITS[units] or TENS[tens] or ('cü' if number % 1000 else 'ci')}"

    def listed(self, items: Iterable[str]) -> str:
        """Several words as one enumeration."""
        return str(format_list(list(items), locale=self.locale))

    def sorted(self, items: Iterable[Any], by: Any = str) -> list[Any]:
        """Items in the order of the language's alphabet (ç after c, ə after e)."""
        return sorted(items, key=lambda item: place(by(item), self.language))

    @cached_property
    def endonym(self) -> str:
        """The name of the language in itself."""
        known = str(self.locale.get_language_name(self.locale) or self.language).split(" (")[0].capitalize()
        return ENDONYMS.get(self.language, known)

    @staticmethod
    def _pattern(digits: int) -> str:
        return "#,##0" + ("." + "#" * digits if digits else "")


@lru_cache
def words(language: str) -> Words:
    """The words of a language; English for one that Meridian does not speak."""
    return Words(language if language in languages() else SOURCE_LANGUAGE)
