"""The command line, `python -m lib init`: arguments in; a ready database, or one sentence and exit code 2, out."""

import os
import socket
import sys
from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final

from lib import db, years
from lib.arguments import Parser, spoken
from lib.i18n import Words, languages, words
from lib.imports import spellings
from lib.imports.faults import Fault
from lib.imports.loading import load, university
from lib.imports.repeats import repeats
from lib.imports.workbook import Workbook, workbook
from lib.queries import profile
from lib.queries.asking import Ask, asking
from lib.reports import periods
from lib.reports.periods import NoSuchPeriod, Period

# An office that exported one column wrongly has the same fault in every line of it.
FAULTS_SHOWN = 20
FORMATS: Final = ("pdf", "pptx", "xlsx")
PORTS: Final = range(1, 2**16)


class Refused(Exception):
    """What was asked for cannot be done; it holds the sentences that say why."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when it is done, 2 when it cannot be."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A console that has no ə shows a sign in its place, and no error.
            stream.reconfigure(errors="replace")
    given = _parser().parse_args(arguments)
    w = words(given.language or spoken())
    try:
        print(given.run(given, w))
    except db.DatabaseProblem as problem:
        print(problem.sentence(w), file=sys.stderr)
        return 2
    except NoSuchPeriod as wrong:
        print(wrong.sentence(w), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(w("Stopped."), file=sys.stderr)
        return 130
    except Refused as refused:
        print(*refused.args, sep="\n", file=sys.stderr)
        return 2
    finally:
        db.forget(given.database_url)
    return 0


def init(given: Namespace, w: Words) -> str:
    """Make the database ready, fill it from a folder if it holds no university yet, and say what was done."""
    url, folder = given.database_url, given.data
    if given.port is not None:
        _free(given.port, w)
    place = db.place(url)
    try:
        db.check(url)
    except db.DatabaseProblem as problem:
        if problem.code == "missing":
            book = _faultless(folder, w)
            with db.created(url) as connection:
                return _loaded(w, book, load(connection, book), place)
        if problem.code != "older":
            raise
        db.migrate(url)
    with db.connect(url) as connection:
        if held := university(connection):
            return _kept(w, place, held, folder)
    book = _faultless(folder, w)
    with db.transaction(url) as connection:
        return _loaded(w, book, load(connection, book), place)


def _kept(w: Words, place: str, held: str, folder: Path) -> str:
    """That the database is as it was; a folder that is not there was surely meant for another one."""
    if not folder.is_dir():
        raise Refused(Fault(str(folder), "no_folder" if folder.is_file() else "folder").sentence(w))
    return w(
        "The database at {place} is ready. It holds {university} already: no row was changed, and {folder} was not "
        "read. To read it anew, remove the database first.",
        place=place,
        university=held,
        folder=folder,
    )


def _free(port: str, w: Words) -> None:
    """Refuse a port that nothing can be served on: Streamlit says so late, and in English."""
    if not (port.isascii() and port.isdecimal() and int(port) in PORTS):
        raise Refused(w("“{port}” is no port: choose a number up to 65535, such as PORT=8600.", port=port))
    with socket.socket() as asking_for:
        # As the server does it: a port that was left a moment ago is free.
        asking_for.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asking_for.bind(("127.0.0.1", int(port)))
        except OSError as error:
            said = w("Port {port} is taken: stop what uses it, or choose another, such as PORT=8600.", port=port)
            raise Refused(said) from error


def empty_workbook(given: Namespace, w: Words) -> str:
    """Write the workbook that an office fills in, and say where it lies."""
    # The writer of XLSX is loaded for this alone.
    from lib.imports.template import FILE, template

    place: Path = given.out or Path(FILE)
    if place.exists():
        # An office may have begun to fill it in.
        raise Refused(w("The file {place} is there already: choose another place with --out.", place=place))
    try:
        place.write_bytes(template(w))
    except OSError as error:
        raise Refused(_unwritable(place, w)) from error
    return w("An empty workbook was written to {place}; its first sheet says how to go on.", place=place)


def _unwritable(place: Path, w: Words) -> str:
    return w("The file {place} cannot be written: choose another place with --out.", place=place)


def report(given: Namespace, w: Words) -> str:
    """Write one report to a file, and say where it lies."""
    # Nobody who sets up a database waits for the writers of three formats to load.
    from lib.reports.building import report as built
    from lib.reports.writing import written

    with db.connect(given.database_url) as connection:
        ask = asking(connection)
        period, kind = _period(given, ask), _format(given, w)
        place: Path = given.out or Path(f"{period.name}.{kind}")
        # Known before the report is made: nobody waits for a file that has no place.
        if os.path.isdir(place) or not os.path.isdir(place.parent):
            raise Refused(_unwritable(place, w))
        found = built(ask, period, w.language, progress=_progress)
    _progress(str(place))
    try:
        place.write_bytes(written(found, kind))
    except OSError as error:
        raise Refused(_unwritable(place, w)) from error
    return w("{title}, {period}: written to {place}.", title=found.title, period=found.period, place=place)


def _format(given: Namespace, w: Words) -> str:
    """The format asked for, else that of the file's ending; the two must not differ."""
    ending = given.out.suffix.removeprefix(".").lower() if given.out else ""
    kind: str = given.format or (ending if ending in FORMATS else FORMATS[0])
    if ending not in ("", kind):
        raise Refused(
            w(
                "A report in the format {format} cannot be called {place}: its name must end in .{format}; there are "
                "{formats}.",
                format=kind,
                place=given.out,
                formats=", ".join(FORMATS),
            )
        )
    return kind


