"""The lists and the page of one dossier: what they show, to whom, in how many queries."""

from datetime import date

import pytest
from django.urls import reverse

from taonguon.dossier import actions
from taonguon.dossier.actions import Ballot, Returned
from taonguon.web.dossier.urls import urlpatterns
from tests.factories import dossier as make
from tests.factories import people
from tests.web.help import page_of, sign_in

LIST = "/ho-so/"


def text(response):
    return " ".join(" ".join(words for _, words in page_of(response).texts).split())


def names(response):
    return [words for tag, words in page_of(response).texts if tag == "a" and words.startswith("Người")]


@pytest.fixture
def board(client, cast):
    return sign_in(client, cast.assignments["board"])


# --- lists ------------------------------------------------------------------------------------------------


def test_each_list_holds_what_its_count_says(board, cast):
    for step, name in (
        ("s07_application", "Người Giấy Tờ"),
        ("s12_opinions", "Người Chờ Chi Bộ"),
        ("s13_cell_resolution", "Người Chờ Thẩm Định"),
        ("s16_appraisal", "Người Chờ Thường Vụ"),
        ("s17_admission_decision", "Người Chờ Lễ"),
        ("s18_ceremony", "Người Dự Bị"),
    ):
        make.at(cast, step, full_name=name)
    found = {}
    for link in page_of(board.get(LIST)).all("a"):
        if link["href"].startswith("/ho-so/?ds="):
            found[link["href"].removeprefix("/ho-so/?ds=")] = names(board.get(link["href"]))
    assert {key: rows for key, rows in found.items() if key not in {"dang-lam", "qua-han"}} == {
        "giay-to": ["Người Giấy Tờ"],
        "cho-chi-bo": ["Người Chờ Chi Bộ"],
        "cho-tham-dinh": ["Người Chờ Thẩm Định"],
        "cho-ban-thuong-vu": ["Người Chờ Thường Vụ"],
        "cho-le": ["Người Chờ Lễ"],
        "du-bi": ["Người Dự Bị"],
    }
    assert len(found["dang-lam"]) == 6


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_the_same_number_of_queries(board, cast, count, django_assert_num_queries):
    for number in range(count):
        make.opened(cast, full_name=f"Người Mẫu Số {number + 1}")
    with django_assert_num_queries(7):
        response = board.get(LIST)
    assert len(names(response)) == min(count, 25)


def test_a_name_is_found_without_marks_and_a_strange_list_is_not_there(board, cast):
    make.opened(cast, full_name="Người Thí Điểm")
    make.opened(cast, full_name="Người Giả Định")
    assert names(board.get(f"{LIST}?q=thi diem")) == ["Người Thí Điểm"]
    assert "Không có hồ sơ nào khớp." in text(board.get(f"{LIST}?q=khong co ai"))
    assert board.get(f"{LIST}?ds=la").status_code == 404


def test_an_empty_list_says_what_to_do(board, cast):
    assert "Lập hồ sơ khi cấp ủy cho phép làm thủ tục" in text(board.get(LIST))


# --- one dossier --------------------------------------------------------------------------------------------


def url(walk, name="dossier", *more):
    return reverse(f"dossier:{name}", args=[walk.dossier.pk, *more])


@pytest.mark.parametrize("step", ["s07_application", "s18_ceremony"])
def test_the_page_asks_the_same_number_of_queries_however_full(board, cast, step, django_assert_num_queries):
    walk = make.at(cast, step, full_name="Người Thí Điểm")
    board.get(url(walk))  # the committee's law is read once and kept until a deed changes something
    with django_assert_num_queries(19):
        response = board.get(url(walk))
    assert page_of(response).text_of("h1") == ["Hồ sơ kết nạp: Người Thí Điểm"]


