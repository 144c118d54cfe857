"""Pages of the roll: who may open what, the identity, deeds and corrections, the register as a file."""

import io
from datetime import date

import openpyxl
import pytest

from taonguon.audit.models import AuditEntry
from taonguon.common.clock import today
from taonguon.member import actions, queries
from taonguon.member.labels import MovementKind, Status
from taonguon.member.models import Member, Movement
from taonguon.rules.wording import format_rate
from tests.factories import dossier as dossiers
from tests.factories import people
from tests.web.help import page_of, sign_in

K = MovementKind


@pytest.fixture
def board(client, cast):
    return sign_in(client, cast.assignments["board"])


@pytest.fixture
def by(cast):
    return {"actor": cast.user("board"), "scope": cast.scope("board")}


@pytest.fixture
def member(cast):
    return people.member(cast.cell_one, "Lê Thị Ví Dụ", identity_number="038090000001")


DEEDS = ("chuyen-chi-bo", "chuyen-di", "tam-di", "mien-sinh-hoat", "tu-tran", "ra-khoi-dang")


@pytest.mark.parametrize(
    ("who", "reading", "writing", "reveal"),
    [
        ("board", 200, 200, 200),
        ("standing_committee", 200, 403, 200),
        ("secretary_one", 200, 403, 200),
        ("secretary_two", 404, 403, 404),
        ("office", 403, 403, 403),
        ("youth_officer", 403, 403, 403),
        ("helper", 403, 403, 403),
        ("province", 403, 403, 403),
        ("admin", 403, 403, 403),
        ("stranger", 404, 404, 404),
    ],
)
def test_each_role_on_each_page(client, cast, member, who, reading, writing, reveal):
    sign_in(client, cast.assignments[who])
    movement = member.movements.get()
    assert client.get(f"/dang-vien/{member.pk}/").status_code == reading
    assert client.get(f"/dang-vien/{member.pk}/so-dinh-danh/").status_code == reveal
    pages = [f"{member.pk}/{name}/" for name in ("sua", *DEEDS)] + [f"bien-dong/{movement.pk}/sua/"]
    for address in pages:
        assert client.get(f"/dang-vien/{address}").status_code == writing
        if writing != 200:
            assert client.post(f"/dang-vien/{address}", {"on": "01/10/2026"}).status_code == writing
    assert Movement.objects.count() == 1


@pytest.mark.parametrize("who", ["secretary_two", "stranger"])
def test_lists_show_nobody_of_another_branch(client, cast, member, who):
    sign_in(client, cast.assignments[who])
    addresses = (
        "",
        "?ngay=01/10/2026",
        "?q=vi du",
        "bien-dong/?nam=2025",
        "du-bi/",
        f"?don_vi={cast.cell_one.pk}",
    )
    for address in addresses:
        assert "Lê Thị Ví Dụ" not in client.get(f"/dang-vien/{address}").content.decode()


def test_the_roll_shows_the_identity_of_the_period(board, cast, by):
    one, two = people.member(cast.cell_one), people.member(cast.cell_one)
    actions.record_death(member_id=one.pk, on=date(2026, 2, 1), **by)
    actions.transfer_in(
        person=people.person(), unit_id=cast.cell_two.pk, on=date(2026, 2, 4), status=Status.OFFICIAL, **by
    )
    actions.admit(
        person=people.person(), unit_id=cast.cell_one.pk, ceremony_on=date(2026, 5, 19),
        decision_on=date(2026, 5, 4), **by,
    )  # fmt: skip
    page = board.get("/dang-vien/?nam=2026&ky=nam")
    panel = page.context["panel"]
    assert panel.equation == "2 + 1 + 1 − 0 − 1 − 0 = 3"
    assert (panel.holds, panel.roll_now) == (True, 3)
    assert "Khớp" in page.content.decode()
    quarter = board.get("/dang-vien/?nam=2026&ky=q2").context["panel"]
    assert (quarter.equation, quarter.roll_now) == ("2 + 1 + 0 − 0 − 0 − 0 = 3", None)
    rates = page.context["rates"]
    assert (rates.admitted, [rate.denominator for rate in rates.rates]) == (1, [2, 2, 3])
    assert [rate.chosen for rate in rates.rates] == [True, False, False]
    actions.exempt(member_id=two.pk, on=date(2026, 6, 1), **by)
    rates = board.get("/dang-vien/?nam=2026").context["rates"]
    assert [(rate.denominator, format_rate(rate.percent, places=2)) for rate in rates.rates] == [
        (2, "50%"), (1, "100%"), (3, "33,33%"),
    ]  # fmt: skip


