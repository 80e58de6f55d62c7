"""What a reader does and Streamlit's tester has no word for: to open a popover, take a file, click on a mark."""

import json
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import pytest
from streamlit.proto.Block_pb2 import Block as BlockProto
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.state.common import user_key_from_element_id
from streamlit.testing.v1 import AppTest, app_test
from streamlit.testing.v1.element_tree import Block


class File(NamedTuple):
    """What a browser gets for one press."""

    name: str
    mime: str
    content: bytes


class Mark(NamedTuple):
    """Of a chart: its curve, its number there, what is written beside it, its part of a stack, what a click says."""

    curve: int
    number: int
    label: str
    part: str
    says: str | None


class Files:
    """The download buttons of a page; a press has Streamlit make the file, as the browser's request does."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.last: list[MediaFileManager] = []
        monkeypatch.setattr(app_test, "MediaFileManager", self._manager)

    def _manager(self, *given: Any) -> MediaFileManager:
        # The tester makes one for each run, and forgets it.
        self.last[:] = [MediaFileManager(*given)]
        return self.last[0]

    def press(self, at: AppTest, key: str) -> File:
        (button,) = [one for one in at.get("download_button") if one.key == key]
        assert not button.proto.disabled
        url = self.last[0].execute_deferred(button.proto.deferred_file_id)
        found: Any = self.last[0]._storage.get_file(PurePosixPath(url).name)  # type: ignore[attr-defined]
        return File(found.filename, found.mimetype, found.content)


def buttons(at: AppTest) -> set[str]:
    """The keys of all download buttons."""
    return {str(one.key) for one in at.get("download_button")}


def popovers(at: AppTest) -> dict[str, bool]:
    """The popovers that the server knows by their keys, and whether each is open."""
    found, waiting = {}, [*at.main.children.values()]
    while waiting:
        block = waiting.pop()
        if isinstance(block, Block):
            waiting += block.children.values()
            if isinstance(block.proto, BlockProto) and block.proto.popover.id:
                found[str(user_key_from_element_id(block.proto.popover.id))] = block.proto.popover.open
    return found


def charts(at: AppTest) -> dict[str, Any]:
    """The charts by their keys, without language and ground."""
    return {str(one.key).removeprefix("chart-").rsplit("-", 2)[0]: one for one in at.get("plotly_chart")}


def marks(chart: Any) -> list[Mark]:
    """Every mark that a click can be on."""
    found = []
    for curve, trace in enumerate(json.loads(chart.proto.spec)["data"]):
        labels = trace.get("y" if trace.get("orientation") == "h" else "x", [])
        for number, (label, told) in enumerate(zip(labels, trace.get("customdata", []), strict=False)):
            said = told[0] if isinstance(told, list) else told
            found.append(Mark(curve, number, str(label), str(trace.get("name", "")), said))
    return found


def selection(chart: Any, mark: Mark) -> dict[str, Any]:
    """What the browser sends for a click on a mark."""
    trace = json.loads(chart.proto.spec)["data"][mark.curve]
    point = {
        "curve_number": mark.curve,
        "point_number": mark.number,
        "point_index": mark.number,
        "x": trace["x"][mark.number],
        "y": trace["y"][mark.number],
        "customdata": trace["customdata"][mark.number],
    }
    return {"selection": {"points": [point], "point_indices": [mark.number], "box": [], "lasso": []}}


def opacity(chart: Any, mark: Mark) -> float:
    """How much of its colour a mark keeps."""
    return float(json.loads(chart.proto.spec)["data"][mark.curve]["marker"]["opacity"][mark.number])


def click(at: AppTest, chart: Any, mark: Mark) -> AppTest:
    """As the browser does it: the page runs again with the selection, which calls what the chart has for it."""
    assert at._tree is not None
    states = at._tree.get_widget_states()
    states.widgets.append(WidgetState(id=chart.proto.id, string_value=json.dumps(selection(chart, mark))))
    return at._run(states)