def test_the_page_shows_the_vote_in_figures_and_a_sentence(board, cast):
    walk = make.at(cast, "s12_opinions")
    walk.step("s13_cell_resolution", ballot=Ballot(18, 13, 3, 2, "1 sinh hoạt tạm thời, 1 vắng có lý do"))
    said = text(board.get(url(walk)))
    assert "20 thành viên 18 được tính 13 đồng ý 3 không đồng ý 2 không bỏ phiếu" in said
    assert "13 trên 18 = 72,2%, cần ít nhất 12. Vạch đen là mức 12." in said
    assert "Không tính 2 người: 1 sinh hoạt tạm thời, 1 vắng có lý do." in said


def test_the_counting_of_a_deadline_is_told_on_demand(board, cast):
    walk = make.at(cast, "s13_cell_resolution")
    said = text(board.get(url(walk)))
    assert "45 ngày làm việc từ 12/5/2026: 14/7/2026. Nếu được gia hạn thêm 15 ngày làm việc: 04/8/2026." in said


def test_a_paper_given_back_shows_its_reason(board, cast):
    walk = make.at(cast, "s13_cell_resolution")
    actions.return_papers(
        dossier_id=walk.dossier.pk, returned=[Returned("3-KNĐ", "Thiếu chữ ký")], on=date(2026, 5, 20),
        due_on=date(2026, 6, 1), **walk.by("board", date(2026, 5, 20)),
    )  # fmt: skip
    said = text(board.get(url(walk)))
    assert "Trả lại Thiếu chữ ký (nộp lại trước 01/6/2026)" in said
    assert "Có giấy trả lại" in text(board.get(LIST))


def test_nothing_of_a_verification_but_its_outcome_is_shown_or_kept(board, cast):
    walk = make.at(cast, "s08_personal_history")
    by = {"dossier_id": walk.dossier.pk, **walk.by("board", date(2026, 4, 1))}
    request = actions.send_verification(sent_to="Đảng ủy xã Ví Dụ", on=date(2026, 3, 16), number="12-CV/ĐU", **by)
    actions.answer_verification(request_id=request.pk, on=date(2026, 4, 1), outcome="clear", **by)
    said = text(board.get(url(walk)))
    assert "Đảng ủy xã Ví Dụ : gửi 16/3/2026, số 12-CV/ĐU , trả lời 01/4/2026 Đạt" in said
    assert {field.name for field in request._meta.fields} == {
        "id", "created_at", "updated_at", "dossier", "sent_to", "number", "sent_on", "abroad", "received_on",
        "due_on", "replied_on", "outcome", "reminders",
    }  # fmt: skip


# --- who sees what --------------------------------------------------------------------------------------------

EVERY_ADDRESS = (
    ("dossier",), ("sheet",), ("step", "s07_application"), ("note", "dossier_sent_up"), ("paper", "1-KNĐ"),
    ("return",), ("hand_over",), ("verify",), ("describe",), ("introducers",), ("consent", "doc_province_consent"),
    ("move",), ("change_cell",), ("forward",), ("withdraw",), ("reopen",), ("annul", "s17_admission_decision"),
)  # fmt: skip


READ_ONLY = {"dossier", "sheet"}


def answers(client, walk):
    """What every address of a dossier answers to reading and to writing nothing."""
    found = {address[0]: {client.get(url(walk, *address)).status_code} for address in EVERY_ADDRESS}
    for address in EVERY_ADDRESS:
        if address[0] not in READ_ONLY:
            found[address[0]].add(client.post(url(walk, *address), {}).status_code)
    return found


def test_every_address_of_a_dossier_is_walked():
    walked = {address[0] for address in EVERY_ADDRESS}
    others = {
        "list",
        "choose",
        "open",
        "open_recognition",
        "receive",
        "undo",
        "verify_received",
        "verify_reminded",
    }
    assert {pattern.name for pattern in urlpatterns} == walked | others | {"verify_answered"}


def test_a_dossier_of_another_committee_is_not_there(client, cast):
    walk = make.at(cast, "s07_application")
    before = walk.dossier.version
    sign_in(client, cast.assignments["stranger"])
    assert answers(client, walk) == {name: {404} for name, *_ in EVERY_ADDRESS}
    assert names(client.get(LIST)) == []
    assert walk.fresh().version == before


