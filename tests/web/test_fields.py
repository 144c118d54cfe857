"""What people type: dates, figures, letters in two forms; and what they are told when it cannot be read."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from taonguon.common.refusal import Refused
from taonguon.web.fields import VietnameseDateField, VietnameseDecimalField, VietnameseIntegerField
from taonguon.web.forms import Form
from tests.web.help import Page


@pytest.mark.parametrize(
    "text", ["5/9/2026", "05/9/2026", "05/09/2026", "05-09-2026", "5.9.2026", " 5 / 9 / 2026 ", "2026-09-05"]
)
def test_a_date_is_read_however_it_is_typed(text):
    assert VietnameseDateField().clean(text) == date(2026, 9, 5)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("31/2/2026", "Tháng 2 không có ngày 31"),
        ("29/02/2026", "Tháng 2/2026 không có ngày 29"),
        ("31/4/2026", "Tháng 4 không có ngày 31"),
        ("0/4/2026", "Tháng 4 không có ngày 0"),
        ("5/13/2026", "Không có tháng 13"),
        ("5/9/0026", "Năm 26 không đúng: viết đủ bốn chữ số, từ 1900 trở đi"),
        ("5/9/26", "Không đọc được ngày “5/9/26”: viết ngày/tháng/năm, ví dụ 05/9/2026"),
        ("mai", "Không đọc được ngày “mai”: viết ngày/tháng/năm, ví dụ 05/9/2026"),
    ],
)
def test_a_date_that_is_none_says_why(text, said):
    with pytest.raises(ValidationError) as refused:
        VietnameseDateField().clean(text)
    assert refused.value.messages == [said]


def test_a_leap_day_is_a_day():
    assert VietnameseDateField().clean("29/02/2028") == date(2028, 2, 29)


def test_a_date_out_of_bounds_says_the_bound():
    field = VietnameseDateField(earliest=date(2025, 7, 1), latest=date(2026, 10, 5))
    assert field.clean("01/7/2025") == date(2025, 7, 1)
    for text, said in [
        ("30/6/2025", "Ngày phải từ 01/7/2025 trở đi"),
        ("06/10/2026", "Ngày không được sau 05/10/2026"),
    ]:
        with pytest.raises(ValidationError) as refused:
            field.clean(text)
        assert refused.value.messages == [said]


def test_an_empty_date_is_unknown():
    assert VietnameseDateField(required=False).clean("") is None


def test_a_date_reads_back_as_documents_write_it():
    class DayForm(Form):
        day = VietnameseDateField(label="Ngày ký")

    box = Page(str(DayForm(initial={"day": date(2026, 9, 5)})["day"])).all("input")[0]
    assert (box["type"], box["value"], box["inputmode"]) == ("text", "05/9/2026", "numeric")


@pytest.mark.parametrize(
    ("text", "number"), [("1450", 1450), ("1.450", 1450), ("1 450", 1450), ("0", 0), ("-3", -3)]
)
def test_a_whole_number_may_be_grouped(text, number):
    assert VietnameseIntegerField().clean(text) == number


@pytest.mark.parametrize("text", ["1.45", "1,5", "12a", "1..450"])
def test_a_number_that_is_none_is_refused(text):
    with pytest.raises(ValidationError) as refused:
        VietnameseIntegerField().clean(text)
    assert refused.value.messages == ["Viết một số nguyên, ví dụ 1.450"]


@pytest.mark.parametrize(
    ("text", "number"), [("72,2", "72.2"), ("1.372,5", "1372.5"), ("3", "3.0"), ("0,25", "0.25")]
)
def test_a_decimal_has_a_comma(text, number):
    assert VietnameseDecimalField().clean(text) == Decimal(number)


@pytest.mark.parametrize("text", ["72.2", "1,2,3", "1,", "a"])
def test_a_decimal_that_is_none_is_refused(text):
    with pytest.raises(ValidationError) as refused:
        VietnameseDecimalField().clean(text)
    assert refused.value.messages == ["Viết một số, phần lẻ sau dấu phẩy, ví dụ 72,2"]


class PersonForm(Form):
    name = forms.CharField(label="Họ và tên")
    group = forms.ChoiceField(label="Nhóm", choices=[("1", "Nhóm 1")], widget=forms.RadioSelect)
    note = forms.CharField(label="Ghi chú", required=False, help_text="Ngắn gọn")
    sure = forms.BooleanField(label="Đã kiểm tra", required=False)


def test_letters_come_in_as_one_form():
    typed = unicodedata.normalize("NFD", "Nguyễn Thị Hòa")
    for data in ({"name": typed, "group": "1"}, QueryDict(f"name={typed}&group=1")):
        form = PersonForm(data)
        assert form.is_valid()
        assert form.cleaned_data["name"] == "Nguyễn Thị Hòa"


def test_what_is_missing_is_named():
    assert PersonForm({}).errors == {"name": ["Ghi họ và tên"], "group": ["Chọn nhóm"]}
    assert PersonForm({"name": "a", "group": "9"}).errors == {"group": ["Chọn nhóm trong danh sách"]}


class LimitForm(Form):
    name = forms.CharField(label="Họ và tên", max_length=5)
    code = forms.RegexField(r"^\d+$", label="Mã số")
    own = forms.RegexField(r"^\d+$", label="Mã riêng", error_messages={"invalid": "Chỉ gõ số"})
    seats = VietnameseIntegerField(label="Số chỗ", min_value=1, max_value=1450)
    groups = forms.MultipleChoiceField(label="Nhóm", choices=[("1", "Nhóm 1")])
    paper = forms.FileField(label="Tệp kế hoạch")


def test_every_message_is_vietnamese_and_names_its_field():
    form = LimitForm({"name": "Nguyễn", "code": "a", "own": "a", "seats": "0", "groups": ["x"]})
    assert form.errors == {
        "name": ["Họ và tên: viết không quá 5 chữ, đang có 6"],
        "code": ["Mã số: viết chưa đúng, xem lại gợi ý"],
        "own": ["Chỉ gõ số"],
        "seats": ["Số chỗ: phải từ 1 trở lên"],
        "groups": ["Chọn nhóm trong danh sách"],
        "paper": ["Chọn tệp kế hoạch"],
    }
    form = LimitForm({"name": "a\x00", "code": "1", "own": "1", "seats": "2x", "groups": ["1"]})
    assert form.errors["name"] == ["Họ và tên: có ký tự không đọc được, xóa đi và gõ lại"]
    assert form.errors["seats"] == ["Viết một số nguyên, ví dụ 1.450"]


def test_a_field_has_label_hint_error_and_control_in_this_order():
    form = PersonForm({"group": "1"})
    page = Page(form["name"].as_field_group() + form["note"].as_field_group())
    assert [tag for tag, _ in page.tags if tag in {"label", "p", "input"}] == [
        "label",
        "p",
        "input",
        "label",
        "p",
        "input",
    ]
    name, note = page.all("input")
    assert (name["aria-invalid"], name["aria-describedby"]) == ("true", "id_name_error")
    assert note["aria-describedby"] == "id_note_helptext"
    assert "required" not in name
    assert page.all("p") == [{"class": "err", "id": "id_name_error"}, {"class": "hint", "id": "id_note_helptext"}]


def test_choices_are_a_group_with_a_legend():
    page = Page(PersonForm({})["group"].as_field_group())
    assert page.text_of("legend") == ["Nhóm"]
    assert page.all("fieldset") == [{"class": "field", "aria-describedby": "id_group_error"}]
    assert page.all("label") == [{"class": "check", "for": "id_group_0"}]


def test_a_tick_box_stands_inside_its_label():
    page = Page(PersonForm()["sure"].as_field_group())
    assert [tag for tag, _ in page.tags] == ["div", "label", "input", "span"]


def test_a_refused_deed_lands_on_its_field_or_on_top():
    form = PersonForm({"name": "a", "group": "1"})
    assert form.is_valid()
    form.refuse(Refused("Đã có người này", field="name"))
    form.refuse(Refused("Chưa đến kỳ", field="khác"))
    assert form.errors == {"name": ["Đã có người này"], "__all__": ["Chưa đến kỳ"]}
