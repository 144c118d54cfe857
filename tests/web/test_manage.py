"""The administrator: accounts of the branch, assignments, the access log."""

import pytest
from django.db import connection

from taonguon.account.actions import set_second_factor
from taonguon.account.models import SecondFactor, User
from taonguon.audit import triggers
from taonguon.audit.models import AuditEntry
from taonguon.organization.models import Assignment
from taonguon.rules.access import Role
from tests.factories import organization as make
from tests.factories.organization import PASSWORD
from tests.web.help import page_of, sign_in

ROLE_OF_NEW = Role.UNIT_SECRETARY


@pytest.fixture
def admin(client, cast):
    return sign_in(client, cast.assignments["admin"])


def names(response):
    return page_of(response).text_of("a")


def new_account(cast, **changes):
    return {
        "full_name": "Trần Thị Ví Dụ", "username": "vi-du", "phone": "", "role": ROLE_OF_NEW.value,
        "unit": cast.cell_one.pk, "valid_from": "01/10/2026", "valid_to": "", **changes,
    }  # fmt: skip


# ---------- the list ----------


def accounts_listed(response):
    return [user.username for user, _ in response.context["rows"]]


def test_the_list_holds_the_branch_and_no_stranger(admin, cast):
    mine = sorted(
        assignment.user.username
        for who, assignment in cast.assignments.items()
        if who not in {"province", "stranger"}
    )
    assert sorted(accounts_listed(admin.get("/quan-tri/tai-khoan/"))) == mine


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=thu nghiem helper", ["helper-thu"]),
        ("q=HELPER-THU", ["helper-thu"]),
        ("role=helper", ["helper-thu"]),
        ("q=khong co ai", []),
    ],
)
def test_the_list_is_filtered_without_marks(admin, query, found):
    assert accounts_listed(admin.get(f"/quan-tri/tai-khoan/?{query}")) == found


def test_people_stand_in_the_order_of_given_names(admin, cast):
    for name in ("Nguyễn Văn Đạt Mẫu Ý", "Lê Thị Mẫu Ấm", "Trần Văn Mẫu An", "Đỗ Văn Mẫu An"):
        make.assignment(Role.HELPER, cast.cell_one, make.user(full_name=name))
    shown = [user.full_name for user, _ in admin.get("/quan-tri/tai-khoan/?q=mau").context["rows"]]
    assert shown == ["Đỗ Văn Mẫu An", "Trần Văn Mẫu An", "Lê Thị Mẫu Ấm", "Nguyễn Văn Đạt Mẫu Ý"]


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_the_same_of_the_database_however_long(admin, cast, count, django_assert_num_queries):
    for _ in range(count):
        make.assignment(Role.HELPER, cast.cell_one)
    with django_assert_num_queries(6):
        assert admin.get("/quan-tri/tai-khoan/").status_code == 200


# ---------- a new account ----------


def test_a_new_account_has_an_assignment_and_a_password_shown_once(admin, cast):
    answer = admin.post("/quan-tri/tai-khoan/moi/", new_account(cast))
    user = User.objects.get(username="vi-du")
    password = answer.context["password"]
    assert (user.check_password(password), user.must_change_password) == (True, True)
    given = Assignment.objects.get(user=user)
    assert (given.role, given.unit, str(given.valid_from)) == (ROLE_OF_NEW, cast.cell_one, "2026-10-01")
    assert password not in str(list(AuditEntry.objects.values_list("detail", flat=True)))


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"full_name": ""}, {"full_name": ["Ghi họ và tên"]}),
        ({"username": "đỗ văn"}, {"username": ["Tên đăng nhập chỉ gồm chữ không dấu, số, dấu chấm, gạch"]}),
        ({"username": "helper-thu"}, {"username": ["Tên đăng nhập helper-thu đã có người dùng: chọn tên khác."]}),
        ({"valid_from": "31/2/2026"}, {"valid_from": ["Tháng 2 không có ngày 31"]}),
        ({"valid_to": "01/9/2026"}, {"valid_to": ["Ngày kết thúc phải sau ngày bắt đầu."]}),
        ({"role": "king"}, {"role": ["Chọn vai trò trong danh sách"]}),
    ],
)  # fmt: skip
def test_a_new_account_is_checked(admin, cast, changes, errors):
    answer = admin.post("/quan-tri/tai-khoan/moi/", new_account(cast, **changes))
    assert (answer.status_code, answer.context["form"].errors) == (422, errors)
    assert not User.objects.filter(username="vi-du").exists()


