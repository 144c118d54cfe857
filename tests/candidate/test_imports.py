"""Import from a sheet: each fault names line, column, reason and remedy; good lines go in, all can be undone."""

import time
from datetime import date, timedelta

import pytest

from taonguon.audit.models import AuditEntry
from taonguon.candidate import actions, queries
from taonguon.candidate.labels import Choice, ContactKind, ImportStatus, Outcome
from taonguon.candidate.models import Candidate, ImportBatch, ImportRow
from taonguon.candidate.spreadsheet import COLUMNS
from taonguon.common.refusal import Refused
from taonguon.common.sheet import Sheet, match_headings
from taonguon.person.models import Person
from taonguon.training.models import Certificate
from tests.factories import people

TODAY = date(2026, 11, 24)
HEADINGS = ["Họ tên", "Ngày sinh", "Đơn vị", "CCCD", "Trình độ", "Nhóm"]
GOOD = ["Nguyễn Văn Ví Dụ", "05/9/2002", "Chi bộ thôn 1", "", "12/12", ""]


def sheet(*lines, headings=HEADINGS):
    return Sheet(
        headings, match_headings(headings, COLUMNS), [(number, [*line]) for number, line in enumerate(lines, 2)]
    )


def start(cast, *lines, who="board", headings=HEADINGS):
    return actions.start_import(
        file_name="nguon.xlsx", sheet=sheet(*lines, headings=headings), today=TODAY, actor=cast.user(who),
        scope=cast.scope(who),
    )  # fmt: skip


def do(action, cast, batch, who="board", **values):
    return action(batch_id=batch.pk, actor=cast.user(who), scope=cast.scope(who), **values)


def problems(batch):
    return {
        row.number: [(one["column"], one["message"]) for one in row.problems]
        for row in batch.rows.order_by("number")
    }


def outcomes(batch):
    return [row.outcome for row in batch.rows.order_by("number")]


# --- faults -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "column", "message", "suggestion"),
    [
        ({0: ""}, "full_name", "Ghi họ và tên", ""),
        ({0: "Dụ"}, "full_name", "Ghi đủ họ và tên", ""),
        ({1: "31/02/1991"}, "born_on", "Tháng 2 không có ngày 31", ""),
        ({1: "1999"}, "born_on", "Chỉ có năm 1999: ghi đủ ngày/tháng/năm, hoặc để trống nếu chưa rõ", ""),
        ({1: "25/11/2026"}, "born_on", "Ngày 25/11/2026 ở sau hôm nay: kiểm tra lại năm", ""),
        ({2: ""}, "unit", "Ghi tên chi bộ theo dõi", ""),
        ({2: "thôn số 2"}, "unit", "Không thấy “thôn số 2”. Có phải Chi bộ thôn 2?", "Chi bộ thôn 2"),
        ({2: "Xưởng may"}, "unit", "Không thấy “Xưởng may”. Ghi đúng tên chi bộ của mình.", ""),
        ({3: "38099000001"}, "identity_number", "Chỉ có 11 chữ số: Excel đã bỏ số 0 ở đầu", "038099000001"),
        ({3: "123"}, "identity_number",
         "Số định danh gồm đúng 12 chữ số: kiểm tra lại, hoặc để trống nếu chưa có", ""),
        ({4: "13/12"}, "education",
         "Không thấy bậc học “13/12”: chọn theo danh sách trong tệp mẫu, hoặc để trống", ""),
        ({5: "hai"}, "groups",
         "Không hiểu “hai”: ghi số thứ tự nhóm, cách nhau bằng dấu chấm phẩy, ví dụ 2; 4", ""),
        ({5: "9"}, "groups", "Không có nhóm số 9. Các nhóm đang dùng: 4", ""),
    ],
    ids=lambda value: str(value)[:30] if isinstance(value, dict) else "",
)  # fmt: skip
def test_a_fault_names_line_column_reason_and_remedy(cast, values, column, message, suggestion):
    people.group(cast.commune, 4)
    line = [values.get(place, text) for place, text in enumerate(GOOD)]
    batch = start(cast, GOOD, line)
    row = batch.rows.get(number=3)
    assert row.outcome == Outcome.ERROR
    assert row.problems == [{"column": column, "message": message, "suggestion": suggestion}]


