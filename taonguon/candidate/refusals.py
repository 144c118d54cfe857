"""Words of refusals that a form and an import share. None says where a person outside the scope is followed."""

FOLLOWED_ELSEWHERE = (
    "Người này đang được một tổ chức đảng khác theo dõi: liên hệ Ban Xây dựng Đảng để chuyển về, không nhập lại."
)
ANOTHER_HUMAN = "Số định danh này đã ghi cho một người có họ tên hoặc ngày sinh khác: kiểm tra lại số định danh."
ALREADY_MEMBER = "Người này đã có trong danh sách đảng viên: không nhập vào nguồn."