def test_every_figure_opens_the_list_it_counts(board, cast, by):
    rows = [people.member(cast.cell_one) for _ in range(3)]
    actions.record_death(member_id=rows[0].pk, on=date(2026, 2, 1), **by)
    actions.move_within(member_id=rows[1].pk, to_unit_id=cast.cell_two.pk, on=date(2026, 2, 2), **by)
    for unit in ("", f"&don_vi={cast.cell_one.pk}", f"&don_vi={cast.cell_two.pk}"):
        panel = board.get(f"/dang-vien/?nam=2026{unit}").context["panel"]
        for line in panel.lines:
            assert board.get(line.url).context["page"].paginator.count == line.number
        assert board.get(panel.start_url).context["page"].paginator.count == panel.flows.at_start
        assert board.get(panel.end_url).context["page"].paginator.count == panel.flows.at_end
        assert panel.holds


def test_a_movement_without_its_member_is_seen(board, cast):
    row = people.member(cast.cell_one)
    Member.objects.filter(pk=row.pk).update(status=Status.LEFT.value)
    page = board.get("/dang-vien/")
    assert page.context["panel"].holds is False
    assert "Không khớp" in page.content.decode()


def test_filters_that_cannot_be_read_are_left_out(board, member):
    page = board.get("/dang-vien/?don_vi=x&tu_cach=x&ds=x&sap=x&ngay=x&nam=x&ky=x&trang=x")
    assert (page.status_code, len(page.context["lines"])) == (200, 1)
    assert board.get("/dang-vien/bien-dong/?viec=x&nam=3000").status_code == 200


POSTS = {
    "chuyen-di": ({"place": "Đảng bộ xã Khác"}, "transfer_out", "left"),
    "tam-di": ({"place": "Đảng bộ Trường Giả Định"}, "temporary_out", "official"),
    "mien-sinh-hoat": ({"document_number": "3-NQ/CB"}, "activity_exemption", "official"),
    "tu-tran": ({}, "death", "left"),
    "ra-khoi-dang": ({"kind": "voluntary_exit", "document_number": "3-QĐ/ĐU"}, "voluntary_exit", "left"),
}


@pytest.mark.parametrize("name", POSTS)
def test_a_deed_writes_its_movement(board, member, name):
    told, kind, status = POSTS[name]
    response = board.post(f"/dang-vien/{member.pk}/{name}/", {"on": "01/10/2026", **told})
    assert (response.status_code, response.url) == (302, f"/dang-vien/{member.pk}/")
    last = Movement.objects.order_by("-pk").first()
    assert (last.kind, last.effective_on) == (kind, date(2026, 10, 1))
    member.refresh_from_db()
    assert member.status == status
    again = board.get(f"/dang-vien/{member.pk}/{name}/")
    assert again.status_code == 404


