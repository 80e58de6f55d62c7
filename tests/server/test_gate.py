import pytest

from tests.live import Server
from tests.wire import Session


def kinds(messages: list[object]) -> list[str]:
    return [message.WhichOneof("type") for message in messages]  # type: ignore[attr-defined]


@pytest.mark.parametrize("by", ["name", "hash"])
def test_first_request_of_a_process_is_a_deep_link(fresh: Server, by: str) -> None:
    """The gate runs first, the page second, and nothing flashes up in between."""
    with Session(fresh.url) as session:
        messages = session.open("secret") if by == "name" else session.run(page_hash=page_hash("secret"))
    assert "page_not_found" not in kinds(messages)
    assert [line for line in fresh.output().splitlines() if line.startswith("the ")] == ["the gate", "the secret page"]


def test_unknown_page_is_the_first_page_with_a_notice(fresh: Server) -> None:
    with Session(fresh.url) as session:
        messages = session.open("nowhere")
    assert "page_not_found" in kinds(messages)
    assert [line for line in fresh.output().splitlines() if line.startswith("the ")] == ["the gate", "the home page"]


def test_error_of_a_page_is_a_reference(server: Server) -> None:
    with Session(server.url) as session:
        messages = session.open("broken")
        shown = " ".join(str(message) for message in messages)
        alert = next(element.body for element in session.elements.values() if hasattr(element, "body"))
    assert "password" not in shown
    assert "Traceback" not in shown
    assert alert.startswith("Reference ")
    number = alert.removeprefix("Reference ")
    assert f"[{number}] ValueError: a password in a message" in server.output()


def page_hash(name: str) -> str:
    from streamlit.util import calc_hash

    return str(calc_hash(name))