def _period(given: Namespace, ask: Ask) -> Period:
    today = years.today()
    if given.kind == "annual":
        return periods.annual(given.year, today)
    if given.kind == "quarterly":
        return periods.quarterly(given.year, given.quarter, today)
    if given.partner is not None:
        return periods.brief_of(given.partner, ask(profile.about, given.partner), today)
    # Whoever imports may write the name of a country; whoever asks for it too.
    return periods.brief(spellings.country(given.country) or given.country, today)


def _progress(said: str) -> None:
    """What is being done, for whoever sits at the terminal; a file or a pipe gets the answer alone."""
    if sys.stderr.isatty():
        print(f"… {said}", file=sys.stderr)


def _loaded(w: Words, book: Workbook, rows: int, place: str) -> str:
    ready = w.n(
        "The database at {place} is ready: {n} row was taken in.",
        "The database at {place} is ready: {n} rows were taken in.",
        rows,
        place=place,
    )
    filled = {name: w.number(len(found)) for name, found in sorted(book.tables.items()) if found}
    lines = [f"{number:>9}  {name}" for name, number in filled.items()]
    without = sorted(set(book.tables) - set(book.files) - set(filled))
    if without:
        lines.append(w("Tables without a file: {tables}.", tables=", ".join(without)))
    lines += [hidden.sentence(w) for hidden in book.hidden]
    lines += [repeated.sentence(w) for repeated in repeats(book.tables)]
    return "\n".join([ready, *lines])


def _faultless(folder: Path, w: Words) -> Workbook:
    book = workbook(folder, today=years.today())
    if book.faults:
        raise Refused(*_sentences(book.faults, w))
    return book


def _sentences(faults: list[Fault], w: Words) -> list[str]:
    """Each fault once: a word that is wrong in one line is wrong in every line that has it."""
    alike: dict[Fault, list[Fault]] = {}
    for fault in faults:
        alike.setdefault(replace(fault, line=None), []).append(fault)
    shown = [_sentence(kind[0], len(kind) - 1, w) for kind in list(alike.values())[:FAULTS_SHOWN]]
    more = len(alike) - len(shown)
    return (
        [*shown, w.n("There is {n} more fault like these.", "There are {n} more faults like these.", more)]
        if more
        else shown
    )


def _sentence(fault: Fault, others: int, w: Words) -> str:
    said = fault.sentence(w)
    if not others:
        return said
    return f"{said} {w.n('The same stands in {n} more line.', 'The same stands in {n} more lines.', others)}"


def _parser() -> Parser:
    parser = Parser(prog="python -m lib", description="Meridian's command line")
    commands = parser.add_subparsers(dest="command", required=True)
    shared = Parser(add_help=False)
    shared.add_argument("--database-url", help="sqlite:///... or postgresql://...; DATABASE_URL unless given")
    shared.add_argument("--language", choices=languages(), help="language of the answers; the terminal's unless given")
    text = "create the database, fill it from a folder, and bring it up to date"
    command = commands.add_parser("init", parents=[shared], help=text)
    command.add_argument("--data", type=Path, default=Path("data/lsu"), help="folder with the tables, as CSV or XLSX")
    command.add_argument("--port", help="also say at once if this port is taken")
    command.set_defaults(run=init)
    command = commands.add_parser("template", parents=[shared], help="write an empty workbook for an office to fill in")
    command.add_argument("--out", type=Path, help="the file; meridian.xlsx in this folder unless given")
    command.set_defaults(run=empty_workbook)
    _report_parser(commands, shared)
    return parser


def _report_parser(commands: Any, shared: Parser) -> None:
    # What is no year, quarter, country or partner is answered by one sentence, in the language asked for, and not by
    # argparse.
    options = {
        "--year": "calendar year",
        "--quarter": "1 to 4",
        "--country": "two letters of ISO 3166-1, such as TR",
        "--partner": "key of a partner, such as ankara-university",
    }
    wanted = {"annual": ["--year"], "quarterly": ["--year", "--quarter"], "brief": ["--country", "--partner"]}
    command = commands.add_parser("report", help="write a report of the department to a file")
    kinds = command.add_subparsers(dest="kind", required=True)
    for kind, names in wanted.items():
        one = kinds.add_parser(kind, parents=[shared])
        # A brief is about a country or about a partner; the other reports need all that they are asked for.
        either = one.add_mutually_exclusive_group(required=True) if kind == "brief" else None
        for name in names:
            (either or one).add_argument(name, required=either is None, help=options[name])
        one.add_argument("--format", choices=FORMATS, help="pdf unless the file's name says otherwise")
        one.add_argument("--out", type=Path, help="the file; its usual name in this folder unless given")
        one.set_defaults(run=report)


if __name__ == "__main__":
    sys.exit(main())
