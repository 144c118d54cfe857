"""Words of Vietnamese Party documents, as pattern fragments on the folded view."""

import re

# --- who is counted -----------------------------------------------------------------------------------------
# Ids of ``Target.group``. The first pattern that fits decides; the order goes from the special to the general.
GROUPS: tuple[tuple[str, str], ...] = (
    ("youth", r"đoàn viên\s*,\s*thanh niên"),
    (
        "business_owners",
        r"chủ\s+(?:các\s+)?(?:doanh nghiệp|dn|hộ kinh doanh|cơ sở sản xuất|hợp tác xã|"
        r"trang trại)|doanh nhân",
    ),
    (
        "village_heads",
        r"(?:bí thư chi bộ\s+kiêm\s+)?trưởng,?\s*(?:phó\s+|và phó\s+)?(?:các\s+)?"
        r"(?:thôn|ấp|bản|khóm|khu phố|khu dân cư|buôn|làng|xóm|tổ dân phố|khu|phum|sóc|"
        r"tổ nhân dân)|tổ trưởng\s+(?:tổ\s+)?dân phố",
    ),
    (
        "mass_org_branch_heads",
        r"(?:trưởng,?\s*phó|chi hội trưởng|trưởng)\s+(?:các\s+)?(?:chi hội|chi đoàn)|"
        r"chi hội trưởng|bí thư chi đoàn",
    ),
    (
        "recruits",
        r"tân binh|(?:thanh niên|công dân|nam thanh niên)\s+(?:\w+\s+){0,4}(?:trúng tuyển|"
        r"nhập ngũ|nghĩa vụ quân sự)|(?:trúng tuyển|lên đường|chuẩn bị|gọi|"
        r"sẵn sàng)\s+(?:\w+\s+){0,2}(?:nghĩa vụ quân sự|nhập ngũ)|"
        r"thanh niên\s+(?:\w+\s+){0,2}nhập ngũ|công dân nhập ngũ",
    ),
    (
        "discharged_soldiers",
        r"(?:bộ đội|quân nhân|chiến sĩ)\s+(?:\(bộ đội\)\s+)?(?:xuất ngũ|hoàn thành nghĩa vụ)|"
        r"xuất ngũ",
    ),
    ("reserve", r"dự bị động viên"),
    ("militia", r"dân quân(?:\s*,?\s*tự vệ)?|tự vệ"),
    (
        "police_security",
        r"(?:lực lượng\s+)?(?:tham gia\s+)?bảo vệ an ninh|"
        r"an ninh(?:,?\s*trật tự)?\s+(?:ở\s+)?cơ sở|công an viên",
    ),
    ("enlisted", r"hạ sĩ quan|(?:chiến sĩ|binh sĩ)(?!\s+thi đua)"),
    ("officers", r"sĩ quan|quân nhân chuyên nghiệp"),
    ("pupils", r"học sinh(?!\s*,?\s*sinh viên)(?!\s+và\s+sinh viên)|\bhs\b"),
    ("students", r"(?:học sinh\s*(?:,|và)?\s*)?sinh viên|\bhssv\b|\bsv\b"),
    ("teachers", r"giáo viên|giảng viên|nhà giáo|\bgv\b"),
    (
        "health_workers",
        r"(?:cán bộ\s+)?(?:bác sĩ|y sĩ|điều dưỡng|thầy thuốc|nhân viên y tế|y tế (?:thôn|bản|"
        r"ấp)|cán bộ y tế)",
    ),
    (
        "intellectuals",
        r"trí thức|nhà khoa học|chuyên gia|trình độ (?:đại học|cao đẳng|thạc sĩ|tiến sĩ)|"
        r"văn nghệ sĩ",
    ),
    (
        "workers",
        r"công nhân(?!\s+viên chức)|người lao động trực tiếp|lao động trực tiếp|thợ\b|"
        r"công nhân,?\s*(?:người\s+)?lao động",
    ),
    ("young_workers", r"lao động trẻ"),
    ("union_members", r"đoàn viên\s+công đoàn"),
    ("youth_union_members", r"đoàn viên(?:\s+(?:thanh niên|ưu tú|đoàn))?|\bđvtn\b"),
    ("women_union_members", r"hội viên\s+(?:hội\s+)?(?:liên hiệp\s+)?phụ nữ"),
    (
        "farmers",
        r"hội viên\s+(?:hội\s+)?nông dân|nông dân(?!\s*,?\s*(?:việt nam|xã))|xã viên|"
        r"người trồng|ngư dân",
    ),
    ("veterans", r"hội viên\s+(?:hội\s+)?cựu chiến binh|cựu chiến binh(?!\s*,?\s*(?:việt nam|xã))"),
    ("women", r"\bnữ\b|phụ nữ|chị em"),
    (
        "ethnic_minority",
        r"dân tộc thiểu số|\bdtts\b|dân tộc ít người|đồng bào dân tộc|(?:(?:người|"
        r"đồng bào)\s+(?:dân tộc\s+)?|dân tộc\s+)(?:khmer|chăm|hoa|mông|h'mông|dao|thái|tày|"
        r"nùng|mường|ê đê|ê-đê|ba na|gia rai|cơ tu|vân kiều|bru|pa cô|xơ đăng|giáy|sán chay|"
        r"sán dìu|cao lan|la chí|hrê|raglai|ra glai|m'nông|mạ|k'ho|cơ ho|chơ ro|khơ mú|hà nhì|"
        r"la hủ|si la|lô lô|pà thẻn|stiêng|tà ôi)\b(?:\s*,\s*(?:khmer|chăm|hoa|mông|h'mông|"
        r"dao|thái|tày|nùng|mường|ê đê|ê-đê|ba na|gia rai|cơ tu|vân kiều|bru|pa cô|xơ đăng|"
        r"giáy|sán chay|sán dìu|cao lan|la chí|hrê|raglai|ra glai|m'nông|mạ|k'ho|cơ ho|chơ ro|"
        r"khơ mú|hà nhì|la hủ|si la|lô lô|pà thẻn|stiêng|tà ôi)\b)*|\bngười dân tộc\b",
    ),
    (
        "religious",
        r"(?:có|theo|tín đồ|đồng bào|gốc)\s+(?:các\s+)?(?:tôn giáo|đạo)(?!\s+đức)|tín đồ|"
        r"giáo dân|tôn giáo|công giáo|phật giáo|tin lành|cao đài|hòa hảo",
    ),
    (
        "youth",
        r"thanh niên|đảng viên trẻ|tuổi trẻ|trong độ tuổi đoàn|tuổi đoàn|dưới (?:30|35|"
        r"31) tuổi|(?:18|từ đủ 18)\s*(?:-|đến)\s*(?:30|35)\s*tuổi|(?:30|35) tuổi trở xuống|"
        r"người trẻ",
    ),
    (
        "officials",
        r"cán bộ,?\s*công chức|công chức|viên chức|cán bộ không chuyên trách|"
        r"người hoạt động không chuyên trách|cbcc(?:vc)?",
    ),
    ("workforce", r"người lao động|lao động|đoàn viên,?\s*người lao động"),
)
GROUP_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in GROUPS)

