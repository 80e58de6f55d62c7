from pathlib import Path

from tests.databases import lankaran
from tests.live import ROOT, Server
from tests.menu import menu
from tests.wire import Session


def test_deep_link_into_a_fresh_process_shows_that_page(tmp_path: Path) -> None:
    url = lankaran(tmp_path / "cooperation.db")
    with Server(ROOT, tmp_path / "log", DATABASE_URL=url) as server, Session(server.url) as session:
        messages = session.open("mobility")
    assert "page_not_found" not in [message.WhichOneof("type") for message in messages]
    shown = next(message.navigation for message in messages if message.HasField("navigation"))
    here = next(page for page in shown.app_pages if page.page_script_hash == shown.page_script_hash)
    assert here.url_pathname == "mobility"


def test_the_language_is_the_first_of_the_browsers_that_there_is(tmp_path: Path) -> None:
    url = lankaran(tmp_path / "cooperation.db")
    with Server(ROOT, tmp_path / "log", DATABASE_URL=url) as server:
        for languages, shown in (
            ("de-DE,ru;q=0.8,en;q=0.5", "Сводка"),
            ("uz-UZ,en;q=0.9", "Qisqacha"),
            ("fr", "Summary"),
        ):
            with Session(server.url, languages=languages) as session:
                messages = session.open("")
            titles = [page.page_name for m in messages if m.HasField("navigation") for page in m.navigation.app_pages]
            assert shown in titles[0]


def test_without_a_database_every_address_is_one_sentence(tmp_path: Path) -> None:
    """No page runs, nothing is created, and nobody is shown where the trace is."""
    missing = tmp_path / "nowhere" / "cooperation.db"
    with Server(ROOT, tmp_path / "log", DATABASE_URL=f"sqlite:///{missing}") as server:
        for place in menu():
            with Session(server.url) as session:
                messages = session.open(place.path)
                shown = [element.body for element in session.elements.values() if hasattr(element, "body")]
            assert any("Meridian cannot read its database" in body and str(missing) in body for body in shown)
            assert "Traceback" not in "".join(str(message) for message in messages)
            # Streamlit would lay a box of its own over the sentence.
            assert "page_not_found" not in [message.WhichOneof("type") for message in messages]
        assert "Traceback" not in server.output()
    assert not missing.parent.exists()
