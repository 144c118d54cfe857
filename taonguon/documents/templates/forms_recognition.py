"""The words of 10-KNĐ to 16-KNĐ, ours; an office edits them in Word."""

from taonguon.documents.templates.form_kit import FormBuilder
from taonguon.documents.templates.forms_admission import (
    CELL_MEETING,
    COMMITTEE_MEETING,
    PERSON,
    VOTE,
    Write,
    guidance,
    opinions,
)

_PROBATION = "Kết nạp ngày {{ ngay_ket_nap }}."
_NEW_MEMBER_CLASS = (
    "Giấy chứng nhận học lớp bồi dưỡng đảng viên mới số {{ so_chung_nhan }}, ngày {{ ngay_chung_nhan }}, "
    "nơi cấp: {{ noi_cap_chung_nhan }}."
)


def self_review_guidance(builder: FormBuilder) -> None:
    """10-KNĐ."""
    guidance(
        builder,
        "viết bản tự kiểm điểm của đảng viên dự bị",
        (
            "Ghi họ tên, ngày kết nạp, chi bộ đang sinh hoạt.",
            "Tự nhận xét ưu điểm, khuyết điểm trong thực hiện nhiệm vụ của đảng viên suốt thời kỳ dự bị.",
            "Nêu biện pháp khắc phục khuyết điểm.",
            "Đề nghị chi bộ xét, đề nghị công nhận đảng viên chính thức.",
            "Ghi địa danh, ngày tháng năm; ký, ghi rõ họ và tên.",
        ),
    )


def helper_remarks(builder: FormBuilder) -> None:
    """11-KNĐ."""
    builder.code()
    builder.personal_head()
    builder.title("BẢN NHẬN XÉT", "đảng viên dự bị", rule=False)
    builder.addressed("__Kính gửi:__ {{ ten_chi_bo }}")
    builder.text(
        "Tôi là **{{ nguoi_giup_do }}**, chức vụ: {{ chuc_vu_nguoi_giup_do }}, đảng viên chính thức từ ngày "
        "{{ ngay_chinh_thuc_nguoi_giup_do }}, được chi bộ phân công giúp đỡ đảng viên dự bị **{{ ho_ten }}** "
        "từ ngày {{ ngay_phan_cong }}; kết nạp ngày {{ ngay_ket_nap }}. Tôi có nhận xét như sau:",
    )
    for label in (
        "1. Về chính trị, tư tưởng, nhận thức về Đảng:",
        "2. Về đạo đức, lối sống:",
        "3. Về thực hiện nhiệm vụ đảng viên:",
        "4. Hạn chế cần khắc phục:",
        "5. Đề nghị với chi bộ:",
    ):
        builder.pen(3, label)
    builder.sign_person("NGƯỜI NHẬN XÉT", "{{ nguoi_giup_do }}")


def recognition_resolution(builder: FormBuilder) -> None:
    """13-KNĐ."""
    builder.code()
    builder.party_head()
    builder.title("NGHỊ QUYẾT", "đề nghị công nhận đảng viên chính thức")
    builder.text(
        *CELL_MEETING,
        "Chi bộ xét đề nghị công nhận đảng viên chính thức đối với đảng viên dự bị:",
        *PERSON,
        "Kết nạp ngày {{ ngay_ket_nap }}; hết thời kỳ dự bị ngày {{ ngay_het_du_bi }}.",
        _NEW_MEMBER_CLASS,
    )
    for label in ("1. Ưu điểm:", "2. Hạn chế:", "3. Kết quả thực hiện nhiệm vụ trong thời kỳ dự bị:"):
        builder.pen(2, label)
    builder.text(VOTE)
    builder.middle("CHI BỘ QUYẾT NGHỊ")
    builder.text("Đề nghị {{ ten_cap_tren }} xem xét, công nhận đồng chí {{ ho_ten }} là đảng viên chính thức.")
    builder.sign()


