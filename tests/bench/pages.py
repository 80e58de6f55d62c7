"""A running server in; processor time, wall time and bytes of a warm run of each page out, over a real websocket."""

import time
from typing import Any, NamedTuple

from tests.bench.table import quantile, show
from tests.live import Server
from tests.menu import menu
from tests.wire import Session

RUNS = 40
GOAL = 30  # milliseconds of the processor for a warm rerun
PROFILE = "partner=dunarea-de-jos-university-of-galati"
# What a reader does: each draws other charts, and after a round the server knows the answers.
QUESTIONS = ("country=TR", "country=TR&country=GE", "", "country=PL", "from=2020&to=2025")


class View(NamedTuple):
    """An address to run again, and addresses to change between."""

    name: str
    path: str
    plain: tuple[str, ...]
    questions: tuple[str, ...]


def measure(server: Server) -> list[dict[str, Any]]:
    rows = []
    views = [View(place.name, place.path, ("",), QUESTIONS) for place in menu()]
    views += [
        View("Profile", "partners", (PROFILE,), tuple(f"{PROFILE}&{one}" for one in ("from=2020", "to=2025", "")))
    ]
    views += [View("Wall", "delegation", ("guest=TR&slide=2",), tuple(f"guest=TR&slide={n}" for n in range(1, 7)))]
    for view in views:
        with Session(server.url) as session:
            started = time.perf_counter()
            session.open(view.path, view.plain[0])
            first, cold = time.perf_counter() - started, session.bytes
            for question in view.questions:
                session.open(view.path, question)
            again, cpu, size = repeated(server, session, list(view.plain))
            changed, changed_cpu, changed_size = repeated(server, session, list(view.questions))
        rows.append(
            {
                "page": view.name,
                "first ms": first * 1e3,
                "first kB": cold / 1e3,
                "rerun cpu ms": cpu,
                f"of {GOAL} ms": f"{cpu / GOAL:.0%}",
                "rerun p50 ms": quantile(again, 0.5),
                "rerun kB": size,
                "filter cpu ms": changed_cpu,
                "filter p50 ms": quantile(changed, 0.5),
                "filter p95 ms": quantile(changed, 0.95),
                "filter kB": changed_size,
            }
        )
    show("A warm run of each page at Lankaran's size (rerun: nothing changed; filter: another question)", rows)
    return rows


def repeated(server: Server, session: Session, questions: list[str]) -> tuple[list[float], float, float]:
    """Wall milliseconds of each run, processor milliseconds and kilobytes of the mean one."""
    walls, size, before = [], 0, server.cpu()
    for number in range(RUNS):
        session.query = questions[number % len(questions)]
        started = time.perf_counter()
        session.run()
        walls.append((time.perf_counter() - started) * 1e3)
        size += session.bytes
    return walls, (server.cpu() - before) / RUNS * 1e3, size / RUNS / 1e3
