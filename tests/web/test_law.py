"""The pages of the law show the data that judges, with its source and how sure the source is."""

from datetime import date

import pytest

from taonguon.regulation import actions
from taonguon.rules.law.ruleset import LAW
from tests.web.help import page_of, sign_in


def text(response):
    return " ".join(" ".join(words for _, words in page_of(response).texts).split())


@pytest.fixture
def reader(client, cast):
    return sign_in(client, cast.assignments["helper"])


def test_every_figure_stands_with_its_source(reader):
    said = text(reader.get("/quy-dinh/?ngay=01/3/2026"))
    assert LAW.families["r_ceremony"][0].title_vi in said
    assert "45 ngày làm việc, gia hạn tối đa 15 ngày làm việc Chi bộ họp xét kết nạp" in said
    assert "từ 2/3 đảng viên chính thức của chi bộ trở lên" in said
    assert "hơn 1/2 ủy viên Ban Thường vụ" in said


def test_the_figures_are_those_of_the_day_asked_for(reader):
    before, after = (text(reader.get(f"/quy-dinh/?ngay={day}")) for day in ("01/3/2026", "01/9/2026"))
    ceremony = "Hạn tổ chức lễ kết nạp 30 ngày làm việc"
    assert f"{ceremony} Chi bộ nhận quyết định kết nạp" in before
    assert f"{ceremony} Ban hành quyết định kết nạp" in after
    assert "chưa kiểm chứng văn bản gốc" in after.lower()


def test_a_day_that_is_none_is_refused_in_words(reader):
    response = reader.get("/quy-dinh/?ngay=31/02/2026")
    assert response.status_code == 422
    assert "Tháng 2 không có ngày 31" in text(response)


def test_every_step_is_on_the_page_of_the_procedure(reader):
    said = text(reader.get("/quy-dinh/cac-buoc/"))
    assert [step.title_vi for step in LAW.steps if f"{step.order}. {step.title_vi}" not in said] == []


def test_every_form_and_book_is_listed(reader):
    said = text(reader.get("/quy-dinh/bieu-mau/"))
    assert [form.title_vi for form in LAW.forms.values() if form.title_vi not in said] == []
    assert [book.title_vi for book in LAW.books if book.title_vi not in said] == []


@pytest.mark.parametrize(
    ("address", "asked"), [("/quy-dinh/", 1), ("/quy-dinh/cac-buoc/", 1), ("/quy-dinh/bieu-mau/", 0)]
)
def test_the_law_asks_only_whether_the_committee_changed_something(
    reader, address, asked, django_assert_num_queries
):
    reader.get(address)
    with django_assert_num_queries(3 + asked):
        assert reader.get(address).status_code == 200


def test_a_committee_s_own_length_stands_on_the_page_with_its_source(reader, cast):
    actions.set_rule(
        family="r_admission_decision", amount=30, citation="12-QĐ/TU", effective_from=date(2026, 10, 1),
        actor=cast.user("board"), scope=cast.scope("board"),
    )  # fmt: skip
    assert "Hạn quyết định kết nạp 30 ngày làm việc" in text(reader.get("/quy-dinh/?ngay=01/11/2026"))
    assert "Hạn quyết định kết nạp 45 ngày làm việc" in text(reader.get("/quy-dinh/?ngay=01/9/2026"))