# --- nouns that stand behind a figure -----------------------------------------------------------------------
MEMBER = r"(?:đảng viên|\bđv\b)"
PEOPLE = (
    rf"(?:{MEMBER}(?:\s+(?:mới|dự bị|chính thức))?|đồng chí|đ/c|đc\b|quần chúng(?:\s+ưu tú)?|quần chúng|"
    r"q/chúng|qc\b|người(?:\s+lao động)?|học viên|hội viên|đoàn viên(?:\s+công đoàn)?|thanh niên|"
    r"công nhân|lao động|học sinh|sinh viên|giáo viên|"
    r"giảng viên|nhà giáo|cán bộ|công chức|viên chức|hạ sĩ quan|sĩ quan|chiến sĩ|binh sĩ|"
    r"quân nhân|bộ đội|dân quân|tự vệ|chủ doanh nghiệp|"
    r"chủ (?:hộ|trang trại|cơ sở)|doanh nhân|trưởng (?:thôn|ấp|bản|khóm|khu phố|xóm|buôn|"
    r"làng)|tổ trưởng|nữ\b|nam\b|phụ nữ|trí thức|"
    r"nhà khoa học|bác sĩ|y sĩ|điều dưỡng|dự bị động viên|tín đồ|giáo dân|nông dân|"
    r"ngư dân|xã viên|thợ\b|tân binh|em\b|lượt người|"
    r"trường hợp|nhân sự|cựu chiến binh|nhân viên|đối tượng|cá nhân|hạt nhân|nhân tố|"
    r"người dân tộc|dân tộc thiểu số|chị em|chị\b|anh\b|"
    r"công an viên|tổ viên|thầy|nguồn\b|thành viên|đội viên|suất\b|chỉ tiêu|chuyên gia|"
    r"kỹ sư|lái xe|bảo vệ|hồ sơ\b)"
)
CELL = r"(?:chi bộ|chi đảng bộ)"
PARTY_UNIT = (
    r"(?:chi,\s*đảng bộ|(?:đảng bộ|đảng ủy|chi bộ)(?:\s*(?:,|và|"
    r"/)\s*(?:các\s+)?(?:đảng bộ|chi bộ|đảng ủy|cấp ủy))+|chi bộ|đảng bộ|"
    r"đảng ủy(?:\s+bộ phận)?|"
    r"tổ chức cơ sở đảng|tccsđ|tổ chức đảng|cơ sở đảng|cấp ủy|chi ủy|tổ đảng)"
)
PLACE = (
    r"(?:thôn|ấp|bản\b|buôn|làng|xóm|khóm|khu phố|khu dân cư|tổ dân phố|tổ nhân dân|phum|sóc|khu\b|"
    r"địa bàn|xã\b|phường|thị trấn|trường học|trường\b|nhà trường|trạm y tế|bệnh viện|khoa\b|phòng\b|viện\b|"
    r"doanh nghiệp|dn\b|công ty|hợp tác xã|htx\b|xí nghiệp|nhà máy|phân xưởng|tổ sản xuất|"
    r"ca sản xuất|công trường|ban chỉ huy quân sự|"
    r"cơ quan|đơn vị(?:\s+sự nghiệp)?|đại đội|tiểu đoàn|trung đội|đồn biên phòng|lữ đoàn|"
    r"trung đoàn|tàu\b|hải đội|"
    r"trung tâm|tổ chức hội|nơi\b|cơ sở\b|khu công nghiệp|đội\b|tổ\b|lớp\b|khối\b)"
)
MASS_ORG = (
    r"(?:chi đoàn|đoàn cơ sở|đoàn trường|đoàn thanh niên|đoàn (?:xã|phường|trường|khối|"
    r"công ty)|đoàn tncs(?:\s+hồ chí minh)?|chi hội|"
    r"hội (?:liên hiệp )?phụ nữ|hội nông dân|hội cựu chiến binh|hội sinh viên|"
    r"hội liên hiệp thanh niên|công đoàn(?:\s+(?:cơ sở|bộ phận))?|tổ công đoàn|"
    r"hội (?:phụ nữ|lhpn|ccb|nd)|"
    r"mặt trận tổ quốc|mttq|các đoàn thể|đoàn thể|tổ chức chính trị\s*-\s*xã hội|"
    r"liên đoàn lao động|nghiệp đoàn|cơ sở đoàn)"
)
UNIT_NOUN = rf"(?:{PARTY_UNIT}|{MASS_ORG}|{PLACE}|mô hình|khóa\b)"

