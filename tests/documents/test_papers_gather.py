"""From the record to each form: names, dates and figures of a real dossier, and dotted lines for the rest."""

from datetime import date

import pytest

from taonguon.documents.catalog import CATALOG, Family
from taonguon.documents.facts.forms.field import DOTS
from taonguon.documents.gather.forms.case import case_file
from taonguon.documents.gather.forms.law import ceremony_rule, grounds, reply_rule
from taonguon.documents.gather.forms.sheets import SHEETS, drafts
from taonguon.documents.papers.inputs import printed
from taonguon.dossier import actions
from taonguon.dossier.models import Dossier
from taonguon.organization.labels import Kind
from tests.documents import papers_help as help_
from tests.factories import dossier as make
from tests.factories import organization as org
from tests.factories import training

END = date(2027, 7, 29)
PERSON = [
    "Họ và tên: Lê Thị Thí Điểm; giới tính: nữ; ngày sinh: 12/5/2001.",
    "Quê quán: xã Định Tân, tỉnh Thanh Hóa. Nơi cư trú: thôn Ví Dụ 1.",
    f"Dân tộc: Mường; tôn giáo: không. Trình độ: {DOTS}; chuyên môn: đại học.",
    "Nghề nghiệp, chức vụ: giáo viên. Đơn vị: Trường Mầm non Mẫu.",
]


def gathered(walk, today):
    case = case_file(Dossier.objects.in_scope(walk.cast.scope("board")), walk.dossier.pk, today)
    return {draft.key: draft for draft in drafts(case)}


def forms(walk, today):
    return [form for form, _ in gathered(walk, today)]


def test_every_form_and_letter_of_the_catalog_is_made_from_a_dossier():
    made_here = {sheet.form for sheet in SHEETS}
    of_a_person = {Family.FORM, Family.GUIDANCE, Family.LETTER}
    assert made_here == {entry.id for entry in CATALOG.values() if entry.family in of_a_person} - {"danh-sach-lop"}


