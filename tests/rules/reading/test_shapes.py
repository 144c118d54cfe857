"""Every shape a target can take, said in several ways: row number of the domain's list, sentence, what comes out.

What comes out: indicator, op, value, value_max, unit, scope, per, group; several targets divided by a comma.
"""

import pytest

from taonguon.rules.reading import read_plan

FRAME = "ĐẢNG ỦY XÃ VÍ DỤ\nSố 01-KH/ĐU, ngày 05/01/2026\nKẾ HOẠCH\nphát triển đảng viên giai đoạn 2026-2030\nI. MỤC TIÊU\n- {}\n"

SHAPES = (
    (1, "Hằng năm kết nạp từ 18 đồng chí trở lên", "admissions min 18 - people committee year -"),
    (1, "Hàng năm Đảng bộ phát triển mới ít nhất 18 đảng viên", "admissions min 18 - people committee year -"),
    (1, "Mỗi năm có từ 18 quần chúng ưu tú trở lên được kết nạp vào Đảng", "admissions min 18 - people committee year -"),
    (2, "Khối nông thôn: từ 9 đồng chí", "admissions min 9 - people units_of_type None -"),
    (3, "Tối thiểu 14 đảng viên mới", "admissions min 14 - people committee None -"),
    (3, "Không dưới 14 đảng viên được kết nạp mỗi năm", "admissions min 14 - people committee year -"),
    (3, "Kết nạp 14 đảng viên trở lên/năm", "admissions min 14 - people committee year -"),
    (4, "Năm 2027 kết nạp 55 đảng viên", "admissions eq 55 - people committee year -"),
    (4, "Trong năm 2027, Đảng bộ kết nạp 55 đ/c", "admissions eq 55 - people committee year -"),
    (5, "Mỗi năm 35-38 đảng viên", "admissions range 35 38 people committee year -"),
    (5, "Mỗi năm kết nạp từ 35 đến 38 đảng viên", "admissions range 35 38 people committee year -"),
    (6, "Cả nhiệm kỳ kết nạp 340 đảng viên", "admissions eq 340 - people committee term -"),
    (7, "Tới năm 2029 có thêm 1.150 đảng viên", "admissions eq 1150 - people committee term -"),
    (8, "Trung bình một năm 64 đảng viên", "admissions eq 64 - people committee year -"),
    (8, "Bình quân mỗi năm kết nạp 64 đảng viên", "admissions eq 64 - people committee year -"),
    (9, "Kết nạp 125 đồng chí, mỗi năm 25 đồng chí", "admissions eq 125 - people committee term -, admissions eq 25 - people committee year -"),
    (10, "Tỷ lệ kết nạp đạt 2,6% trở lên so với đảng viên hiện có", "admission_rate min 2.6 - percent committee None -"),
    (11, "Kết nạp bằng 2,5 đến 3,2% tổng số đảng viên", "admission_rate range 2.5 3.2 percent committee None -"),
    (11, "Hằng năm tỷ lệ kết nạp đảng viên đạt từ 2,5% - 3,2% so với tổng số đảng viên", "admission_rate range 2.5 3.2 percent committee year -"),
    (12, "Kết nạp đạt 5% số đảng viên có đến ngày 01/01 hằng năm", "admission_rate eq 5 - percent committee year -"),
    (13, "Hằng năm kết nạp đạt 4% tổng số đảng viên, tương đương 36 đồng chí", "admission_rate eq 4 - percent committee year -, admissions eq 36 - people committee year -"),
    (14, "Duy trì 620 - 680 đảng viên", "members_total range 620 680 people committee none -"),
    (14, "Giữ ổn định số lượng đảng viên từ 620 đến 680 đồng chí", "members_total range 620 680 people committee none -"),
    (19, "Năm 2027 kết nạp 55 đảng viên, trong đó có 12 công nhân", "admissions eq 55 - people committee year -, admissions eq 12 - people committee year workers"),
    (20, "Kết nạp 48 người: 30 dưới 30 tuổi, 27 nữ", "admissions eq 48 - people committee None -, admissions eq 30 - people committee None youth, admissions eq 27 - people committee None women"),
    (21, "Nữ chiếm 45% đảng viên kết nạp", "admission_share eq 45 - percent committee None women"),
    (21, "45% đảng viên mới là nữ", "admission_share eq 45 - percent committee None women"),
    (22, "Người dân tộc thiểu số chiếm 15-20% đảng viên mới; quá bán là lao động trẻ", "admission_share range 15 20 percent committee None ethnic_minority, admission_share min 50 - percent committee None young_workers"),
    (23, "Đảng viên đạt 28% quân số tự vệ", "member_share eq 28 - percent committee none militia"),
    (23, "28% quân số tự vệ là đảng viên", "member_share eq 28 - percent committee none militia"),
    (24, "Đưa tỷ lệ đảng viên trong viên chức từ 41% lên 50%", "member_share eq 50 - percent committee none officials"),
    (25, "Chi bộ nào cũng kết nạp 1 đồng chí trở lên", "admissions min 1 - people each_cell None -"),
    (25, "Mỗi chi bộ, đảng bộ trực thuộc kết nạp ít nhất 01 đảng viên/năm", "admissions min 1 - people each_sub_unit year -"),
    (25, "Mỗi đảng bộ cơ sở mỗi năm kết nạp tối thiểu 5 đảng viên", "admissions min 5 - people each_sub_committee year -"),
    (26, "Mỗi trường học kết nạp 2 giáo viên", "admissions eq 2 - people each_unit_of_type None teachers"),
    (27, "Nơi có hơn 60 lao động: 1 người một năm", "admissions eq 1 - people each_unit_of_type year -"),
    (28, "Riêng Chi bộ Bến Đò: 7 đồng chí", "admissions eq 7 - people named_units None -"),
    (30, "Chi bộ còn nguồn phải kết nạp được đảng viên", "sub_units_with_admission eq 100 - percent committee None -"),
    (30, "100% chi bộ còn nguồn kết nạp được đảng viên mới hằng năm", "sub_units_with_admission eq 100 - percent committee year -"),
    (31, "85% chi bộ kết nạp được đảng viên trong năm", "sub_units_with_admission eq 85 - percent committee year -"),
    (31, "Tỷ lệ chi bộ kết nạp được đảng viên hằng năm đạt 85%", "sub_units_with_admission eq 85 - percent committee year -"),
    (31, "Hằng năm có 20 chi bộ trở lên kết nạp được đảng viên", "sub_units_with_admission min 20 - units committee year -"),
    (32, "Không chi bộ nào ba năm trắng kết nạp", "cells_without_admission none_left 0 - units committee None -"),
    (32, "Không để chi bộ nào 3 năm liền không kết nạp đảng viên", "cells_without_admission none_left 0 - units committee None -"),
    (33, "Xóa hết 4 ấp chưa có đảng viên", "units_without_members none_left 0 - units committee none -"),
    (33, "Không còn thôn, bản trắng đảng viên", "units_without_members none_left 0 - units committee none -"),
    (34, "Chi bộ ghép còn 3 (nay 11)", "joint_cells max 3 - units committee none -"),
    (35, "Chi bộ không kết nạp được nhiều nhất là 8%", "cells_without_admission max 8 - percent committee None -"),
    (36, "Chi bộ ít nhất 6 đảng viên chính thức", "cell_size min 6 - people each_cell none -"),
    (36, "Mỗi chi bộ có từ 6 đảng viên chính thức trở lên", "cell_size min 6 - people each_cell none -"),
    (37, "Lập 5 chi bộ trong hợp tác xã", "party_orgs_new eq 5 - units committee None -"),
    (38, "30% doanh nghiệp có công đoàn thì có chi bộ", "party_orgs_coverage eq 30 - percent committee none -"),
    (39, "Mở 3 lớp bồi dưỡng nhận thức về Đảng, mỗi lớp 80 học viên", "training_classes eq 3 - units committee None -, trainees eq 80 - people each_unit_of_type None -"),
    (40, "Mỗi chi bộ cử 3 quần chúng đi học lớp nhận thức về Đảng", "trainees eq 3 - people each_cell None -"),
    (41, "Luôn có nguồn 20 quần chúng", "source_pool eq 20 - people committee none -"),
    (42, "Hội Nông dân giới thiệu 22 hội viên", "referrals eq 22 - people named_units None -"),
    (43, "Một nửa số được giới thiệu vào Đảng", "referral_admission_rate eq 50 - percent committee None -"),
    (43, "50% quần chúng được giới thiệu được kết nạp", "referral_admission_rate eq 50 - percent committee None -"),
    (44, "Số kết nạp cao hơn kỳ trước 12%", "admission_growth eq 12 - percent committee term -"),
    (44, "Số đảng viên kết nạp tăng 12% so với nhiệm kỳ trước", "admission_growth eq 12 - percent committee term -"),
    (45, "Kết nạp gấp rưỡi nhiệm kỳ trước", "admission_growth eq 1.5 - multiple committee term -"),
    (46, "Giao 24 đảng viên, khuyến khích thêm 15%", "admissions eq 24 - people committee None -"),
    (48, "Tỷ lệ kết nạp 3% cho tới 2027, sau đó 3,8%", "admission_rate eq 3 - percent committee term -, admission_rate eq 3.8 - percent committee None -"),
    (49, "Hằng năm hoàn thành 40% chỉ tiêu trước 30/6", "admissions_progress min None - percent committee year -"),
    (50, "Cứ hai năm mỗi chi bộ kết nạp một đồng chí", "admissions eq 1 - people each_cell two_years -"),
    (50, "Mỗi quý kết nạp ít nhất 5 đảng viên", "admissions min 5 - people committee quarter -"),
    (51, "Năm học 2026-2027: kết nạp 6 học sinh", "admissions eq 6 - people committee school_year pupils"),
    (54, "Mọi đảng viên dự bị được xét đúng hạn", "probation_conversion eq 100 - percent committee None -"),
    (54, "100% đảng viên dự bị được công nhận chính thức đúng thời hạn", "probation_conversion eq 100 - percent committee None -"),
    (55, "Cấp trên giao 27 đồng chí", "admissions eq 27 - people committee None -"),
    (57, "Hạ chỉ tiêu kết nạp từ 50 còn 44 đảng viên", "admissions eq 44 - people committee None -"),
    (62, "Bồi dưỡng nhận thức về Đảng cho hơn 80 người trở lên", "trainees min 80 - people committee None -"),
    (0, "95% quần chúng trong nguồn được phân công đảng viên giúp đỡ", "mentored_share eq 95 - percent committee None -"),
    (0, "90% chi đoàn giới thiệu được đoàn viên ưu tú cho Đảng", "sub_units_with_referral eq 90 - percent committee None -"),
    (0, "Hằng năm 92% chi bộ hoàn thành tốt nhiệm vụ trở lên", "cell_rating eq 92 - percent committee year -"),
)  # fmt: skip

