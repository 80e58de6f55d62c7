import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.live import ROOT, Server

SAMPLE = Path(__file__).parent / "sample"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project beside the real one: its own pages, our `lib` and our settings."""
    folder = tmp_path_factory.mktemp("sample") / "a folder with spaces"
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    shutil.copytree(ROOT / "static", folder / "static")
    return folder


@pytest.fixture(scope="session")
def server(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(sample, tmp_path_factory.mktemp("log") / "server.log", PYTHONPATH=str(ROOT)) as running:
        yield running


@pytest.fixture
def fresh(sample: Path, tmp_path: Path) -> Iterator[Server]:
    """A server that nobody has asked for anything yet."""
    with Server(sample, tmp_path / "server.log", PYTHONPATH=str(ROOT)) as running:
        yield running
