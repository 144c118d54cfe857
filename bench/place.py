"""Where the measured data lies: a folder a size and engine under bench/out, and a PostgreSQL of our own.

The cluster keeps the defaults of durability (fsync, synchronous_commit, full pages on): unlike the one of the
tests, it must cost what a committee's own server costs. No Django here: the environment is made before it loads.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.test import find, free_port

OUT = Path(__file__).resolve().parent / "out"
CLUSTER = OUT / "postgresql"


@contextmanager
def environment(size: str, engine: str) -> Iterator[dict[str, str]]:
    """The variables under which the site runs on this data; the database server is up while inside."""
    data = OUT / f"{size}-{engine}"
    data.mkdir(parents=True, exist_ok=True)
    told = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "SECRET_KEY": "bench-only-not-a-secret",
        "DATA_DIR": str(data),
        "STATIC_ROOT": str(data / "static"),
        "DATABASE_URL": "",
    }
    if engine == "sqlite":
        yield told
        return
    with _server() as (host, port):
        _make_database(host, port, size)
        yield {**told, "DATABASE_URL": f"postgresql://taonguon@/{size}?host={host}&port={port}"}


def _programs() -> Path:
    found = find("initdb")
    if found is None:
        raise SystemExit("PostgreSQL 15 or newer is not installed: apt install postgresql, or --engine sqlite")
    return found.parent


def _as_user() -> dict[str, object]:
    """The server refuses to be root, so as root it runs as the user that Debian's package made."""
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}


def _call(*command: str) -> subprocess.CompletedProcess:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=CLUSTER, env=environment, **_as_user()
    )


@contextmanager
def _server() -> Iterator[tuple[str, int]]:
    programs, data = _programs(), CLUSTER / "data"
    CLUSTER.mkdir(parents=True, exist_ok=True)
    if _as_user():
        shutil.chown(CLUSTER, "postgres", "postgres")
    if not data.exists():
        options = ["--auth=trust", "--username=taonguon", "--encoding=UTF8", "--locale=C.UTF-8"]
        _call(str(programs / "initdb"), "-D", str(data), *options)
    port = free_port()
    options = f"-c listen_addresses='' -c unix_socket_directories={CLUSTER} -c port={port} -c shared_buffers=256MB"
    control = [str(programs / "pg_ctl"), "-D", str(data)]
    _call(*control, "start", "--wait", "-s", "-l", str(CLUSTER / "log"), "-o", options)
    try:
        yield str(CLUSTER), port
    finally:
        _call(*control, "stop", "--mode=fast", "-s")


def _make_database(host: str, port: int, name: str) -> None:
    programs = _programs()
    psql = [str(programs / "psql"), "-h", host, "-p", str(port), "-U", "taonguon", "-d", "postgres", "-Atc"]
    if name not in _call(*psql, "SELECT datname FROM pg_database").stdout.split():
        _call(*psql, f"CREATE DATABASE {name}")
