"""``taonguon plan read``: exit codes, streams and the form of the answer."""

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from docx import Document

ROOT = Path(__file__).parents[3]
SEED = Path(__file__).parent / "seed.txt"

FILE_KEYS = [
    "path", "issuer", "doc_type", "doc_number", "doc_date", "title", "period", "bases", "targets", "groups",
    "report_periods", "deadlines", "recipients", "signer_title", "contradictions",
]  # fmt: skip
TARGET_KEYS = [
    "id", "quote", "start", "end", "indicator", "op", "value", "value_max", "unit", "scope", "scope_filter",
    "units_named", "exempt", "per", "year", "by", "group", "base", "part_of", "quotas", "schedule", "milestones",
    "strict", "approx", "origin", "duplicates", "doubts",
]  # fmt: skip


def command(*words: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "taonguon", "plan", "read", *words],
        cwd=ROOT,
        input=given,
        capture_output=True,
        check=False,
    )


def refusal(done: subprocess.CompletedProcess[bytes]) -> str:
    """The one line of a refusal; nothing stands on standard output."""
    assert (done.returncode, done.stdout) == (2, b"")
    lines = done.stderr.decode("utf-8").splitlines()
    assert len(lines) == 1
    return lines[0]


def test_json_has_the_keys_of_the_contract():
    done = command(str(SEED), "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    answer = json.loads(done.stdout)
    assert list(answer) == ["contract", "files"]
    assert answer["contract"] == 1
    (file,) = answer["files"]
    assert list(file) == FILE_KEYS
    assert [list(target) for target in file["targets"]] == [TARGET_KEYS] * 5
    assert [list(basis) for basis in file["bases"]] == [["number", "date", "issuer"]] * 3
    assert done.stdout.decode("utf-8") == unicodedata.normalize("NFC", done.stdout.decode("utf-8"))


def test_the_table_shows_the_sentence_under_each_target():
    shown = command(str(SEED)).stdout.decode("utf-8")
    assert "từ 45 người trở lên" in shown
    assert "“Giữ vững trong nhiệm kỳ ổn định từ 1.300 đến 1.450 đảng viên”" in shown


def test_several_files_and_standard_input():
    done = command(str(SEED), "-", "--json", given=unicodedata.normalize("NFD", SEED.read_text("utf-8")).encode())
    one, two = json.loads(done.stdout)["files"]
    assert (one["path"], two["path"]) == (str(SEED), "-")
    assert one["targets"] == two["targets"]


def test_doubts_and_contradictions_follow_the_table(tmp_path):
    plan = tmp_path / "plan.txt"
    plan.write_text("KẾ HOẠCH\nvề phát triển đảng viên\n- Kết nạp 9 đảng viên.\n", encoding="utf-8")
    shown = command(str(plan)).stdout.decode("utf-8")
    assert "Điều chưa rõ, cần hỏi lại:\n- t1: Chưa nêu thời gian phải đạt (năm, nhiệm kỳ…)." in shown


def test_word_file(tmp_path):
    document = Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("phát triển đảng viên năm 2026")
    document.add_paragraph("Kết nạp từ 12 đảng viên trở lên.", style="List Bullet")
    table = document.add_table(rows=3, cols=3)
    for row, words in zip(
        table.rows, (("TT", "Chi bộ", "Học lớp nhận thức"), ("1", "A", "3"), ("2", "B", "4")), strict=True
    ):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    document.save(str(tmp_path / "plan.docx"))
    targets = json.loads(command(str(tmp_path / "plan.docx"), "--json").stdout)["files"][0]["targets"]
    assert [(one["indicator"], one["op"], one["value"]) for one in targets] == [
        ("admissions", "min", 12),
        ("trainees", "eq", None),
    ]
    assert [quota["value"] for quota in targets[1]["quotas"]] == [3, 4]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("mat.txt", None, "không tìm thấy tệp"),
        ("anh.png", b"\x89PNG", "không đọc được loại tệp"),
        ("trong.txt", b" \n\t\n", "tệp không có chữ nào để đọc"),
        ("ma.txt", b"\xff\x00\xfe\x80kh", "không phải văn bản UTF-8"),
        ("hong.docx", b"khong phai zip", "tệp Word bị hỏng"),
        ("hong.pdf", b"khong phai pdf", "tệp PDF bị hỏng"),
    ],
)
def test_unusable_files(tmp_path, name, content, reason):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert reason in refusal(command(str(tmp_path / name), "--json"))


def test_pdf_without_text(tmp_path):
    from pypdf import PdfWriter  # noqa: PLC0415 - only this test writes a PDF

    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    writer.write(tmp_path / "quet.pdf")
    assert "PDF chỉ có ảnh, không có chữ" in refusal(command(str(tmp_path / "quet.pdf")))


def test_no_file_and_unknown_options():
    assert "Chưa nêu tệp nào" in refusal(command("--json"))
    assert "Không có tùy chọn --jsno" in refusal(command(str(SEED), "--jsno"))


def test_a_bad_file_among_good_ones_prints_nothing(tmp_path):
    assert "không tìm thấy tệp" in refusal(command(str(SEED), str(tmp_path / "mat.txt"), "--json"))


def test_a_text_file_is_read_without_django_word_or_pdf():
    code = "import sys; from taonguon.__main__ import main; main(sys.argv[1:]); print(sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code, "plan", "read", str(SEED)], cwd=ROOT, capture_output=True, check=True
    )
    loaded = done.stdout.decode("utf-8").splitlines()[-1]
    assert [name for name in ("'django'", "'docx'", "'pypdf'", "'lxml'") if name in loaded] == []
