"""One person's page and its deeds: facts, rules, diary, identity number; refusals come back as 422."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from taonguon.audit.models import AuditEntry
from taonguon.candidate.labels import Stage, Status
from taonguon.candidate.models import Candidate, FollowUp
from taonguon.dossier.models import Dossier
from taonguon.organization.labels import Kind
from taonguon.rules.wording import format_date
from tests.factories import organization as make
from tests.factories import people
from tests.web.help import page_of, sign_in

NUMBER = "038099000001"
TODAY = format_date(localdate())


@pytest.fixture
def row(cast):
    return people.candidate(
        cast.cell_one, "Trần Văn Giả Định", identity_number=NUMBER, education="upper_secondary",
        born_on=date(2000, 3, 14),
    )  # fmt: skip


def text(response):
    return response.content.decode()


def test_the_page_judges_rule_by_rule(client, cast, row):
    row.groups.add(people.group(cast.commune, 4))
    sign_in(client, cast.assignments["secretary_one"])
    response = client.get(f"/nguon/{row.pk}/")
    shown = text(response)
    assert page_of(response).text_of("h1") == ["Trần Văn Giả Định"]
    for words in ("Phân công người giúp đỡ", "Điều kiện kết nạp tại ngày", "trong khoảng đủ 18", "4. Nhóm 4"):
        assert words in shown
    assert (NUMBER in shown, "••••••••0001" in shown) == (False, True)


def test_opening_a_page_leaves_a_trace(client, cast, row):
    sign_in(client, cast.assignments["secretary_one"])
    client.get(f"/nguon/{row.pk}/")
    entry = AuditEntry.objects.order_by("-pk").first()
    assert (entry.verb, entry.target_id, entry.actor) == ("candidate.viewed", row.pk, cast.user("secretary_one"))


def test_a_reader_leaves_one_trace_a_day(client, cast, row):
    for who in ("secretary_one", "board", "secretary_one"):
        sign_in(client, cast.assignments[who])
        client.get(f"/nguon/{row.pk}/")
        client.get(f"/nguon/{row.pk}/")
    readers = AuditEntry.objects.filter(verb="candidate.viewed").order_by("pk").values_list("actor", flat=True)
    assert list(readers) == [cast.user("secretary_one").pk, cast.user("board").pk]


def test_the_page_leads_to_the_dossier(client, cast):
    row = people.candidate(cast.cell_one, "Hoàng Thị Ví Dụ", stage=Stage.TRAINED, entered_on=date(2026, 1, 5))
    people.certificate(row.person, cast.cell_one, issued_on=date(2026, 3, 5))
    sign_in(client, cast.assignments["secretary_one"])
    assert f"/ho-so/lap/{row.pk}/" in text(client.get(f"/nguon/{row.pk}/"))
    case = Dossier(
        candidate=row,
        person=row.person,
        opened_on=date(2026, 4, 1),
        stage_on=date(2026, 4, 1),
        stage="verification",
    )
    case.assign_unit(cast.cell_one)
    case.save()
    shown = text(client.get(f"/nguon/{row.pk}/"))
    assert (f"/ho-so/{case.pk}/" in shown, f"/ho-so/lap/{row.pk}/" in shown) == (True, False)


PAGES = ["", "sua/", "so-dinh-danh/", "viec/cam-tinh/", "viec/giup-do/"]
WRITES = ["sua/", "nhat-ky/", "so-dinh-danh/", "viec/cam-tinh/", "viec/giup-do/", "viec/thoi-theo-doi/"]


OUTSIDE = (
    "secretary_two", "grassroots_secretary", "stranger", "helper", "youth_officer", "office", "province", "admin",
)  # fmt: skip


@pytest.mark.parametrize("who", OUTSIDE)
def test_outside_the_scope_a_person_does_not_exist(client, cast, row, who):
    Candidate.objects.filter(pk=row.pk).update(introduced_by=cast.youth_union)
    sign_in(client, cast.assignments[who])
    before = AuditEntry.objects.count()
    got = {client.get(f"/nguon/{row.pk}/{page}").status_code for page in PAGES}
    sent = {client.post(f"/nguon/{row.pk}/{page}", {"reason": "xem thử"}).status_code for page in WRITES}
    assert got | sent <= {403, 404}
    assert AuditEntry.objects.count() == before


def test_a_helper_reads_and_writes_the_diary_of_the_own_people(client, cast, row):
    Candidate.objects.filter(pk=row.pk).update(helper=people.member(cast.cell_one, user=cast.user("helper")))
    sign_in(client, cast.assignments["helper"])
    response = client.get(f"/nguon/{row.pk}/")
    links = [link["href"] for link in page_of(response).all("a")]
    assert [link for link in links if link.startswith(f"/nguon/{row.pk}/")] == []  # neither edit, deeds nor reveal
    done = client.post(f"/nguon/{row.pk}/nhat-ky/", {"on": TODAY, "kind": "meeting", "text": "Đã gặp"})
    assert (done.status_code, FollowUp.objects.get().author) == (302, cast.user("helper"))
    assert client.get(f"/nguon/{row.pk}/so-dinh-danh/").status_code == 403


def test_a_refused_line_of_the_diary_comes_back_with_what_was_typed(client, cast, row):
    sign_in(client, cast.assignments["secretary_one"])
    values = {"on": TODAY, "kind": "meeting", "text": f"Số {NUMBER}"}
    response = client.post(f"/nguon/{row.pk}/nhat-ky/", values)
    assert response.status_code == 422
    assert "Không ghi số định danh vào nhật ký" in text(response)
    assert f"Số {NUMBER}" in text(response)
    late = client.post(f"/nguon/{row.pk}/nhat-ky/", {**values, "on": "01/01/2199"})
    assert (late.status_code, "Ngày không được sau" in text(late)) == (422, True)


# --- identity number ----------------------------------------------------------------------------------


def test_the_identity_number_is_shown_once_for_a_reason(client, cast, row):
    sign_in(client, cast.assignments["secretary_one"])
    assert NUMBER not in text(client.get(f"/nguon/{row.pk}/so-dinh-danh/"))
    refused = client.post(f"/nguon/{row.pk}/so-dinh-danh/", {"reason": "x"})
    assert (refused.status_code, NUMBER in text(refused)) == (422, False)
    shown = client.post(f"/nguon/{row.pk}/so-dinh-danh/", {"reason": "đối chiếu đơn xin vào Đảng"})
    assert (shown.status_code, NUMBER in text(shown)) == (200, True)
    assert "no-store" in shown.headers["Cache-Control"]
    entry = AuditEntry.objects.order_by("-pk").first()
    assert (entry.verb, entry.detail) == ("person.identity_revealed", {"reason": "đối chiếu đơn xin vào Đảng"})


# --- adding, correcting -------------------------------------------------------------------------------


def facts(cast, **values):
    return {
        "full_name": "Lê Văn Thí Điểm", "born_on": "05/9/2002", "unit": cast.cell_one.pk, "entered_on": TODAY,
        "legal_basis": "party_regulation", **values,
    }  # fmt: skip


def test_a_person_is_added(client, cast):
    sign_in(client, cast.assignments["secretary_one"])
    group = people.group(cast.commune, 4)
    assert client.get("/nguon/them/").status_code == 200
    response = client.post(
        "/nguon/them/", facts(cast, youth_union_member="co", present="khong", groups=[group.pk])
    )
    row = Candidate.objects.get()
    assert (response.status_code, response.url) == (302, f"/nguon/{row.pk}/")
    assert (row.person.youth_union_member, row.person.trade_union_member, row.present) == (True, None, False)
    assert list(row.groups.all()) == [group]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"full_name": ""}, "Ghi họ và tên"),
        ({"full_name": "Điểm"}, "Ghi đủ họ và tên"),
        ({"born_on": "31/02/2002"}, "Tháng 2 không có ngày 31"),
        ({"identity_number": "12"}, "12 chữ số"),
        ({"unit": ""}, "Chọn chi bộ theo dõi"),
        ({"entered_on": "01/01/2199"}, "Ngày không được sau"),
    ],
)
def test_a_refused_person_comes_back_with_the_reason(client, cast, values, message):
    sign_in(client, cast.assignments["secretary_one"])
    response = client.post("/nguon/them/", facts(cast, **values))
    assert (response.status_code, message in text(response)) == (422, True)
    assert Candidate.objects.count() == 0


def test_only_own_cells_are_offered(client, cast):
    sign_in(client, cast.assignments["secretary_one"])
    assert client.post("/nguon/them/", facts(cast, unit=cast.cell_two.pk)).status_code == 422


def test_a_namesake_is_asked_about_and_then_let_in(client, cast):
    people.candidate(cast.cell_one, "Lê Văn Thí Điểm", born_on=date(2002, 9, 5))
    sign_in(client, cast.assignments["secretary_one"])
    asked = client.post("/nguon/them/", facts(cast))
    assert (asked.status_code, "Là người khác" in text(asked)) == (422, True)
    assert client.post("/nguon/them/", facts(cast, namesake="on")).status_code == 302


def test_facts_are_corrected(client, cast, row):
    sign_in(client, cast.assignments["secretary_one"])
    form = client.get(f"/nguon/{row.pk}/sua/")
    assert NUMBER not in text(form)
    values = facts(cast, full_name="Trần Văn Giả Định", born_on="14/3/2000", education="university", present="co")
    assert client.post(f"/nguon/{row.pk}/sua/", values).url == f"/nguon/{row.pk}/"
    row.refresh_from_db()
    assert (row.person.education, row.present, row.person.identity_masked[-4:]) == ("university", True, "0001")
    refused = client.post(f"/nguon/{row.pk}/sua/", {**values, "full_name": "Định"})
    assert (refused.status_code, "Ghi đủ họ và tên" in text(refused)) == (422, True)


# --- introductions ------------------------------------------------------------------------------------


def test_a_mass_organisation_introduces(client, cast):
    sign_in(client, cast.assignments["youth_officer"])
    page = text(client.get("/nguon/gioi-thieu/"))
    assert ("Chi bộ thôn 2" in page, "Chi bộ thôn Lạ" in page) == (True, False)
    values = {
        "full_name": "Phạm Thị Minh Họa",
        "born_on": "09/8/2004",
        "unit": cast.cell_two.pk,
        "note": "Nòng cốt",
    }
    done = client.post("/nguon/gioi-thieu/", values, follow=True)
    assert "Đã giới thiệu Phạm Thị Minh Họa với Chi bộ thôn 2." in text(done)
    assert Candidate.objects.get().introduced_by == cast.youth_union
    again = client.post("/nguon/gioi-thieu/", values)
    assert (again.status_code, "không giới thiệu lại" in text(again)) == (422, True)
    assert client.post("/nguon/gioi-thieu/", {**values, "unit": cast.stranger_cell.pk}).status_code == 422


def test_a_cell_has_no_page_of_introductions(client, cast):
    sign_in(client, cast.assignments["secretary_one"])
    assert client.get("/nguon/gioi-thieu/").status_code == 403


# --- deeds --------------------------------------------------------------------------------------------


def deed(client, row, name, **values):
    return client.post(f"/nguon/{row.pk}/viec/{name}/", values)


def test_every_deed_opens_and_refuses_an_empty_form(client, cast, row):
    sign_in(client, cast.assignments["board"])
    make.unit("Chi đoàn thôn 1", Kind.MASS_BRANCH, cast.youth_union)
    names = [link["href"].split("/")[-2] for link in page_of(client.get(f"/nguon/{row.pk}/")).all("a")
             if f"/nguon/{row.pk}/viec/" in link["href"]]  # fmt: skip
    assert sorted(set(names)) == [
        "cam-tinh", "chuyen-don-vi", "giay-chung-nhan", "giup-do", "thoi-theo-doi", "to-chuc-gioi-thieu",
    ]  # fmt: skip
    for name in set(names):
        assert client.get(f"/nguon/{row.pk}/viec/{name}/").status_code == 200
        assert deed(client, row, name).status_code == 422


def test_deeds_move_a_person_along(client, cast, row):
    helper = people.member(cast.cell_one)
    sign_in(client, cast.assignments["board"])
    row.refresh_from_db()
    steps = [
        ("cam-tinh", {"on": "12/3/2026", "resolution_number": "03-NQ/CB"}),
        ("giup-do", {"member_id": helper.pk, "valid_from": "12/3/2026"}),
        ("giay-chung-nhan", {"number": "27/2026", "issued_on": "30/6/2026"}),
        ("to-chuc-gioi-thieu", {"organization": cast.youth_union.pk, "on": "20/02/2026", "note": "Tình nguyện"}),
        ("chuyen-don-vi", {"unit": cast.cell_two.pk, "on": "01/10/2026", "reason": "chuyển nơi ở"}),
        ("thoi-giup-do", {"on": "01/10/2026", "reason": "khác chi bộ"}),
        ("hoan-tac-buoc", {"reason": "ghi nhầm giấy"}),
        ("thoi-theo-doi", {"status": "moved", "on": "02/10/2026", "reason": "đi làm xa"}),
        ("theo-doi-lai", {"reason": "đã trở về"}),
    ]
    for name, values in steps:
        response = deed(client, row, name, **values)
        assert (name, response.status_code) == (name, 302)
    row.refresh_from_db()
    assert (row.stage, row.unit, row.helper, row.status) == (Stage.SYMPATHIZER, cast.cell_two, None, Status.OPEN)
    assert row.introduced_by == cast.youth_union


def test_a_deed_the_law_refuses_says_why(client, cast, row):
    probationer = people.member(cast.cell_one, official_on=None)
    sign_in(client, cast.assignments["secretary_one"])
    wrong = deed(client, row, "giup-do", member_id=probationer.pk, valid_from="01/01/2026")
    assert (wrong.status_code, "vào nguồn ngày 05/01/2026" in text(wrong)) == (422, True)


def test_a_deed_that_does_not_fit_is_no_page(client, cast, row):
    sign_in(client, cast.assignments["secretary_one"])
    for name in ("theo-doi-lai", "hoan-tac-buoc", "thoi-giup-do", "khong-co"):
        assert client.get(f"/nguon/{row.pk}/viec/{name}/").status_code == 404


def test_a_closed_person_is_shown_as_such(client, cast, row):
    Candidate.objects.filter(pk=row.pk).update(status="moved", closed_on=date(2026, 10, 2), close_reason="đi xa")
    sign_in(client, cast.assignments["board"])
    shown = text(client.get(f"/nguon/{row.pk}/"))
    assert ("Đã chuyển nơi khác" in shown, "đi xa" in shown, "Lịch ngược" in shown) == (True, True, False)


# --- backward schedule --------------------------------------------------------------------------------


def test_a_wanted_day_gives_a_schedule(client, cast, row):
    sign_in(client, cast.assignments["secretary_one"])
    for wanted in ("25/02/2199", "2199-02-25"):
        shown = text(client.get(f"/nguon/{row.pk}/?muon={wanted}"))
        assert ("25/02/2199" in shown, "Kịp" in shown) == (True, True)
    assert "Không kịp" in text(client.get(f"/nguon/{row.pk}/?muon={TODAY}"))
    wrong = text(client.get(f"/nguon/{row.pk}/?muon=31/02/2199"))
    assert "không có ngày 31" in wrong


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_costs_the_same_queries(client, cast, row, count, django_assert_num_queries):
    author = cast.user("board")
    for _ in range(count):
        FollowUp.objects.create(candidate=row, on=date(2026, 8, 1), kind="remark", text="Nhận xét", author=author)
        people.certificate(row.person, cast.cell_one)
    sign_in(client, cast.assignments["board"])
    client.get(f"/nguon/{row.pk}/")
    with django_assert_num_queries(18):
        client.get(f"/nguon/{row.pk}/")
