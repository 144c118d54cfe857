"""The import wizard as people use it: template, upload, faults in their cells, write, take back."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from taonguon.candidate.models import Candidate, ImportBatch
from tests.factories import people
from tests.web.help import page_of, sign_in

HEADINGS = ["Họ tên", "Ngày sinh", "Chi bộ", "CCCD"]
GOOD = ["Nguyễn Văn Ví Dụ", "05/9/2002", "thôn 1", "038099000001"]
BAD = ["Đỗ Thị Thử Nghiệm", "31/02/1991", "thon so 2", "38099000002"]


def workbook(*lines, headings=HEADINGS):
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate([headings, *lines]):
            sheet.write_row(number, 0, line)
    return SimpleUploadedFile("nguon-thang-9.xlsx", buffer.getvalue())


def text(response):
    return response.content.decode()


@pytest.fixture
def batch(client, cast):
    """One good line, one with three faults, uploaded by the board."""
    sign_in(client, cast.assignments["board"])
    response = client.post("/nguon/nhap/", {"file": workbook(GOOD, BAD)})
    found = ImportBatch.objects.get()
    assert (response.status_code, response.url) == (302, f"/nguon/nhap/{found.pk}/")
    return found


def test_the_template_has_the_names_to_pick_from(client, cast):
    sign_in(client, cast.assignments["secretary_one"])
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(client.get("/nguon/nhap/mau/").streaming_content)))
    head, *guide = book.get_sheet_by_name("Cách ghi").to_python()
    cells = [cell for line in guide for cell in line]
    assert head[:4] == ["Họ và tên", "Ngày sinh", "Giới", "Chi bộ"]
    assert ("Chi bộ thôn 1" in cells, "Chi bộ thôn 2" in cells) == (True, False)


def test_faults_stand_in_their_cells_with_a_suggestion(client, batch):
    page = page_of(client.get(f"/nguon/nhap/{batch.pk}/"))
    boxes = {box["name"]: box["value"] for box in page.all("input") if (box.get("name") or "").startswith("o-3-")}
    assert boxes == {
        "o-3-born_on": "31/02/1991",
        "o-3-unit": "Chi bộ thôn 2",
        "o-3-identity_number": "038099000002",
    }
    shown = text(client.get(f"/nguon/nhap/{batch.pk}/"))
    for words in ("Tháng 2 không có ngày 31", "Nhập 1 dòng không có lỗi?", "Thêm mới", "nguon-thang-9.xlsx"):
        assert words in shown
    assert "038099000001" not in shown


def test_nothing_is_written_before_it_is_confirmed(client, batch):
    client.get(f"/nguon/nhap/{batch.pk}/")
    assert Candidate.objects.count() == 0


def test_one_goes_in_while_the_other_waits_and_is_then_corrected(client, cast, batch):
    response = client.post(f"/nguon/nhap/{batch.pk}/sua/", {"ghi": "1"}, follow=True)
    assert "Đã nhập: 1 người thêm mới, 0 người cập nhật." in text(response)
    assert Candidate.objects.get().unit == cast.cell_one
    cells = {"o-3-born_on": "28/02/1991", "o-3-unit": "Chi bộ thôn 2", "o-3-identity_number": "038099000002"}
    client.post(f"/nguon/nhap/{batch.pk}/sua/", cells)
    assert Candidate.objects.count() == 1
    done = client.post(f"/nguon/nhap/{batch.pk}/sua/", {"ghi": "1"})
    assert (done.url, Candidate.objects.count()) == ("/nguon/nhap/", 2)
    assert "Không còn dòng nào chờ" in text(client.get(f"/nguon/nhap/{batch.pk}/"))


def test_a_double_is_resolved_by_choice(client, cast):
    people.candidate(cast.cell_one, "Nguyễn Văn Ví Dụ", born_on=None)
    sign_in(client, cast.assignments["board"])
    client.post("/nguon/nhap/", {"file": workbook(GOOD)})
    batch = ImportBatch.objects.get()
    shown = text(client.get(f"/nguon/nhap/{batch.pk}/"))
    assert ("Trùng, chờ chọn" in shown, "so sánh" in shown, "Cùng một người: cập nhật" in shown) == (
        True,
        True,
        True,
    )
    client.post(f"/nguon/nhap/{batch.pk}/sua/", {"cach-2": "same", "ghi": "1"})
    assert Candidate.objects.get().person.born_on.year == 2002


def test_the_batch_is_taken_back_from_the_list_of_imports(client, batch):
    client.post(f"/nguon/nhap/{batch.pk}/sua/", {"ghi": "1"})
    listed = text(client.get("/nguon/nhap/"))
    assert ("Hoàn tác cả lượt" in listed, "1 dòng chờ" in listed) == (True, True)
    response = client.post(f"/nguon/nhap/{batch.pk}/hoan-tac/", follow=True)
    assert "Đã hoàn tác 1 dòng." in text(response)
    assert Candidate.objects.count() == 0
    again = client.post(f"/nguon/nhap/{batch.pk}/hoan-tac/")
    assert (again.status_code, "đã hoàn tác" in text(again)) == (422, True)


def test_columns_are_mapped_by_hand(client, cast):
    sign_in(client, cast.assignments["board"])
    client.post(
        "/nguon/nhap/", {"file": workbook(["Lê Văn Mẫu", "", "thôn 1"], headings=["Họ tên", "Sinh", "Đội"])}
    )
    batch = ImportBatch.objects.get()
    assert "Tệp thiếu cột: Chi bộ" in text(client.get(f"/nguon/nhap/{batch.pk}/"))
    client.post(f"/nguon/nhap/{batch.pk}/ghep/", {"cot-0": "full_name", "cot-1": "gi-do", "cot-2": "unit"})
    assert "Nhập 1 dòng không có lỗi?" in text(client.get(f"/nguon/nhap/{batch.pk}/"))
    twice = client.post(f"/nguon/nhap/{batch.pk}/ghep/", {"cot-0": "unit", "cot-2": "unit"})
    assert (twice.status_code, "cùng một nơi" in text(twice)) == (422, True)


def test_the_faulty_lines_come_back_as_a_sheet(client, batch):
    response = client.get(f"/nguon/nhap/{batch.pk}/loi/")
    lines = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response.streaming_content))).get_sheet_by_index(0)
    head, line = lines.to_python()
    assert (head[-1], line[0], "Tháng 2 không có ngày 31" in line[-1]) == ("Phải sửa", "Đỗ Thị Thử Nghiệm", True)


def test_a_draft_is_given_up(client, batch):
    client.post(f"/nguon/nhap/{batch.pk}/bo/")
    assert client.get(f"/nguon/nhap/{batch.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (SimpleUploadedFile("nguon.pdf", b"%PDF"), "Chỉ đọc tệp .xlsx"),
        (SimpleUploadedFile("nguon.xlsx", b"khong phai excel"), "Không đọc được tệp Excel"),
        (SimpleUploadedFile("nguon.csv", "Họ tên;Chi bộ\n".encode("utf-16")), "không phải mã UTF-8"),
        (SimpleUploadedFile("nguon.csv", "Cột lạ;Cột khác\nx;y\n".encode()), "Không thấy dòng tiêu đề cột"),
        (SimpleUploadedFile("nguon.csv", "Họ tên;Chi bộ\n".encode()), "không có dòng nào dưới tiêu đề"),
        (None, "Chọn tệp"),
    ],
    ids=["pdf", "broken", "encoding", "no headings", "empty", "no file"],
)
def test_a_file_that_cannot_be_used_says_what_to_do(client, cast, file, message):
    sign_in(client, cast.assignments["secretary_one"])
    if file:
        file.seek(0)
    response = client.post("/nguon/nhap/", {"file": file} if file else {})
    assert (response.status_code, message in text(response)) == (422, True)
    assert ImportBatch.objects.count() == 0


def test_a_csv_with_title_lines_is_read(client, cast):
    sign_in(client, cast.assignments["secretary_one"])
    data = "﻿DANH SÁCH NGUỒN;;\n;;\nHọ và tên;Ngày sinh;Đoàn viên\nLê Văn Mẫu;5/9/2002;x\n;;\n"
    client.post("/nguon/nhap/", {"file": SimpleUploadedFile("nguon.csv", data.encode())})
    batch = ImportBatch.objects.get()
    assert [(row.number, row.outcome) for row in batch.rows.order_by("pk")] == [(4, "new")]


def test_a_file_too_large_is_refused(client, cast, settings):
    settings.MAX_UPLOAD_BYTES = 1000
    sign_in(client, cast.assignments["board"])
    response = client.post("/nguon/nhap/", {"file": workbook(GOOD)})
    assert (response.status_code, "Tệp quá lớn" in text(response)) == (422, True)


@pytest.mark.parametrize("who", ["secretary_one", "stranger", "helper", "youth_officer", "province", "admin"])
def test_a_batch_is_seen_by_its_own_unit_only(client, cast, batch, who):
    sign_in(client, cast.assignments[who])
    wanted = {client.get(f"/nguon/nhap/{batch.pk}/{page}").status_code for page in ("", "loi/")}
    sent = {
        client.post(f"/nguon/nhap/{batch.pk}/{page}", {"ghi": "1"}).status_code
        for page in ("ghep/", "sua/", "bo/", "hoan-tac/")
    }
    assert wanted | sent <= {403, 404}
    assert Candidate.objects.count() == 0


@pytest.mark.parametrize("count", [1, 30])
def test_the_preview_costs_the_same_queries(client, cast, count, django_assert_num_queries):
    sign_in(client, cast.assignments["board"])
    client.post("/nguon/nhap/", {"file": workbook(*[BAD] * count)})
    batch = ImportBatch.objects.get()
    with django_assert_num_queries(6):
        client.get(f"/nguon/nhap/{batch.pk}/")