@pytest.mark.parametrize(
    ("step", "today", "expected"),
    [
        ("", date(2026, 3, 3), ["1-knd", "2-knd", "3-knd", "4-knd", "5-knd"]),
        ("s07_application", date(2026, 3, 11), ["2-knd", "3-knd", "4-knd", "5-knd"]),
        ("s08_personal_history", date(2026, 3, 13), ["tham-tra", "3-knd", "4-knd", "5-knd"]),
        ("s12_opinions", date(2026, 5, 5), ["3-knd", "4-knd", "5-knd", "bien-ban-chi-bo", "6-knd"]),
        (
            "s13_cell_resolution", date(2026, 5, 13),
            ["3-knd", "4-knd", "5-knd", "bien-ban-chi-bo", "6-knd", "trich-luc", "to-trinh", "9-knd"],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_papers_come_with_their_step(cast, step, today, expected):
    walk = make.opened(cast)
    if step:
        walk.to(step)
    assert forms(walk, today) == expected


def test_papers_of_the_recognition(cast):
    walk = make.at(cast, "s19_member_file")
    before = forms(walk, date(2026, 7, 11))
    assert [form for form in forms(walk, date(2027, 6, 27)) if form not in before] == [
        "10-knd",
        "11-knd",
        "12-knd",
    ]
    after = gathered(help_.recognised(walk), END)
    assert [key for key in after if key[0] not in before or key[1] == "cong-nhan"] == [
        ("11-knd", ""), ("12-knd", ""), ("bien-ban-chi-bo", "cong-nhan"), ("13-knd", ""),
        ("to-trinh", "cong-nhan"), ("16-knd", ""),
    ]  # fmt: skip


def test_a_dossier_told_in_full_is_printed(cast):
    walk = help_.recognised(help_.told(cast))
    assert help_.made(walk, END).new == 14

    introduction = help_.paper(walk, "3-knd", f"nguoi-{walk.dossier.introducers.get().pk}")
    introducer = walk.introducers[0].person.full_name
    assert introduction[:6] == [
        "Mẫu 3-KNĐ", "ĐẢNG CỘNG SẢN VIỆT NAM", "Định Tân, ngày 22 tháng 4 năm 2026", "GIẤY GIỚI THIỆU",
        "người vào Đảng", "Kính gửi: Chi bộ thôn 1",
    ]  # fmt: skip
    assert introduction[6:12] == [
        f"Tôi là {introducer}, ngày sinh 03/5/1998; vào Đảng ngày 03/3/2015, chính thức ngày 03/3/2016; "
        f"chức vụ: {DOTS}.",
        f"Được chi bộ phân công giúp đỡ từ ngày {DOTS}; cùng công tác, cư trú tại {DOTS} từ ngày 01/01/2020, tôi "
        "giới thiệu với chi bộ:",
        *PERSON,
    ]

    resolution = help_.paper(walk, "6-knd")
    assert resolution[:10] == [
        "Mẫu 6-KNĐ", "ĐẢNG BỘ XÃ ĐỊNH TÂN", "CHI BỘ THÔN 1", "*", "Số 12-VB", "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Định Tân, ngày 12 tháng 5 năm 2026", "NGHỊ QUYẾT", "đề nghị kết nạp đảng viên", "-----",
    ]  # fmt: skip
    assert (
        "Biểu quyết bằng …………………: tán thành 9 trên 12, đạt 75%; không tán thành 1 (8,3%); không có ý kiến 2. "
        "Tỷ lệ phải đạt: ít nhất 2/3 đảng viên chính thức của chi bộ."
    ).replace("…………………", DOTS) in resolution
    assert resolution[-3:] == ["T/M CHI BỘ", "BÍ THƯ", help_.SECRETARY]
    assert [line for line in resolution if line in PERSON] == PERSON

    decision = help_.paper(walk, "9-knd")
    assert decision[1:7] == [
        "ĐẢNG BỘ TỈNH THANH HÓA", "ĐẢNG ỦY XÃ ĐỊNH TÂN", "*", "Số 10-VB", "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Định Tân, ngày 10 tháng 6 năm 2026",
    ]  # fmt: skip
    start = decision.index("- Căn cứ Điều lệ Đảng, Điều 4;")
    assert decision[start + 1 : start + 8] == [
        "- Căn cứ Quy định số 20-QĐ/TW;",
        "- Căn cứ Hướng dẫn số 01-HD/TW (2026),",
        "Xét đề nghị của Chi bộ thôn 1,",
        "BAN THƯỜNG VỤ ĐẢNG ỦY XÃ ĐỊNH TÂN QUYẾT ĐỊNH:",
        "Điều 1. Kết nạp vào Đảng Cộng sản Việt Nam quần chúng Lê Thị Thí Điểm, ngày sinh 12/5/2001; quê quán: xã "
        "Định Tân, tỉnh Thanh Hóa; nơi cư trú: thôn Ví Dụ 1.",
        "Điều 2. Chi bộ thôn 1 tổ chức lễ kết nạp (trong 30 ngày làm việc, tính từ khi chi bộ nhận quyết định kết "
        "nạp) và phân công đảng viên chính thức giúp đỡ đảng viên dự bị: đồng chí Vũ Thị Minh Họa.",
        "Điều 3. Chi bộ thôn 1, các cơ quan có liên quan và đồng chí Lê Thị Thí Điểm thi hành Quyết định này.",
    ]

    remarks = help_.paper(walk, "11-knd")
    assert remarks[6] == (
        f"Tôi là Vũ Thị Minh Họa, chức vụ: {DOTS}, đảng viên chính thức từ ngày 02/9/2012, được chi bộ phân công "
        "giúp đỡ đảng viên dự bị Lê Thị Thí Điểm từ ngày 10/10/2025; kết nạp ngày 26/6/2026. Tôi có "
        "nhận xét như sau:"
    )
    recognition = help_.paper(walk, "13-knd")
    assert "Kết nạp ngày 26/6/2026; hết thời kỳ dự bị ngày 26/6/2027." in recognition
    assert any("tán thành 11 trên 12, đạt 91,7%" in line for line in recognition)
    official = help_.paper(walk, "16-knd")
    assert any("kết nạp ngày 26/6/2026, là đảng viên chính thức từ ngày 26/6/2027." in line for line in official)
    submission = help_.paper(walk, "to-trinh", "cong-nhan")
    assert submission[submission.index("1") : submission.index("1") + 6] == [
        "1", "Lê Thị Thí Điểm", "12/5/2001", "Chi bộ thôn 1", "11 trên 12 = 91,7%, cần ít nhất 8", "17/8/2027",
    ]  # fmt: skip
    extract = help_.paper(walk, "trich-luc")
    assert "Thẩm tra lý lịch: đã có (nội dung xem hồ sơ giấy)." in extract
    assert "Nghị quyết chi bộ: số 12-VB, ngày 12/5/2026, Chi bộ thôn 1." in extract
    assert "Ngày vào Đoàn: 26/3/2016." in extract
    assert "ngày 12/12/2025" in next(line for line in extract if line.startswith("Giấy chứng nhận"))
    minutes = help_.paper(walk, "bien-ban-chi-bo")
    assert "họp chi bộ xét kết nạp đảng viên" in minutes


def test_what_is_not_known_stays_a_dotted_line(cast):
    walk = make.opened(cast, born_on=None, education=None, youth_union_member=False, trade_union_member=False)
    facts = printed(gathered(walk, date(2026, 3, 3))["1-knd", ""].facts)
    unknown = {"ngay_sinh", "gioi_tinh", "que_quan", "noi_cu_tru", "dan_toc", "ton_giao", "hoc_van", "chuyen_mon"}
    assert {name for name in unknown if facts[name] is None} == unknown
    help_.made(walk, date(2026, 3, 3))
    assert f"Họ và tên: {walk.dossier.person.full_name}. Ngày sinh: {DOTS}." in help_.paper(walk, "1-knd")


def test_the_secretary_of_the_day_signs(cast):
    walk = help_.told(cast).to("s13_cell_resolution")
    help_.give_post(
        unit_id=cast.cell_one.pk, title="secretary", holder_name="Phạm Văn Thử Nghiệm",
        valid_from=date(2026, 8, 1), actor=cast.user("board"), scope=cast.scope("board"),
    )  # fmt: skip
    assert printed(gathered(walk, date(2026, 9, 1))["6-knd", ""].facts)["nguoi_ky"] == help_.SECRETARY


def test_a_cell_under_a_grassroots_committee(cast):
    walk = make.opened(cast, unit=cast.inner_cell)
    cast.assignments["secretary_one"] = org.assignment(org.Role.UNIT_SECRETARY, cast.inner_cell)
    walk.to("s13_cell_resolution")
    drafted = gathered(walk, date(2026, 5, 13))
    assert ("8-knd", "") in drafted
    assert ("7-knd", "") not in drafted
    facts = printed(drafted["8-knd", ""].facts)
    assert (facts["ten_dang_uy"], facts["ten_cap_tren"], facts["co_quan"], facts["cap_tren"]) == (
        "Đảng ủy Công an xã", "Ban Thường vụ Đảng ủy xã Định Tân", "Đảng ủy Công an xã", "Đảng bộ xã Định Tân",
    )  # fmt: skip
    assert (facts["so_nghi_quyet_chi_bo"], facts["ngay_nghi_quyet_chi_bo"]) == ("12-VB", "12/5/2026")
    assert facts["nguong"] == "ít nhất 2/3 cấp ủy viên"
    cell = printed(drafted["6-knd", ""].facts)
    assert (cell["cap_tren"], cell["ten_cap_tren"]) == ("Đảng bộ Công an xã", "Đảng ủy Công an xã")
    walk.step(
        "s15_grassroots_resolution", on=date(2026, 5, 20), who="grassroots_secretary",
        ballot=actions.Ballot(9, 7, 1),
    )  # fmt: skip
    facts = printed(gathered(walk, date(2026, 5, 21))["8-knd", ""].facts)
    assert (facts["tong_bieu_quyet"], facts["tan_thanh"], facts["khong_y_kien"]) == (9, 7, 1)
    walk.step("s16_appraisal")
    decision = printed(gathered(walk, date(2026, 5, 29))["9-knd", ""].facts)
    assert decision["noi_de_nghi"] == "Đảng ủy Công an xã và Chi bộ Công an số 1"
    rows = printed(gathered(walk, date(2026, 5, 29))["to-trinh", ""].facts)["danh_sach"]
    assert rows[0]["bieu_quyet_dang_uy"] == "7 trên 9 = 77,8%, cần ít nhất 6"


def test_a_cell_under_a_sub_committee(cast):
    sub = org.unit("Đảng bộ bộ phận Trường học", Kind.SUB_COMMITTEE, cast.grassroots)
    cell = org.unit("Chi bộ Trường Mẫu", Kind.CELL, sub)
    walk = make.opened(cast, unit=cell)
    cast.assignments["secretary_one"] = org.assignment(org.Role.UNIT_SECRETARY, cell)
    walk.to("s13_cell_resolution")
    facts = printed(gathered(walk, date(2026, 5, 13))["7-knd", ""].facts)
    assert (facts["ten_dang_uy"], facts["ten_cap_tren"], facts["cap_tren"]) == (
        "Đảng ủy bộ phận Trường học", "Đảng ủy Công an xã", "Đảng bộ Công an xã",
    )  # fmt: skip
    assert facts["quyen_han_ky"] == "T/M ĐẢNG ỦY BỘ PHẬN"


def test_the_trade_union_route_has_its_own_form(cast):
    walk = help_.told(cast, youth_union_member=False, trade_union_member=True, special_area=False)
    actions.describe_case(
        dossier_id=walk.dossier.pk, route="trade_union", special_cases=[], youth_union_present=False,
        trade_union_present=True, **walk.by("board", make.OPENED),
    )  # fmt: skip
    walk.step("s07_application")
    assert [form for form in forms(walk, date(2026, 3, 11)) if form.startswith("4")] == ["4a-knd"]


def test_the_organisation_that_introduced_signs_its_resolution(cast):
    walk = help_.told(cast)
    walk.dossier.candidate.introduced_by = cast.youth_union
    walk.dossier.candidate.save()
    walk.to("s11_union_resolution")
    facts = printed(gathered(walk, date(2026, 4, 25))["4-knd", ""].facts)
    assert (facts["ten_to_chuc"], facts["co_quan"], facts["ngay_hop"], facts["tan_thanh"]) == (
        "Đoàn TNCS Hồ Chí Minh xã", "Đoàn TNCS Hồ Chí Minh xã", "24/4/2026", None,
    )  # fmt: skip


def test_one_letter_a_place_that_is_asked(cast):
    walk = help_.told(cast).to("s08_personal_history")
    blank = gathered(walk, date(2026, 3, 13))["tham-tra", ""]
    assert printed(blank.facts)["kinh_gui"] is None
    for place, abroad in (("Đảng ủy xã Ví Dụ", False), ("Đảng ủy Ngoài nước Thử Nghiệm", True)):
        actions.send_verification(
            dossier_id=walk.dossier.pk, sent_to=place, on=date(2026, 3, 16), number="21-CV/ĐU", abroad=abroad,
            **walk.by("board", date(2026, 3, 16)),
        )  # fmt: skip
    letters = [draft for key, draft in gathered(walk, date(2026, 3, 17)).items() if key[0] == "tham-tra"]
    told = [printed(letter.facts) for letter in letters]
    assert [(one["kinh_gui"], one["thoi_han_tra_loi"], one["so"], one["ky_hieu"]) for one in told] == [
        ("Đảng ủy xã Ví Dụ", "30 ngày làm việc, tính từ ngày nhận công văn", 21, "CV/ĐU"),
        ("Đảng ủy Ngoài nước Thử Nghiệm", "90 ngày làm việc, tính từ ngày nhận công văn", 21, "CV/ĐU"),
    ]
    assert [letter.about for letter in letters] == ["Đảng ủy xã Ví Dụ", "Đảng ủy Ngoài nước Thử Nghiệm"]


def test_a_person_who_moves_takes_the_certificate_and_the_dossier_along(cast):
    walk = help_.told(cast).to("s07_application")
    before = forms(walk, date(2026, 3, 16))
    actions.record_move(
        dossier_id=walk.dossier.pk, on=date(2026, 3, 15), destination="Đảng ủy xã Minh Họa", same_committee=False,
        **walk.by("board", date(2026, 3, 16)),
    )  # fmt: skip
    drafted = gathered(walk, date(2026, 3, 16))
    assert [key[0] for key in drafted if key[0] not in before] == ["dang-duoc-giup-do", "chuyen-ho-so"]
    helped = printed(drafted["dang-duoc-giup-do", ""].facts)
    assert (helped["nguoi_giup_do"], helped["ngay_phan_cong"], helped["ngay_vao_nguon"], helped["noi_den"]) == (
        "Vũ Thị Minh Họa", "10/10/2025", "06/11/2025", "Đảng ủy xã Minh Họa",
    )  # fmt: skip
    handed = printed(drafted["chuyen-ho-so", ""].facts)
    assert handed["kinh_gui"] == "Đảng ủy xã Minh Họa"
    assert handed["ly_do"] == "chuyển nơi công tác, cư trú từ ngày 15/3/2026"
    assert [(row["ten_giay_to"], row["ngay_giay_to"]) for row in handed["giay_to"]][-1] == (
        "Đơn xin vào Đảng", "10/3/2026",
    )  # fmt: skip


def test_what_has_run_out_is_urged(cast):
    walk = help_.told(cast).to("s16_appraisal")
    assert "don-doc" not in forms(walk, date(2026, 7, 14))
    facts = printed(gathered(walk, date(2026, 7, 15))["don-doc", ""].facts)
    assert facts["kinh_gui"] == "Cấp ủy Chi bộ thôn 1"
    assert [(row["viec"], row["han"]) for row in facts["cong_viec"]] == [
        ("Hạn quyết định kết nạp: Lê Thị Thí Điểm", "14/7/2026")
    ]


def test_somebody_sent_to_a_class_has_a_letter(cast):
    walk = help_.told(cast)
    training.enrolment(training.course(cast.commune), walk.dossier.person, cast.cell_one)
    facts = printed(gathered(walk, date(2026, 3, 3))["cu-di-hoc", ""].facts)
    assert (facts["ten_lop"], facts["ngay_khai_giang"], facts["so_nguoi"]) == (
        "Lớp nhận thức thử nghiệm", "07/12/2026", 1,
    )  # fmt: skip
    row = facts["danh_sach"][0]
    assert (row["ho_ten"], row["ngay_sinh_nu"], row["ngay_sinh_nam"]) == ("Lê Thị Thí Điểm", "12/5/2001", None)


@pytest.mark.parametrize(
    ("code", "form", "printed_code"),
    [("", "1-knd", "1-KNĐ"), ("38.012.003.000.000", "1-knd", "1-KNĐ"), ("01.012.003.000.000", "1-knd", "1A-KNĐ")],
    ids=["unknown", "central", "ha-noi"],
)
def test_the_code_is_the_provinces(cast, code, form, printed_code):
    cast.commune.code = code
    cast.commune.save()
    walk = make.opened(cast)
    assert gathered(walk, date(2026, 3, 3))[form, ""].code == printed_code
    help_.made(walk, date(2026, 3, 3))
    assert help_.paper(walk, form)[0] == f"Mẫu {printed_code}"


def test_ha_noi_names_its_variants(cast):
    cast.commune.code = "01.012.003.000.000"
    cast.commune.save()
    walk = help_.told(cast).to("s16_appraisal")
    codes = {key[0]: draft.code for key, draft in gathered(walk, date(2026, 5, 29)).items() if draft.code}
    assert codes == {"3-knd": "3-KNĐ", "4-knd": "4-KNĐ", "5-knd": "5D-KNĐ", "6-knd": "6-KNĐ", "9-knd": "9A-KNĐ"}
    walk.dossier.person.left_party_on = date(2015, 1, 1)
    walk.dossier.person.save()
    assert gathered(walk, date(2026, 5, 29))["9-knd", ""].code == "9C-KNĐ"


@pytest.mark.parametrize(
    ("on", "texts", "ceremony"),
    [
        (
            date(2025, 8, 1),
            ("Căn cứ Quy định số 294-QĐ/TW", "Căn cứ Hướng dẫn số 06-HD/TW"),
            "trong 30 ngày làm việc, tính từ khi chi bộ nhận quyết định kết nạp",
        ),
        (
            date(2026, 11, 24),
            ("Căn cứ Quy định số 208-QĐ/TW",),
            "trong 30 ngày làm việc, tính từ khi ban hành quyết định kết nạp",
        ),
    ],
    ids=["294-QĐ/TW", "208-QĐ/TW"],
)
def test_grounds_and_limits_are_those_of_the_day(on, texts, ceremony):
    assert grounds("r_introducers_route_a", on) == ("Căn cứ Điều lệ Đảng, Điều 4", *texts)
    assert ceremony_rule(on) == ceremony
    assert reply_rule(abroad=False, on=on) == "30 ngày làm việc, tính từ ngày nhận công văn"


def test_no_paper_holds_what_was_verified(cast):
    walk = help_.told(cast).to("s08_personal_history")
    asked = actions.send_verification(
        dossier_id=walk.dossier.pk,
        sent_to="Đảng ủy xã Ví Dụ",
        on=date(2026, 3, 16),
        **walk.by("board", date(2026, 3, 16)),
    )
    actions.answer_verification(
        dossier_id=walk.dossier.pk, request_id=asked.pk, on=date(2026, 4, 1), outcome="not_clear",
        **walk.by("board", date(2026, 4, 1)),
    )  # fmt: skip
    said = [
        value for draft in gathered(walk, date(2026, 4, 2)).values() for value in printed(draft.facts).values()
    ]
    assert not [
        value for value in said if isinstance(value, str) and ("Có vấn đề" in value or "not_clear" in value)
    ]


@pytest.mark.parametrize("unit", ["cell_one", "inner_cell"])
def test_a_case_is_loaded_in_a_fixed_number_of_queries(cast, unit, django_assert_num_queries):
    walk = make.opened(cast, unit=getattr(cast, unit))
    with django_assert_num_queries(21):
        case = case_file(Dossier.objects.in_scope(cast.scope("board")), walk.dossier.pk, date(2026, 3, 3))
    with django_assert_num_queries(0):
        list(drafts(case))
