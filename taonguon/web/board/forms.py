"""What the simulator asks."""

from taonguon.forecast.queries import Scenario
from taonguon.web.fields import VietnameseIntegerField
from taonguon.web.forms import Form


class SimulatorForm(Form):
    ket_nap = VietnameseIntegerField(
        label="Kết nạp mỗi năm", required=False, min_value=0, max_value=100_000,
        help_text="Để trống: theo dự báo từ nguồn hiện có.",
    )  # fmt: skip
    giam = VietnameseIntegerField(
        label="Giảm mỗi năm (từ trần, chuyển đi, ra khỏi Đảng)", required=False, min_value=0, max_value=100_000,
        help_text="Để trống: bình quân các năm qua.",
    )  # fmt: skip
    tang_khac = VietnameseIntegerField(
        label="Chuyển đến mỗi năm", required=False, min_value=0, max_value=100_000,
        help_text="Để trống: bình quân các năm qua.",
    )  # fmt: skip

    def scenario(self) -> Scenario:
        """The assumptions typed; what was left empty stays with what the past says."""
        data = self.cleaned_data
        return Scenario(
            admissions_per_year=data["ket_nap"],
            decrease_per_year=data["giam"],
            increase_per_year=data["tang_khac"],
        )
