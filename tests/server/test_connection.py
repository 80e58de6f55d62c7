"""Answers leave when they are written: over a socket that names no protocol, as Streamlit makes its own."""

import asyncio
import http.client
import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from websockets.sync.client import connect

from lib.assets import Assets
from lib.server import Front

found: list[tuple[str, int]] = []


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Note how the connection of this request is set."""
    line = receive.__self__.transport.get_extra_info("socket")  # type: ignore[attr-defined]
    found.append((scope["type"], line.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)))
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.send", "text": "here"})
        await send({"type": "websocket.close"})
    else:
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})


@pytest.fixture
def port() -> Iterator[int]:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as line:
        line.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(Front(app, Assets({})), lifespan="off", ws="websockets-sansio"))
        run = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[line])), daemon=True)
        run.start()
        while not server.started:
            time.sleep(0.01)
        found.clear()
        yield int(line.getsockname()[1])
        server.should_exit = True
        run.join(10)


def test_small_messages_do_not_wait(port: int) -> None:
    with connect(f"ws://127.0.0.1:{port}/_stcore/stream") as session:
        assert session.recv() == "here"
    request = http.client.HTTPConnection("127.0.0.1", port)
    request.request("GET", "/_stcore/health")
    assert request.getresponse().status == 204
    request.close()
    assert [(kind, bool(set_)) for kind, set_ in found] == [("websocket", True), ("http", True)]
