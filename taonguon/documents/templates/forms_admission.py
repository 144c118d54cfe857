"""The words of 1-KNĐ to 9-KNĐ, ours; an office edits them in Word. Remarks are lines for the pen."""

from collections.abc import Callable

from taonguon.documents.templates.form_kit import STATE_MOTTO, YOUTH_MOTTO, FormBuilder

PERSON = (
    "Họ và tên: **{{ ho_ten }}**; giới tính: {{ gioi_tinh }}; ngày sinh: {{ ngay_sinh }}.",
    "Quê quán: {{ que_quan }}. Nơi cư trú: {{ noi_cu_tru }}.",
    "Dân tộc: {{ dan_toc }}; tôn giáo: {{ ton_giao }}. Trình độ: {{ hoc_van }}; chuyên môn: {{ chuyen_mon }}.",
    "Nghề nghiệp, chức vụ: {{ nghe_nghiep }}. Đơn vị: {{ noi_lam_viec }}.",
)
CERTIFICATE = (
    "Giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng số {{ so_chung_nhan }}, ngày {{ ngay_chung_nhan }}, "
    "nơi cấp: {{ noi_cap_chung_nhan }}."
)
CELL_MEETING = (
    "Ngày {{ ngay_hop }}, tại {{ noi_hop }}, {{ ten_chi_bo }} họp. Tổng số đảng viên: {{ "
    "tong_dang_vien }}, trong đó "
    "chính thức {{ tong_chinh_thuc }}, dự bị {{ tong_du_bi }}. Có mặt: {{ co_mat }}, trong đó chính thức "
    "{{ co_mat_chinh_thuc }}, dự bị {{ co_mat_du_bi }}. Vắng mặt: {{ vang_mat }}; lý do: {{ ly_do_vang }}.",
    "Chủ trì: đồng chí {{ chu_tri }}. Thư ký: đồng chí {{ thu_ky }}.",
)
COMMITTEE_MEETING = (
    "Tổng số ủy viên: {{ tong_uy_vien }}. Có mặt: {{ co_mat }}. Vắng mặt: {{ vang_mat }}; lý do: {{ "
    "ly_do_vang }}.",
    "Chủ trì: đồng chí {{ chu_tri }}. Thư ký: đồng chí {{ thu_ky }}.",
)
VOTE = (
    "Biểu quyết bằng {{ hinh_thuc }}: tán thành {{ tan_thanh }} trên {{ tong_bieu_quyet }}, đạt {{ "
    "ty_le_tan_thanh }}; "
    "không tán thành {{ khong_tan_thanh }} ({{ ty_le_khong_tan_thanh }}); không có ý kiến {{ khong_y_kien }}. "
    "Tỷ lệ phải đạt: {{ nguong }}."
)
BY_HAND = (
    "Tự viết bằng tay, không đánh máy. Nội dung là tài liệu mật: không nhập, không chụp, không tải lên phần mềm."
)


def guidance(builder: FormBuilder, title: str, steps: tuple[str, ...]) -> None:
    """A sheet that says how to write a form by hand, with the little that may be printed beforehand."""
    builder.code()
    builder.title("TỜ HƯỚNG DẪN", title, rule=False)
    builder.heading("Phần ghi sẵn để chép lại cho khớp hồ sơ")
    builder.text(
        "Họ và tên: **{{ ho_ten }}**. Ngày sinh: {{ ngay_sinh }}.",
        "Nơi cư trú: {{ noi_cu_tru }}.",
        "Nộp cho: {{ nguoi_nhan }}, {{ ten_chi_bo }}, {{ ten_dang_uy }}. Hạn nộp: {{ han_nop }}.",
    )
    builder.heading("Cách viết")
    builder.text(*(f"{number}. {step}" for number, step in enumerate((*steps, BY_HAND), 1)))


