"""Pages of the classes and of the roll in a real browser: accessible, and no sideways scroll, in every state."""

from datetime import date

import pytest
from django.test import Client

from taonguon.candidate.labels import Stage
from taonguon.member import actions
from taonguon.member.labels import Status
from tests.browser.accessibility import assert_accessible
from tests.cast import make_cast
from tests.factories import organization, people, training
from tests.factories import plan as plans
from tests.web.help import sign_in
from tests.web.test_member_import import line, sheet_of


@pytest.fixture
def places(context, live_server):
    """A commune with a little of everything; answers the addresses to look at."""
    cast = make_cast()
    by = {"actor": cast.user("board"), "scope": cast.scope("board")}
    plans.seed_targets(plans.plan(cast.commune))
    cell = organization.unit("Chi bộ Hợp tác xã Dịch vụ nông nghiệp", parent=cast.commune)
    coming = training.course(cast.commune, "Lớp nhận thức về Đảng khóa III", seats=6)
    past = training.course(cast.commune, "Lớp nhận thức về Đảng khóa II", opens_on=date(2026, 10, 5))
    for number in range(6):
        helper = people.member(cell) if number % 2 else None
        row = people.candidate(cell, f"Nguyễn Thị Thí Điểm Mẫu {number}", stage=Stage.SYMPATHIZER, helper=helper)
        if number < 3:
            training.enrolment(past, row.person, cell)
    for joined in (date(2025, 8, 12), date(2025, 12, 20), None):
        people.member(cell, "Hà Văn Giả Định", status=Status.PROBATIONARY, joined_on=joined)
    member = people.member(cast.cell_one, "Trịnh Thị Minh Họa", identity_number="038075000009")
    actions.move_within(member_id=member.pk, to_unit_id=cell.pk, on=date(2026, 5, 1), **by)
    actions.record_death(member_id=member.pk, on=date(2026, 7, 1), **by)
    wrong = member.movements.get(kind="death")
    actions.correct_movement(movement_id=wrong.pk, reason="Nhầm người cùng tên", **by)
    client = sign_in(Client(), cast.assignments["board"])
    client.post("/dang-vien/nhap/", {"file": sheet_of(line("Mẫu"), line("Lê Văn Tốt"))})
    context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return [
        "/lop/", "/lop/?nam=2020", "/lop/mo/", f"/lop/{coming.pk}/", f"/lop/{past.pk}/",
        f"/lop/{coming.pk}/xep-cho/",
        f"/lop/{past.pk}/ket-qua/", "/dang-vien/", "/dang-vien/?q=khong co ai", "/dang-vien/?ngay=31/12/2025",
        "/dang-vien/bien-dong/", "/dang-vien/du-bi/", "/dang-vien/chuyen-den/", "/dang-vien/nhap/",
        "/dang-vien/nhap/xem/", f"/dang-vien/{member.pk}/", f"/dang-vien/{member.pk}/sua/",
        f"/dang-vien/{member.pk}/ra-khoi-dang/", f"/dang-vien/{member.pk}/so-dinh-danh/",
    ]  # fmt: skip


def test_every_page_is_accessible_and_fits(page, places):
    for address in places:
        assert page.goto(address).status == 200, address
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