def test_a_unit_of_another_commune_is_no_choice(admin, cast):
    answer = admin.post("/quan-tri/tai-khoan/moi/", new_account(cast, unit=cast.stranger_cell.pk))
    assert answer.context["form"].errors == {"unit": ["Chọn đơn vị trong danh sách"]}


# ---------- one account ----------


DEEDS = ["mat-khau/", "khoa/", "go-ma/", "phan-cong/"]


@pytest.mark.parametrize("deed", ["", *DEEDS])
def test_an_account_outside_the_branch_does_not_exist(admin, cast, deed):
    address = f"/quan-tri/tai-khoan/{cast.user('stranger').pk}/{deed}"
    answer = admin.post(address) if deed else admin.get(address)
    assert answer.status_code == 404


def test_a_reset_password_works_once_and_ends_the_old_one(admin, cast):
    user = cast.user("helper")
    password = admin.post(f"/quan-tri/tai-khoan/{user.pk}/mat-khau/").context["password"]
    user.refresh_from_db()
    assert (user.check_password(PASSWORD), user.check_password(password)) == (False, True)
    assert user.must_change_password


def test_closing_signs_the_person_out_and_can_be_taken_back(admin, cast, client):
    user = cast.user("helper")
    there = sign_in(type(client)(), cast.assignments["helper"])
    admin.post(f"/quan-tri/tai-khoan/{user.pk}/khoa/", {"active": "0"})
    assert there.get("/tim/").status_code == 302
    admin.post(f"/quan-tri/tai-khoan/{user.pk}/khoa/", {"active": "1"})
    user.refresh_from_db()
    assert user.is_active
    told = AuditEntry.objects.filter(target_id=user.pk, verb__in=["account.closed", "account.reopened"])
    assert list(told.order_by("pk").values_list("verb", flat=True)) == ["account.closed", "account.reopened"]


def test_nobody_closes_the_own_account(admin, cast):
    answer = admin.post(f"/quan-tri/tai-khoan/{cast.user('admin').pk}/khoa/", {"active": "0"})
    assert answer.status_code == 422
    assert User.objects.get(pk=cast.user("admin").pk).is_active