def application_guidance(builder: FormBuilder) -> None:
    """1-KNĐ."""
    guidance(
        builder,
        "viết đơn xin vào Đảng",
        (
            "Kính gửi: chi ủy và đảng ủy ghi ở phần trên.",
            "Ghi họ tên, nơi sinh, quê quán, dân tộc, tôn giáo, trình độ, nơi cư trú, nghề nghiệp, đơn vị.",
            "Ghi ngày và nơi vào Đoàn; ngày và nơi học lớp bồi dưỡng nhận thức về Đảng.",
            "Ghi tên đảng viên hoặc tổ chức giới thiệu.",
            "Nêu nhận thức về Đảng, động cơ xin vào Đảng và lời hứa.",
            "Ghi địa danh, ngày tháng năm; ký, ghi rõ họ và tên.",
        ),
    )
    builder.heading("Số liệu chép vào đơn")
    builder.text(CERTIFICATE, "Ngày vào Đoàn: {{ ngay_vao_doan }}.")


def history_guidance(builder: FormBuilder) -> None:
    """2-KNĐ."""
    guidance(
        builder,
        "khai lý lịch của người xin vào Đảng",
        (
            "Khai đủ 26 mục theo mẫu giấy do chi ủy phát, đúng thứ tự, không bỏ trống; mục không có "
            "thì ghi “không”.",
            "Mục 1 đến 12 chép cho khớp giấy khai sinh, căn cước và văn bằng.",
            "Địa danh cũ ghi kèm tên hiện nay.",
            "Mục 13 đến 23 tự khai trung thực, ký từng trang theo hướng dẫn của chi ủy.",
            "Mục 24 đến 26 để trống: cấp ủy nơi thẩm tra, chi bộ và cấp ủy ghi, chứng nhận.",
            "Nộp bản giấy trực tiếp cho chi ủy để kiểm tra, đóng dấu giáp lai trước khi thẩm tra.",
        ),
    )


def introduction(builder: FormBuilder) -> None:
    """3-KNĐ."""
    builder.code()
    builder.personal_head()
    builder.title("GIẤY GIỚI THIỆU", "người vào Đảng", rule=False)
    builder.addressed("__Kính gửi:__ {{ ten_chi_bo }}")
    builder.text(
        "Tôi là **{{ nguoi_gioi_thieu }}**, ngày sinh {{ ngay_sinh_nguoi_gioi_thieu }}; vào Đảng "
        "ngày {{ ngay_vao_dang }}, "
        "chính thức ngày {{ ngay_chinh_thuc }}; chức vụ: {{ chuc_vu_nguoi_gioi_thieu }}.",
        "Được chi bộ phân công giúp đỡ từ ngày {{ ngay_phan_cong }}; cùng công tác, cư trú tại {{ "
        "noi_cung_cong_tac }} "
        "từ ngày {{ cung_cong_tac_tu }}, tôi giới thiệu với chi bộ:",
        *PERSON,
    )
    for label in (
        "1. Về chính trị, tư tưởng:",
        "2. Về đạo đức, lối sống:",
        "3. Về năng lực, kết quả công tác, học tập:",
        "4. Hạn chế cần khắc phục:",
    ):
        builder.pen(3, label)
    builder.text("Tôi chịu trách nhiệm trước Đảng về lời giới thiệu này và đề nghị chi bộ xem xét.")
    builder.sign_person("NGƯỜI GIỚI THIỆU", "{{ nguoi_gioi_thieu }}")