@pytest.mark.parametrize("who", ["secretary_two", "grassroots_secretary"])
def test_a_dossier_of_another_cell_is_not_there(client, cast, who):
    walk = make.at(cast, "s07_application")
    before = walk.dossier.version
    sign_in(client, cast.assignments[who])
    not_theirs = {"return": {403}, "change_cell": {403}, "forward": {403}, "annul": {403}}
    assert answers(client, walk) == {name: not_theirs.get(name, {404}) for name, *_ in EVERY_ADDRESS}
    assert names(client.get(LIST)) == []
    assert walk.fresh().version == before


@pytest.mark.parametrize("who", ["office", "youth_officer", "helper", "province", "admin"])
def test_who_has_no_dossier_opens_none(client, cast, who):
    walk = make.opened(cast)
    sign_in(client, cast.assignments[who])
    assert answers(client, walk) == {name: {403} for name, *_ in EVERY_ADDRESS}
    assert client.get(LIST).status_code == 403


def test_the_cell_sees_its_own_and_records_its_own(client, cast):
    walk = make.at(cast, "s13_cell_resolution", full_name="Người Thí Điểm")
    make.opened(cast, unit=cast.cell_two, full_name="Người Chi Bộ Hai")
    sign_in(client, cast.assignments["secretary_one"])
    assert names(client.get(LIST)) == ["Người Thí Điểm"]
    said = text(client.get(url(walk)))
    assert "Chờ nơi khác ghi: Ban Xây dựng Đảng thẩm định" in said
    assert client.get(url(walk, "step", "s16_appraisal")).status_code == 403
    assert client.get(url(walk, "return")).status_code == 403


# --- deeds through pages ----------------------------------------------------------------------------------------


def step_data(step, version, **facts):
    return {f"{step}-{name}": value for name, value in {"version": version, **facts}.items()}


def test_a_step_is_recorded_and_can_be_taken_back(client, cast):
    walk = make.at(cast, "s12_opinions")
    sign_in(client, cast.assignments["secretary_one"])
    data = step_data(
        "s13_cell_resolution", walk.dossier.version, on="12/5/2026", document_number="14-NQ/CB", eligible="12",
        votes_for="9", votes_against="1",
    )  # fmt: skip
    response = client.post(url(walk, "step", "s13_cell_resolution"), data, follow=True)
    said = text(response)
    assert "Đã ghi “Nghị quyết chi bộ đề nghị kết nạp”." in said
    assert walk.fresh().stage == "awaiting_decision"
    event = walk.dossier.events.get(kind="cell_resolution_admission")
    undo = url(walk, "undo", event.pk)
    assert undo in [form["action"] for form in page_of(response).all("form") if form.get("action")]
    assert "Lý do" in text(client.post(undo, {}))  # the button beside the message asks for the reason first
    response = client.post(undo, {"reason": "Ghi nhầm ngày", "version": walk.dossier.version}, follow=True)
    assert "Đã hoàn tác “Chi bộ họp xét kết nạp”." in text(response)
    assert walk.fresh().candidate.stage == 4


def test_a_refused_step_says_why_and_keeps_what_was_typed(client, cast):
    walk = make.at(cast, "s12_opinions", born_on=date(2008, 5, 13))
    sign_in(client, cast.assignments["secretary_one"])
    data = step_data(
        "s13_cell_resolution", walk.dossier.version, on="12/5/2026", document_number="14-NQ/CB", eligible="12",
        votes_for="9",
    )  # fmt: skip
    response = client.post(url(walk, "step", "s13_cell_resolution"), data)
    assert response.status_code == 422
    assert "17 tuổi 11 tháng vào ngày 12/5/2026" in text(response)
    values = {box["name"]: box.get("value") for box in page_of(response).all("input") if box.get("name")}
    assert values["s13_cell_resolution-document_number"] == "14-NQ/CB"
    assert walk.fresh().stage == "awaiting_cell"


