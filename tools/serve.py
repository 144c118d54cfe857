"""Start the site: what `./run` does without arguments, once the libraries are there.

Makes what is missing (secret key, tables, demo, static files) and hands over to the server: gunicorn, or
waitress on Windows. HOST, PORT, DATA_DIR, DEMO and the settings of docs/operations.md are honoured.
"""

import hashlib
import json
import os
import secrets
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def main() -> None:
    host = os.environ.get("HOST", "127.0.0.1")
    port = port_number(os.environ.get("PORT", "8000"))
    data_dir = Path(os.environ.get("DATA_DIR", ROOT / "data")).resolve()
    refuse_taken_port(host, port)
    prepare_data_dir(data_dir)
    os.environ.update(environment(host, data_dir))
    sys.path.insert(0, str(ROOT))  # where nobody linked the project into the environment (Windows, by hand)

    import django  # settings read the environment completed above
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        stop(str(error), "A setting is wrong; docs/operations.md explains each.")
    prepare_database()
    accounts = demo_accounts(data_dir)
    os.environ.setdefault("PRACTICE_MODE", "1" if accounts and host in LOOPBACK else "0")
    prepare_static_files()
    announce(host, port, accounts)
    serve(host, port)


def stop(vietnamese: str, english: str) -> None:
    sys.exit(f"{vietnamese}\n{english}")


def port_number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        stop(
            f"PORT phải là một số từ 1 đến 65535, không phải {text!r}.",
            f"PORT must be a number from 1 to 65535, not {text!r}.",
        )
    return int(text)


def refuse_taken_port(host: str, port: int) -> None:
    """Say so before anything else is done: a server that cannot listen would fail with a long trace."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            if os.name != "nt":  # on Windows this option would let two servers share the port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        stop(
            f"Không mở được {host}:{port} ({error.strerror}). Nếu Tạo Nguồn đang chạy rồi, hãy mở địa chỉ đó; "
            f"nếu không, chọn cổng khác: PORT={port + 1 if port < 65535 else 8000} ./run",
            f"Cannot listen on {host}:{port}. If the site is already running, open it; "
            f"otherwise choose another port with PORT=….",
        )


def prepare_data_dir(data_dir: Path) -> None:
    """The folder of database, documents and keys: for its owner alone. The key is made once."""
    if os.name != "nt":
        os.umask(0o077)
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        key_file = data_dir / "secret-key"
        if "SECRET_KEY" not in os.environ and not key_file.exists():
            descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(60) + "\n")
    except OSError as error:
        stop(
            f"Không ghi được vào thư mục dữ liệu {data_dir} ({error.strerror}): đặt DATA_DIR là thư mục ghi được.",
            f"Cannot write to the data folder {data_dir}: point DATA_DIR to a folder you may write to.",
        )


def environment(host: str, data_dir: Path) -> dict[str, str]:
    """What the settings are told beyond the operator's own variables, for this process and the server."""
    told = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": str(data_dir)}
    if "ALLOWED_HOSTS" not in os.environ:
        bracketed = f"[{host}]" if ":" in host else host
        names = dict.fromkeys(["127.0.0.1", "localhost", "[::1]", bracketed])
        told["ALLOWED_HOSTS"] = ",".join(names)
    return told


def prepare_database() -> None:
    """Tables up to date; the demo once, in an empty database (DEMO=0 leaves it empty)."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Đang chuẩn bị cơ sở dữ liệu…", flush=True)
        call_command("migrate", interactive=False, verbosity=0)
    if os.environ.get("DEMO", "1") == "1" and not get_user_model().objects.exists():
        print("Đang nạp dữ liệu mẫu (một lần, khoảng một phút; DEMO=0 để bỏ qua)…", flush=True)
        call_command("demo")


def prepare_static_files() -> None:
    """Collect stylesheets, scripts and fonts again only when one of them has changed."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    files = (storage.path(name) for finder in get_finders() for name, storage in finder.list([]))
    listing = "\n".join(
        f"{file} {(stat := Path(file).stat()).st_size} {stat.st_mtime_ns}" for file in sorted(files)
    )
    state = hashlib.sha256(listing.encode()).hexdigest()
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    if not stamp.exists() or stamp.read_text(encoding="ascii") != state:
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(state, encoding="ascii")


def demo_accounts(data_dir: Path) -> list[dict]:
    file = data_dir / "demo-accounts.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else []


def announce(host: str, port: int, accounts: list[dict]) -> None:
    from taonguon.rules.access import ROLE_LABELS

    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else f"[{host}]" if ":" in host else host  # noqa: S104
    print(f"\nTạo Nguồn: http://{shown}:{port}   (dừng / stop: Ctrl+C)")
    if host not in LOOPBACK:
        print(f"Máy khác vào được bằng tên hoặc địa chỉ trong ALLOWED_HOSTS: {os.environ['ALLOWED_HOSTS']}")
    if accounts:
        print("\nTài khoản mẫu / demo accounts (mã hai bước hiện trên trang đăng nhập / codes are shown there):")
        rows = [(row["username"], row["password"], ROLE_LABELS[row["role"]], row["unit"]) for row in accounts]
        widths = [max(len(row[column]) for row in rows) for column in range(4)]
        for row in rows:
            print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    print(flush=True)


def start_worker() -> subprocess.Popen:
    """The worker of background jobs, one process beside the server; it ends with the process that started it."""
    words = [sys.executable, "-m", "taonguon", "work", "--beside", str(os.getpid())]
    return subprocess.Popen(words, cwd=ROOT)


def serve(host: str, port: int) -> None:
    worker = start_worker()
    if os.name == "nt":
        from waitress import serve as serve_on_windows

        from config.wsgi import application

        try:
            serve_on_windows(application, host=host, port=port, threads=8)
        finally:
            worker.terminate()
        return
    os.environ.setdefault("WEB_CONCURRENCY", "2")  # gunicorn's own name for the number of processes
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    arguments = ["--bind", address, "--worker-class", "gthread", "--threads", "4", "--timeout", "60"]
    arguments += ["--no-control-socket", "--log-level", "warning"]
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, "-P", "-m", "gunicorn", *arguments, "config.wsgi"])  # noqa: S606


if __name__ == "__main__":
    main()
