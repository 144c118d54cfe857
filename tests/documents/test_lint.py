from dataclasses import replace
from datetime import date

import pytest

from taonguon.documents.facts.layout import SecretRefused
from taonguon.documents.facts.official import OfficialDocument, Signature, paragraph
from taonguon.documents.facts.plan import plan_document
from taonguon.documents.facts.report_text import report_document
from taonguon.documents.lint import Level, Register, lint, lint_report, lint_symbol
from taonguon.documents.profile import Body, CommuneLevel, kinds
from taonguon.documents.word.document import render_document
from tests.documents import samples
from tests.documents.seed_plan import plan

REGISTER = Register(today=date(2026, 10, 2), level=CommuneLevel.GRASSROOTS)


def notice(**changes):
    facts = {
        "profile": samples.PROFILE_2026,
        "issuer": samples.COMMITTEE,
        "kind": kinds()["notice"],
        "summary": "phân bổ chỉ tiêu kết nạp năm 2026",
        "blocks": (paragraph("Ban Thường vụ Đảng ủy thông báo như sau."),),
        "signature": samples.DEPUTY,
        "recipients": samples.RECIPIENTS,
    }
    return OfficialDocument(**facts | changes)


def codes(document, register=REGISTER):
    return [finding.code for finding in lint(document, register)]


def only(document, register=REGISTER):
    (finding,) = lint(document, register)
    return finding.code, finding.level.value, finding.message


def saying(text):
    return notice(blocks=(paragraph(text),))


def test_a_clean_document_has_no_finding():
    assert codes(notice()) == []
    assert codes(notice(number=8, signed_on=date(2026, 10, 2))) == []


def test_a_mark_of_secrecy_stops_the_document_and_its_file():
    document = notice(secrecy="MẬT")
    (finding,) = lint(document, REGISTER)
    assert (finding.code, finding.level) == ("secrecy", Level.BLOCK)
    assert finding.message.startswith("Văn bản đóng dấu MẬT: phần mềm không soạn")
    with pytest.raises(SecretRefused, match="đóng dấu MẬT"):
        render_document(document)
    assert codes(notice(draft_note="TÀI LIỆU TỐI MẬT")) == ["secrecy"]


def test_kind_the_body_may_not_issue():
    assert only(notice(kind=kinds()["directive"])) == (
        "kind_allowed",
        "block",
        "Ban Thường vụ Đảng ủy không ban hành chỉ thị. Chọn tên loại khác hoặc cơ quan ban hành khác.",
    )
    above = replace(REGISTER, level=CommuneLevel.ABOVE_GRASSROOTS)
    assert codes(notice(kind=kinds()["directive"]), above) == []
    assert only(notice(kind=kinds()["bylaw"]), above)[:2] == ("kind_allowed", "warning")  # that matrix is UNSURE


def test_before_399_no_right_is_asserted():
    document = notice(profile=samples.PROFILE_2018, kind=kinds()["directive"], signed_on=date(2025, 12, 1))
    assert codes(document) == []


def test_number_taken_in_the_term():
    taken = replace(REGISTER, taken_numbers=(7, 8))
    assert only(notice(number=8), taken) == (
        "number",
        "block",
        "Số 08 đã cấp cho một thông báo khác trong nhiệm kỳ. Lấy số kế tiếp.",
    )
    assert codes(notice(number=9), taken) == codes(notice(), taken) == []
    assert only(notice(number=0))[:2] == ("number", "block")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("họp 5/9/2026", "“5/9/2026” viết là “05/9/2026”"),
        ("họp 05/09/2026", "“05/09/2026” viết là “05/9/2026”"),
        ("họp 05/2/2026", "“05/2/2026” viết là “05/02/2026”"),
        ("họp ngày 5 tháng 2 năm 2026", "“ngày 5 tháng 2 năm 2026” viết là “ngày 05 tháng 02 năm 2026”"),
    ],
)
def test_dates_without_their_zero(text, meant):
    code, level, message = only(saying(text))
    assert (code, level) == ("date", "warning")
    assert message.startswith(f"Ngày {meant}: ")


