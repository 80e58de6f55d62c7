"""A page address in; what Streamlit sends for it out, spoken over a real websocket as the browser speaks it."""

from contextlib import ExitStack
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect


class Session:
    """One open page. `run` sends what the browser sends and waits until the script has finished."""

    def __init__(
        self,
        url: str,
        timeout: float = 60,
        origin: str | None = None,
        compressed: bool = False,
        languages: str = "en",
    ) -> None:
        """`languages` as the browser's header has them; the page knows the first of them only."""
        self.timeout = timeout
        self.locale = languages.partition(",")[0]
        self._open = ExitStack()
        self.socket = self._open.enter_context(
            connect(
                url.replace("http", "ws", 1) + "/_stcore/stream",
                subprotocols=["streamlit"],  # type: ignore[list-item]
                origin=origin or url,  # type: ignore[arg-type]
                additional_headers={"Accept-Language": languages},
                compression="deflate" if compressed else None,
                max_size=None,
            )
        )
        self.page_hash = ""
        self.query = ""
        self.widgets: dict[str, WidgetState] = {}
        self.elements: dict[tuple[int, ...], Any] = {}
        self.kept: set[str] = set()
        self.bytes = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._open.close()

    def open(self, page: str = "", query: str = "") -> list[ForwardMsg]:
        """Come in at an address, as someone does who was sent a link."""
        self.query = query
        return self.run(page_name=page, page_hash="")

    def run(self, page_name: str = "", page_hash: str | None = None) -> list[ForwardMsg]:
        """One run of the script; everything that came of it."""
        self.send(page_name, page_hash)
        return self.finish()

    def send(self, page_name: str = "", page_hash: str | None = None) -> None:
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_name = self.query, page_name
        state.page_script_hash = "" if page_name else (self.page_hash if page_hash is None else page_hash)
        state.widget_states.widgets.extend(self.widgets.values())
        state.cached_message_hashes.extend(self.kept)
        state.context_info.timezone, state.context_info.locale = "Asia/Baku", self.locale
        state.context_info.color_scheme = "light"
        self.socket.send(message.SerializeToString())

    def finish(self) -> list[ForwardMsg]:
        """All messages up to the end of a run. A run that stopped for another one is followed by that one."""
        self.bytes, messages = 0, []
        while True:
            raw = self.socket.recv(self.timeout)
            assert isinstance(raw, bytes)
            self.bytes += len(raw)
            message = ForwardMsg()
            message.ParseFromString(raw)
            messages.append(message)
            self._note(message)
            if (
                message.WhichOneof("type") == "script_finished"
                and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
            ):
                return messages

    def change(self, key: str, **value: Any) -> None:
        """Set the widget of this key, e.g. `change("country", strings=["TR"])`; it goes out with the next run."""
        identity = self.widget(key).id
        state = WidgetState(id=identity)
        for kind, content in value.items():
            if kind == "strings":
                state.string_array_value.data.extend(content)
            else:
                setattr(state, kind, content)
        self.widgets[identity] = state

    def widget(self, key: str) -> Any:
        """The widget of this key on the page as it stands."""
        for element in self.elements.values():
            if getattr(element, "id", "").endswith(f"-{key}"):
                return element
        raise KeyError(f"no widget {key!r} on this page: {sorted(self.keys())}")

    def keys(self) -> set[str]:
        found = {getattr(element, "id", "") for element in self.elements.values()}
        return {identity.split("-", 2)[-1] for identity in found if identity}

    def _note(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if message.metadata.cacheable and kind != "ref_hash":
            self.kept.add(message.hash)
        if kind == "new_session":
            self.elements.clear()
        if kind == "navigation":
            self.page_hash = message.navigation.page_script_hash
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            self.elements[tuple(message.metadata.delta_path)] = getattr(element, element.WhichOneof("type"))
