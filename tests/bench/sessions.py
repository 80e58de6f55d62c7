"""A running server in; how long readers wait when all of them change a filter in the same moment out."""

import threading
import time
from typing import Any

from tests.bench.table import quantile, show
from tests.live import Server
from tests.wire import Session

ROUNDS = 6
COUNTRIES = ("TR", "GE", "PL", "KZ", "RO", "UZ")
PAGE = "mobility"


def measure(server: Server) -> list[dict[str, Any]]:
    rows = [together(server, readers) for readers in (1, 20, 50)]
    show(f"Readers of /{PAGE} who all change a filter at once: milliseconds until the page is there", rows)
    return rows


def together(server: Server, readers: int) -> dict[str, Any]:
    """Every reader asks something else, as people do; each question is new to the server in the first round."""
    sessions = [Session(server.url) for _ in range(readers)]
    for session in sessions:
        session.open(PAGE)
    waits: list[float] = []
    start = threading.Barrier(readers)

    def reader(number: int, session: Session) -> None:
        for turn in range(ROUNDS):
            session.query = f"country={COUNTRIES[(number + turn) % len(COUNTRIES)]}&from={2015 + number % 8}"
            start.wait()
            began = time.perf_counter()
            session.run()
            waits.append((time.perf_counter() - began) * 1e3)

    threads = [threading.Thread(target=reader, args=pair) for pair in enumerate(sessions)]
    before, began = server.cpu(), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wall = time.perf_counter() - began
    for session in sessions:
        session.close()
    return {
        "readers": readers,
        "p50 ms": quantile(waits, 0.5),
        "p95 ms": quantile(waits, 0.95),
        "worst ms": max(waits),
        "server cpu ms each": (server.cpu() - before) / len(waits) * 1e3,
        "runs a second": len(waits) / wall,
        "server MB": server.memory(),
    }
