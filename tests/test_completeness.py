"""A machine that lacks something says so in one line; where nothing may be left out, it fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINE = "Left out: the tests on PostgreSQL (TEST_DATABASE_URL=postgresql://user@host/database runs them)"


@pytest.mark.parametrize(("complete", "code"), [("0", 0), ("1", 1)])
@pytest.mark.parametrize("workers", ["0", "1"])
def test_what_was_left_out_is_said(complete: str, code: int, workers: str) -> None:
    environment = {**os.environ, "MERIDIAN_COMPLETE": complete}
    environment.pop("TEST_DATABASE_URL", None)
    command = [sys.executable, "-m", "pytest", "-q", "-n", workers, "-p", "no:cacheprovider", "tests/test_schema.py"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == code, done.stdout
    assert [line.startswith(LINE) for line in done.stdout.splitlines() if "Left out" in line] == [True]