# --- predicates ------------------------------------------------------------------------------------------------
ADMIT = (
    r"(?:kết nạp|vào (?:hàng ngũ (?:của )?)?đảng|đứng (?:vào|trong) hàng ngũ|trở thành đảng viên|"
    r"phát triển(?:\s+(?:mới|thêm|được|từ|ít nhất|trên))*\s*(?=\x00?\d|đảng|đồng chí|đ/c|"
    r"ít nhất|tối thiểu|từ|trên|không|ở|mới|khoảng|$)|phát triển đảng|(?:có|tăng|"
    r"bổ sung)\s+thêm(?:\s+(?:được|mới|ít nhất|từ|trên|tối thiểu|khoảng))*\s*$|"
    r"(?:tăng|có|bổ sung)?\s*thêm(?:\s+(?:được|ít nhất|từ|trên|tối thiểu|"
    r"khoảng))*\s+\d+(?:\.\d+)*\s+đảng viên|đảng viên mới|lễ kết nạp)"
)
TRAIN = (
    r"(?:nhận thức về đảng|bồi dưỡng nhận thức|bồi dưỡng (?:về )?kết nạp đảng|"
    r"bồi dưỡng (?:lý luận chính trị )?(?:dành )?(?:cho )?đối tượng|"
    r"lớp\s+(?:bồi dưỡng\s+)?(?:nhận thức|cảm tình|đối tượng|kết nạp|tìm hiểu)|"
    r"cảm tình đảng|cảm tình\b|"
    r"đối tượng (?:kết nạp )?đảng|(?:đi|dự|tham gia|tham dự|theo)\s+(?:học|lớp|các lớp|"
    r"khóa)|học\s+(?:lớp|các lớp|bồi dưỡng|cảm tình|về đảng)|học viên|"
    r"tìm hiểu về đảng|lớp học|cử\s+(?:\w+\s+){0,3}học|qua lớp)"
)
SOURCE_POOL = (
    r"(?:(?:tạo|xây dựng|có|giữ|duy trì|đưa|vào|danh sách|diện|dự|bổ sung|làm|luôn có)\s+(?:\w+\s+){0,2}nguồn|"
    r"nguồn\s+(?:kết nạp|phát triển|quần chúng|đảng viên|vào đảng|từ|ít nhất)|tạo nguồn|"
    r"quần chúng\s+(?:ưu tú\s+)?trong (?:diện )?(?:nguồn|quy hoạch)|"
    r"danh sách (?:cảm tình|quần chúng|đối tượng|theo dõi)|dự nguồn|danh sách\s*$|(?<!về )nguồn\b)"
)
REFER = r"(?:giới thiệu)"
HELP = r"(?:(?:theo dõi|kèm cặp|giúp đỡ|dìu dắt|phụ trách)(?:\s*,?\s*(?:giúp đỡ|bồi dưỡng|kèm cặp))*)"
FOUND_ORG = (
    r"(?:thành lập|lập(?:\s+(?:mới|thêm|được))?|xây dựng(?:\s+(?:mới|thêm|được))?|"
    r"phát triển(?:\s+(?:mới|thêm|được))?|thêm)"
)
KEEP = r"(?:duy trì|giữ(?:\s+(?:vững|ổn định|mức|nguyên|cho))*|ổn định|bảo đảm|đảm bảo)"
CONVERT = (
    r"(?:chuyển (?:đảng )?(?:viên )?(?:dự bị )?(?:thành )?(?:đảng viên )?(?:lên )?chính thức|"
    r"công nhận (?:đảng viên )?chính thức|(?:được )?xét (?:chuyển|công nhận)|"
    r"đúng (?:thời )?hạn|chính thức)"
)

FUTURE = (
    r"(?:phấn đấu|phải\b|sẽ\b|mục tiêu|chỉ tiêu|yêu cầu|quyết tâm|bảo đảm|đảm bảo|"
    r"hằng năm|mỗi năm|trở lên|ít nhất|tối thiểu|không dưới|"
    r"giao\b|duy trì|nâng|đăng ký|kế hoạch(?!\s+(?:năm|giao|đề ra))|cần\b|đề ra|dự kiến|"
    r"tiếp tục|tập trung|quan tâm|đẩy mạnh)"
)
