"""From the record to an issued report: figures of the day, numbers without a gap, files that never change."""

import io
from datetime import date

import openpyxl
import pytest
from docx import Document as WordFile
from pypdf import PdfReader

from taonguon.audit.models import AuditEntry
from taonguon.common.refusal import Refused
from taonguon.documents import issue as deeds
from taonguon.documents import queries
from taonguon.documents.gather.report import frozen
from taonguon.documents.labels import Format, Status
from taonguon.documents.models import Document, DocumentFile, NumberSeries
from taonguon.member.labels import MovementKind
from taonguon.organization.models import Term
from tests.factories import people
from tests.factories import plan as plans

AS_OF, SIGNED = date(2026, 9, 30), date(2026, 10, 5)


@pytest.fixture
def committee(cast):
    """A plan with the seed's targets, two admitted in the quarter, one before it."""
    plan = plans.plan(
        cast.commune,
        signer_title="T/M BAN THƯỜNG VỤ — PHÓ BÍ THƯ THƯỜNG TRỰC",
        recipients=["Thường trực Đảng ủy", "Lưu Văn phòng Đảng ủy"],
    )
    plans.seed_targets(plan)
    for day in (date(2026, 3, 2), date(2026, 7, 8), date(2026, 8, 9)):
        row = people.member(cast.cell_one, joined_on=day, gender="female")
        people.movement(row, MovementKind.ADMISSION, day)
        row.movements.filter(kind=MovementKind.OPENING.value).update(sign=0)
    return cast


def by(cast, who="board"):
    return {"actor": cast.user(who), "scope": cast.scope(who)}


def draft(cast, ref="2026-q3", as_of=AS_OF):
    return deeds.draft_report(subject_ref=ref, as_of=as_of, **by(cast))


def issued(cast, **kwargs):
    return deeds.issue(document_id=draft(cast, **kwargs).pk, signed_on=SIGNED, **by(cast, "office"))


def text_of(content):
    book = WordFile(io.BytesIO(content))
    cells = [cell.text for table in book.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in book.paragraphs] + cells)


def test_figures_are_those_of_the_day(committee):
    report = deeds.prepare(draft(committee)).report
    values = {figure.code: figure.value for figure in report.figures()}
    assert (values["in_period"], values["in_year"], values["in_term"]) == (2, 3, 3)
    assert values["required_admissions"] == 45
    assert values["structure_women"] == 3
    assert (values["opening"], values["flow_admitted"], values["closing"]) == (1, 2, 3)


def test_an_earlier_day_counts_less(committee):
    report = deeds.prepare(draft(committee, as_of=date(2026, 7, 31))).report
    assert report.admission.in_period.value == 1


def test_the_number_is_taken_on_issue_and_printed_everywhere(committee):
    document = issued(committee)
    assert (document.symbol, document.number, document.status) == ("01-BC/ĐU", 1, Status.ISSUED)
    files = {row.format: bytes(row.content) for row in document.files.order_by("pk")}
    assert set(files) == {"docx", "pdf", "xlsx"}
    word = text_of(files["docx"])
    assert "Số 01-BC/ĐU" in word
    assert "Kết nạp trong kỳ 2 đảng viên" in word
    pages = PdfReader(io.BytesIO(files["pdf"])).pages
    assert "01-BC/ĐU" in " ".join(pages[0].extract_text().split())
    sheets = openpyxl.load_workbook(io.BytesIO(files["xlsx"])).sheetnames
    assert sheets == ["Đơn vị và chỉ tiêu", "Đảng viên mới", "Cách tính số liệu"]


def test_figures_of_the_text_are_those_of_the_annex(committee):
    document = issued(committee)
    book = openpyxl.load_workbook(io.BytesIO(bytes(document.files.get(format="xlsx").content)))
    names = [row[1].value for row in book["Đảng viên mới"].iter_rows() if row[0].value in {1, 2, 3}]
    assert len(names) == document.facts["in_period"]["value"] == 2


def test_numbers_run_without_a_gap_within_a_kind_and_term(committee):
    first = issued(committee)
    second = issued(committee, ref="2026-h1", as_of=date(2026, 6, 30))
    plan = deeds.draft_plan(plan_id=deeds.Plan.objects.get().pk, as_of=AS_OF, **by(committee))
    third = deeds.issue(document_id=plan.pk, signed_on=SIGNED, **by(committee, "office"))
    assert [first.symbol, second.symbol, third.symbol] == ["01-BC/ĐU", "02-BC/ĐU", "01-KH/ĐU"]


