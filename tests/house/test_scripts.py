"""The scripts a person starts first: they say plainly what is wrong, and leave nothing half done."""

import json
import os
import re
import socket
import subprocess
import sys

import pytest
from django.core.management import get_commands

from tests.house.tree import ROOT

# What would decide in place of the test.
OWN = {"DATA_DIR", "SECRET_KEY", "DATABASE_URL", "HOST", "PORT", "DEMO", "PYTHON", "PYENV_ROOT", "ALLOWED_HOSTS"}
OWN |= {"DJANGO_SETTINGS_MODULE", "TEST_SQLITE_NAME"}


def start(arguments, **environment):
    return subprocess.run(
        arguments,
        cwd=ROOT,
        env={**{name: value for name, value in os.environ.items() if name not in OWN}, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.needs("shellcheck")
@pytest.mark.parametrize("script", ["run", ".ci/run"])
def test_the_script_is_clean(script):
    assert start(["shellcheck", script]).stdout == ""


@pytest.fixture
def clone(tmp_path):
    """A folder that holds the script and the pinned lists, and no environment yet."""
    (tmp_path / "run").write_bytes((ROOT / "run").read_bytes())
    (tmp_path / "run").chmod(0o755)
    (tmp_path / "requirements").symlink_to(ROOT / "requirements")
    return tmp_path


def start_bare(clone, **environment):
    """./run where shims that exist and fail are on PATH, and besides them only the tools of a bare system."""
    programs = clone / "bin"
    programs.mkdir()
    for name in ("python3.14", "python3.13", "python3.12", "python3"):
        (programs / name).write_text("#!/bin/sh\nexit 127\n")
        (programs / name).chmod(0o755)
    for name in ("sh", "dirname", "cat", "cksum"):
        (programs / name).symlink_to(f"/usr/bin/{name}")
    return start(["/bin/sh", str(clone / "run")], PATH=str(programs), HOME=str(clone), **environment)


def test_without_a_usable_python_it_says_what_to_install(clone):
    done = start_bare(clone)
    assert (done.returncode, done.stdout) == (1, "")
    vietnamese, english = done.stderr.splitlines()
    assert vietnamese.startswith("Cần Python 3.12 trở lên")
    assert english.startswith("Python 3.12 or newer")
    assert not (clone / ".venv").exists()


def test_a_chosen_python_that_fails_is_named(clone):
    done = start_bare(clone, PYTHON="/no/such/python")
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("PYTHON=/no/such/python không dùng được")


@pytest.mark.parametrize("guide", ["README.md", "docs/operations.md"])
def test_the_commands_a_guide_tells_of_exist(guide):
    own = {"", "test", "check", "lock", "COMMAND"}
    ours = {"plan", "dossier"} | {word for name in get_commands() for word in (name, name.split("_")[0])}
    text = (ROOT / guide).read_text("utf-8")
    told = {match[1] or "" for match in re.finditer(r"\./run\b(?: ([A-Za-z]\w*))?", text)}
    assert {"", "test"} <= told <= own | ours


def test_help_is_the_head_of_the_script():
    lines = start(["./run", "--help"]).stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [
        ["./run", "make"],
        ["./run", "test"],
        ["./run", "check"],
        ["./run", "lock"],
        ["./run", "COMMAND"],
    ]


def serve(data_dir, **environment):
    return start([sys.executable, "tools/serve.py"], DATA_DIR=str(data_dir), **environment)


def test_a_taken_port_is_said_before_anything_is_made(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = serve(tmp_path / "data", PORT=str(port))
    assert done.returncode == 1
    assert done.stderr.startswith(f"Không mở được 127.0.0.1:{port}")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("port", ["0", "65536", "tám nghìn", "-1", "٨٠"])
def test_an_impossible_port_is_refused(tmp_path, port):
    done = serve(tmp_path / "data", PORT=port)
    assert done.returncode == 1
    assert done.stderr.startswith("PORT phải là một số từ 1 đến 65535")


def test_a_data_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "data").write_text("a file in the way")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    done = serve(tmp_path / "data", PORT=str(port))
    assert done.returncode == 1
    assert done.stderr.startswith(f"Không ghi được vào thư mục dữ liệu {tmp_path / 'data'}")


def test_two_words_name_a_command_of_ours(tmp_path):
    done = start(
        [sys.executable, "-m", "taonguon", "audit", "verify", "--help"], DATA_DIR=str(tmp_path), SECRET_KEY="x"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Kiểm tra nhật ký" in done.stdout


def test_a_command_without_a_key_says_so_in_one_line(tmp_path):
    done = start([sys.executable, "-m", "taonguon", "check"], DATA_DIR=str(tmp_path))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"Chưa có SECRET_KEY: đặt biến môi trường SECRET_KEY, hoặc tạo tệp {tmp_path / 'secret-key'}.\n"
    )


@pytest.mark.parametrize(
    ("words", "content"),
    [
        (["plan", "read", "FILE", "--json"], "Mỗi năm kết nạp từ 18 đảng viên trở lên."),
        (["dossier", "judge", "FILE", "--on", "2026-04-01", "--json"], "{}"),
    ],
    ids=["plan read", "dossier judge"],
)
def test_the_machine_commands_load_no_django(tmp_path, words, content):
    file = tmp_path / ("input.txt" if words[0] == "plan" else "input.json")
    file.write_text(content, encoding="utf-8")
    words = [str(file) if word == "FILE" else word for word in words]
    code = (
        "import sys; from taonguon.__main__ import main; code = main(sys.argv[1:]); "
        "print([name for name in sys.modules if name.startswith('django')], file=sys.stderr); sys.exit(code)"
    )
    done = start([sys.executable, "-c", code, *words])
    assert (done.returncode, done.stderr) == (0, "[]\n")
    assert json.loads(done.stdout)["contract"] == 1