@pytest.mark.parametrize(
    "text", ["05/02/2026", "05/9/2026", "15/12/2026", "ngày 05 tháng 9 năm 2026", "36/2026/NĐ-CP"]
)
def test_dates_as_they_should_be(text):
    assert codes(saying(text)) == []


def test_a_date_that_does_not_exist():
    assert only(saying("họp 30/02/2026"))[::2] == ("date", "Ngày “30/02/2026” không có thật. Sửa lại ngày.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kế hoạch số 91-KH/TU, ngày 05/9/2022 của Tỉnh ủy về kết nạp. Theo Kế hoạch 91-KH/TU, chi bộ họp.", []),
        ("Kế hoạch số 91-KH/TU ngày 05/9/2022 của Tỉnh ủy", ["citation"]),
        ("Kế hoạch 91-KH/TU, ngày 05/9/2022 của Tỉnh ủy", ["citation"]),
        ("Thực hiện 91-KH/TU và 21-NQ/TW", ["citation", "citation"]),
        ("giai đoạn 2025-2030", []),
    ],
)
def test_citations(text, found):
    assert codes(saying(text)) == found


def test_texts_no_longer_in_force():
    code, level, message = only(saying("Căn cứ Quy định số 66-QĐ/TW, ngày 06/02/2017 của Ban Bí thư"))
    assert (code, level) == ("superseded", "warning")
    assert message == (
        "Văn bản dẫn 66-QĐ/TW, đã hết hiệu lực từ 09/01/2026. Xem lại, thay bằng 399-QĐ/TW nếu đúng."
    )
    assert codes(saying("Quy định số 166-QĐ/TW, ngày 06/02/2017")) == []


@pytest.mark.parametrize(
    "name", ["Huyện ủy", "UBND huyện", "Ủy ban nhân dân thị xã", "Huyện đoàn", "Đảng bộ huyện", "huyện uỷ"]
)
def test_bodies_of_districts(name):
    code, level, message = only(saying(f"Báo cáo {name} kết quả"))
    assert (code, level) == ("district", "warning")
    assert message.startswith(f"Văn bản nhắc “{name}”")


def test_a_district_in_a_place_name_or_an_old_document_is_no_finding():
    assert codes(saying("quê quán: huyện Yên Định, tỉnh Thanh Hóa")) == []
    old = notice(
        profile=samples.PROFILE_2018, signed_on=date(2025, 6, 30), blocks=(paragraph("Huyện ủy chỉ đạo"),)
    )
    assert codes(old) == []


@pytest.mark.parametrize(
    ("body", "code", "authority", "position", "found"),
    [
        (Body.STANDING_COMMITTEE, "ĐU", "K/T BÍ THƯ", "PHÓ BÍ THƯ", [("authority", "block")]),
        (Body.STANDING_COMMITTEE, "ĐU", "T/M BAN THƯỜNG VỤ", "K/T BÍ THƯ", [("authority", "block")]),
        (Body.STANDING_COMMITTEE, "ĐU", "", "BÍ THƯ", [("authority", "warning")]),
        (Body.CELL, "CB", "T/M CHI BỘ", "BÍ THƯ", []),
        (Body.BOARD, "BXDĐ", "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", []),
        (Body.BOARD, "BXDĐ", "T/M BAN XÂY DỰNG ĐẢNG", "TRƯỞNG BAN", [("authority", "warning")]),
    ],
)
def test_on_whose_behalf(body, code, authority, position, found):
    issuer = replace(samples.COMMITTEE, body=body, code=code)
    document = notice(issuer=issuer, signature=Signature(authority, position, "Lê Thí Điểm"))
    assert [(finding.code, finding.level.value) for finding in lint(document, REGISTER)] == found


def test_recipients_end_with_the_archive():
    assert only(notice(recipients=()))[:2] == ("recipients", "block")
    assert only(notice(recipients=("Thường trực Đảng ủy",))) == (
        "recipients",
        "warning",
        "Nơi nhận phải kết thúc bằng “Lưu …”, đang là “Thường trực Đảng ủy”.",
    )


