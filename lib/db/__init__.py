"""The one door to the cooperation database: an address in; connections, the stamp of the data, or what is wrong out."""

from lib.db.creation import created, migrate
from lib.db.door import aside, check, connect, stamp, transaction, understood
from lib.db.engines import address, engine, forget, place
from lib.db.problems import DatabaseProblem, problem

__all__ = [
    "DatabaseProblem",
    "address",
    "aside",
    "check",
    "connect",
    "created",
    "engine",
    "forget",
    "migrate",
    "place",
    "problem",
    "stamp",
    "transaction",
    "understood",
]
