from taonguon.documents.facts.official import Annex, Column, Table
from taonguon.documents.facts.plan import plan_document
from taonguon.documents.word.document import render_document
from tests.documents.seed_plan import plan
from tests.documents.word_reading import lines, opened, paragraph_text


def test_the_plan_is_issued_again_with_its_structure():
    written = lines(opened(render_document(plan_document(plan()))))
    assert written[:8] == [
        "ĐẢNG BỘ TỈNH THANH HÓA",
        "ĐẢNG ỦY XÃ ĐỊNH TÂN",
        "*",
        "Số 05-KH/ĐU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Định Tân, ngày 05 tháng 02 năm 2026",
        "KẾ HOẠCH",
        "phát triển đảng viên mới, giai đoạn 2025-2030",
    ]
    assert written[9].startswith("Thực hiện Nghị quyết số 21-NQ/TW, ngày 16/6/2022 của Ban Chấp hành Trung ương")
    assert written[9].endswith(
        "Ban Thường vụ Đảng ủy xã Định Tân xây dựng Kế hoạch phát triển đảng viên mới, "
        "giai đoạn 2025-2030 như sau:"
    )
    assert written[10:] == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "- Công tác phát triển đảng viên nhằm tăng cường, bổ sung lực lượng.",
        "2. Yêu cầu",
        "- Bảo đảm đúng nguyên tắc, thủ tục, quy trình theo Điều lệ Đảng.",
        "II. MỤC TIÊU, ĐỐI TƯỢNG",
        "1. Mục tiêu",
        "- Mỗi năm kết nạp được từ 45 đảng viên mới trở lên.",
        "- Hằng năm, bồi dưỡng nhận thức về Đảng cho từ 60 quần chúng ưu tú trở lên "
        "(mỗi chi bộ từ 5 quần chúng trở lên).",
        "2. Đối tượng",
        "- Quần chúng là đoàn viên, hội viên.",
        "III. NHIỆM VỤ VÀ GIẢI PHÁP",
        "1. Chủ động phát hiện, tạo nguồn",
        "- Rà soát học sinh mới tốt nghiệp.",
        "IV. TỔ CHỨC THỰC HIỆN",
        "1. Các đảng bộ, chi bộ trực thuộc xây dựng kế hoạch.",
        "2. Ban Xây dựng Đảng theo dõi, đôn đốc, kiểm tra hằng quý, 6 tháng và cả năm.",
        "Trong quá trình thực hiện có vướng mắc, các đơn vị báo cáo về Ban Thường vụ Đảng ủy.",
        "Nơi nhận:",
        "- Thường trực Đảng ủy;",
        "- Các đ/c Ủy viên BTV Đảng ủy;",
        "- Các đ/c Ủy viên BCH Đảng bộ xã;",
        "- MTTQ, đoàn thể xã;",
        "- Các Đảng bộ, Chi bộ trực thuộc;",
        "- Lưu Văn phòng Đảng ủy.",
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ THƯỜNG TRỰC",
        "Lê Thí Điểm",
    ]


def test_a_stretch_in_italics_keeps_its_look():
    document = opened(render_document(plan_document(plan())))
    found = next(
        paragraph
        for paragraph in document.paragraphs
        if paragraph_text(paragraph._element).startswith("- Hằng năm")
    )
    assert [(run.text, run.italic) for run in found.runs][2:3] == [("mỗi chi bộ từ 5 quần chúng trở lên", True)]


def test_two_appendices_are_numbered_and_one_is_not():
    table = Table((Column("Đơn vị"), Column("Chỉ tiêu", align="right")), (("Chi bộ thôn Ví Dụ 1", "3"),))
    one = lines(opened(render_document(plan_document(plan(annexes=(Annex("Phân bổ chỉ tiêu"), table))))))
    assert "PHỤ LỤC\nPhân bổ chỉ tiêu" in one
    annexes = (Annex("Phân bổ chỉ tiêu"), table, Annex("Lịch kiểm tra"), table)
    two = lines(opened(render_document(plan_document(plan(annexes=annexes)))))
    assert [line for line in two if line.startswith("PHỤ LỤC")] == [
        "PHỤ LỤC 1\nPhân bổ chỉ tiêu",
        "PHỤ LỤC 2\nLịch kiểm tra",
    ]