def test_whoever_comes_second_is_told_who_came_first(client, cast):
    walk = make.at(cast, "s12_opinions")
    seen = walk.dossier.version
    walk.step("s13_cell_resolution", who="board")
    sign_in(client, cast.assignments["secretary_one"])
    data = step_data("s13_cell_resolution", seen, on="13/5/2026", eligible="12", votes_for="9")
    response = client.post(url(walk, "step", "s13_cell_resolution"), data)
    assert response.status_code == 422
    assert "Lê Văn Thử Nghiệm board vừa ghi “Ghi bước của hồ sơ” cho hồ sơ này" in text(response)


def test_a_dossier_is_opened_from_the_list_of_those_who_finished_the_class(client, cast):
    row = make.candidate(cast, full_name="Người Thí Điểm")
    sign_in(client, cast.assignments["secretary_one"])
    assert "Người Thí Điểm" in text(client.get("/ho-so/lap/"))
    address = reverse("dossier:open", args=[row.pk])
    response = client.post(address, {"on": "02/3/2026", "document_number": ""})
    assert (response.status_code, "Ghi số văn bản cho phép" in text(response)) == (422, True)
    response = client.post(address, {"on": "02/3/2026", "document_number": "15-KL/ĐU"}, follow=True)
    assert page_of(response).text_of("h1") == ["Hồ sơ kết nạp: Người Thí Điểm"]
    assert "Không có ai chờ lập hồ sơ." in text(client.get("/ho-so/lap/"))
    sign_in(client, cast.assignments["secretary_two"])
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_the_choice_of_people_asks_the_same_number_of_queries(board, cast, count, django_assert_num_queries):
    for number in range(count):
        make.candidate(cast, full_name=f"Người Mẫu Số {number + 1}")
    with django_assert_num_queries(5):
        response = board.get("/ho-so/lap/")
    assert (
        text(response).count("Người Mẫu Số") == min(count, 25) * 3
    )  # the name, and the words behind its two buttons


def test_papers_are_given_back_each_with_its_reason(board, cast):
    walk = make.at(cast, "s13_cell_resolution")
    address = url(walk, "return")
    data = {"on": "20/5/2026", "due_on": "01/6/2026", "back_3-KNĐ": "on", "reason_3-KNĐ": ""}
    assert "Ghi lý do trả lại 3-KNĐ." in text(board.post(address, data))
    data["reason_3-KNĐ"] = "Thiếu chữ ký"
    assert "Đã trả lại; các giấy khác giữ nguyên." in text(board.post(address, data, follow=True))
    states = dict(walk.dossier.papers.filter(form__in=["3-KNĐ", "5-KNĐ"]).values_list("form", "state"))
    assert states == {"3-KNĐ": "returned", "5-KNĐ": "in_hand"}
    data = {"on": "25/5/2026", "number": "", "holder": "Chi bộ thôn 1", "kept_at": ""}
    said = text(board.post(url(walk, "paper", "3-KNĐ"), data, follow=True))
    assert "Đã ghi 3-KNĐ: Giấy giới thiệu người vào Đảng." in said