def test_everything_wrong_with_a_line_is_said_at_once(cast):
    batch = start(cast, ["Dụ", "31/02/1991", "Chi bộ thôn 1", "1", "", ""])
    assert [column for column, _ in problems(batch)[2]] == ["full_name", "born_on", "identity_number"]


@pytest.mark.parametrize(
    ("cells", "column"),
    [(["Lê Văn Mẫu", "Chi bộ thôn 1", "27/2026", ""], "certificate_on"),
     (["Lê Văn Mẫu", "Chi bộ thôn 1", "", "30/6/2026"], "certificate_number"),
     (["Lê Văn Mẫu", "Chi bộ thôn 1", "27/2026", "30/6/2027"], "certificate_on")],
)  # fmt: skip
def test_half_a_certificate_is_asked_about(cast, cells, column):
    headings = ["Họ tên", "Chi bộ", "Số chứng nhận", "Ngày cấp"]
    assert [name for name, _ in problems(start(cast, cells, headings=headings))[2]] == [column]


def test_an_introducing_organisation_is_found_or_asked_about(cast):
    headings = ["Họ tên", "Chi bộ", "Tổ chức giới thiệu"]
    lines = [["Lê Văn Mẫu", "thôn 1", "Đoàn TNCS Hồ Chí Minh xã"], ["Lê Văn Dụ", "thôn 1", "Đoàn thanh niên"]]
    batch = start(cast, *lines, headings=headings)
    assert outcomes(batch) == [Outcome.NEW, Outcome.ERROR]
    assert problems(batch)[3][0][0] == "introduced_by"


def test_units_are_found_without_marks_and_by_their_tail(cast):
    names = ["chi bo thon 1", "CB thôn 1", "thôn 1", "Chi bộ Công an số 1"]
    batch = start(cast, *[[f"Lê Văn Mẫu {place}", "", name, "", "", ""] for place, name in enumerate("abcd")
                          for name in [names["abcd".index(name)]]])  # fmt: skip
    assert outcomes(batch) == [Outcome.NEW] * 4


def test_a_unit_outside_the_branch_is_not_offered(cast):
    batch = start(cast, ["Lê Văn Mẫu", "", "Chi bộ thôn 2", "", "", ""], who="secretary_one")
    ((column, message),) = problems(batch)[2]
    assert (column, message.startswith("Không thấy “Chi bộ thôn 2”")) == ("unit", True)
    assert "Có phải Chi bộ thôn 2" not in message


def test_a_cell_needs_no_unit_column(cast):
    batch = start(cast, ["Lê Văn Mẫu", "05/9/2002"], who="secretary_one", headings=["Họ tên", "Ngày sinh"])
    do(actions.apply_import, cast, batch, "secretary_one", today=TODAY)
    assert Candidate.objects.get().unit == cast.cell_one


# --- who is known already -----------------------------------------------------------------------------

NUMBER = "038099000001"
KNOWN = ["Lê Văn Thí Điểm", "01/02/2003", "Chi bộ thôn 1", NUMBER, "", ""]


def known(unit, **values):
    facts = {"identity_number": NUMBER, "born_on": date(2003, 2, 1), **values}
    return people.candidate(unit, "Lê Văn Thí Điểm", **facts)


def test_the_same_number_updates_or_changes_nothing(cast):
    known(cast.cell_one)
    assert outcomes(start(cast, KNOWN)) == [Outcome.UNCHANGED]
    assert outcomes(start(cast, [*KNOWN[:4], "12/12", ""])) == [Outcome.UPDATE]


@pytest.mark.parametrize(("cell", "who"), [("cell_two", "secretary_one"), ("stranger_cell", "board")])
def test_whoever_is_followed_elsewhere_is_refused_without_saying_where(cast, cell, who):
    known(getattr(cast, cell))
    ((column, message),) = problems(start(cast, KNOWN, who=who))[2]
    assert (column, message) == ("identity_number", actions.entry.FOLLOWED_ELSEWHERE)


def test_another_name_under_the_number_and_members_are_refused(cast):
    known(cast.cell_one)
    ((column, message),) = problems(start(cast, ["Trần Văn Mẫu", *KNOWN[1:]]))[2]
    assert (column, message.startswith("Số định danh này đã ghi cho một người")) == ("identity_number", True)
    people.member(cast.cell_two, "Phạm Văn Mẫu", identity_number="038099000002")
    ((_, message),) = problems(start(cast, ["Phạm Văn Mẫu", "", "thôn 1", "038099000002", "", ""]))[2]
    assert "danh sách đảng viên" in message