def test_addressees_summary_and_code():
    assert only(notice(kind=kinds()["letter"]))[:2] == ("addressees", "block")
    assert only(notice(addressees=("Chi bộ A",)))[:2] == ("addressees", "warning")
    assert only(notice(summary=" "))[:2] == ("summary", "block")
    assert only(notice(summary="V/v phân bổ chỉ tiêu"))[:2] == ("summary", "warning")
    assert only(notice(summary="phân bổ chỉ tiêu."))[:2] == ("summary", "warning")
    assert only(notice(issuer=replace(samples.COMMITTEE, code="DU")))[:2] == ("body_code", "warning")


@pytest.mark.parametrize(("line_pt", "found"), [(17, ["spacing"]), (18, []), (22, []), (23, ["spacing"])])
def test_line_spacing_between_18_and_22(line_pt, found):
    body = replace(samples.PROFILE_2026.body, line_pt=line_pt)
    assert codes(notice(profile=replace(samples.PROFILE_2026, body=body))) == found


def test_paragraph_gap_and_the_profile_of_another_date():
    body = replace(samples.PROFILE_2026.body, before_pt=0)
    assert codes(notice(profile=replace(samples.PROFILE_2026, body=body))) == ["spacing"]
    assert only(notice(profile=samples.PROFILE_2018))[:2] == ("profile", "warning")


def test_signers_name_against_the_record():
    known = replace(REGISTER, names_on_record={"Lê Thí Điểm"})
    assert codes(notice(), known) == []
    stranger = notice(signature=replace(samples.DEPUTY, name="Lê Thí Điễm"))
    assert only(stranger, known)[::2] == (
        "name",
        "Người ký “Lê Thí Điễm” không có trong danh sách. Kiểm tra họ tên.",
    )


def test_the_seed_plan_passes_under_the_format_of_its_day():
    assert codes(plan_document(plan())) == []


def test_the_sample_report_has_one_unknown_figure():
    assert codes(report_document(samples.issued_report())) == ["unknown_figure"]


def test_what_stops_comes_first():
    document = notice(recipients=("Thường trực Đảng ủy",), secrecy="TỐI MẬT")
    assert codes(document) == ["secrecy", "recipients"]


@pytest.mark.parametrize(
    ("written", "messages"),
    [
        ("08-TB/ĐU", []),
        ("8-TB/ĐU", ["Số 8 viết là 08: số dưới 10 có số 0 ở trước."]),
        ("08-KH/ĐU", ["Ký hiệu ghi “KH”, thông báo có ký hiệu “TB”."]),
        ("08-TB/CB", ["Ký hiệu ghi “/CB”, cơ quan ban hành có ký hiệu “/ĐU”."]),
        ("08/TB-ĐU", ["Số, ký hiệu “08/TB-ĐU” không đúng dạng, ví dụ: 05-TB/ĐU."]),
    ],
)
def test_a_symbol_typed_by_hand(written, messages):
    assert [finding.message for finding in lint_symbol(written, notice())] == messages


def test_figures_of_a_report_are_traceable_and_the_roll_adds_up():
    facts = samples.report()
    assert lint_report(facts) == ()
    admission = replace(facts.admission, in_term=replace(facts.admission.in_term, counted=""))
    membership = replace(facts.membership, closing=replace(facts.membership.closing, value=1380))
    found = lint_report(replace(facts, admission=admission, membership=membership))
    assert [(finding.code, finding.level.value) for finding in found] == [
        ("untraced_figure", "block"),
        ("roll_identity", "block"),
    ]
    assert found[1].message == (
        "Đảng số không khớp: 1.375 + 11 + 3 - 5 - 2 - 0 = 1.382, báo cáo ghi 1.380. Kiểm tra biến động đảng viên."
    )
    unknown = replace(facts.membership, closing=replace(facts.membership.closing, value=None))
    assert lint_report(replace(facts, membership=unknown)) == ()
