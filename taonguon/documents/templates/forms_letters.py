"""The words of letters, minutes, submission, extract and class list, ours; an office edits them in Word."""

from taonguon.documents.templates.form_kit import FormBuilder
from taonguon.documents.templates.forms_admission import CELL_MEETING, CERTIFICATE, PERSON, VOTE, Write


def verification(builder: FormBuilder) -> None:
    """Asks another committee to verify; names the person only."""
    builder.party_head(letter_summary="Đề nghị thẩm tra, xác minh lý lịch của người xin vào Đảng")
    builder.addressed("__Kính gửi:__ {{ kinh_gui }}")
    builder.text(
        "{{ ten_chi_bo }} đang xem xét, đề nghị kết nạp vào Đảng quần chúng:",
        "Họ và tên: **{{ ho_ten }}**; giới tính: {{ gioi_tinh }}; ngày sinh: {{ ngay_sinh }}.",
        "Quê quán: {{ que_quan }}. Nơi cư trú: {{ noi_cu_tru }}.",
        "Đề nghị các đồng chí thẩm tra, nhận xét, chứng nhận vào lý lịch kèm theo (bản giấy, gửi "
        "theo chế độ tài liệu mật) "
        "và trả lời về {{ noi_nhan_tra_loi }}. Thời hạn trả lời theo quy định: {{ thoi_han_tra_loi }}.",
    )
    builder.sign()


def class_sending(builder: FormBuilder) -> None:
    """Sends people to the awareness class."""
    builder.party_head(letter_summary="Cử quần chúng ưu tú đi học lớp bồi dưỡng nhận thức về Đảng")
    builder.addressed("__Kính gửi:__ {{ kinh_gui }}")
    builder.text(
        "Cử {{ so_nguoi }} quần chúng ưu tú đi học {{ ten_lop }}, từ ngày {{ ngay_khai_giang }} đến "
        "ngày {{ ngay_be_giang }}, "
        "tại {{ noi_mo_lop }}. Danh sách như sau:",
    )
    builder.table(
        (
            ("STT", "{{ dong.stt }}", 13),
            ("Họ và tên", "{{ dong.ho_ten }}", 44),
            ("Ngày sinh (nam)", "{{ dong.ngay_sinh_nam }}", 25),
            ("Ngày sinh (nữ)", "{{ dong.ngay_sinh_nu }}", 25),
            ("Chi bộ giới thiệu", "{{ dong.chi_bo }}", 58),
        ),
        "dong in danh_sach",
    )
    builder.text("Đề nghị các chi bộ thông báo, tạo điều kiện để quần chúng tham gia học đầy đủ.")
    builder.sign()


def hand_over(builder: FormBuilder) -> None:
    """Goes with the papers of a person who moves."""
    builder.party_head(letter_summary="Chuyển hồ sơ đề nghị kết nạp đảng viên")
    builder.addressed("__Kính gửi:__ {{ kinh_gui }}")
    builder.text(
        "Chuyển đến các đồng chí hồ sơ của quần chúng **{{ ho_ten }}**, ngày sinh {{ ngay_sinh }}, "
        "đang được {{ ten_chi_bo }} "
        "theo dõi, giúp đỡ; lý do chuyển: {{ ly_do }}. Giấy tờ gồm:",
    )
    builder.table(
        (
            ("STT", "{{ dong.stt }}", 13),
            ("Tên giấy tờ", "{{ dong.ten_giay_to }}", 77),
            ("Số", "{{ dong.so_giay_to }}", 30),
            ("Ngày", "{{ dong.ngay_giay_to }}", 27),
            ("Số tờ", "{{ dong.so_to }}", 18),
        ),
        "dong in giay_to",
    )
    builder.text("Đề nghị nơi nhận ký giao nhận vào sổ và báo lại khi đã nhận đủ.")
    builder.sign()


def helped_certificate(builder: FormBuilder) -> None:
    """Certifies the help given, for the organisation the person moves to."""
    builder.party_head()
    builder.title("GIẤY CHỨNG NHẬN", "quần chúng đang được theo dõi, giúp đỡ")
    builder.text(
        "{{ ten_chi_bo }} chứng nhận quần chúng:",
        *PERSON,
        "Được đưa vào danh sách cảm tình Đảng ngày {{ ngay_vao_nguon }}; được phân công đảng viên giúp đỡ: "
        "đồng chí {{ nguoi_giup_do }}, từ ngày {{ ngay_phan_cong }} đến ngày {{ giup_do_den }}.",
        CERTIFICATE,
        "Đề nghị {{ noi_den }} tiếp tục theo dõi, giúp đỡ.",
    )
    builder.sign()


def urging(builder: FormBuilder) -> None:
    """Urges a unit, with its figures and what is due."""
    builder.party_head(letter_summary="Đôn đốc công tác phát triển đảng viên")
    builder.addressed("__Kính gửi:__ {{ kinh_gui }}")
    builder.text(
        "Thực hiện {{ ke_hoach }}; tính đến {{ ngay_so_lieu }}, đơn vị đã kết nạp {{ da_ket_nap }} "
        "đảng viên trên chỉ tiêu "
        "{{ chi_tieu }}. Đề nghị cấp ủy đơn vị thực hiện các việc sau:",
    )
    builder.table(
        (
            ("STT", "{{ dong.stt }}", 13),
            ("Việc", "{{ dong.viec }}", 79),
            ("Hạn", "{{ dong.han }}", 28),
            ("Căn cứ", "{{ dong.can_cu_viec }}", 45),
        ),
        "dong in cong_viec",
    )
    builder.text(
        "Báo cáo kết quả về Ban Xây dựng Đảng trước ngày {{ han_bao_cao }}; có vướng mắc thì nêu rõ "
        "để được hướng dẫn."
    )
    builder.sign()