def sub_committee_recognition(builder: FormBuilder) -> None:
    """14-KNĐ."""
    builder.code()
    builder.party_head()
    builder.title("BÁO CÁO", "thẩm định nghị quyết của chi bộ về đề nghị công nhận đảng viên chính thức")
    builder.text(
        "Ngày {{ ngay_hop }}, tại {{ noi_hop }}, {{ ten_dang_uy }} họp thẩm định Nghị quyết số "
        "{{ so_nghi_quyet_chi_bo }}, ngày {{ ngay_nghi_quyet_chi_bo }} của {{ ten_chi_bo }} đề nghị công nhận "
        "đảng viên chính thức đối với đảng viên dự bị:",
        *PERSON,
        _PROBATION,
        *COMMITTEE_MEETING,
    )
    builder.pen(3, "Kết quả thẩm định hồ sơ, thủ tục:")
    builder.text(
        VOTE,
        "{{ ten_dang_uy }} báo cáo {{ ten_cap_tren }} xem xét việc công nhận đồng chí {{ ho_ten }} "
        "là đảng viên chính thức.",
    )
    builder.sign()


def committee_recognition(builder: FormBuilder) -> None:
    """15-KNĐ."""
    builder.code()
    builder.party_head()
    builder.title("NGHỊ QUYẾT", "đề nghị công nhận đảng viên chính thức")
    builder.text(
        "Ngày {{ ngay_hop }}, tại {{ noi_hop }}, {{ ten_dang_uy }} họp xét Nghị quyết số {{ "
        "so_nghi_quyet_chi_bo }}, "
        "ngày {{ ngay_nghi_quyet_chi_bo }} của {{ ten_chi_bo }} đề nghị công nhận đảng viên chính "
        "thức đối với đảng viên dự bị:",
        *PERSON,
        _PROBATION,
        *COMMITTEE_MEETING,
    )
    builder.pen(3, "Kết luận của đảng ủy:")
    builder.text(VOTE)
    builder.middle("ĐẢNG ỦY QUYẾT NGHỊ")
    builder.text(
        "Đề nghị {{ ten_cap_tren }} xem xét, quyết định công nhận đồng chí {{ ho_ten }} là đảng viên chính thức."
    )
    builder.sign()


def recognition_decision(builder: FormBuilder) -> None:
    """16-KNĐ."""
    builder.code()
    builder.party_head()
    builder.title("QUYẾT ĐỊNH", "công nhận đảng viên chính thức")
    builder.grounds()
    builder.text("Xét đề nghị của {{ noi_de_nghi }},")
    builder.middle("{{ co_quan_quyet_dinh }} QUYẾT ĐỊNH:")
    builder.text(
        "**Điều 1.** Công nhận đồng chí **{{ ho_ten }}**, ngày sinh {{ ngay_sinh }}; quê quán: {{ que_quan }}; "
        "nơi cư trú: {{ noi_cu_tru }}; kết nạp ngày {{ ngay_ket_nap }}, là đảng viên chính thức từ "
        "ngày {{ ngay_chinh_thuc }}.",
        "**Điều 2.** {{ ten_chi_bo }} công bố Quyết định này trong kỳ sinh hoạt gần nhất.",
        "**Điều 3.** {{ ten_chi_bo }}, các cơ quan có liên quan và đồng chí {{ ho_ten }} thi hành Quyết định này.",
    )
    builder.sign()


RECOGNITION_FORMS: dict[str, tuple[str, Write]] = {
    "10-knd": ("Tờ hướng dẫn viết bản tự kiểm điểm của đảng viên dự bị", self_review_guidance),
    "11-knd": ("Bản nhận xét đảng viên dự bị", helper_remarks),
    "12-knd": (
        "Tổng hợp ý kiến nhận xét đối với đảng viên dự bị",
        lambda builder: opinions(
            builder,
            about="của tổ chức chính trị - xã hội nơi làm việc và chi ủy nơi cư trú đối với đảng viên dự bị",
            reviewed="đảng viên dự bị",
        ),
    ),
    "13-knd": ("Nghị quyết đề nghị công nhận đảng viên chính thức (chi bộ)", recognition_resolution),
    "14-knd": ("Báo cáo thẩm định của đảng ủy bộ phận về công nhận chính thức", sub_committee_recognition),
    "15-knd": ("Nghị quyết đề nghị công nhận đảng viên chính thức (đảng ủy cơ sở)", committee_recognition),
    "16-knd": ("Quyết định công nhận đảng viên chính thức", recognition_decision),
}
