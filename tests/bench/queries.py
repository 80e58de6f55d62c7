"""Nothing in; the time of every query on databases of ten thousand, one million and ten million moves out.

Cold: a connection of its own, nothing kept of an earlier answer. The databases are made once and lie in build/bench.
"""

import importlib
import inspect
import pkgutil
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

import lib.queries
from lib import db
from lib.__main__ import main as command
from lib.filters import Filters
from lib.queries.guests import Guest
from lib.schema import Mobility
from tests.bench.table import quantile, show
from tests.databases import TEST_DATABASE_URL, recreate_schema, schema_url
from tests.live import ROOT

SIZES = (10_000, 1_000_000, 10_000_000)
FOLDER = ROOT / "build" / "bench"
EVERYTHING = Filters(as_of=date(2026, 11, 21))
ONE_COUNTRY = Filters(as_of=date(2026, 11, 21), first=2020, last=2025, country=("TR",))
# What a query takes beside the connection and the question. One that takes something else is named as not measured.
GIVEN: dict[str, Any] = {
    "visitor": Guest("TR"),
    "day": EVERYTHING.as_of,
    "least": 5,
    "amounts": False,
    "indicators": ("",),
    "text": "ege",
    "currency": "EUR",
    "most": 200,
    "years": 3,
    "language": "en",
    "partner": "dunarea-de-jos-university-of-galati",
}


class Query(NamedTuple):
    name: str
    ask: Callable[[Connection, Filters], Any]


def queries() -> Iterator[Query | str]:
    """Every public function of lib/queries that takes a connection; its name if it needs what is not given here."""
    for module in pkgutil.iter_modules(lib.queries.__path__):
        for name, function in vars(importlib.import_module(f"lib.queries.{module.name}")).items():
            own = inspect.isfunction(function) and function.__module__ == f"lib.queries.{module.name}"
            parameters = list(inspect.signature(function).parameters.values()) if own else []
            if name.startswith("_") or not parameters or parameters[0].annotation not in (Connection, "Connection"):
                continue
            needed = {p.name for p in parameters[1:] if p.default is p.empty}
            more = {key: GIVEN[key] for key in needed & set(GIVEN)}
            if needed - set(GIVEN) == {"asked"}:
                yield Query(f"{module.name}.{name}", lambda c, q, f=function, m=more: f(c, asked=q, **m))
            elif needed <= set(GIVEN):
                yield Query(f"{module.name}.{name}", lambda c, q, f=function, m=more: f(c, **m))
            else:
                yield f"{module.name}.{name}"


def measure(quick: bool) -> list[dict[str, Any]]:
    rows = []
    for kind in ["sqlite", "postgresql"] if TEST_DATABASE_URL else ["sqlite"]:
        for size in SIZES[:-1] if quick else SIZES:
            rows += measured(kind, size, database(kind, size))
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        found[row["query"]] = found.get(row["query"], {}) | row
    show("Each query, cold, in milliseconds: all moves / Türkiye 2020 to 2025", list(found.values()))
    if left := [name for name in queries() if isinstance(name, str)]:
        print(f"  not measured: {', '.join(left)}")
    return list(found.values())


def measured(kind: str, size: int, url: str) -> list[dict[str, Any]]:
    column = f"{'pg' if kind == 'postgresql' else kind} {size:,}"
    rows = []
    for query in queries():
        if isinstance(query, Query):
            times = [timed(url, query, question) for question in (EVERYTHING, ONE_COUNTRY)]
            rows.append({"query": query.name, column: " / ".join(f"{value:,.0f}" for value in times)})
    return rows


def timed(url: str, query: Query, question: Filters) -> float:
    """Milliseconds; the middle of three unless once is long enough."""
    walls: list[float] = []
    while len(walls) < 3 and sum(walls) < 2_000:
        db.forget(url)
        with db.connect(url) as connection:
            began = time.perf_counter()
            query.ask(connection, question)
            walls.append((time.perf_counter() - began) * 1e3)
    return quantile(walls, 0.5)


def database(kind: str, size: int) -> str:
    """A database of Lankaran's partners with this many moves; the one of the last time, if it is still ours."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    name = f"meridian_bench_{size}"
    url = f"sqlite:///{FOLDER / f'{name}.db'}" if kind == "sqlite" else schema_url(name)
    if not ready(url, size):
        db.forget(url)
        if kind == "sqlite":
            for file in FOLDER.glob(f"{name}.db*"):
                file.unlink()
        else:
            recreate_schema(name)
        command(["init", "--data", str(ROOT / "data" / "lsu"), "--database-url", url])
        multiply(url, kind, size)
    return url


def ready(url: str, size: int) -> bool:
    try:
        with db.connect(url) as connection:
            return int(connection.execute(text("SELECT count(*) FROM mobility")).scalar_one()) >= size
    except db.DatabaseProblem:
        return False


def multiply(url: str, kind: str, size: int) -> None:
    """Every move takes place with the partners, faculties and years of every other one, until there are enough."""
    with db.transaction(url) as connection:
        rows = int(connection.execute(text("SELECT count(*) FROM mobility")).scalar_one())
        columns = [column.name for column in Mobility.__table__.columns if column.name != "id"]
        times = -(-size // rows**2)
        step = max(1, rows**2 * times // size)
        # Where from one row, when from another, who from the first: 900 rows make 800,000 that differ.
        other = {"partner_id", "country", "unit_id", "programme"}
        chosen = ", ".join(f"{'b' if column in other else 'a'}.{column}" for column in columns)
        with Unstamped(connection, kind):
            connection.execute(
                text(
                    f"INSERT INTO mobility ({', '.join(columns)}) "
                    f"WITH RECURSIVE turn(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM turn WHERE n + 1 < {times}) "
                    f"SELECT {chosen} FROM mobility a CROSS JOIN mobility b CROSS JOIN turn "
                    f"WHERE (a.id * 7919 + b.id * 104729 + turn.n * 31) % 1000003 % {step} = 0 LIMIT {size}"
                )
            )
    with db.engine(url, writing=True).connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))


class Unstamped:
    """Without SQLite's trigger on each row, which would count ten million changes one by one."""

    def __init__(self, connection: Connection, kind: str) -> None:
        self.connection, self.kind = connection, kind
        self.kept: list[tuple[str, str]] = []

    def __enter__(self) -> None:
        if self.kind == "sqlite":
            asked = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'mobility'"
            self.kept = [(row.name, row.sql) for row in self.connection.execute(text(asked))]
            for name, _ in self.kept:
                self.connection.execute(text(f'DROP TRIGGER "{name}"'))

    def __exit__(self, *_: object) -> None:
        for _, statement in self.kept:
            self.connection.exec_driver_sql(statement)
