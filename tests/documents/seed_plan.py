"""The seed's plan as facts, cut to what shows each shape: parts, dashes, an italic stretch, numbered duties."""

from datetime import date

from taonguon.documents.facts.official import Run
from taonguon.documents.facts.plan import Chapter, PlanFacts
from tests.documents import samples


def plan(**changes):
    facts = {
        "profile": samples.PROFILE_2018,
        "issuer": samples.COMMITTEE,
        "signature": samples.DEPUTY,
        "recipients": (
            "Thường trực Đảng ủy",
            "Các đ/c Ủy viên BTV Đảng ủy",
            "Các đ/c Ủy viên BCH Đảng bộ xã",
            "MTTQ, đoàn thể xã",
            "Các Đảng bộ, Chi bộ trực thuộc",
            "Lưu Văn phòng Đảng ủy",
        ),
        "title": "phát triển đảng viên mới, giai đoạn 2025-2030",
        "drafted_by": "Ban Thường vụ Đảng ủy xã Định Tân",
        "bases": (
            "Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương Đảng khóa XIII về tăng cường "
            "củng cố, xây dựng tổ chức cơ sở đảng",
            "Nghị quyết Đại hội đại biểu Đảng bộ xã lần thứ nhất, nhiệm kỳ 2025-2030",
        ),
        "purposes": (
            Chapter("Mục đích", ("Công tác phát triển đảng viên nhằm tăng cường, bổ sung lực lượng.",)),
            Chapter("Yêu cầu", ("Bảo đảm đúng nguyên tắc, thủ tục, quy trình theo Điều lệ Đảng.",)),
        ),
        "objectives": (
            Chapter(
                "Mục tiêu",
                (
                    "Mỗi năm kết nạp được từ 45 đảng viên mới trở lên.",
                    (
                        Run("Hằng năm, bồi dưỡng nhận thức về Đảng cho từ 60 quần chúng ưu tú trở lên ("),
                        Run("mỗi chi bộ từ 5 quần chúng trở lên", italic=True),
                        Run(")."),
                    ),
                ),
            ),
            Chapter("Đối tượng", ("Quần chúng là đoàn viên, hội viên.",)),
        ),
        "tasks": (Chapter("Chủ động phát hiện, tạo nguồn", ("Rà soát học sinh mới tốt nghiệp.",)),),
        "duties": (
            "Các đảng bộ, chi bộ trực thuộc xây dựng kế hoạch.",
            "Ban Xây dựng Đảng theo dõi, đôn đốc, kiểm tra hằng quý, 6 tháng và cả năm.",
        ),
        "closing": "Trong quá trình thực hiện có vướng mắc, các đơn vị báo cáo về Ban Thường vụ Đảng ủy./.",
        "number": 5,
        "signed_on": date(2026, 2, 5),
    }
    return PlanFacts(**facts | changes)
