"""The number of steps of a long job in; what it is at out, on the page while it lasts."""

from types import TracebackType

import streamlit as st


class Progress:
    """A bar with the name of the step that is being done; called with each name before the step, it goes with the job.

    All are equal: as an argument of what is kept, it is no part of the key.
    """

    def __init__(self, steps: int) -> None:
        self._steps, self._done = steps, 0
        self._bar = st.empty()

    def __call__(self, name: str) -> None:
        """A step begins."""
        self._bar.progress(min(1.0, self._done / self._steps), text=name)
        self._done += 1

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.empty()
        del self._bar  # what is kept does not hold the page

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Progress)

    def __hash__(self) -> int:
        return 0