def test_a_cancelled_number_stays_taken(committee):
    first = issued(committee)
    deeds.cancel(document_id=first.pk, reason="In nhầm kỳ báo cáo", **by(committee, "office"))
    assert issued(committee, ref="2026-h1", as_of=date(2026, 6, 30)).number == 2
    assert Document.objects.get(pk=first.pk).symbol == "01-BC/ĐU"


def test_an_issued_document_never_changes(committee):
    document = issued(committee)
    before = [row.sha256 for row in document.files.order_by("pk")]
    late = people.member(committee.cell_one, joined_on=date(2026, 8, 20))
    people.movement(late, MovementKind.ADMISSION, date(2026, 8, 20))
    with pytest.raises(Refused):
        deeds.write_draft(document_id=document.pk, values={"as_of": AS_OF}, **by(committee))
    with pytest.raises(Refused):
        deeds.issue(document_id=document.pk, signed_on=SIGNED, **by(committee, "office"))
    assert [row.sha256 for row in DocumentFile.objects.filter(document=document).order_by("pk")] == before
    changed = queries.changes(document.facts, frozen(deeds.prepare(document).report))
    assert ("Kết nạp trong kỳ", 2.0, 3.0) in [(row.label, row.reported, row.now) for row in changed]


def test_a_refused_issue_takes_no_number(committee):
    made = draft(committee)
    Term.objects.update(valid_to=date(2026, 10, 1))
    with pytest.raises(Refused, match="nhiệm kỳ"):
        deeds.issue(document_id=made.pk, signed_on=SIGNED, **by(committee, "office"))
    assert NumberSeries.objects.count() == 0


@pytest.mark.parametrize("as_of", [date(2026, 6, 30), date(2026, 10, 1)])
def test_a_day_outside_the_period_is_refused(committee, as_of):
    with pytest.raises(Refused, match="quý III/2026"):
        draft(committee, as_of=as_of)


def test_without_a_plan_there_is_no_report(cast):
    with pytest.raises(Refused, match="chưa có kế hoạch"):
        draft(cast)


def test_what_the_office_writes_is_printed(committee):
    made = draft(committee)
    values = {"as_of": AS_OF, "shortcomings": ["Hồ sơ gửi chậm."], "inspections": 4}
    deeds.write_draft(document_id=made.pk, values=values, **by(committee))
    made.refresh_from_db()
    word = text_of(deeds.rendered(made, Format.WORD, "Thử"))
    assert "Hồ sơ gửi chậm." in word
    assert "làm việc với đơn vị: 4 cuộc" in word


def test_the_plan_is_issued_again_with_the_parts_of_the_seed(committee, seed_plan):
    made = deeds.draft_plan(plan_id=seed_plan.pk, as_of=AS_OF, **by(committee))
    word = text_of(deeds.rendered(made, Format.WORD, "Thử"))
    for heading in (
        "I. MỤC ĐÍCH, YÊU CẦU",
        "II. MỤC TIÊU, ĐỐI TƯỢNG",
        "III. NHIỆM VỤ VÀ GIẢI PHÁP",
        "IV. TỔ CHỨC THỰC HIỆN",
    ):
        assert heading in word
    assert "mỗi năm kết nạp được từ 45 đảng viên mới trở lên" in word
    assert "Ban Xây dựng Đảng chủ trì phối hợp" in word


@pytest.fixture
def seed_plan(committee):
    plan = deeds.Plan.objects.get()
    plan.source_text = SEED
    plan.save()
    return plan


SEED = """KẾ HOẠCH
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Bảo đảm sự kế thừa.
2. Yêu cầu
- Đúng quy trình.
II. MỤC TIÊU, ĐỐI TƯỢNG:
1. Mục tiêu
- Phấn đấu mỗi năm kết nạp được từ 45 đảng viên mới trở lên.
2. Đối tượng
- Quần chúng là đoàn viên.
III. NHIỆM VỤ VÀ GIẢI PHÁP
1. Nâng cao nhận thức
- Các cấp ủy cần có nhận thức đúng.
III. TỔ CHỨC THỰC HIỆN.
1. Các chi bộ xây dựng kế hoạch.
2. Ban Xây dựng Đảng chủ trì phối hợp cùng các cơ quan.
Trong quá trình thực hiện có vướng mắc báo cáo về Ban Thường vụ./.
Nơi nhận:
- Lưu VP.
"""


def test_the_deeds_stand_in_the_trail(committee):
    document = issued(committee)
    verbs = AuditEntry.objects.filter(target_type="documents.document", target_id=document.pk).order_by("number")
    assert list(verbs.values_list("verb", flat=True)) == ["document.drafted", "document.issued"]
