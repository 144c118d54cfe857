"""gunicorn as `./run` starts it, one client over a kept connection, and what the server's processes hold."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools.test import free_port

ROOT = Path(__file__).resolve().parent.parent
STARTED_WITHIN = 60  # seconds


@dataclass
class Server:
    """A running gunicorn: one worker process of four threads, as one of those `./run` starts."""

    process: subprocess.Popen
    port: int
    cold_start: float  # seconds from the command to the first page answered
    client: http.client.HTTPConnection

    def get(self, path: str, cookie: str = "") -> bytes:
        """The body of a page as a browser asks for it; anything but 200 ends the run."""
        headers = {"Cookie": cookie, "Accept-Encoding": "gzip"}
        try:
            self.client.request("GET", path, headers=headers)
            answer = self.client.getresponse()
        except ConnectionError:  # the server ends a connection that was idle for two seconds
            self.client.close()
            self.client.request("GET", path, headers=headers)
            answer = self.client.getresponse()
        body = answer.read()
        if answer.status != http.client.OK:
            raise RuntimeError(f"GET {path}: {answer.status}")
        return body

    def memory(self) -> float:
        """MB of the server: proportional set size of its master and workers together."""
        pids = [self.process.pid, *_children(self.process.pid)]
        return sum(_pss(pid) for pid in pids) / 1024


@contextmanager
def serving(application: str, first_page: str) -> Iterator[Server]:
    port = free_port()
    options = ["--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--threads", "4", "--workers", "1"]
    options += ["--no-control-socket", "--log-level", "warning"]
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "gunicorn", *options, application],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        client = _answering(port, first_page, process)
        yield Server(process, port, time.perf_counter() - start, client)
    finally:
        process.terminate()
        process.wait()


def _answering(port: int, path: str, process: subprocess.Popen) -> http.client.HTTPConnection:
    until = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < until and process.poll() is None:
        client = http.client.HTTPConnection("127.0.0.1", port)
        try:
            client.request("GET", path)
            answer = client.getresponse()
            answer.read()
        except OSError:
            time.sleep(0.01)
            continue
        if answer.status != http.client.OK:
            raise RuntimeError(f"GET {path}: {answer.status}")
        return client
    raise RuntimeError("the server did not start")


def _children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(word) for word in text.split()]


def _pss(pid: int) -> int:
    """KB; shared pages count for each process by its share."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
