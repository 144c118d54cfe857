"""`taonguon dossier judge`: exit codes, one line on standard error, UTF-8, the readable sheet."""

import io
import json
import subprocess
import sys
import unicodedata

import pytest

from taonguon.cli import judge
from tests.rules.law.cases import CELL, SAMPLE, facts, judged

ON = ["--on", "2026-04-01"]


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(SAMPLE), encoding="utf-8")
    return file


def test_json(path, capsys):
    assert judge.run([str(path), *ON, "--json"]) == 0
    out = capsys.readouterr().out
    assert json.loads(out) == judged(SAMPLE, "2026-04-01").as_json()
    assert unicodedata.is_normalized("NFC", out)


def test_sheet(path, capsys):
    assert judge.run([str(path), "--on=2026-04-01"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "Giai đoạn: chờ quyết định kết nạp"
    assert (
        "  - Hạn quyết định kết nạp: từ 10/3/2026 đến 15/5/2026 (gia hạn đến 05/6/2026): đang trong hạn "
        "[294-QĐ/TW 4.3.1; đã đọc văn bản gốc]"
    ) in lines


def test_sheet_of_a_member_and_of_a_lapsed_dossier(tmp_path, capsys):
    file = tmp_path / "facts.json"
    told = (("application_dossier_opened", "2024-01-05"), ("admission_ceremony_held", "2026-03-10"))
    file.write_text(json.dumps(facts(*told)), encoding="utf-8")
    assert judge.run([str(file), *ON]) == 0
    assert "  - Ngày chính thức: 10/3/2027" in capsys.readouterr().out.splitlines()
    file.write_text(json.dumps(facts(told[0])), encoding="utf-8")
    assert judge.run([str(file), *ON]) == 0
    out = capsys.readouterr().out
    assert "làm lại: 3-KNĐ, 4-KNĐ, 5-KNĐ" in out


def test_standard_input(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(SAMPLE).encode())))
    assert judge.run(["-", *ON, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["stage"] == "awaiting_decision"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "JSON", id="empty"),
        pytest.param(b'{"person":', "dòng 1, cột 11", id="broken"),
        pytest.param(b"[]", "đối tượng JSON", id="list"),
        pytest.param(b"null", "đối tượng JSON", id="null"),
        pytest.param(b"\xff\xfe{}", "UTF-8", id="not-utf8"),
        pytest.param(b'{"unit": {"cell_official_members": NaN}}', "NaN", id="nan"),
        pytest.param(b'{"unit": {"cell_official_members": ' + b"9" * 5000 + b"}}", "số", id="huge-number"),
        pytest.param(b"[" * 100_000, "lồng quá nhiều lớp", id="deep"),
        pytest.param(b'{"person": {"born_on": "1998-02-30"}}', "1998-02-30", id="no-such-day"),
        pytest.param(b'{"events": [{"event": "left_party", "on": "2026-04-02"}]}', "02/4/2026", id="future"),
    ],
)
def test_unusable_input(tmp_path, capsys, content, words):
    file = tmp_path / "facts.json"
    file.write_bytes(content)
    assert judge.run([str(file), *ON, "--json"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n"), said.err.endswith("\n"), words in said.err) == ("", 1, True, True)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param([], "đúng một tệp", id="nothing"),
        pytest.param(["a", "b", *ON], "đúng một tệp", id="two-files"),
        pytest.param(["a"], "--on", id="no-day"),
        pytest.param(["a", "--on"], "--on", id="day-missing"),
        pytest.param(["a", "--on", "2026-02-30"], "2026-02-30", id="no-such-day"),
        pytest.param(["a", "--on", "today"], "today", id="word-for-day"),
        pytest.param(["a", "--yes", *ON], "--yes", id="unknown-option"),
        pytest.param(["/nowhere/facts.json", *ON], "không có tệp này", id="no-file"),
        pytest.param(["/", *ON], "thư mục", id="folder"),
        pytest.param(["a\0b", *ON], "tên tệp", id="bad-name"),
    ],
)
def test_bad_arguments(capsys, arguments, words):
    assert judge.run(arguments) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n"), words in said.err) == ("", 1, True)


def test_help(capsys):
    assert judge.run(["--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "dossier judge" in lines[0]
    assert "  religious_follower: Người theo tôn giáo" in lines


def test_contradictions_are_told_with_exit_0(tmp_path, capsys):
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(facts(CELL, ("admission_decision_issued", "2026-03-09"))), encoding="utf-8")
    assert judge.run([str(file), *ON, "--json"]) == 0
    blocks = [one["rule"] for one in json.loads(capsys.readouterr().out)["findings"] if one["level"] == "block"]
    assert blocks == ["x_decision_before_cell", "C-CLS"]


def test_the_command_starts_without_django_and_writes_utf8(path):
    code = (
        "import sys; from taonguon.__main__ import main; code = main(sys.argv[1:]); "
        "assert not [name for name in sys.modules if name.startswith('django')]; sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "dossier", "judge", str(path), *ON],
        capture_output=True,
        check=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
    )
    assert "Giai đoạn: chờ quyết định kết nạp" in done.stdout.decode("utf-8")