NOTHING = (
    "Năm 2025 đã kết nạp 31 đảng viên, đạt 103% kế hoạch",
    "Kết quả kết nạp đạt 12/15 đồng chí",
    "Đảng bộ hiện có 812 đảng viên sinh hoạt ở 28 chi bộ",
    "Người vào Đảng phải từ đủ 18 tuổi, có ít nhất 12 tháng công tác",
    "Kinh phí mở lớp 25.000.000 đồng",
    "Kiểm tra 5 chi bộ, giám sát 3 đảng viên",
    "Kỷ niệm 95 năm Ngày thành lập Đảng",
    "Thu nhập bình quân đạt 72 triệu đồng/người/năm, hộ nghèo còn 1,2%",
    "Trung ương đề ra tỷ lệ kết nạp 3-4% một năm",
    "Toàn tỉnh phấn đấu mỗi năm kết nạp 3.000 đảng viên",
    "Hoàn thành 100% chỉ tiêu được giao",
    "Đẩy mạnh thực hiện chỉ tiêu kết nạp đảng viên",
    "100% cán bộ, đảng viên được học tập nghị quyết",
    "Chỉ tiêu năm 2025 là 30 đảng viên",
    "Hồ sơ được giải quyết trong 30 ngày làm việc",
    "Kết nạp 3 đợt: tháng 2, tháng 5, tháng 9",
)


def said(sentence: str) -> str:
    reading = read_plan(FRAME.format(sentence))
    return ", ".join(
        f"{t.indicator} {t.op} {t.value} {'-' if t.value_max is None else t.value_max} {t.unit} {t.scope} {t.per} {t.group or '-'}"
        for t in reading.targets
    )


@pytest.mark.parametrize(("row", "sentence", "expected"), SHAPES, ids=[f"{row}-{number}" for number, (row, _, _) in enumerate(SHAPES)])
def test_shape(row, sentence, expected):
    assert said(sentence) == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_a_number_that_is_no_target_is_not_proposed(sentence):
    assert said(sentence) == ""