def test_a_person_is_not_moved_by_an_import(cast):
    known(cast.cell_two)
    ((column, message),) = problems(start(cast, KNOWN))[2]
    assert (column, message) == ("unit", "Người này đang ở Chi bộ thôn 2: chuyển đơn vị ở trang của người ấy")


DOUBLE = ["LE VAN THI DIEM", "01/02/2003", "Chi bộ thôn 1", "", "12/12", ""]


@pytest.mark.parametrize(
    ("choice", "outcome", "people_after"),
    [("", Outcome.DUPLICATE, 1), (Choice.SAME, Outcome.UPDATE, 1), (Choice.OTHER, Outcome.NEW, 2),
     (Choice.SKIP, Outcome.SKIPPED, 1)],
)  # fmt: skip
def test_a_namesake_is_asked_about(cast, choice, outcome, people_after):
    known(cast.cell_one, identity_number="")
    batch = start(cast, DOUBLE, ["Lê Văn Mẫu", "", "thôn 1", "", "", ""])
    do(actions.correct_import, cast, batch, cells={}, choices={2: choice}, today=TODAY)
    assert outcomes(batch)[0] == outcome
    do(actions.apply_import, cast, batch, today=TODAY)
    assert Candidate.objects.filter(person__search_key="le van thi diem").count() == people_after


def test_a_namesake_of_a_neighbour_cell_is_not_located(cast):
    known(cast.cell_two, identity_number="")
    batch = start(cast, DOUBLE, who="secretary_one")
    assert problems(batch)[2] == [("full_name", "Đã có người cùng họ tên ở nguồn của xã: chọn cách xử lý")]
    assert batch.rows.get().candidate is None
    do(actions.correct_import, cast, batch, "secretary_one", cells={}, choices={2: Choice.SAME}, today=TODAY)
    assert outcomes(batch) == [Outcome.DUPLICATE]


def test_the_same_human_twice_in_one_sheet(cast):
    batch = start(cast, KNOWN, KNOWN, GOOD, GOOD)
    assert outcomes(batch) == [Outcome.NEW, Outcome.ERROR, Outcome.NEW, Outcome.DUPLICATE]
    assert problems(batch)[3] == [("identity_number", "Trùng số định danh với dòng 2 của tệp: xóa một dòng")]
    assert problems(batch)[5] == [("full_name", "Trùng họ tên, ngày sinh với dòng 4: chọn cách xử lý")]


# --- correcting, writing, taking back -----------------------------------------------------------------


def test_good_lines_go_in_and_the_others_wait_to_be_corrected(cast):
    bad = [*GOOD[:1], "31/02/1991", *GOOD[2:]]
    bad[0] = "Đỗ Thị Thử Nghiệm"
    batch = start(cast, GOOD, bad)
    do(actions.apply_import, cast, batch, today=TODAY)
    batch.refresh_from_db()
    assert (batch.status, batch.added, batch.applied_on) == (ImportStatus.APPLIED, 1, TODAY)
    assert queries.batches(cast.scope("board")).get().waiting == 1
    do(actions.correct_import, cast, batch, cells={(3, "born_on"): "28/02/1991"}, choices={}, today=TODAY)
    do(actions.apply_import, cast, batch, today=TODAY)
    assert sorted(Candidate.objects.values_list("person__born_on", flat=True)) == [
        date(1991, 2, 28),
        date(2002, 9, 5),
    ]
    with pytest.raises(Refused, match="Chưa có dòng nào nhập được"):
        do(actions.apply_import, cast, batch, today=TODAY)


