"""What was typed at the command line in; what a command needs, or one sentence and exit code 2, out."""

import os
import re
import sys
from argparse import ArgumentParser
from typing import Final, NoReturn

from lib.codes import N_
from lib.i18n import preferred, words

# What argparse says in English, and what we say; what it says otherwise stands there in its own words.
PROBLEMS: Final = {
    r"the following arguments are required: (?P<names>.+)": N_("Missing: {names}. {help} says what the command takes."),
    r"one of the arguments (?P<names>.+) is required": N_("One of these is missing: {names}."),
    r"argument (?P<names>.+): invalid choice: '(?P<value>.*)' \(choose from (?P<allowed>.+)\)": N_(
        "{names}: “{value}” is not one of {allowed}."
    ),
    r"argument (?P<names>.+): expected one argument": N_("{names}: a value is missing."),
    r"argument (?P<names>.+): not allowed with argument (?P<other>.+)": N_("{names} and {other} exclude each other."),
    r"unrecognized arguments: (?P<names>.+)": N_("Not known: {names}. {help} says what the command takes."),
    r"(?P<what>.+)": N_("{what}. {help} says what the command takes."),
}


class Parser(ArgumentParser):
    """A parser that says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2."""
        for problem, sentence in PROBLEMS.items():
            if found := re.fullmatch(problem, message, re.DOTALL):
                values = {name: value.replace("'", "") for name, value in found.groupdict().items()}
                w = words(spoken())
                print(w(sentence, **values, help=f"“{self.prog} --help”"), file=sys.stderr)
                break
        sys.exit(2)


def spoken() -> str:
    """The language of the terminal, as POSIX says it (az_AZ.UTF-8), as far as Meridian speaks it."""
    chosen = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    tag = chosen.split(".")[0].split("@")[0]
    return preferred([tag] if tag not in ("", "C", "POSIX") else [])