def test_moving_between_cells_and_standing_that_ends(board, cast, member):
    board.post(f"/dang-vien/{member.pk}/chuyen-chi-bo/", {"on": "01/10/2026", "unit": cast.cell_two.pk})
    member.refresh_from_db()
    assert member.unit_id == cast.cell_two.pk
    for start, end in (("mien-sinh-hoat", "thoi-mien"), ("tam-di", "het-tam-di")):
        board.post(f"/dang-vien/{member.pk}/{start}/", {"on": "02/10/2026", "place": "Đảng bộ khác"})
        assert board.post(f"/dang-vien/{member.pk}/{end}/", {"on": "03/10/2026"}).status_code == 302
    member.refresh_from_db()
    assert (member.activity_exempt, member.temporary_elsewhere) == (False, False)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("chuyen-di", {"on": "01/10/2026", "place": ""}, "Ghi nơi chuyển đến"),
        ("tu-tran", {"on": "30/6/2025"}, "trước biến động gần nhất"),
        ("tu-tran", {"on": "31/12/2199"}, "Ngày không được sau"),
        ("ra-khoi-dang", {"on": "01/10/2026", "kind": "name_removal_probationary", "document_number": "1"},
         "chọn xóa tên hoặc khai trừ đảng viên chính thức"),
        ("chuyen-chi-bo", {"on": "01/10/2026", "unit": ""}, "Chọn chi bộ mới"),
    ],
)  # fmt: skip
def test_a_deed_is_refused_politely(board, member, name, data, message):
    response = board.post(f"/dang-vien/{member.pk}/{name}/", data)
    assert response.status_code == 422
    assert any(message in text for text in page_of(response).text_of("a"))
    assert Movement.objects.count() == 1


def test_a_correction_is_a_counter_entry_and_both_are_told(board, member):
    board.post(f"/dang-vien/{member.pk}/tu-tran/", {"on": "01/10/2026"})
    wrong = member.movements.get(kind="death")
    address = f"/dang-vien/bien-dong/{wrong.pk}/sua/"
    assert board.post(address, {"reason": "nhầm"}).status_code == 422
    assert board.post(address, {"reason": "Nhầm người cùng tên"}).url == f"/dang-vien/{member.pk}/"
    assert sorted(member.movements.values_list("kind", "sign")) == [("death", -1), ("death", 1), ("opening", 1)]
    happenings = board.get(f"/dang-vien/{member.pk}/").context["happenings"]
    assert [(one.title, one.correctable) for one in happenings] == [
        ("Sửa: bỏ “từ trần”", False), ("Từ trần (ghi nhầm, đã sửa)", False),
        ("Có trong danh sách đầu kỳ", True),
    ]  # fmt: skip
    assert board.get("/dang-vien/").context["panel"].holds


RECEIVED = {
    "on": "01/10/2026", "status": "official", "place": "Đảng bộ xã Khác", "document_number": "12-GT",
    "full_name": "Lê Văn Mẫu Mới", "gender": "male", "party_join_on": "03/02/2010",
}  # fmt: skip


def test_receiving_somebody_new(board, cast):
    response = board.post("/dang-vien/chuyen-den/", RECEIVED | {"unit": cast.cell_one.pk})
    row = Member.objects.get()
    assert response.url == f"/dang-vien/{row.pk}/"
    assert (row.person.full_name, row.person.gender, row.party_join_on) == (
        "Lê Văn Mẫu Mới", "male", date(2010, 2, 3),
    )  # fmt: skip
    assert Movement.objects.get().kind == "transfer_in"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"full_name": "Mẫu"}, "full_name"), ({"identity_number": "12"}, "identity_number"), ({"on": ""}, "on")],
)
def test_a_letter_that_cannot_be_is_refused(board, cast, wrong, field):
    response = board.post("/dang-vien/chuyen-den/", RECEIVED | {"unit": cast.cell_one.pk} | wrong)
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert Member.objects.count() == 0


def test_correcting_facts(board, member):
    form = {"full_name": "Lê Thị Ví Dụ", "admission_decision_on": "20/02/2015", "party_join_on": "03/3/2015"}
    assert board.post(f"/dang-vien/{member.pk}/sua/", form | {"phone": "0000 000 001"}).status_code == 302
    member.refresh_from_db()
    assert (member.admission_decision_on, member.person.phone) == (date(2015, 2, 20), "0000 000 001")
    assert member.person.identity_digest
    refused = board.post(f"/dang-vien/{member.pk}/sua/", form | {"official_on": "01/01/2014"})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["official_on"])