def test_what_a_line_tells_is_written(cast):
    people.group(cast.commune, 4)
    headings = [column.label for column in COLUMNS]
    told = {
        "Họ và tên": "Đỗ Thị Thử Nghiệm", "Ngày sinh": "05/9/2002", "Giới": "nữ", "Chi bộ": "thôn 1",
        "Số định danh": NUMBER, "Học vấn": "9/12", "Dân tộc": "Mường", "Tôn giáo": "không", "Là đoàn viên": "x",
        "Có mặt tại địa phương": "không", "Nhóm đối tượng": "4", "Tổ chức giới thiệu": "Đoàn TNCS Hồ Chí Minh xã",
        "Ngày vào nguồn": "01/01/2026", "Ngày vào danh sách cảm tình": "12/3/2026",
        "Số nghị quyết cảm tình": "03-NQ/CB", "Số giấy chứng nhận": "27/2026",
        "Ngày cấp giấy chứng nhận": "30/6/2026", "Ngày nhập ngũ": "25/02/2027",
    }  # fmt: skip
    batch = start(cast, [told.get(heading, "") for heading in headings], headings=headings)
    do(actions.apply_import, cast, batch, today=TODAY)
    row = Candidate.objects.get()
    person = row.person
    assert (person.gender, person.education, person.ethnic_group, person.religion) == (
        "female",
        "lower_secondary",
        6,
        0,
    )
    assert (person.youth_union_member, person.trade_union_member, person.identity_masked[-4:]) == (
        True,
        None,
        "0001",
    )
    assert (row.present, row.enlists_on, row.introduced_by) == (False, date(2027, 2, 25), cast.youth_union)
    assert (row.stage, row.stage_on, row.entered_on) == (3, date(2026, 6, 30), date(2026, 1, 1))
    assert list(row.stage_dates.order_by("stage").values_list("stage", "on", "document_number")) == [
        (1, date(2026, 1, 1), ""), (2, date(2026, 3, 12), "03-NQ/CB"), (3, date(2026, 6, 30), "27/2026"),
    ]  # fmt: skip
    assert [group.number for group in row.groups.all()] == [4]
    assert Certificate.objects.get(person=person).number == "27/2026"
    verbs = list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True))[-3:]
    assert verbs == ["candidate.import_started", "candidate.import_added", "candidate.import_applied"]
    assert not [entry for entry in AuditEntry.objects.order_by("pk") if NUMBER in str(entry.detail)]


def test_cells_are_sealed_and_emptied_once_written(cast):
    batch = start(cast, KNOWN, [*GOOD[:1], "31/02/1991", *GOOD[2:]])
    assert not [row for row in batch.rows.order_by("pk") if NUMBER in row.sealed or "Lê" in row.sealed]
    do(actions.apply_import, cast, batch, today=TODAY)
    assert [bool(row.sealed) for row in batch.rows.order_by("number")] == [False, True]


def test_an_import_fills_and_corrects_but_never_blanks(cast):
    row = known(cast.cell_one, identity_number="", phone="0000 000 001", education="primary")
    batch = start(cast, [*KNOWN[:4], "12/12", ""])
    do(actions.correct_import, cast, batch, cells={}, choices={2: Choice.SAME}, today=TODAY)
    do(actions.apply_import, cast, batch, today=TODAY)
    person = Person.objects.get(pk=row.person_id)
    assert (person.education, person.phone, person.identity_masked[-4:]) == (
        "upper_secondary",
        "0000 000 001",
        "0001",
    )
    assert do(actions.undo_import, cast, batch, today=TODAY) == (1, 0)
    person.refresh_from_db()
    assert (person.education, person.identity_digest) == ("primary", "")


def test_a_batch_is_taken_back_whole(cast):
    headings = ["Họ tên", "Chi bộ", "Số chứng nhận", "Ngày cấp"]
    batch = start(cast, ["Lê Văn Mẫu", "thôn 1", "27/2026", "30/6/2026"], headings=headings)
    do(actions.apply_import, cast, batch, today=TODAY)
    assert do(actions.undo_import, cast, batch, today=TODAY + timedelta(days=7)) == (1, 0)
    assert (Candidate.objects.count(), Person.objects.count(), Certificate.objects.count()) == (0, 0, 0)
    assert AuditEntry.objects.order_by("-pk").first().verb == "candidate.import_undone"
    with pytest.raises(Refused, match="đã hoàn tác"):
        do(actions.undo_import, cast, batch, today=TODAY)


def test_after_a_week_there_is_no_way_back(cast):
    batch = start(cast, GOOD)
    do(actions.apply_import, cast, batch, today=TODAY)
    with pytest.raises(Refused, match="trong 7 ngày"):
        do(actions.undo_import, cast, batch, today=TODAY + timedelta(days=8))


