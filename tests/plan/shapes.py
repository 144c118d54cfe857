"""The 62 shapes a target can take (domain notes), each typed by hand as the form would give it.

Shapes 52, 53, 56, 59-62 have parts that no figure holds (waves without a number, a deadline tied to an event): the
words stay in the quote or the deadline, what is unknown stays unknown. Shape 58 is one target with a duplicate.
"""

from dataclasses import replace

from taonguon.rules.reading import Milestone, Quota, Target, YearValue

BASE = Target(
    id="t1", quote="", start=0, end=0, indicator="admissions", op="min", value=None, value_max=None,
    unit="people", scope="committee", per="year",
)  # fmt: skip


def shape(**fields) -> Target:
    return replace(BASE, **fields)


def quotas(**named) -> tuple[Quota, ...]:
    return tuple(Quota(name.replace("_", " "), value) for name, value in named.items())


SHAPES: dict[str, tuple[list[Target], list[str]]] = {
    "1 minimum per year": ([shape(value=18)], ["Kết nạp từ 18 đảng viên trở lên mỗi năm, toàn Đảng bộ"]),
    "2 từ N alone": (
        [shape(value=9, scope="units_of_type", scope_filter="đơn vị khối nông thôn", per=None)],
        ["Kết nạp từ 9 đảng viên trở lên (chưa rõ kỳ), các đơn vị khối nông thôn, tính chung"],
    ),
    "3 tối thiểu": ([shape(value=14)], ["Kết nạp từ 14 đảng viên trở lên mỗi năm, toàn Đảng bộ"]),
    "4 exact number for a stated year": (
        [shape(op="eq", value=55, year=2027)],
        ["Kết nạp 55 đảng viên trong năm 2027, toàn Đảng bộ"],
    ),
    "5 range": ([
        shape(
            op="range",
            value=35,
            value_max=38,
        )
    ], ["Kết nạp từ 35 đến 38 đảng viên mỗi năm, toàn Đảng bộ"]),
    "6 term total": (
        [shape(op="eq", value=340, per="term")],
        ["Kết nạp 340 đảng viên trong cả nhiệm kỳ, toàn Đảng bộ"],
    ),
    "7 total up to a year": (
        [shape(op="eq", value=1150, per="term", by="2029")],
        ["Kết nạp 1.150 đảng viên trong cả nhiệm kỳ đến năm 2029, toàn Đảng bộ"],
    ),
    "8 yearly average": ([shape(op="eq", value=64)], ["Kết nạp 64 đảng viên mỗi năm, toàn Đảng bộ"]),
    "9 total and yearly": (
        [shape(op="eq", value=125, per="term"), shape(id="t2", op="eq", value=25, part_of="t1")],
        [
            "Kết nạp 125 đảng viên trong cả nhiệm kỳ, toàn Đảng bộ",
            "Kết nạp 25 đảng viên mỗi năm, toàn Đảng bộ",
        ],
    ),
    "10 rate, minimum": (
        [shape(indicator="admission_rate", unit="percent", value=2.6, base="members_total")],
        ["Kết nạp từ 2,6% trở lên tổng số đảng viên mỗi năm, toàn Đảng bộ"],
    ),
    "11 rate, range": (
        [
            shape(
                indicator="admission_rate",
                unit="percent",
                op="range",
                value=2.5,
                value_max=3.2,
                base="members_total",
            )
        ],
        ["Kết nạp từ 2,5 đến 3,2% tổng số đảng viên mỗi năm, toàn Đảng bộ"],
    ),
    "12 rate at the start of the year": (
        [shape(indicator="admission_rate", unit="percent", op="eq", value=5, base="members_total_start_of_year")],
        ["Kết nạp 5% số đảng viên đầu năm mỗi năm, toàn Đảng bộ"],
    ),
    "13 percent and people": (
        [
            shape(indicator="admission_rate", unit="percent", op="eq", value=4),
            shape(id="t2", op="eq", value=36, part_of="t1"),
        ],
        [
            "Kết nạp 4% số đảng viên (chưa rõ tính trên số nào) mỗi năm, toàn Đảng bộ",
            "Kết nạp 36 đảng viên mỗi năm, toàn Đảng bộ",
        ],
    ),
    "14 band of membership": (
        [shape(indicator="members_total", op="range", value=620, value_max=680, per="none")],
        ["Đảng số từ 620 đến 680 đảng viên, toàn Đảng bộ"],
    ),
    "15 quotas by unit": (
        [shape(op="eq", value=10, quotas=quotas(Chi_bộ_A=6, Chi_bộ_B=4, Chi_bộ_C=0))],
        [
            "Kết nạp 10 đảng viên mỗi năm, toàn Đảng bộ; phân bổ Chi bộ A: 6, Chi bộ B: 4, Chi bộ C: 0",
        ],
    ),
    "16 only some quotas": (
        [shape(op="eq", quotas=quotas(Đảng_bộ_X=72, Đảng_bộ_Y=3))],
        ["Kết nạp theo mức sau mỗi năm, toàn Đảng bộ; phân bổ Đảng bộ X: 72, Đảng bộ Y: 3"],
    ),
    "17 several value columns": (
        [
            shape(op="eq", quotas=quotas(Chi_bộ_A=6)),
            shape(id="t2", op="eq", indicator="trainees", quotas=quotas(Chi_bộ_A=9)),
            shape(id="t3", op="eq", indicator="referrals", quotas=quotas(Chi_bộ_A=12)),
        ],
        [
            "Kết nạp theo mức sau mỗi năm, toàn Đảng bộ; phân bổ Chi bộ A: 6",
            "Bồi dưỡng nhận thức về Đảng cho theo mức sau mỗi năm, toàn Đảng bộ; phân bổ Chi bộ A: 9",
            "Đoàn thể giới thiệu theo mức sau mỗi năm, toàn Đảng bộ; phân bổ Chi bộ A: 12",
        ],
    ),
    "18 quotas that do not sum": (
        [shape(op="eq", value=90, quotas=quotas(Chi_bộ_A=50, Chi_bộ_B=44))],
        ["Kết nạp 90 đảng viên mỗi năm, toàn Đảng bộ; phân bổ Chi bộ A: 50, Chi bộ B: 44"],
    ),
    "19 sub-target by group": (
        [shape(op="eq", value=55), shape(id="t2", op="eq", value=12, group="workers", part_of="t1")],
        [
            "Kết nạp 55 đảng viên mỗi năm, toàn Đảng bộ",
            "Kết nạp 12 đảng viên là công nhân mỗi năm, toàn Đảng bộ",
        ],
    ),
    "20 overlapping sub-targets": (
        [
            shape(op="eq", value=48),
            shape(id="t2", op="eq", value=30, group="youth", part_of="t1"),
            shape(id="t3", op="eq", value=27, group="women", part_of="t1"),
        ],
        [
            "Kết nạp 48 đảng viên mỗi năm, toàn Đảng bộ",
            "Kết nạp 30 đảng viên là trẻ tuổi mỗi năm, toàn Đảng bộ",
            "Kết nạp 27 đảng viên là nữ mỗi năm, toàn Đảng bộ",
        ],
    ),
    "21 share of a group": (
        [shape(indicator="admission_share", unit="percent", op="eq", value=45, group="women", base="admissions")],
        ["Nữ chiếm 45% số đảng viên được kết nạp mỗi năm, toàn Đảng bộ"],
    ),
    "22 share as a range": (
        [
            shape(
                indicator="admission_share", unit="percent", op="range", value=15, value_max=20,
                group="ethnic_minority", base="admissions",
            ),
            shape(
                id="t2", indicator="admission_share", unit="percent", value=50, strict=True,
                group="young_workers", base="admissions",
            ),
        ],
        [
            "Người dân tộc thiểu số chiếm từ 15 đến 20% số đảng viên được kết nạp mỗi năm, toàn Đảng bộ",
            "Lao động trẻ chiếm trên 50% số đảng viên được kết nạp mỗi năm, toàn Đảng bộ",
        ],
    ),
    "23 share of members within a body": (
        [shape(indicator="member_share", unit="percent", op="eq", value=28, base="quân số tự vệ", per="none")],
        ["Đảng viên chiếm 28% quân số tự vệ, toàn Đảng bộ"],
    ),
    "24 share to rise from a baseline": (
        [shape(indicator="member_share", unit="percent", op="eq", value=50, base="41%", per="term")],
        ["Đảng viên chiếm 50% lực lượng (hiện nay 41%) trong cả nhiệm kỳ, toàn Đảng bộ"],
    ),
    "25 minimum for each cell": (
        [shape(value=1, scope="each_cell")],
        ["Kết nạp từ 1 đảng viên trở lên mỗi năm, mỗi chi bộ"],
    ),
    "26 each unit of a type": (
        [shape(value=2, scope="each_unit_of_type", scope_filter="trường học", group="teachers")],
        ["Kết nạp từ 2 đảng viên trở lên là giáo viên, giảng viên mỗi năm, mỗi trường học"],
    ),
    "27 by unit size": (
        [shape(value=1, scope="each_unit_of_type", scope_filter="nơi có hơn 60 lao động")],
        ["Kết nạp từ 1 đảng viên trở lên mỗi năm, mỗi nơi có hơn 60 lao động"],
    ),
    "28 named unit": (
        [shape(op="eq", value=7, scope="named_units", units_named=("Chi bộ Bến Đò",))],
        ["Kết nạp 7 đảng viên mỗi năm, Chi bộ Bến Đò"],
    ),
    "29 exemption": (
        [shape(value=1, scope="each_cell", exempt="Không tính chi bộ mà mọi cán bộ đều là đảng viên")],
        [
            "Kết nạp từ 1 đảng viên trở lên mỗi năm, mỗi chi bộ; trừ chi bộ mà mọi cán bộ đều là đảng viên",
        ],
    ),
    "30 all sub-units with candidates": (
        [shape(indicator="sub_units_with_admission", unit="percent", op="eq", value=100, base="chi bộ còn nguồn")],
        ["100% chi bộ còn nguồn kết nạp được đảng viên mỗi năm, toàn Đảng bộ"],
    ),
    "31 share of sub-units": (
        [shape(indicator="sub_units_with_admission", unit="percent", op="eq", value=85, base="chi bộ")],
        ["85% chi bộ kết nạp được đảng viên mỗi năm, toàn Đảng bộ"],
    ),
    "32 no cell three years blank": (
        [shape(indicator="cells_without_admission", unit="units", op="none_left", value=0, per="none")],
        ["Chi bộ không kết nạp được đảng viên: không còn, toàn Đảng bộ"],
    ),
    "33 no unit without members": (
        [shape(indicator="units_without_members", unit="units", op="none_left", value=0, per="term")],
        ["Nơi chưa có đảng viên: không còn trong cả nhiệm kỳ, toàn Đảng bộ"],
    ),
    "34 a number to fall": (
        [shape(indicator="joint_cells", unit="units", op="max", value=3, base="11", per="none")],
        ["Chi bộ sinh hoạt ghép: không quá 3 đơn vị (hiện nay 11), toàn Đảng bộ"],
    ),
    "35 ceiling": (
        [shape(indicator="cells_without_admission", unit="percent", op="max", value=8)],
        ["Chi bộ không kết nạp được đảng viên: không quá 8% mỗi năm, toàn Đảng bộ"],
    ),
    "36 size of a cell": (
        [shape(indicator="cell_size", value=6, scope="each_cell", per="none")],
        ["Mỗi chi bộ có từ 6 đảng viên trở lên, mỗi chi bộ"],
    ),
    "37 new organisations": (
        [
            shape(
                indicator="party_orgs_new",
                unit="units",
                op="eq",
                value=5,
                scope_filter="trong hợp tác xã",
                per="term",
            )
        ],
        ["Thành lập 5 tổ chức đảng trong cả nhiệm kỳ, toàn Đảng bộ (trong hợp tác xã)"],
    ),
    "38 coverage": (
        [
            shape(
                indicator="party_orgs_coverage", unit="percent", op="eq", value=30,
                base="doanh nghiệp có công đoàn", per="term",
            )
        ],
        ["30% doanh nghiệp có công đoàn có tổ chức đảng trong cả nhiệm kỳ, toàn Đảng bộ"],
    ),
    "39 classes and trainees": (
        [
            shape(indicator="training_classes", unit="units", op="eq", value=3),
            shape(id="t2", indicator="trainees", op="eq", value=80, scope_filter="mỗi lớp", part_of="t1"),
        ],
        [
            "Mở 3 lớp nhận thức về Đảng mỗi năm, toàn Đảng bộ",
            "Bồi dưỡng nhận thức về Đảng cho 80 quần chúng mỗi năm, toàn Đảng bộ (mỗi lớp)",
        ],
    ),
    "40 trainees of each unit": (
        [shape(indicator="trainees", value=3, scope="each_cell")],
        ["Bồi dưỡng nhận thức về Đảng cho từ 3 quần chúng trở lên mỗi năm, mỗi chi bộ"],
    ),
    "41 pool": (
        [shape(indicator="source_pool", op="min", value=20, per="none")],
        ["Có nguồn kết nạp từ 20 quần chúng trở lên, toàn Đảng bộ"],
    ),
    "42 referrals": (
        [shape(indicator="referrals", op="eq", value=22, scope="named_units", units_named=("Hội Nông dân",))],
        ["Đoàn thể giới thiệu 22 quần chúng mỗi năm, Hội Nông dân"],
    ),
    "43 share of referrals admitted": (
        [shape(indicator="referral_admission_rate", unit="percent", op="eq", value=50, base="referrals")],
        ["50% người được giới thiệu vào Đảng mỗi năm, toàn Đảng bộ"],
    ),
    "44 growth": (
        [shape(indicator="admission_growth", unit="percent", op="eq", value=12, base="previous_term", per="term")],
        ["Kết nạp tăng 12% so với nhiệm kỳ trước trong cả nhiệm kỳ, toàn Đảng bộ"],
    ),
    "45 multiple": (
        [
            shape(
                indicator="admission_growth",
                unit="multiple",
                op="eq",
                value=1.5,
                base="previous_term",
                per="term",
            )
        ],
        ["Kết nạp 1,5 lần so với nhiệm kỳ trước trong cả nhiệm kỳ, toàn Đảng bộ"],
    ),
    "46 target and a stretch": (
        [shape(op="eq", value=24, origin="assigned", doubts=("stretch stated",))],
        ["Kết nạp 24 đảng viên mỗi năm, toàn Đảng bộ (cấp trên giao)"],
    ),
    "47 value by year": (
        [shape(op="eq", schedule=(YearValue(2026, 20), YearValue(2027, 22), YearValue(2028, 25)))],
        ["Kết nạp theo mức sau từng năm, toàn Đảng bộ; năm 2026: 20, năm 2027: 22, năm 2028: 25"],
    ),
    "48 value that changes": (
        [
            shape(
                indicator="admission_rate", unit="percent", op="eq", base="members_total",
                schedule=(YearValue(2026, 3), YearValue(2027, 3), YearValue(2028, 3.8)),
            )
        ],
        [
            "Kết nạp theo tỷ lệ sau tổng số đảng viên từng năm, toàn Đảng bộ; "
            "năm 2026: 3, năm 2027: 3, năm 2028: 3,8",
        ],
    ),
    "49 progress": (
        [shape(indicator="admissions_progress", unit="percent", milestones=(Milestone("06-30", 40),))],
        [
            "Tiến độ kết nạp trong năm theo tỷ lệ sau mỗi năm, toàn Đảng bộ; tiến độ đến ngày 30/6 đạt 40%",
        ],
    ),
    "50 two years, half-year, month": (
        [
            shape(op="eq", value=1, per="two_years", scope="each_cell"),
            shape(id="t2", value=6, per="half_year"),
            shape(id="t3", value=1, per="month"),
        ],
        [
            "Kết nạp 1 đảng viên cứ hai năm, mỗi chi bộ",
            "Kết nạp từ 6 đảng viên trở lên mỗi 6 tháng, toàn Đảng bộ",
            "Kết nạp từ 1 đảng viên trở lên mỗi tháng, toàn Đảng bộ",
        ],
    ),
    "51 school year": (
        [shape(op="eq", value=6, per="school_year", year=2026, group="pupils")],
        ["Kết nạp 6 đảng viên là học sinh trong năm học 2026-2027, toàn Đảng bộ"],
    ),
    "52 waves without a number": (
        [
            shape(
                indicator="other",
                op=None,
                unit=None,
                per="year",
                quote="Kết nạp 3 đợt: tháng 2, tháng 5, tháng 9",
            )
        ],
        ["Chỉ tiêu khác: chưa rõ mức (“Kết nạp 3 đợt: tháng 2, tháng 5, tháng 9”) mỗi năm, toàn Đảng bộ"],
    ),
    "53 deadline tied to an event": (
        [shape(op="eq", value=30, per="term", by="chậm nhất 4 tháng trước đại hội")],
        ["Kết nạp 30 đảng viên trong cả nhiệm kỳ đến chậm nhất 4 tháng trước đại hội, toàn Đảng bộ"],
    ),
    "54 conversion": (
        [shape(indicator="probation_conversion", unit="percent", op="eq", value=100)],
        ["100% đảng viên dự bị được công nhận chính thức đúng hạn mỗi năm, toàn Đảng bộ"],
    ),
    "55 assigned": (
        [shape(op="eq", value=27, origin="assigned")],
        ["Kết nạp 27 đảng viên mỗi năm, toàn Đảng bộ (cấp trên giao)"],
    ),
    "56 only cited": (
        [
            shape(
                indicator="admission_rate",
                unit="percent",
                op="range",
                value=3,
                value_max=4,
                base="members_total",
                origin="cited",
            )
        ],
        ["Kết nạp từ 3 đến 4% tổng số đảng viên mỗi năm, toàn Đảng bộ (chỉ dẫn lại)"],
    ),
    "57 change of an earlier target": ([shape(op="eq", value=44)], ["Kết nạp 44 đảng viên mỗi năm, toàn Đảng bộ"]),
    "58 said twice": (
        [shape(value=45, duplicates=("mỗi năm Đảng bộ kết nạp từ 45 đảng viên mới trở lên",))],
        ["Kết nạp từ 45 đảng viên trở lên mỗi năm, toàn Đảng bộ"],
    ),
    "59 only in the title": ([shape(op="eq", value=16)], ["Kết nạp 16 đảng viên mỗi năm, toàn Đảng bộ"]),
    "60 no period": (
        [shape(op="eq", value=40, per=None, doubts=("period not stated",))],
        ["Kết nạp 40 đảng viên (chưa rõ kỳ), toàn Đảng bộ"],
    ),
    "61 no number": (
        [shape(op=None, value=None)],
        ["Kết nạp chưa rõ bao nhiêu đảng viên mỗi năm, toàn Đảng bộ"],
    ),
    "62 contradictory wording": (
        [shape(value=80, strict=True, doubts=("contradictory wording",))],
        ["Kết nạp trên 80 đảng viên mỗi năm, toàn Đảng bộ"],
    ),
}  # fmt: skip
