"""Vietnamese words for what a reading says."""

INDICATORS = {
    "admissions": "Kết nạp đảng viên",
    "admission_rate": "Tỷ lệ kết nạp so với tổng số đảng viên",
    "admission_growth": "Mức tăng kết nạp so với kỳ trước",
    "admissions_progress": "Tiến độ kết nạp trong năm",
    "members_total": "Tổng số đảng viên",
    "member_share": "Tỷ lệ đảng viên trong lực lượng",
    "admission_share": "Cơ cấu đảng viên mới kết nạp",
    "trainees": "Quần chúng học lớp nhận thức về Đảng",
    "training_classes": "Số lớp nhận thức về Đảng",
    "source_pool": "Nguồn phát triển đảng viên",
    "referrals": "Quần chúng được đoàn thể giới thiệu",
    "referral_admission_rate": "Tỷ lệ người được giới thiệu được kết nạp",
    "mentored_share": "Tỷ lệ quần chúng có đảng viên giúp đỡ",
    "probation_conversion": "Tỷ lệ đảng viên dự bị chuyển chính thức đúng hạn",
    "sub_units_with_admission": "Tổ chức đảng kết nạp được đảng viên",
    "sub_units_with_referral": "Tổ chức giới thiệu được quần chúng",
    "cells_without_admission": "Chi bộ không kết nạp được đảng viên",
    "units_without_members": "Nơi chưa có đảng viên",
    "joint_cells": "Chi bộ sinh hoạt ghép",
    "cell_size": "Số đảng viên của một chi bộ",
    "party_orgs_new": "Tổ chức đảng thành lập mới",
    "party_orgs_coverage": "Tỷ lệ nơi có tổ chức đảng",
    "cell_rating": "Tổ chức đảng hoàn thành nhiệm vụ",
    "cell_rating_excellent": "Tổ chức đảng hoàn thành xuất sắc nhiệm vụ",
    "other": "Chỉ tiêu khác",
}
OPS = {"min": "từ … trở lên", "max": "không quá", "range": "trong khoảng", "eq": "đúng", "none_left": "không còn"}
UNITS = {"people": "người", "percent": "%", "units": "đơn vị", "multiple": "lần"}
SCOPES = {
    "committee": "toàn Đảng bộ",
    "each_sub_committee": "mỗi đảng bộ trực thuộc",
    "each_cell": "mỗi chi bộ",
    "each_sub_unit": "mỗi đảng bộ, chi bộ trực thuộc",
    "each_unit_of_type": "mỗi đơn vị cùng loại",
    "units_of_type": "các đơn vị cùng loại, tính chung",
    "named_units": "đơn vị nêu tên",
}
PERIODS = {
    "year": "năm",
    "school_year": "năm học",
    "term": "nhiệm kỳ",
    "half_year": "6 tháng",
    "quarter": "quý",
    "month": "tháng",
    "two_years": "hai năm",
    "none": "thường xuyên",
}
ORIGINS = {"own": "của kế hoạch", "assigned": "cấp trên giao", "cited": "chỉ dẫn chiếu"}
GROUPS = {
    "business_owners": "chủ doanh nghiệp",
    "village_heads": "trưởng thôn, tổ trưởng tổ dân phố",
    "mass_org_branch_heads": "trưởng chi hội, bí thư chi đoàn",
    "recruits": "thanh niên chuẩn bị nhập ngũ",
    "discharged_soldiers": "bộ đội xuất ngũ",
    "reserve": "dự bị động viên",
    "militia": "dân quân, tự vệ",
    "police_security": "lực lượng an ninh cơ sở",
    "enlisted": "hạ sĩ quan, chiến sĩ",
    "officers": "sĩ quan, quân nhân chuyên nghiệp",
    "pupils": "học sinh",
    "students": "sinh viên",
    "teachers": "giáo viên, giảng viên",
    "health_workers": "cán bộ y tế",
    "intellectuals": "trí thức",
    "workers": "công nhân",
    "young_workers": "lao động trẻ",
    "union_members": "đoàn viên công đoàn",
    "youth_union_members": "đoàn viên thanh niên",
    "women_union_members": "hội viên phụ nữ",
    "farmers": "nông dân",
    "veterans": "cựu chiến binh",
    "women": "nữ",
    "ethnic_minority": "người dân tộc thiểu số",
    "religious": "người có đạo",
    "youth": "trẻ tuổi",
    "officials": "cán bộ, công chức, viên chức",
    "workforce": "người lao động",
}
DOUBTS = {
    "period not stated": "Chưa nêu thời gian phải đạt (năm, nhiệm kỳ…).",
    "base not stated": "Chưa nêu tỷ lệ tính trên số nào.",
    "quotas do not sum": "Cộng các đơn vị không bằng tổng đã nêu.",
    "total not stated": "Có phân bổ cho đơn vị nhưng chưa nêu tổng.",
    "contradictory wording": "Cách viết mâu thuẫn; tạm hiểu là mức tối thiểu.",
    "approximate figure": "Con số ước chừng.",
    "stretch stated": "Có mức khuyến khích vượt thêm, không tính là chỉ tiêu.",
    "unit of the figure not stated": "Chưa nêu con số đếm gì; tạm hiểu là người.",
}


def label(table: dict[str, str], code: str | None) -> str:
    """The word, or "chưa rõ" for what the text does not say."""
    return table.get(code, code) if code else "chưa rõ"
