from socket import create_connection

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from lib.server import SECURITY
from tests.http import Answer, ask
from tests.live import Server
from tests.wire import Session

PLACES = [
    ("GET", "/", 200),
    ("HEAD", "/", 200),
    ("GET", "/secret", 200),
    ("GET", "/nowhere", 200),
    ("GET", "/static/js/nothing.js", 303),
    ("GET", "/app/static/nothing.png", 404),
    ("GET", "/app/static/world.geojson", 200),
    ("GET", "/_stcore/health", 200),
    ("GET", "/_stcore/host-config", 200),
    ("GET", "/_stcore/agent/openapi.json", 404),
    ("GET", "/_stcore/agent", 404),
    ("POST", "/_stcore/agent/interact", 404),
    ("POST", "/_stcore/agent/mcp", 404),
    ("GET", "/_stcore/metrics", 404),
    ("GET", "/media/nothing.csv", 404),
    ("DELETE", "/", 405),
    ("GET", "//elsewhere.example", 400),
    ("GET", "/secret/", 301),
]


def assert_guarded(answer: Answer) -> None:
    for name, value in SECURITY.items():
        assert answer.headers.get_all(name) == [value]
    assert "server" not in answer.headers


@pytest.mark.parametrize(("method", "path", "status"), PLACES)
def test_every_answer_carries_the_headers(server: Server, method: str, path: str, status: int) -> None:
    answer = ask(server.url, path, method, body=b"{}" if method == "POST" else None)
    assert answer.status == status
    assert_guarded(answer)


def test_policy_allows_no_inline_script_and_no_other_host() -> None:
    rules = dict(rule.split(" ", 1) for rule in SECURITY["content-security-policy"].split("; "))
    assert rules["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert not [rule for rule in rules.values() if "http" in rule or "*" in rule]


@pytest.mark.parametrize("path", ["/partners/ege-university", "/a/b/c"])
def test_an_address_of_two_parts_leads_to_the_first_page(server: Server, path: str) -> None:
    answer = ask(server.url, path)
    assert (answer.status, answer.headers["Location"]) == (303, "/")
    assert_guarded(answer)


@pytest.mark.parametrize(("host", "origin"), [("127.0.0.1", "https://elsewhere.example"), ("elsewhere.example", None)])
def test_a_foreign_page_opens_no_session(server: Server, host: str, origin: str | None) -> None:
    """Neither from another site, nor under a foreign name that was made to point here."""
    address = f"ws://{host}:{server.port}/_stcore/stream"
    with (
        create_connection(("127.0.0.1", server.port)) as line,
        pytest.raises(InvalidStatus) as refused,
        connect(address, sock=line, origin=origin),  # type: ignore[arg-type]
    ):
        pass
    assert refused.value.response.status_code == 403
    for name, value in SECURITY.items():
        assert refused.value.response.headers[name] == value


def test_session_answer_carries_the_headers(server: Server) -> None:
    with Session(server.url) as session:
        response = session.socket.response
        assert response is not None
        assert response.headers["Content-Security-Policy"] == SECURITY["content-security-policy"]
        assert "Server" not in response.headers
