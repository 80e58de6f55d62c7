"""The field's words: `lib/locale/glossary.csv` in; each in every language, with what it means here, out."""

import csv
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from lib.codes import N_
from lib.i18n import LOCALES, languages

# Words that mean something that is counted or decided: what Meridian understands by them.
MEANINGS: Mapping[str, str] = {
    "awarded": N_("Own share of funded projects, in the year of the decision."),
    "claim": N_("What the university says of itself, with its source; nothing else is worked out from it."),
    "dormant": N_(
        "In force for 12 months or more, and no move, activity, project or joint paper in the last 24 months."
    ),
    "effective number of countries": N_(
        "1 divided by the sum of the squared shares of the countries in the moves of the year: as varied as so many "
        "equally large countries."
    ),
    "illustrative": N_(
        "Made up to show what Meridian can do, no fact about the university; marked wherever it counts."
    ),
    "in force": N_("Valid on the day: begun, and not ended, without end, or renewing itself."),
    "move": N_("One stay of one participant, in one direction."),
    "own share": N_("What the university itself receives of a project’s whole budget."),
    "received": N_("Payments, in the year of their date."),
    "recognised": N_("Own share of funded projects, spread over their days."),
    "reciprocity": N_(
        "Reciprocity is twice the smaller direction divided by the sum of both: 1 is even, 0 goes one way only."
    ),
    "student-semester": N_("150 days of one student."),
    "success rate": N_("Funded applications of all that were decided."),
    "unknown": N_("Not recorded. It is counted as unknown, never as zero."),
}


class Term(NamedTuple):
    """A word of the field: its name, what it means (a message id, empty where it speaks for itself), its words."""

    name: str
    meaning: str
    words: Mapping[str, str]


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """Every term in the order of the file; in each language the word that the interface uses for it first."""
    with (LOCALES / "glossary.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Term(
                row["term"],
                MEANINGS.get(row["term"], ""),
                {code: row[code].split("; ")[0] for code in languages()},
            )
            for row in csv.DictReader(file)
        )