def union_resolution(builder: FormBuilder, *, motto: tuple[str, ...], member: str) -> None:
    """4-KNĐ and 4A-KNĐ."""
    builder.code()
    builder.union_head(motto)
    builder.title("NGHỊ QUYẾT", f"giới thiệu {member} vào Đảng")
    builder.text(
        f"Ngày {{{{ ngay_hop }}}}, tại {{{{ noi_hop }}}}, {{{{ ten_to_chuc }}}} họp xét giới thiệu "
        f"{member} vào Đảng.",
        *COMMITTEE_MEETING,
        *PERSON,
    )
    builder.pen(3, "1. Ưu điểm:")
    builder.pen(2, "2. Hạn chế:")
    builder.text(VOTE)
    builder.middle("QUYẾT NGHỊ")
    builder.text(
        f"Giới thiệu {member} {{{{ ho_ten }}}} để {{{{ ten_chi_bo }}}} xem xét, đề nghị kết nạp vào Đảng."
    )
    builder.sign()


def opinions(builder: FormBuilder, *, about: str, reviewed: str) -> None:
    """5-KNĐ and 12-KNĐ."""
    builder.code()
    builder.party_head()
    builder.title("TỔNG HỢP Ý KIẾN NHẬN XÉT", about)
    builder.text(f"Chi ủy {{{{ ten_chi_bo }}}} tổng hợp ý kiến nhận xét đối với {reviewed}:", *PERSON)
    builder.heading("I. Ý kiến của tổ chức chính trị - xã hội nơi sinh hoạt")
    builder.table(
        (
            ("STT", "{{ dong.stt }}", 13),
            ("Tổ chức", "{{ dong.to_chuc }}", 72),
            ("Số được lấy ý kiến", "{{ dong.so_lay_y_kien }}", 40),
            ("Số tán thành", "{{ dong.so_tan_thanh }}", 40),
        ),
        "dong in y_kien",
    )
    builder.pen(3, "Ưu điểm:")
    builder.pen(2, "Hạn chế:")
    builder.heading("II. Ý kiến của chi ủy nơi cư trú")
    builder.text(
        "{{ chi_uy_noi_cu_tru }}: số chi ủy viên được lấy ý kiến {{ cu_tru_tong }}, tán thành {{ "
        "cu_tru_tan_thanh }}."
    )
    builder.pen(3, "Nhận xét:")
    builder.sign()


def cell_resolution(builder: FormBuilder) -> None:
    """6-KNĐ."""
    builder.code()
    builder.party_head()
    builder.title("NGHỊ QUYẾT", "đề nghị kết nạp đảng viên")
    builder.text(
        *CELL_MEETING, "Chi bộ xem xét hồ sơ đề nghị kết nạp vào Đảng của quần chúng:", *PERSON, CERTIFICATE
    )
    for label in (
        "1. Về lý lịch:",
        "2. Về nhận thức, phẩm chất chính trị:",
        "3. Ưu điểm, năng lực, quan hệ quần chúng:",
        "4. Hạn chế:",
    ):
        builder.pen(2, label)
    builder.text(VOTE)
    builder.middle("CHI BỘ QUYẾT NGHỊ")
    builder.text("Đề nghị {{ ten_cap_tren }} xem xét, kết nạp quần chúng {{ ho_ten }} vào Đảng.")
    builder.sign()


def sub_committee_report(builder: FormBuilder) -> None:
    """7-KNĐ."""
    builder.code()
    builder.party_head()
    builder.title("BÁO CÁO", "thẩm định nghị quyết của chi bộ về đề nghị kết nạp đảng viên")
    builder.text(
        "Ngày {{ ngay_hop }}, tại {{ noi_hop }}, {{ ten_dang_uy }} họp thẩm định Nghị quyết số "
        "{{ so_nghi_quyet_chi_bo }}, ngày {{ ngay_nghi_quyet_chi_bo }} của {{ ten_chi_bo }} đề nghị "
        "kết nạp quần chúng:",
        *PERSON,
        *COMMITTEE_MEETING,
    )
    builder.pen(3, "Kết quả thẩm định hồ sơ, thủ tục:")
    builder.text(
        VOTE, "{{ ten_dang_uy }} báo cáo {{ ten_cap_tren }} xem xét việc kết nạp quần chúng {{ ho_ten }} vào Đảng."
    )
    builder.sign()


