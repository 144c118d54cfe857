"""When something goes wrong: Vietnamese, in the frame, with the remedy; and never a naked 500."""

import re

import pytest
from django.test import Client, RequestFactory

from taonguon.common.refusal import Refused
from taonguon.web import errors
from taonguon.web.middleware import ScopeMiddleware
from tests.web.help import page_of, sign_in


def heading(response):
    return page_of(response).text_of("h1")


def test_an_unknown_address(client, cast):
    sign_in(client, cast.assignments["helper"])
    answer = client.get("/khong-co/")
    assert (answer.status_code, heading(answer)) == (404, ["Không có trang này"])
    assert page_of(answer).all("nav")[0]["id"] == "menu"


def test_an_unknown_address_without_signing_in(client, db):
    answer = client.get("/khong-co/")
    assert (answer.status_code, heading(answer)) == (404, ["Không có trang này"])


def test_a_page_without_the_permission(client, cast):
    sign_in(client, cast.assignments["helper"])
    answer = client.get("/quan-tri/tai-khoan/")
    assert (answer.status_code, heading(answer)) == (403, ["Phân công hiện tại không có quyền mở trang này"])


def test_a_form_without_its_token(cast):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/dang-nhap/", {"username": "a", "password": "b"})
    assert (answer.status_code, heading(answer)) == (403, ["Trang đã mở quá lâu nên chưa gửi được"])


def test_a_body_that_is_too_large(client, db, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = client.post("/dang-nhap/", {"username": "a" * 2000})
    assert (answer.status_code, heading(answer)) == (413, ["Tệp hoặc nội dung gửi lên quá lớn"])


def test_too_many_fields(client, db, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 5
    answer = client.post("/dang-nhap/", {f"o{n}": "1" for n in range(10)})
    assert (answer.status_code, heading(answer)) == (413, ["Gửi quá nhiều ô cùng lúc"])


def test_the_address_of_a_deed_opened_as_a_page(client, cast):
    sign_in(client, cast.assignments["helper"])
    answer = client.get("/phan-cong/")
    assert (answer.status_code, answer.headers["Allow"], heading(answer)) == (
        405,
        "POST",
        ["Địa chỉ này không mở được như một trang"],
    )


def test_a_host_that_is_not_ours(client, db):
    answer = client.get("/dang-nhap/", headers={"host": "noi-khac.vn"})
    assert (answer.status_code, heading(answer)) == (400, ["Không đọc được yêu cầu"])


def test_a_broken_upload(client, db):
    answer = client.post("/dang-nhap/", b"khong phai bieu mau", content_type="multipart/form-data; boundary=")
    assert (answer.status_code, heading(answer)) == (400, ["Không đọc được yêu cầu"])


@pytest.fixture
def request_of(cast):
    def make(who, **headers):
        request = RequestFactory().get("/", headers=headers)
        request.user, request.scope = cast.user(who), cast.scope(who)
        request.assignments, request.assignment = [cast.assignments[who]], cast.assignments[who]
        request.htmx, request.resolver_match = bool(headers), None
        return request

    return make


def test_a_refusal_that_no_form_took_back(request_of):
    answer = ScopeMiddleware(lambda request: None).process_exception(
        request_of("helper"), Refused("Chưa đủ tuổi.")
    )
    assert (answer.status_code, heading(answer)) == (422, ["Chưa làm được việc này"])
    assert "Chưa đủ tuổi." in answer.content.decode()


def test_a_swap_gets_the_words_without_the_frame(request_of):
    page = page_of(errors.not_found(request_of("helper", **{"HX-Request": "true"})))
    assert (page.all("html"), page.all("h1"), page.all("div")[0]["role"]) == ([], [], "alert")


def test_other_faults_stay_faults(request_of):
    assert ScopeMiddleware(lambda request: None).process_exception(request_of("helper"), ValueError()) is None


def test_a_fault_of_ours_needs_nothing_to_be_told(rf):
    answer = errors.server_error(rf.get("/"))
    assert (answer.status_code, heading(answer)) == (500, ["Hệ thống gặp lỗi, chưa ghi gì"])
    assert re.findall(r"{[{%]", answer.content.decode()) == []


def test_the_size_of_a_file_is_told_in_megabytes():
    assert errors.too_large(10 * 1024 * 1024) == ("Tệp quá lớn: tối đa 10 MB. Chia nhỏ tệp rồi tải lên lại.")
