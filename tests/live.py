"""A project folder in; a real server of it out, started as `make run` starts it, on a port of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[1]
# The build without windows first: it draws the same and loads a page in three quarters of the time.
CHROMIUM = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))), None)
OFFICE = shutil.which("soffice")
TODAY = "2026-11-21"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """`with Server(folder) as server:` runs it; what it printed is in `server.output()`."""

    def __init__(self, folder: Path, log: Path, options: Mapping[str, str] | None = None, **env: str) -> None:
        self.folder, self.log, self.options = folder, log, dict(options or {})
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        # A database of the developer must not find its way into a test.
        clean = {k: v for k, v in os.environ.items() if k != "DATABASE_URL" and not k.startswith("STREAMLIT_")}
        self.env = clean | {"MERIDIAN_TODAY": TODAY, "PYTHONUNBUFFERED": "1", **env}

    def __enter__(self) -> "Server":
        command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port)]
        for name, value in {"server.headless": "true", **self.options}.items():
            command += [f"--{name}", value]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=self.folder, env=self.env, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
            )
        self._wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def output(self) -> str:
        return self.log.read_text("utf-8", errors="replace")

    def cpu(self) -> float:
        """Seconds of processor time that the server has used, in all its threads (Linux)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Resident megabytes (Linux)."""
        pages = int(Path(f"/proc/{self.process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def _wait(self) -> None:
        until = time.monotonic() + 60
        base = self.options.get("server.baseUrlPath", "")
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise RuntimeError(f"The server stopped at its start:\n{self.output()}")
            try:
                with urllib.request.urlopen(f"{self.url}{base and '/' + base}/_stcore/health", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise RuntimeError(f"The server did not answer within a minute:\n{self.output()}")