def test_the_identity_number_is_masked_until_a_reason_is_given(board, member):
    page = board.get(f"/dang-vien/{member.pk}/").content.decode()
    assert "038090000001" not in page
    assert "••••••••0001" in page
    address = f"/dang-vien/{member.pk}/so-dinh-danh/"
    assert board.post(address, {"reason": "xem"}).status_code == 422
    assert "038090000001" in board.post(address, {"reason": "Đối chiếu thẻ"}).content.decode()
    assert AuditEntry.objects.filter(verb="member.viewed").count() == 1


def test_the_page_of_a_member_opens_the_dossier(board, cast):
    walk = dossiers.at(cast, "s18_ceremony")
    row = Member.objects.get(person=walk.dossier.person)
    links = [link.get("href") for link in page_of(board.get(f"/dang-vien/{row.pk}/")).all("a")]
    assert f"/ho-so/{walk.dossier.pk}/" in links
    listed = board.get("/dang-vien/du-bi/").context["lines"]
    assert [(line.row.member.pk, line.dossier) for line in listed] == [(row.pk, walk.dossier.pk)]


def test_probation_by_what_is_left(board, cast):
    now = today()

    def ends_in(days):
        end = date.fromordinal(now.toordinal() + days)
        return end.replace(year=end.year - 1)

    for days in (-90, -10, 20, 50, 200):
        people.member(cast.cell_one, status=Status.PROBATIONARY, joined_on=ends_in(days))
    people.member(cast.cell_one, status=Status.PROBATIONARY, joined_on=None)
    lists = board.get("/dang-vien/du-bi/").context["lists"]
    assert [one["count"] for one in lists] == [6, 1, 1, 1, 1, 1, 1]
    for one in lists:
        assert board.get(one["url"]).context["page"].paginator.count == one["count"]


def test_the_register_as_a_file(board, cast, member):
    people.member(cast.cell_two, "Lê Văn Mẫu", status=Status.PROBATIONARY, joined_on=date(2026, 3, 15))
    people.member(cast.stranger_cell)
    response = board.post("/dang-vien/xuat/?tu_cach=probationary")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response.streaming_content))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[5][:9] == [
        "STT", "Họ và tên", "Giới", "Ngày sinh", "Chi bộ", "Tư cách", "Ngày quyết định kết nạp", "Ngày vào Đảng",
        "Ngày chính thức",
    ]  # fmt: skip
    assert [row[1] for row in rows[7:]] == ["Lê Văn Mẫu"]
    assert (rows[7][4:6], rows[7][7].date()) == (["Chi bộ thôn 2", "Đảng viên dự bị"], date(2026, 3, 15))
    entry = AuditEntry.objects.get(verb="member.exported")
    assert entry.detail == {"count": 1, "filters": {"tu_cach": "probationary"}}


def test_the_search_finds_members(client, cast, member):
    def found(who):
        sign_in(client, cast.assignments[who])
        context = client.get("/tim/", {"q": "vi du"}).context
        return [(hit.title, hit.url) for label, hits in context["found"] if label == "Đảng viên" for hit in hits]

    assert found("board") == [("Lê Thị Ví Dụ", f"/dang-vien/{member.pk}/")]
    assert found("secretary_two") == []
    assert found("helper") == []


@pytest.mark.parametrize("count", [1, 30])
def test_query_counts(board, cast, by, count, django_assert_num_queries):
    for _ in range(count):
        row = people.member(cast.cell_one)
        probationer = people.member(cast.cell_one, status=Status.PROBATIONARY, joined_on=date(2026, 3, 15))
        actions.record_death(member_id=row.pk, on=date(2026, 10, 1), **by)
    with django_assert_num_queries(18):
        board.get("/dang-vien/?nam=2026")
    with django_assert_num_queries(6):  # frame 3, units, count, movements
        board.get("/dang-vien/bien-dong/?nam=2026&viec=tu-tran")
    with django_assert_num_queries(5):  # frame 3, members, dossiers
        board.get("/dang-vien/du-bi/")
    assert queries.history(probationer).count() == 1