def test_a_lost_phone_is_forgotten(admin, cast):
    user = cast.user("board")
    set_second_factor(user=user, secret="GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    admin.post(f"/quan-tri/tai-khoan/{user.pk}/go-ma/")
    assert not SecondFactor.objects.filter(user=user).exists()


@pytest.mark.parametrize("deed", ["mat-khau/", "khoa/", "go-ma/"])
def test_rights_outside_the_branch_cannot_be_taken_over(admin, cast, deed):
    """A province viewer who also works in a cell: the commune's administrator must not get at the account."""
    user = cast.user("province")
    make.assignment(Role.HELPER, cast.cell_one, user)
    answer = admin.post(f"/quan-tri/tai-khoan/{user.pk}/{deed}", {"active": "0"})
    user.refresh_from_db()
    assert (answer.status_code, user.check_password(PASSWORD), user.is_active) == (422, True, True)


# ---------- assignments ----------


def give(admin, user, unit, role=Role.PARTY_BUILDING_BOARD, valid_from="01/10/2026"):
    data = {"role": role.value, "unit": unit.pk, "valid_from": valid_from, "valid_to": ""}
    return admin.post(f"/quan-tri/tai-khoan/{user.pk}/phan-cong/", data)


def test_an_assignment_is_given_and_written_down(admin, cast):
    user = cast.user("helper")
    assert give(admin, user, cast.commune).status_code == 302
    assert Assignment.objects.filter(user=user, unit=cast.commune, role=Role.PARTY_BUILDING_BOARD).count() == 1
    entry = AuditEntry.objects.filter(verb="assignment.given").latest("pk")
    assert (entry.actor, entry.detail["user"]) == (cast.user("admin"), "helper-thu")


def test_nobody_raises_himself(admin, cast):
    answer = give(admin, cast.user("admin"), cast.commune)
    assert answer.status_code == 422
    assert Assignment.objects.filter(user=cast.user("admin")).count() == 1


def test_a_refused_assignment_comes_back_on_the_page_of_the_account(admin, cast):
    answer = give(admin, cast.user("helper"), cast.commune, valid_from="30/2/2026")
    assert answer.context["form"].errors == {"valid_from": ["Tháng 2 không có ngày 30"]}
    assert page_of(answer).text_of("h1") == ["Lê Văn Thử Nghiệm helper"]


def test_an_assignment_ends_on_a_day(admin, cast):
    given = cast.assignments["helper"]
    admin.post(f"/quan-tri/phan-cong/{given.pk}/ket-thuc/", {"on": "05/10/2026"})
    given.refresh_from_db()
    assert str(given.valid_to) == "2026-10-05"


@pytest.mark.parametrize(("on", "status"), [("31/2/2026", 422), ("01/6/2025", 422)])
def test_a_wrong_last_day_ends_nothing(admin, cast, on, status):
    given = cast.assignments["helper"]
    assert admin.post(f"/quan-tri/phan-cong/{given.pk}/ket-thuc/", {"on": on}).status_code == status
    given.refresh_from_db()
    assert given.valid_to is None


def test_an_assignment_outside_the_branch_does_not_exist(admin, cast):
    given = cast.assignments["stranger"]
    answer = admin.post(f"/quan-tri/phan-cong/{given.pk}/ket-thuc/", {"on": "05/10/2026"})
    given.refresh_from_db()
    assert (answer.status_code, given.valid_to) == (404, None)


# ---------- the access log ----------


def told(response):
    return [(row.verb, row.who) for row in response.context["rows"]]


def test_the_log_tells_the_branch_and_no_stranger(admin, cast):
    rows = admin.get("/quan-tri/nhat-ky/").context["rows"]
    details = " ".join(row.detail for row in rows)
    assert "đơn vị: Chi bộ thôn 1" in details
    assert "stranger" not in details


def test_the_log_speaks_vietnamese(admin, cast):
    give(admin, cast.user("helper"), cast.cell_two, Role.UNIT_SECRETARY)
    first = admin.get("/quan-tri/nhat-ky/").context["rows"][0]
    assert (first.verb, first.who, first.target.partition(" số ")[0]) == (
        "Giao phân công",
        "Lê Văn Thử Nghiệm admin",
        "phân công",
    )
    assert first.detail == (
        "tài khoản: helper-thu; vai trò: Bí thư, phó bí thư đơn vị; đơn vị: Chi bộ thôn 2; từ ngày: 01/10/2026"
    )


@pytest.mark.parametrize(
    ("query", "verbs"),
    [
        ("q=thu nghiem admin", {"Giao phân công"}),
        ("verb=assignment.given", {"Giao phân công"}),
        ("verb=account.closed", set()),
        ("last=01/01/2020", set()),
    ],
)
def test_the_log_is_filtered(admin, cast, query, verbs):
    give(admin, cast.user("helper"), cast.cell_two, Role.UNIT_SECRETARY)
    assert {verb for verb, _ in told(admin.get(f"/quan-tri/nhat-ky/?{query}"))} == verbs


def test_a_day_that_is_none_is_refused(admin):
    answer = admin.get("/quan-tri/nhat-ky/?first=31/2/2026")
    assert answer.status_code == 422
    assert page_of(answer).text_of("h2")[0] == "Chưa lọc được, còn 1 chỗ phải sửa"


def test_the_chain_is_read_when_asked(admin, cast):
    give(admin, cast.user("helper"), cast.cell_two, Role.UNIT_SECRETARY)
    assert admin.get("/quan-tri/nhat-ky/").context["check"] is None
    length, faults = admin.get("/quan-tri/nhat-ky/?kiem_tra=1").context["check"]
    assert (length, faults) == (AuditEntry.objects.count(), [])


def test_a_changed_entry_is_shown(admin, cast):
    give(admin, cast.user("helper"), cast.cell_two, Role.UNIT_SECRETARY)
    entry = AuditEntry.objects.latest("pk")
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # keys wait for the end of the transaction; a table cannot
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in triggers.REMOVE[connection.vendor]:
            cursor.execute(statement)
    AuditEntry.objects.filter(pk=entry.pk).update(verb="assignment.ended")
    answer = admin.get("/quan-tri/nhat-ky/?kiem_tra=1")
    assert [fault.message for fault in answer.context["check"][1]] == [f"Mục {entry.number} đã bị sửa nội dung."]


@pytest.mark.parametrize("count", [1, 30])
def test_the_log_asks_the_same_of_the_database_however_long(admin, cast, count, django_assert_num_queries):
    for _ in range(count):
        make.assignment(Role.HELPER, cast.cell_one)
    with django_assert_num_queries(5):
        assert admin.get("/quan-tri/nhat-ky/").status_code == 200