def cell_minutes(builder: FormBuilder) -> None:
    """Minutes of the cell meeting; no place and date line, as minutes have none."""
    builder.party_head(dated=False)
    builder.title("BIÊN BẢN", "họp chi bộ xét {{ noi_dung_xet }}")
    builder.text(*CELL_MEETING)
    builder.heading("1. Nội dung")
    builder.text("Chi bộ xem xét {{ noi_dung_xet }} đối với:", *PERSON)
    builder.heading("2. Ý kiến thảo luận")
    builder.pen(8)
    builder.heading("3. Biểu quyết")
    builder.text(VOTE)
    builder.heading("4. Kết luận của chủ trì")
    builder.pen(4)
    builder.text("Hội nghị kết thúc lúc {{ gio_ket_thuc }} cùng ngày. Biên bản đã đọc lại để hội nghị cùng nghe.")
    builder.sign_two("NGƯỜI GHI BIÊN BẢN", "{{ thu_ky }}", "CHỦ TRÌ HỘI NGHỊ", "{{ chu_tri }}")


def submission(builder: FormBuilder) -> None:
    """The board's submission to the standing committee."""
    builder.party_head()
    builder.title("TỜ TRÌNH", "{{ noi_dung_xet }}")
    builder.addressed("__Kính trình:__ {{ kinh_trinh }}")
    builder.text(
        "Sau khi thẩm định hồ sơ, Ban Xây dựng Đảng trình {{ kinh_trinh }} xem xét {{ noi_dung_xet "
        "}} đối với {{ so_nguoi }} "
        "đồng chí có tên sau:",
    )
    builder.table(
        (
            ("STT", "{{ dong.stt }}", 13),
            ("Họ và tên", "{{ dong.ho_ten }}", 36),
            ("Ngày sinh", "{{ dong.ngay_sinh }}", 24),
            ("Chi bộ", "{{ dong.chi_bo }}", 31),
            ("Biểu quyết của chi bộ", "{{ dong.bieu_quyet_chi_bo }}", 21),
            ("Biểu quyết của đảng ủy", "{{ dong.bieu_quyet_dang_uy }}", 20),
            ("Hạn quyết định", "{{ dong.han_quyet_dinh }}", 20),
        ),
        "dong in danh_sach",
    )
    builder.text("Trích lục hồ sơ từng đồng chí gửi kèm. Kính trình Ban Thường vụ xem xét, quyết định.")
    builder.sign()


def extract(builder: FormBuilder) -> None:
    """The extract of a dossier for members of the standing committee."""
    builder.party_head()
    builder.title("TRÍCH LỤC HỒ SƠ", "đề nghị kết nạp đảng viên")
    builder.text(*PERSON, "Ngày vào Đoàn: {{ ngay_vao_doan }}.", CERTIFICATE)
    builder.text(
        "Người, tổ chức giới thiệu: {{ nguoi_gioi_thieu }}.",
        "Thẩm tra lý lịch: {{ tham_tra }} (nội dung xem hồ sơ giấy).",
        "Ý kiến đoàn thể và chi ủy nơi cư trú: {{ tong_hop_y_kien }}.",
        "Nghị quyết chi bộ: {{ nghi_quyet_chi_bo }}, {{ ten_chi_bo }}.",
        "Nghị quyết đảng ủy cơ sở: {{ nghi_quyet_dang_uy }}.",
        VOTE,
    )
    builder.sign_plain()


def class_list(builder: FormBuilder) -> None:
    """The class list on landscape paper."""
    builder.party_head()
    builder.title("DANH SÁCH", "học {{ ten_lop }}", rule=False)
    builder.table(
        (
            ("STT", "{{ dong.stt }}", 13),
            ("Họ và tên", "{{ dong.ho_ten }}", 39),
            ("Ngày sinh (nam)", "{{ dong.ngay_sinh_nam }}", 22),
            ("Ngày sinh (nữ)", "{{ dong.ngay_sinh_nu }}", 22),
            ("Dân tộc", "{{ dong.dan_toc }}", 16),
            ("Tôn giáo", "{{ dong.ton_giao }}", 17),
            ("Quê quán", "{{ dong.que_quan }}", 32),
            ("Trình độ", "{{ dong.trinh_do }}", 21),
            ("Chi bộ giới thiệu", "{{ dong.chi_bo }}", 32),
            ("Ngày nghị quyết", "{{ dong.ngay_nghi_quyet }}", 21),
            ("Ghi chú", "{{ dong.ghi_chu }}", 17),
        ),
        "dong in danh_sach",
    )
    builder.text("Danh sách có {{ so_nguoi }} người.")
    builder.sign()


LETTERS: dict[str, tuple[str, Write]] = {
    "tham-tra": ("Công văn đề nghị thẩm tra lý lịch", verification),
    "cu-di-hoc": ("Công văn cử đi học lớp bồi dưỡng nhận thức về Đảng", class_sending),
    "chuyen-ho-so": ("Công văn chuyển hồ sơ", hand_over),
    "dang-duoc-giup-do": ("Giấy chứng nhận đang được theo dõi, giúp đỡ", helped_certificate),
    "don-doc": ("Công văn đôn đốc", urging),
    "bien-ban-chi-bo": ("Biên bản họp chi bộ", cell_minutes),
    "to-trinh": ("Tờ trình Ban Thường vụ", submission),
    "trich-luc": ("Trích lục hồ sơ", extract),
    "danh-sach-lop": ("Danh sách lớp bồi dưỡng nhận thức về Đảng", class_list),
}
LANDSCAPE = frozenset({"danh-sach-lop"})
