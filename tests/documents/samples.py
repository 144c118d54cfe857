"""Facts the document tests print: an invented commune, people and figures recognisable as such."""

from dataclasses import replace
from datetime import date

from taonguon.documents.facts.figures import Figure
from taonguon.documents.facts.official import Issuer, Signature
from taonguon.documents.facts.report import (
    Admission,
    IssuedText,
    Leadership,
    Membership,
    Period,
    Recognition,
    ReportFacts,
    Sourcing,
    UnitRow,
    Units,
    Yield,
)
from taonguon.documents.profile import Body, Profile, profile_of

PROFILE_2026 = profile_of("dang-05HD-2026")
PROFILE_2018 = profile_of("dang-36HD-2018")

COMMITTEE = Issuer(
    parent="Đảng bộ tỉnh Thanh Hóa",
    name="Đảng ủy xã Định Tân",
    body=Body.STANDING_COMMITTEE,
    code="ĐU",
    place="Định Tân",
)
DEPUTY = Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Lê Thí Điểm")
RECIPIENTS = (
    "Ban Tổ chức Tỉnh ủy",
    "Thường trực Đảng ủy",
    "Các đồng chí Ủy viên Ban Thường vụ Đảng ủy",
    "Các đảng bộ, chi bộ trực thuộc",
    "Lưu Văn phòng Đảng ủy",
)


def figure(code: str, value: int | None, unit: str = "đồng chí", label: str = "") -> Figure:
    return Figure(code, label or code, value, unit, f"đếm theo {code} đến ngày chốt số")


def unit_rows(count: int) -> tuple[UnitRow, ...]:
    return tuple(
        UnitRow(f"Chi bộ thôn Ví Dụ {place}", 3, place % 4, place % 6, place % 9, exempt=place % 10 == 0)
        for place in range(1, count + 1)
    )


def report(profile: Profile = PROFILE_2026, *, units: int = 32) -> ReportFacts:
    rows = unit_rows(units)
    return ReportFacts(
        profile=profile,
        issuer=COMMITTEE,
        signature=DEPUTY,
        recipients=RECIPIENTS,
        plan="Kế hoạch số 05-KH/ĐU, ngày 05/02/2026 về phát triển đảng viên mới, giai đoạn 2025-2030",
        period=Period("quý III/2026", "quý IV/2026", date(2026, 7, 1), date(2026, 9, 30), 2026),
        as_of=date(2026, 9, 30),
        leadership=Leadership(
            texts=(
                IssuedText("Công văn", "112-CV/ĐU", date(2026, 7, 8), "về đôn đốc công tác phát triển đảng viên"),
                IssuedText("Thông báo", "31-TB/ĐU", date(2026, 9, 3), "về phân bổ chỉ tiêu kết nạp"),
            ),
            year_target=figure("year_target", 45, "đảng viên"),
            classes_held=figure("classes_held", 1, "lớp"),
            inspections=figure("inspections", None, "cuộc"),
        ),
        sourcing=Sourcing(
            screened=figure("screened", 214, "quần chúng"),
            in_pool=figure("in_pool", 180, "quần chúng"),
            newly_listed=figure("newly_listed", 27, "quần chúng"),
            by_organization=(
                Yield("Đoàn Thanh niên", figure("youth_in", 12, "quần chúng"), figure("youth_out", 7)),
                Yield("Hội Phụ nữ", figure("women_in", 6, "quần chúng"), figure("women_out", 2)),
            ),
            by_group=(
                figure("group_staff", 41, label="cán bộ, công chức, viên chức, người lao động"),
                figure("group_union", 77, label="đoàn viên, hội viên"),
                figure("group_graduates", 28, label="học sinh, sinh viên mới tốt nghiệp"),
                figure("group_militia", 22, label="dân quân, quân nhân xuất ngũ"),
                figure("group_recruits", 12, label="thanh niên trúng tuyển nghĩa vụ quân sự"),
            ),
            sent_to_class=figure("sent_to_class", 38, "quần chúng"),
            certified=figure("certified", 36, "quần chúng"),
            class_target=figure("class_target", 60, "quần chúng"),
            dropped=figure("dropped", 4, "quần chúng"),
            drop_reasons=(figure("moved", 3, label="đi làm ăn xa"), figure("refused", 1, label="xin thôi")),
        ),
        admission=Admission(
            in_period=figure("in_period", 11, "đảng viên"),
            in_year=figure("in_year", 29, "đảng viên"),
            year_target=figure("year_target", 45, "đảng viên"),
            in_term=figure("in_term", 51, "đảng viên"),
            term_target=figure("term_target", 225, "đảng viên"),
            members_at_start=figure("members_at_start", 1375, "đảng viên"),
            same_period_last_year=figure("last_year", 8, "đảng viên"),
            stages=(
                figure("stage_file", 9, label="đang lập hồ sơ"),
                figure("stage_vote", 5, label="chờ chi bộ họp"),
            ),
            structure=(figure("women", 14, label="nữ"), figure("union", 21, label="đoàn viên")),
        ),
        recognition=Recognition(
            due=figure("due", 7),
            done=figure("done", 6),
            late=figure("late", 1),
            refused=figure("not_recognised", 0),
        ),
        membership=Membership(
            opening=figure("opening", 1375, "đảng viên"),
            admitted=figure("in_period", 11, "đảng viên"),
            arrived=figure("arrived", 3, "đảng viên"),
            left=figure("left", 5, "đảng viên"),
            died=figure("died", 2, "đảng viên"),
            removed=figure("removed", 0, "đảng viên"),
            closing=figure("closing", 1382, "đảng viên"),
            band=(1300, 1450),
        ),
        units=Units(
            met=figure("met", 9, "đơn vị"),
            not_met=figure("not_met", 20, "đơn vị"),
            zero_this_year=figure("zero", 6, "đơn vị"),
            zero_for_years=figure("zero_years", 2, "đơn vị"),
            exempt=figure("exempt", 3, "đơn vị"),
            silent=("Chi bộ thôn Ví Dụ 8", "Chi bộ thôn Ví Dụ 12"),
            rows=rows,
        ),
        strengths=("Các chi bộ thôn đã rà soát xong nguồn trong tháng 7.",),
        shortcomings=("Một số chi bộ lâu chưa kết nạp; hồ sơ gửi chậm.",),
        objective_causes=("Thanh niên đi làm ăn xa nhiều.",),
        subjective_causes=("Một số cấp ủy chưa chủ động phân công đảng viên giúp đỡ.",),
        tasks=("Hoàn thành hồ sơ của 14 quần chúng đang làm.", "Mở lớp bồi dưỡng nhận thức về Đảng lần hai."),
        proposals=("Đề nghị Ban Tổ chức Tỉnh ủy hướng dẫn mẫu biểu mới.",),
    )


def issued_report(profile: Profile = PROFILE_2026, **changes: object) -> ReportFacts:
    return replace(report(profile), number=7, signed_on=date(2026, 10, 2), **changes)
