"""The menu of app.py, read without running it: what tests and measurements go through page by page."""

import ast
from typing import NamedTuple

from tests.live import ROOT


class Place(NamedTuple):
    file: str
    name: str
    path: str


def menu() -> list[Place]:
    """Every page: its file below pages/, its English name, its address (empty for the first)."""
    for node in ast.parse((ROOT / "app.py").read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "MENU" for t in node.targets):
            assert isinstance(node.value, ast.Dict)
            return [_place(entry) for section in node.value.values for entry in section.elts]  # type: ignore[attr-defined]
    raise LookupError("app.py has no MENU")


def _place(entry: ast.Tuple) -> Place:
    texts = [item.args[0] if isinstance(item, ast.Call) else item for item in entry.elts]
    file, name, _icon, path = (str(text.value) for text in texts if isinstance(text, ast.Constant))
    return Place(file, name, path)
