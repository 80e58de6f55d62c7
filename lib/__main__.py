"""The command line, `python -m lib init`: arguments in; a ready database, or one sentence and exit code 2, out."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from lib import db
from lib.i18n import Words, languages, preferred, words
from lib.imports.faults import Fault
from lib.imports.loading import holds_university, load
from lib.imports.workbook import Workbook, workbook

# An office that exported one column wrongly has the same fault in every line of it.
FAULTS_SHOWN = 20


class Refused(Exception):
    """What was asked for cannot be done; it holds the sentences that say why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it is done, 2 when it cannot be."""
    given = _parser().parse_args(arguments)
    w = words(given.language or spoken())
    try:
        print(init(given, w))
    except db.DatabaseProblem as problem:
        print(problem.sentence(w), file=sys.stderr)
        return 2
    except Refused as refused:
        print(*refused.args, sep="\n", file=sys.stderr)
        return 2
    finally:
        db.forget(given.database_url)
    return 0


def init(given: Namespace, w: Words) -> str:
    """Make the database ready, fill it from a folder if it holds no university yet, and say what was done."""
    url, folder = given.database_url, given.data
    place = db.place(url)
    try:
        db.check(url)
    except db.DatabaseProblem as problem:
        if problem.code == "missing":
            book = _faultless(folder, w)
            with db.created(url) as connection:
                return _loaded(w, load(connection, book), place)
        if problem.code != "older":
            raise
        db.migrate(url)
    with db.connect(url) as connection:
        if holds_university(connection):
            return w(
                "The database at {place} is ready; it holds a university already, and no row was changed.", place=place
            )
    book = _faultless(folder, w)
    with db.transaction(url) as connection:
        return _loaded(w, load(connection, book), place)


def spoken() -> str:
    """The language of the terminal, as POSIX says it (az_AZ.UTF-8), as far as Meridian speaks it."""
    chosen = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    tag = chosen.split(".")[0].split("@")[0]
    return preferred([tag] if tag not in ("", "C", "POSIX") else [])


def _loaded(w: Words, rows: int, place: str) -> str:
    return w.n(
        "The database at {place} is ready: {n} row was taken in.",
        "The database at {place} is ready: {n} rows were taken in.",
        rows,
        place=place,
    )


def _faultless(folder: Path, w: Words) -> Workbook:
    book = workbook(folder)
    if book.faults:
        raise Refused(*_sentences(book.faults, w))
    return book


def _sentences(faults: list[Fault], w: Words) -> list[str]:
    shown = [fault.sentence(w) for fault in faults[:FAULTS_SHOWN]]
    more = len(faults) - len(shown)
    return (
        [*shown, w.n("There is {n} more fault like these.", "There are {n} more faults like these.", more)]
        if more
        else shown
    )


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m lib", description="Meridian's command line")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("init", help="create the database, fill it from a folder, and bring it up to date")
    command.add_argument("--data", type=Path, default=Path("data/lsu"), help="folder with one CSV file per table")
    command.add_argument("--database-url", help="sqlite:///... or postgresql://...; DATABASE_URL unless given")
    command.add_argument("--language", choices=languages(), help="language of the answers; the terminal's unless given")
    return parser


if __name__ == "__main__":
    sys.exit(main())