def committee_resolution(builder: FormBuilder) -> None:
    """8-KNĐ."""
    builder.code()
    builder.party_head()
    builder.title("NGHỊ QUYẾT", "đề nghị kết nạp đảng viên")
    builder.text(
        "Ngày {{ ngay_hop }}, tại {{ noi_hop }}, {{ ten_dang_uy }} họp xét Nghị quyết số {{ "
        "so_nghi_quyet_chi_bo }}, "
        "ngày {{ ngay_nghi_quyet_chi_bo }} của {{ ten_chi_bo }} đề nghị kết nạp quần chúng:",
        *PERSON,
        *COMMITTEE_MEETING,
    )
    builder.pen(3, "Kết luận của đảng ủy:")
    builder.text(VOTE)
    builder.middle("ĐẢNG ỦY QUYẾT NGHỊ")
    builder.text("Đề nghị {{ ten_cap_tren }} xem xét, quyết định kết nạp quần chúng {{ ho_ten }} vào Đảng.")
    builder.sign()


def admission_decision(builder: FormBuilder) -> None:
    """9-KNĐ."""
    builder.code()
    builder.party_head()
    builder.title("QUYẾT ĐỊNH", "kết nạp đảng viên")
    builder.grounds()
    builder.text("Xét đề nghị của {{ noi_de_nghi }},")
    builder.middle("{{ co_quan_quyet_dinh }} QUYẾT ĐỊNH:")
    builder.text(
        "**Điều 1.** Kết nạp vào Đảng Cộng sản Việt Nam quần chúng **{{ ho_ten }}**, ngày sinh {{ ngay_sinh }}; "
        "quê quán: {{ que_quan }}; nơi cư trú: {{ noi_cu_tru }}.",
        "**Điều 2.** {{ ten_chi_bo }} tổ chức lễ kết nạp ({{ thoi_han_le }}) và phân công đảng viên "
        "chính thức giúp đỡ "
        "đảng viên dự bị: đồng chí {{ nguoi_giup_do }}.",
        "**Điều 3.** {{ ten_chi_bo }}, các cơ quan có liên quan và đồng chí {{ ho_ten }} thi hành Quyết định này.",
    )
    builder.sign()


type Write = Callable[[FormBuilder], None]

ADMISSION_FORMS: dict[str, tuple[str, Write]] = {
    "1-knd": ("Tờ hướng dẫn viết đơn xin vào Đảng", application_guidance),
    "2-knd": ("Tờ hướng dẫn khai lý lịch của người xin vào Đảng", history_guidance),
    "3-knd": ("Giấy giới thiệu người vào Đảng", introduction),
    "4-knd": (
        "Nghị quyết giới thiệu đoàn viên ưu tú vào Đảng",
        lambda builder: union_resolution(builder, motto=YOUTH_MOTTO, member="đoàn viên ưu tú"),
    ),
    "4a-knd": (
        "Nghị quyết giới thiệu đoàn viên công đoàn vào Đảng",
        lambda builder: union_resolution(builder, motto=STATE_MOTTO, member="đoàn viên công đoàn"),
    ),
    "5-knd": (
        "Tổng hợp ý kiến nhận xét đối với người vào Đảng",
        lambda builder: opinions(
            builder,
            about="của tổ chức chính trị - xã hội nơi người vào Đảng sinh hoạt và chi ủy nơi cư trú",
            reviewed="người vào Đảng",
        ),
    ),
    "6-knd": ("Nghị quyết đề nghị kết nạp đảng viên (chi bộ)", cell_resolution),
    "7-knd": ("Báo cáo thẩm định của đảng ủy bộ phận về kết nạp đảng viên", sub_committee_report),
    "8-knd": ("Nghị quyết đề nghị kết nạp đảng viên (đảng ủy cơ sở)", committee_resolution),
    "9-knd": ("Quyết định kết nạp đảng viên", admission_decision),
}
