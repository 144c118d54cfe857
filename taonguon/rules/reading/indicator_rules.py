"""What a percentage or a number of units counts: rules in order, the figure is ¤, the first that fits decides."""

import re

from taonguon.rules.reading import lexicon as words


def _rules(*rules: tuple[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern)) for name, pattern in rules)


_UNIT_SUBJECT = rf"(?:{words.PARTY_UNIT}|{words.PLACE}|cơ sở|đơn vị)"


_RATED = r"(?:chi bộ|đảng bộ|tổ chức (?:cơ sở )?đảng|tccsđ|cơ sở đảng|cấp ủy)"


_CONFIRMED = r"(?:chính thức|đúng (?:thời )?hạn|đúng quy định)"


_OF_UNITS = rf"¤\s*(?:trở lên\s+)?(?:(?:số|các|tổng số|trong|những)\s+)*{_RATED}"


PERCENT = _rules(
    (
        "admissions_progress",
        r"(?:hoàn thành|thực hiện|đạt|xong|kết nạp(?: được)?)[^;¤]*¤\s*(?:số lượng\s+|"
        r"trở lên\s+)?(?:chỉ tiêu|kế hoạch|số lượng)[^;]*(?:năm|giao)?(?=[^;]*(?:quý|tháng|"
        r"trước|đầu năm|30/6))",
    ),
    (
        "probation_conversion",
        rf"dự bị(?! động viên)[^;¤]*{_CONFIRMED}[^;¤]*¤|"
        r"¤\s*(?:trở lên\s+)?(?:số\s+)?(?:các\s+)?(?:đồng chí\s+)?(?:đảng viên\s+dự bị|"
        rf"đảng viên mới)[^;]*{_CONFIRMED}|¤[^;]*dự bị(?! động viên)[^;]*{_CONFIRMED}|"
        r"chuyển[^;¤]*chính thức[^;¤]*¤",
    ),
    (
        "mentored_share",
        r"¤\s*(?:số\s+)?(?:quần chúng|đối tượng|người|cảm tình|đoàn viên|hội viên|"
        r"đảng viên dự bị)[^;]*(?:phân công|giúp đỡ|theo dõi|kèm cặp|dìu dắt)|(?:phân công|"
        r"giúp đỡ|theo dõi|kèm cặp)[^;¤]*¤\s*(?:số\s+)?(?:quần chúng|đối tượng)|"
        r"¤\s*(?:đều\s+)?(?:có|được)\s+(?:đảng viên|cấp ủy viên|đồng chí)[^;,]{0,30}(?:giúp đỡ|"
        r"kèm cặp|theo dõi|dìu dắt)",
    ),
    (
        "referral_admission_rate",
        r"(?:được|do[^;¤]*)\s*giới thiệu[^;¤]*(?:kết nạp|vào đảng)[^;¤]*¤|"
        r"¤[^;]*(?:giới thiệu)[^;]*(?:(?:được|đề nghị|xem xét)[^;]{0,30}kết nạp|vào đảng|"
        r"trở thành đảng viên|đứng vào hàng ngũ)|kết nạp[^;¤]*¤[^;]*(?:được|"
        r"do[^;]*)\s*giới thiệu",
    ),
    (
        "cells_without_admission",
        rf"(?:chi bộ|{_UNIT_SUBJECT})[^;¤]*(?:không|chưa|trắng)[^;¤]*(?:kết nạp|"
        rf"phát triển)[^;¤]*¤|¤[^;]*(?:chi bộ|{_UNIT_SUBJECT})[^;]*(?:không|chưa|"
        r"trắng)\s*[^;]*(?:kết nạp|phát triển)",
    ),
    (
        "sub_units_with_referral",
        rf"¤\s*(?:số\s+|các\s+|trở lên\s+)*(?:{words.MASS_ORG}|"
        rf"{words.PARTY_UNIT})[^;]*(?:giới thiệu)|"
        rf"(?:{words.MASS_ORG})[^;¤]*giới thiệu[^;¤]*(?:đạt|là|từ)\s*¤",
    ),
    (
        "party_orgs_coverage",
        rf"¤\s*(?:trở lên\s+)?(?:số\s+|các\s+)*(?:{words.PLACE}|đơn vị)[^;]*(?:có|"
        r"thành lập(?:\s+được)?|lập được|xây dựng được|phủ kín)\s*(?:được\s+)?(?:chi bộ|"
        r"tổ chức (?:cơ sở )?đảng|đảng bộ|tổ chức của đảng|tổ đảng)|"
        rf"(?:{words.PLACE})[^;¤]*có (?:chi bộ|tổ chức đảng)[^;¤]*¤|(?:bao phủ|"
        r"phủ)[^;¤]*tổ chức đảng[^;¤]*¤",
    ),
    (
        "cell_rating_excellent",
        rf"{_OF_UNITS}(?:đạt (?:mức |tiêu chuẩn )?)?[^;]*?hoàn thành xuất sắc|(?:tỷ lệ|số|"
        rf"có)[^;¤]*{_RATED}[^;¤]*hoàn thành xuất sắc[^;¤]*¤|"
        rf"{_OF_UNITS}[^;]*(?:trong sạch,? vững mạnh tiêu biểu|xuất sắc)|"
        rf"^[^;¤]*{_RATED}[^;]*¤\s*(?:trở lên\s*)?hoàn thành xuất sắc",
    ),
    (
        "cell_rating",
        rf"{_OF_UNITS}[^;]*(?:hoàn thành(?: tốt)? nhiệm vụ|trong sạch)|(?:^|tỷ lệ|số|"
        rf"có)[^;¤]*{_RATED}(?![^;¤]*đảng viên)[^;¤]*hoàn thành(?: tốt)? nhiệm vụ[^;¤]*¤",
    ),
    (
        "sub_units_with_admission",
        r"¤\s*(?:trở lên\s+)?(?:số\s+|các\s+|"
        rf"tổng số\s+)*(?:{_UNIT_SUBJECT})(?![^;]*nguồn (?:kết nạp|phát triển)(?: đảng viên|"
        r" đảng)?\s*(?:[;,.]|$))[^;]*(?:kết nạp|phát triển (?:được |"
        r"mới )?(?:được )?(?:đảng viên|đảng))|(?:tỷ lệ|"
        rf"số)\s+(?:{words.PARTY_UNIT})[^;¤]*(?:kết nạp|phát triển)[^;¤]*(?:đạt|là|từ|trên|lên|tới|"
        r"bằng|ít nhất|tối thiểu|không dưới)\s*¤",
    ),
    (
        "admission_growth",
        r"(?:tăng|cao hơn|vượt|nhiều hơn)\s*(?:thêm\s*)?(?:từ\s*|ít nhất\s*|tối thiểu\s*|"
        r"trên\s*|khoảng\s*|bình quân\s*|hơn\s*)*¤[^;]*(?:so với|so|năm trước|kỳ trước|"
        r"nhiệm kỳ trước|năm 20|hằng năm|mỗi năm|cùng kỳ)|(?:cao hơn|so với|"
        r"tăng)[^;¤]*(?:năm trước|kỳ trước|nhiệm kỳ trước|năm 20\d\d|giai đoạn 20\d\d|"
        r"nhiệm kỳ 20\d\d)[^;¤]*(?:tăng|từ|ít nhất|trên|là)?\s*¤",
    ),
    (
        "admission_share",
        r"(?:chiếm|đạt|bằng|tỷ lệ|là|có)?[^;¤]*¤\s*(?:trở lên\s*)?(?:trong\s+|trên\s+|"
        r"so với\s+)?(?:tổng\s+)?(?:số\s+)?(?:lượng\s+)?(?:các\s+)?(?:đảng viên mới|"
        r"đảng viên (?:được )?kết nạp|đảng viên mới kết nạp|người (?:được )?kết nạp|"
        r"quần chúng (?:được )?kết nạp|kết nạp mới|số kết nạp|kết nạp)|"
        r"trong (?:tổng )?số (?:đảng viên (?:mới|kết nạp|được kết nạp|mới kết nạp)|kết nạp|"
        r"người được kết nạp)[^;¤]*¤|(?:đảng viên mới|"
        r"đảng viên (?:mới )?(?:được )?kết nạp)(?:\s+(?:mới|hằng năm|là|trong|phải|có|"
        r"mỗi năm))*[^;¤]*(?:chiếm|có|đạt)[^;¤]*¤|kết nạp[^;]*(?:trong đó|,\s*có)[^;¤]*¤",
    ),
    (
        "member_share",
        r"(?:đảng viên|nữ|trẻ)(?! mới)(?![^;¤]*(?:kết nạp|"
        r"phát triển))[^;¤]*chiếm[^;¤]*¤[^;]*(?:tổng số đảng viên|đảng bộ|đảng viên toàn)",
    ),
    (
        "admission_rate",
        r"(?:kết nạp|phát triển)[^;¤]*¤[^;]*(?:tổng số đảng viên|số đảng viên|"
        r"đảng viên hiện có|đảng viên của|đảng viên toàn|so với|đảng số|đảng viên đầu|"
        r"đảng viên có)|¤\s*(?:trở lên\s+)?so với\s+(?:tổng\s+)?(?:số\s+)?đảng viên|"
        r"tỷ lệ\s+(?:kết nạp|phát triển|đảng viên mới)[^;¤]*¤|"
        r"¤[^;]*(?:tổng số đảng viên|đảng số|số đảng viên (?:hiện|có|đầu|toàn))|(?:kết nạp|"
        r"phát triển (?:mới )?đảng viên)[^;¤]*(?:đạt|bằng|tăng|từ|là)[^;¤]*¤",
    ),
    (
        "member_share",
        r"(?:đảng viên)[^;¤]*(?:chiếm|đạt|trong|là|tỷ lệ|bằng)[^;¤]*¤|"
        r"tỷ lệ\s+(?:là\s+)?đảng viên[^;¤]*¤|¤[^;]*\blà đảng viên|\blà đảng viên[^;¤]*¤|"
        r"tỷ lệ lãnh đạo[^;¤]*¤|(?:tỷ lệ lãnh đạo|"
        r"đảng viên)[^;¤]*¤\s*(?:trở lên\s*)?(?:tổng\s+)?(?:quân số|biên chế|"
        r"lực lượng)",
    ),
    ("units_without_members", r"¤[^;]*(?:chưa có|không có|trắng)\s+đảng viên"),
    ("joint_cells", r"¤[^;]*(?:sinh hoạt ghép|chi bộ ghép)"),
)


