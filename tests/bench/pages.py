"""A running server in; processor time, wall time and bytes of a warm run of each page out, over a real websocket."""

import time
from typing import Any

from tests.bench.table import quantile, show
from tests.live import Server
from tests.menu import menu
from tests.wire import Session

RUNS = 40
# What a reader does: each draws other charts, and after a round the server knows the answers.
QUESTIONS = ("country=TR", "country=TR&country=GE", "", "country=PL", "from=2020&to=2025")


def measure(server: Server) -> list[dict[str, Any]]:
    rows = []
    for place in menu():
        with Session(server.url) as session:
            started = time.perf_counter()
            session.open(place.path)
            first, cold = time.perf_counter() - started, session.bytes
            for question in QUESTIONS:
                session.open(place.path, question)
            again, cpu, size = repeated(server, session, [""])
            changed, changed_cpu, changed_size = repeated(server, session, list(QUESTIONS))
        rows.append(
            {
                "page": place.name,
                "first ms": first * 1e3,
                "first kB": cold / 1e3,
                "rerun cpu ms": cpu,
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
