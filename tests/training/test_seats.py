"""The seat planner: who stands first and why, the same queries however many people."""

from datetime import date

import pytest

from taonguon.candidate.labels import Stage
from taonguon.candidate.queries.seats import seat_plan
from taonguon.member.labels import Status
from taonguon.training.labels import CourseKind, Result
from tests.factories import people
from tests.factories import plan as plans
from tests.factories import training as make

TODAY = date(2026, 11, 24)


@pytest.fixture
def course(cast):
    return make.course(cast.commune, seats=3)


def names(plan, *, proposed=False):
    return [seat.person.full_name for seat in plan.seats if seat.proposed or not proposed]


def ready(unit, name, **fields):
    """In the sympathizer list with a helper."""
    fields.setdefault("helper", people.member(unit))
    return people.candidate(unit, name, stage=Stage.SYMPATHIZER, **fields)


def test_listed_and_helped_come_first_then_the_list_then_the_rest(cast, course):
    people.candidate(cast.cell_one, "Lê Thị Mẫu Ba")
    people.candidate(cast.cell_one, "Lê Thị Mẫu Hai", stage=Stage.SYMPATHIZER)
    ready(cast.cell_one, "Lê Thị Mẫu Một")
    plan = seat_plan(cast.scope("board"), course, TODAY)
    assert names(plan) == ["Lê Thị Mẫu Một", "Lê Thị Mẫu Hai", "Lê Thị Mẫu Ba"]
    assert names(plan, proposed=True) == ["Lê Thị Mẫu Một"]
    assert [reason.text for reason in plan.seats[2].reasons] == [
        "Chưa vào danh sách cảm tình: chi bộ ra nghị quyết trước",
        "Chưa phân công người giúp đỡ",
    ]


def test_a_certificate_in_force_keeps_the_place_for_others_and_an_old_one_says_so(cast, course):
    fresh, old = ready(cast.cell_one, "Lê Văn Mẫu Mới"), ready(cast.cell_one, "Lê Văn Mẫu Cũ")
    people.certificate(fresh.person, cast.cell_one, issued_on=date(2026, 6, 30))
    people.certificate(old.person, cast.cell_one, issued_on=date(2020, 6, 30))
    plan = seat_plan(cast.scope("board"), course, TODAY)
    assert names(plan) == ["Lê Văn Mẫu Cũ"]
    assert plan.seats[0].reasons[0].text == "Giấy chứng nhận cấp 30/6/2020 hết hạn: học lại"


def test_nobody_on_a_list_is_asked_twice_but_who_failed_elsewhere_is(cast, course):
    here, waiting, failed = (ready(cast.cell_one, f"Lê Văn Mẫu {n}") for n in ("Một", "Hai", "Ba"))
    other = make.course(cast.commune, "Lớp khác", opens_on=date(2026, 9, 1))
    make.enrolment(course, here.person, cast.cell_one)
    make.enrolment(other, waiting.person, cast.cell_one)
    make.enrolment(other, failed.person, cast.cell_one, Result.FAILED)
    plan = seat_plan(cast.scope("board"), course, TODAY)
    assert (names(plan), plan.free) == (["Lê Văn Mẫu Ba"], 2)


def test_who_fills_what_a_unit_owes_comes_before_the_sixth_of_another(cast, course):
    plans.seed_targets(plans.plan(cast.commune))
    for n in range(5):
        row = ready(cast.cell_one, f"Lê Văn Đủ {n}")
        people.certificate(row.person, cast.cell_one)
    ready(cast.cell_one, "Lê Văn Mẫu Sáu", entered_on=date(2025, 1, 5))
    ready(cast.cell_two, "Lê Văn Mẫu Nhất")
    plan = seat_plan(cast.scope("board"), course, TODAY)
    assert names(plan) == ["Lê Văn Mẫu Nhất", "Lê Văn Mẫu Sáu"]
    assert plan.seats[0].reasons[0].text == "Đơn vị mới cử 0 trên 5 người, còn thiếu 5"
    owed = {need.unit.name: (need.owed, need.done, need.missing) for need in plan.needs}
    assert owed == {
        "Chi bộ thôn 1": (5, 5, 0), "Chi bộ thôn 2": (5, 0, 5), "Chi bộ Công an số 1": (5, 0, 5),
    }  # fmt: skip


def test_who_enlists_soon_goes_before_who_has_waited_longer(cast, course):
    ready(cast.cell_one, "Lê Văn Mẫu Lâu", entered_on=date(2025, 1, 5))
    ready(cast.cell_one, "Lê Văn Mẫu Nhập", enlists_on=date(2027, 2, 12))
    plan = seat_plan(cast.scope("board"), course, TODAY)
    assert names(plan) == ["Lê Văn Mẫu Nhập", "Lê Văn Mẫu Lâu"]
    assert plan.seats[0].reasons[0].text == "Nhập ngũ 12/02/2027"


def test_no_more_are_proposed_than_seats_are_free(cast, course):
    for n in range(5):
        ready(cast.cell_one, f"Lê Văn Mẫu {n}")
    plan = seat_plan(cast.scope("board"), course, TODAY)
    assert (len(plan.seats), plan.proposed) == (5, 3)


def test_a_class_of_new_members_asks_probationers_whose_time_ends_first(cast):
    course = make.course(cast.commune, kind=CourseKind.NEW_MEMBER)
    probation = {"status": Status.PROBATIONARY}
    people.member(cast.cell_one, "Lê Thị Mẫu Sau", joined_on=date(2026, 9, 3), **probation)
    people.member(cast.cell_one, "Lê Thị Mẫu Trước", joined_on=date(2025, 12, 3), **probation)
    done = people.member(cast.cell_one, "Lê Thị Mẫu Xong", joined_on=date(2026, 1, 3), **probation)
    people.certificate(done.person, cast.cell_one, kind=CourseKind.NEW_MEMBER)
    people.member(cast.cell_one, "Lê Thị Mẫu Chính")
    plan = seat_plan(cast.scope("board"), course, TODAY)
    assert names(plan) == ["Lê Thị Mẫu Trước", "Lê Thị Mẫu Sau"]
    assert [(seat.reasons[0].kind, seat.reasons[0].text) for seat in plan.seats] == [
        ("warn", "Hết 12 tháng dự bị 03/12/2026"), ("go", "Hết 12 tháng dự bị 03/9/2027"),
    ]  # fmt: skip


@pytest.mark.parametrize(("who", "seen"), [("secretary_one", 1), ("secretary_two", 0), ("stranger", 0)])
def test_each_plans_for_the_own_people(cast, course, who, seen):
    ready(cast.cell_one, "Lê Văn Mẫu")
    assert len(seat_plan(cast.scope(who), course, TODAY).seats) == seen


@pytest.mark.parametrize("count", [1, 30])
def test_the_queries_do_not_grow(cast, course, count, django_assert_num_queries):
    plans.seed_targets(plans.plan(cast.commune))
    for n in range(count):
        ready(cast.cell_one, f"Lê Văn Mẫu {n}")
    with django_assert_num_queries(15):
        assert len(seat_plan(cast.scope("board"), course, TODAY).seats) == count