def test_whoever_has_a_diary_by_now_is_kept(cast):
    batch = start(cast, GOOD, KNOWN)
    do(actions.apply_import, cast, batch, today=TODAY)
    row = Candidate.objects.get(person__search_key="le van thi diem")
    actions.record_follow_up(
        candidate_id=row.pk, on=TODAY, kind=ContactKind.MEETING, text="Đã gặp", actor=cast.user("board"),
        scope=cast.scope("board"),
    )  # fmt: skip
    assert do(actions.undo_import, cast, batch, today=TODAY) == (1, 1)
    assert list(Candidate.objects.all()) == [row]


def test_columns_are_mapped_anew(cast):
    batch = start(cast, ["Lê Văn Mẫu", "thôn 1"], headings=["Họ tên", "Đội"])
    assert outcomes(batch) == [Outcome.ERROR]
    do(actions.remap_import, cast, batch, keys=["full_name", "unit"], today=TODAY)
    assert outcomes(batch) == [Outcome.NEW]
    with pytest.raises(Refused, match="cùng một nơi"):
        do(actions.remap_import, cast, batch, keys=["unit", "unit"], today=TODAY)


def test_a_draft_is_given_up(cast):
    batch = start(cast, GOOD)
    do(actions.drop_import, cast, batch)
    assert (ImportRow.objects.count(), list(queries.batches(cast.scope("board")))) == (0, [])


@pytest.mark.parametrize("who", ["secretary_one", "secretary_two", "stranger", "standing_committee", "helper"])
def test_cells_are_seen_by_the_unit_that_uploaded_them_only(cast, who):
    batch = start(cast, GOOD)
    seen = who == "standing_committee"  # works at the same unit
    assert list(queries.batches(cast.scope(who))) == ([batch] if seen else [])
    if not seen:
        with pytest.raises(ImportBatch.DoesNotExist):
            do(actions.apply_import, cast, batch, who, today=TODAY)


def test_the_preview_puts_faults_first(cast):
    known(cast.cell_one, identity_number="")
    batch = start(cast, GOOD, DOUBLE, [*GOOD[:1], "31/02/1991", "thôn số 2", "", "", ""])
    shown = queries.preview(batch)
    assert [line.row.number for line in shown.lines] == [4, 3, 2]
    assert shown.counts == {
        Outcome.ERROR: 1, Outcome.DUPLICATE: 1, Outcome.NEW: 1, Outcome.UPDATE: 0, Outcome.UNCHANGED: 0,
        Outcome.SKIPPED: 0,
    }  # fmt: skip
    assert (shown.to_write, shown.waiting, shown.missing) == (1, 3, [])
    cells = {cell.column: cell for cell in shown.lines[0].cells}
    assert (cells["born_on"].text, cells["born_on"].message) == ("31/02/1991", "Tháng 2 không có ngày 31")
    assert cells["unit"].suggestion == "Chi bộ thôn 2"
    headings, lines = queries.faulty_lines(batch)
    assert headings[-1] == "Phải sửa"
    assert [line[-1] for line in lines] == [
        "Họ và tên: Đã có người cùng họ tên ở Chi bộ thôn 1: chọn cách xử lý",
        "Ngày sinh: Tháng 2 không có ngày 31; Chi bộ: Không thấy “thôn số 2”. Có phải Chi bộ thôn 2?",
    ]


@pytest.mark.parametrize("count", [1, 30])
def test_checking_and_writing_cost_the_same_queries(cast, count, django_assert_num_queries):
    batch = start(cast, *[[f"Nguyễn Văn {chr(65 + place)}", "05/9/2002", "thôn 1", f"{place:012}", "", ""]
                          for place in range(count)])  # fmt: skip
    with django_assert_num_queries(18):
        do(actions.apply_import, cast, batch, today=TODAY)
    assert Candidate.objects.count() == count


@pytest.mark.slow
def test_a_thousand_lines_take_a_moment(cast):
    lines = [
        [f"Nguyễn Văn Ví Dụ {place}", "05/9/2002", "thôn 1", f"{place:012}", "12/12", ""] for place in range(1000)
    ]
    began = time.perf_counter()
    batch = start(cast, *lines)
    checked = time.perf_counter()
    do(actions.apply_import, cast, batch, today=TODAY)
    written = time.perf_counter()
    print(f"\nchecked {checked - began:.3f} s, written {written - checked:.3f} s")  # noqa: T201
    assert Candidate.objects.count() == 1000
