"""An error of a database in; what it means to the reader and one sentence of what to do out."""

import sqlite3
from typing import Final

from sqlalchemy.exc import DBAPIError, OperationalError

from lib.codes import N_
from lib.db.engines import place
from lib.i18n import Words, words

PROBLEMS: Final = {
    "missing": N_(
        "There is no cooperation database at {place} yet: create it with “python -m lib init --data FOLDER”; FOLDER "
        "holds the tables of the university, as data/lsu does."
    ),
    "empty": N_(
        "The database at {place} holds no university yet: fill it with “python -m lib init --data FOLDER”; FOLDER "
        "holds the tables of the university, as data/lsu does."
    ),
    "newer": N_(
        "The database at {place} was written by a newer Meridian: update this program, or set DATABASE_URL to another "
        "database."
    ),
    "older": N_("The database at {place} is older than this program: bring it up to date with “python -m lib init”."),
    "locked": N_(
        "Another program holds the database at {place} locked: close that program or wait a moment, then try again."
    ),
    "corrupt": N_(
        "The file {place} is damaged or is not a database: put a backup in its place, or move it away and create a new "
        "one with “python -m lib init --data FOLDER”; FOLDER holds the tables of the university, as data/lsu does."
    ),
    "foreign": N_(
        "The database at {place} was not made by Meridian and was left as it is: set DATABASE_URL to another database."
    ),
    "folder": N_(
        "{place} is a folder and no database: add the name of the file, such as cooperation.db, in DATABASE_URL."
    ),
    "blank": N_(
        "The file {place} is empty: delete it and create the database with “python -m lib init --data FOLDER”; FOLDER "
        "holds the tables of the university, as data/lsu does."
    ),
    "unreachable": N_(
        "The database server gives no answer at {place}: check that it runs, that the database exists, and the address "
        "in DATABASE_URL."
    ),
    "permission": N_(
        "The database at {place} cannot be opened or written by this user: check that the folder exists and who may "
        "write there, or the user and password in DATABASE_URL."
    ),
    "full": N_("The database at {place} could not be written: check that the disk is whole and has free space."),
    "address": N_(
        "The address of the database is not understood: write DATABASE_URL as sqlite:///folder/file.db or as "
        "postgresql://user:password@host/database."
    ),
}
SQLITE: Final = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_CORRUPT: "corrupt",
    sqlite3.SQLITE_NOTADB: "corrupt",
    sqlite3.SQLITE_PERM: "permission",
    sqlite3.SQLITE_READONLY: "permission",
    sqlite3.SQLITE_CANTOPEN: "permission",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_IOERR: "full",
}
# By the beginning of SQLSTATE: lock not available, deadlock, serialization; rights; no such database; the server.
POSTGRESQL: Final = {
    "55P03": "locked",
    "40": "locked",
    "42501": "permission",
    "28": "permission",
    "3D": "unreachable",
    "08": "unreachable",
    "57P": "unreachable",
    "53100": "full",
}
# libpq gives no SQLSTATE where the connection itself is refused.
REFUSED: Final = ("password authentication failed", "no password supplied", "pg_hba.conf", "permission denied")


class DatabaseProblem(Exception):
    """The database cannot be used; `code` says why, and `sentence` what to do."""

    def __init__(self, code: str, url: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.place = place(url)

    def sentence(self, words: Words) -> str:
        """One sentence in the reader's language: what is wrong, and what to do."""
        return words(PROBLEMS[self.code], place=self.place)

    def __str__(self) -> str:
        return self.sentence(words("en"))


def problem(error: BaseException | None, url: str | None = None) -> DatabaseProblem | None:
    """What an error, or the error that caused it, says of the database; None if it is no fault of the database."""
    while error is not None:
        if isinstance(error, DatabaseProblem):
            return error
        code = _of_postgresql(error) if isinstance(error, DBAPIError) else None
        if isinstance(error, sqlite3.Error):
            # The lowest byte is the code; the others only refine it.
            code = SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if code:
            return DatabaseProblem(code, url)
        error = error.__cause__
    return None


def _of_postgresql(error: DBAPIError) -> str | None:
    if isinstance(error.orig, sqlite3.Error):
        return None
    state = getattr(error.orig, "sqlstate", None)
    if state:
        return next((code for start, code in POSTGRESQL.items() if state.startswith(start)), None)
    if not isinstance(error, OperationalError):
        return None
    return "permission" if any(sign in str(error.orig) for sign in REFUSED) else "unreachable"