UNITS = _rules(
    (
        "training_classes",
        r"(?:mở|tổ chức|phối hợp|đăng ký|cử|có|liên kết)[^;¤]*¤\s*(?:lớp|khóa)|"
        r"¤\s*lớp[^;]*(?:nhận thức|cảm tình|đối tượng|kết nạp|bồi dưỡng)",
    ),
    (
        "party_orgs_new",
        rf"(?:{words.FOUND_ORG})[^;¤,\d]{{0,30}}¤\s*(?:chi bộ|đảng bộ|tổ chức (?:cơ sở )?đảng|tổ đảng)(?! ghép)|"
        rf"¤\s*(?:{words.PLACE})[^;,¤]*có\s+(?:thêm\s+)?(?:chi bộ|tổ chức đảng)",
    ),
    ("joint_cells", r"¤[^;]*(?:chi bộ)?[^;]*(?:ghép)|(?:ghép)[^;¤]*¤"),
    (
        "units_without_members",
        r"¤[^;]*(?:chưa có|không có|trắng|không còn)\s+(?:chi bộ|đảng viên|tổ chức đảng)|"
        rf"(?:{words.PLACE})[^;¤]*(?:chưa có|trắng|không có)\s+đảng viên[^;¤]*¤",
    ),
    (
        "cells_without_admission",
        r"¤[^;]*(?:không|chưa|trắng)\s*[^;]*(?:kết nạp|phát triển)|(?:chi bộ|đảng bộ|"
        r"tổ chức đảng)[^;¤]*(?:không|chưa|trắng)[^;¤]*(?:kết nạp|phát triển)[^;¤]*¤",
    ),
    (
        "party_orgs_new",
        rf"(?:{words.FOUND_ORG})[^;¤,\d]*¤\s*(?:[^;]*?)(?:chi bộ|đảng bộ|tổ chức (?:cơ sở )?đảng|"
        rf"tổ chức của đảng|tổ đảng|cơ sở đảng)|(?:{words.FOUND_ORG})\s+(?:mới\s+|"
        rf"được\s+)*(?:chi bộ|tổ chức (?:cơ sở )?đảng|đảng bộ)[^;¤]*¤\s*(?:{words.PLACE})",
    ),
    ("sub_units_with_referral", rf"¤\s*(?:{words.MASS_ORG}|{words.PARTY_UNIT})[^;]*giới thiệu"),
    ("sub_units_with_admission", rf"¤\s*(?:{_UNIT_SUBJECT})[^;]*(?:kết nạp|phát triển (?:được )?đảng)"),
)


MULTIPLE = _rules(
    (
        "admission_growth",
        r"(?:kết nạp|phát triển|đảng viên mới)[^;¤]*¤|¤[^;]*(?:kết nạp|nhiệm kỳ trước|"
        r"kỳ trước|năm trước|năm 20\d\d)",
    ),
)
