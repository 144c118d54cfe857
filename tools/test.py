"""`./run test [pytest arguments]`: the suite on SQLite, then (without the browser) on a private PostgreSQL.

On Debian as root, what tests need besides Python packages is installed first. Elsewhere those tests are
skipped, each program named with how to get it; with CI=true a missing program is a failure.
"""

import getpass
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NO_TESTS = 5  # pytest's exit code
# Program → the Debian packages that bring it.
PACKAGES = {
    "initdb": ["postgresql"],
    "chromium": ["chromium"],
    "pdftotext": ["poppler-utils"],
    "soffice": ["libreoffice-writer-nogui", "libreoffice-calc-nogui"],
    "shellcheck": ["shellcheck"],
}


@dataclass(frozen=True)
class Totals:
    """What one engine's run came to."""

    engine: str
    code: int
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    @property
    def good(self) -> bool:
        return self.code == 0 and self.failed == 0

    def __str__(self) -> str:
        return f"{self.engine}: {self.passed} passed, {self.failed} failed, {self.skipped} skipped"


def main() -> int:
    arguments = sys.argv[1:]
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # an ended run stops its cluster too
    install_missing()
    missing = [program for program in PACKAGES if not find(program)]
    start = time.monotonic()
    runs = [run("SQLite", {"DATABASE_URL": ""}, arguments)]
    if "initdb" not in missing:
        with postgresql() as url:
            runs.append(run("PostgreSQL", {"DATABASE_URL": url}, ["-m", "not browser", *arguments]))
    print(f"\n=== Totals ({time.monotonic() - start:.0f} s)")
    for totals in runs:
        print(totals)
    return verdict(runs, missing, chosen=bool(arguments))


def verdict(runs: list[Totals], missing: list[str], *, chosen: bool) -> int:
    """0 when every run was good. A choice of tests (arguments) may leave none for one engine, not for all."""
    for program in missing:
        print(f"NOT TESTED: {program} is missing; get it with: apt install {' '.join(PACKAGES[program])}")
    if missing and os.environ.get("CI") == "true":
        print("test: failed (on CI every program must be there)")
        return 1
    ran = [totals for totals in runs if totals.code != NO_TESTS]
    if not ran or (not chosen and len(ran) < len(runs)):
        print("test: failed (no tests ran)")
        return 1
    bad = [totals.engine for totals in ran if not totals.good]
    print(f"test: failed on {', '.join(bad)}" if bad else "test: all passed")
    return 1 if bad else 0


def run(engine: str, environment: dict[str, str], arguments: list[str]) -> Totals:
    print(f"\n=== {engine}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-n", "2", "-q", "--tb=short", f"--junitxml={report}"]
        command += ["--durations=10", "--durations-min=3", *arguments]
        code = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode
        if not report.exists():
            return Totals(engine, code)
        suites = list(ET.parse(report).iter("testsuite"))  # noqa: S314  # written a moment ago by pytest itself
    tests, skipped = total(suites, "tests"), total(suites, "skipped")
    failed = total(suites, "failures") + total(suites, "errors")
    return Totals(engine, code, passed=tests - failed - skipped, failed=failed, skipped=skipped)


def total(suites: list[ET.Element], count: str) -> int:
    return sum(int(suite.get(count, 0)) for suite in suites)


def install_missing() -> None:
    """Bring the missing programs from Debian's packages, where we may."""
    packages = [name for program, names in PACKAGES.items() if not find(program) for name in names]
    debian = Path("/etc/debian_version").exists() and shutil.which("apt-get")
    if not packages or not debian or os.geteuid() != 0:
        return
    print(f"Installing for the tests: {' '.join(packages)}", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            print(f"{' '.join(command)} failed (exit {done.returncode})", flush=True)


def find(program: str) -> Path | None:
    """Debian keeps the programs of PostgreSQL off PATH, one folder a version; 15 is the oldest we support."""
    if program != "initdb":
        found = shutil.which(program)
        return Path(found) if found else None
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name))
    servers = [folder / program for folder in folders if float(folder.parent.name) >= 15]
    on_path = shutil.which(program)
    return next((file for file in reversed(servers) if file.exists()), Path(on_path) if on_path else None)


@contextmanager
def postgresql() -> Iterator[str]:
    """URL of a cluster of our own, reached through a socket that only we can open; gone at the end."""
    programs = find("initdb").parent
    # The server refuses to be root, so as root it runs as the user that Debian's package made.
    user = "postgres" if os.geteuid() == 0 else getpass.getuser()
    as_user = {"user": user, "group": user, "extra_groups": []} if os.geteuid() == 0 else {}
    with tempfile.TemporaryDirectory(prefix="taonguon-pg-") as folder:
        if as_user:
            shutil.chown(folder, user, user)

        def server(program: str, *options: str) -> None:
            command = [str(programs / program), "-D", f"{folder}/data", *options]
            quiet = {"stdout": subprocess.DEVNULL, "cwd": folder, "env": {**os.environ, "LC_ALL": "C.UTF-8"}}
            subprocess.run(command, check=True, **quiet, **as_user)

        server("initdb", "--auth=trust", "--username=taonguon", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        port = free_port()
        settings = {
            "listen_addresses": "''",
            "unix_socket_directories": folder,
            "port": port,
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
        }
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        server("pg_ctl", "start", "--wait", "-s", "-l", f"{folder}/log", "-o", options)
        try:
            yield f"postgresql://taonguon@/postgres?host={folder}&port={port}&pool=0"
        finally:
            server("pg_ctl", "stop", "--mode=immediate", "-s")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    sys.exit(main())