def test_the_other_deeds_go_through_their_pages(board, cast):
    walk = make.at(cast, "s08_personal_history", full_name="Người Thí Điểm")

    def post(name, *more, **data):
        response = board.post(url(walk, name, *more), data, follow=True)
        assert response.status_code == 200, text(response)
        return text(response)

    assert "Đã ghi đề nghị thẩm tra." in post("verify", sent_to="Đảng ủy xã Ví Dụ", on="16/3/2026")
    request = walk.dossier.verifications.get()
    assert "Đã ghi: thời hạn trả lời bắt đầu." in post("verify_received", request.pk, on="20/3/2026")
    assert "Đã ghi lần nhắc." in post("verify_reminded", request.pk, on="20/4/2026", note="Gọi điện")
    assert "Đã ghi trả lời thẩm tra." in post("verify_answered", request.pk, on="22/4/2026", outcome="clear")
    said = post("describe", route="youth_union", youth_union_present="true", special_cases=["religious_follower"])
    assert "Người theo tôn giáo" in said
    said = post("consent", "doc_province_consent", on="01/6/2026", number="88-CV/TU")
    assert "Đã ghi văn bản đồng ý của Ban Thường vụ Tỉnh ủy." in said
    other = people.member(cast.cell_one, "Phạm Thị Minh Họa", official_on=date(2016, 3, 3))
    said = post("introducers", member_1=other.pk, together_1="01/01/2024")
    assert "Phạm Thị Minh Họa : chính thức từ 03/3/2016, cùng đơn vị từ 01/01/2024" in said
    said = post(
        "hand_over", on="20/5/2026", given_by="Chi bộ thôn 1", received_by="Ban Xây dựng Đảng", place="tủ 2",
        forms_chosen=["1-KNĐ", "2-KNĐ"],
    )  # fmt: skip
    assert "20/5/2026: Chi bộ thôn 1 giao Ban Xây dựng Đảng, 2 giấy, để ở tủ 2" in said
    assert "Đã ghi việc chuyển" in post("move", on="01/6/2026", destination="Chi bộ thôn 2", same_committee="true")
    assert "Đã chuyển hồ sơ sang chi bộ mới." in post("change_cell", on="02/6/2026", unit=cast.cell_two.pk)
    assert "Đã thôi xem xét hồ sơ." in post("withdraw", on="10/6/2026", reason="Người này xin thôi")
    assert "Đã mở lại hồ sơ." in post("reopen", reason="Người này xin xét tiếp")
    said = post("forward", on="20/6/2026", to="Đảng ủy xã Minh Họa", document_number="5-CV/ĐU")
    assert "Đã chuyển nơi khác" in said
    assert "Phiếu giao hồ sơ" in text(board.get(url(walk, "sheet")))


def test_a_decision_is_annulled_and_a_probationer_gets_a_case(client, cast):
    walk = make.at(cast, "s18_ceremony")
    sign_in(client, cast.assignments["standing_committee"])
    data = {"on": "01/9/2026", "reason": "procedure", "document_number": "77-QĐ/ĐU"}
    said = text(client.post(url(walk, "annul", "s17_admission_decision"), data, follow=True))
    assert "Đã ghi hủy quyết định." in said
    member = people.member(cast.cell_one, status=people.Status.PROBATIONARY, joined_on=date(2026, 1, 12))
    sign_in(client, cast.assignments["secretary_one"])
    address = reverse("dossier:open_recognition", args=[member.pk])
    assert client.get(address).status_code == 200
    assert "Đã lập hồ sơ công nhận chính thức." in text(client.post(address, follow=True))
    assert client.post(address).status_code == 422


def test_a_case_from_another_committee_is_received(board, cast):
    row = make.candidate(cast, full_name="Người Thí Điểm")
    address = reverse("dossier:receive", args=[row.pk])
    data = {
        "on": "01/6/2026", "from_place": "Đảng ủy xã Minh Họa", "document_number": "5-CV/ĐU",
        "opened_on": "02/6/2026", "resolved_on": "12/5/2026", "resolution_number": "14-NQ/CB",
    }  # fmt: skip
    refused = board.post(address, data)
    assert (refused.status_code, "Ngày lập hồ sơ phải trước ngày nhận 01/6/2026." in text(refused)) == (422, True)
    said = text(board.post(address, {**data, "opened_on": "02/3/2026"}, follow=True))
    assert "Đã nhận hồ sơ." in said
    assert "Nơi đến quyết định kết nạp" in said


def test_a_step_recorded_elsewhere_is_named(client, cast):
    walk = make.at(cast, "s19_member_file")
    sign_in(client, cast.assignments["secretary_one"])
    said = text(client.get(url(walk)))
    assert "Chờ nơi khác ghi: Học lớp bồi dưỡng đảng viên mới (Trung tâm chính trị xã)." in said
