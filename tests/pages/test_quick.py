"""A reader who is quicker than the pages: the last question is answered, also where a page did not come to its end."""

import pytest

from lib.filters import Filters
from lib.screen import state
from tests.live import ROOT
from tests.pages.conftest import PAGES, Reader


def test_one_step_back_before_the_page_has_come_to_its_end(reader: Reader, monkeypatch: pytest.MonkeyPatch):
    # The tester does not tell one page from the other before the menu is drawn; a server does.
    here = ["summary"]
    monkeypatch.setattr(state, "_page", lambda: here[0])
    at = reader("summary", country="TR")
    with monkeypatch.context() as hurried:
        # A run that is cut short writes no address.
        hurried.setattr(state, "depart", lambda: None)
        here[0] = "mobility"
        at.switch_page(str(ROOT / "pages" / PAGES["mobility"]))
        at.query_params["direction"], at.query_params["role"] = "incoming", "student"
        at.run()
        asked: Filters = at.session_state["question"]
        assert (asked.country, asked.direction, asked.role) == (("TR",), ("incoming",), ("student",))
    here[0] = "summary"
    at.switch_page(str(ROOT / "pages" / PAGES["summary"]))
    del at.query_params["direction"], at.query_params["role"]
    at.run()
    asked = at.session_state["question"]
    assert (asked.country, asked.direction, asked.role) == (("TR",), (), ())
    assert dict(at.query_params) == {"country": "TR"}
