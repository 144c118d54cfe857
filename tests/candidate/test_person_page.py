"""One person's page: rules judged from what is known, unknown kept unknown, one timeline."""

from datetime import date

import pytest

from taonguon.candidate import actions, queries
from taonguon.candidate.facts import facts_of, person_facts
from taonguon.candidate.labels import ContactKind, SavedList, Stage
from taonguon.candidate.models import Candidate
from taonguon.candidate.next_act import next_act
from taonguon.member.labels import Status
from taonguon.organization.models import Committee
from taonguon.person.models import Person
from taonguon.regulation.models import LocalRule
from taonguon.regulation.queries import law_of
from taonguon.rules import law
from taonguon.training.models import Course
from tests.factories import people

TODAY = date(2026, 11, 24)


def opened(cast, candidate, who="board"):
    return queries.person_page(queries.readable(cast.scope(who)).get(pk=candidate.pk), TODAY)


def verdicts(page):
    return {finding.rule: finding.verdict for finding in page.findings}


def test_unknown_facts_are_unknown_to_the_law(cast):
    person = people.person("Lê Văn Thí Điểm", born_on=None)
    facts = person_facts(person)
    assert (facts.born_on, facts.education, facts.area, facts.youth_union_member) == (None, None, None, None)
    page = opened(cast, people.candidate(cast.cell_one, person=person))
    assert (verdicts(page)["C-AGE"], verdicts(page)["C-EDU"]) == ("unknown", "unknown")
    assert page.facts.introducers is None
    assert page.act.text == "Phân công người giúp đỡ"


def test_known_facts_are_judged(cast):
    member = people.member(cast.cell_one, official_on=date(2016, 3, 3), in_unit_since=date(2020, 1, 1))
    candidate = people.candidate(
        cast.cell_one, stage=Stage.TRAINED, helper=member, education="upper_secondary", born_on=date(2000, 3, 14)
    )
    people.certificate(candidate.person, cast.cell_one, issued_on=date(2026, 6, 30))
    page = opened(cast, candidate)
    found = verdicts(page)
    assert (found["C-AGE"], found["C-EDU"], found["C-CLS"], found["C-INT12"]) == ("pass", "pass", "pass", "pass")
    assert [(row.last_day, row.in_force) for row in page.certificates] == [(date(2031, 6, 30), True)]


def test_whoever_is_too_young_is_told_from_when(cast):
    page = opened(cast, people.candidate(cast.cell_one, born_on=date(2009, 1, 20)))
    age = page.judgement.finding("C-AGE")
    assert (age.verdict, age.earliest_on) == ("fail", date(2027, 1, 20))


def test_findings_come_worst_first(cast):
    page = opened(cast, people.candidate(cast.cell_one, education="none", born_on=date(2009, 1, 20)))
    order = [finding.verdict for finding in page.findings]
    assert order == sorted(order, key=["fail", "unknown", "pass"].index)


def test_the_levels_above_the_cell_and_local_rules_are_known(cast):
    people.member(cast.inner_cell)
    Committee.objects.filter(unit=cast.commune).update(local_rules=["r_local_example"])
    setting = queries.setting_of(cast.inner_cell)
    assert (setting.levels, setting.official_members) == (frozenset({"dang_uy_co_so"}), 1)
    assert setting.local_rules == {"r_local_example"}
    assert queries.setting_of(cast.cell_one).levels == frozenset()


def test_stages_become_events_up_to_the_day(cast):
    candidate = people.candidate(cast.cell_one, stage=Stage.DECIDED, entered_on=date(2026, 7, 5))
    page = opened(cast, candidate)
    assert [(event.kind, event.on) for event in page.facts.events] == [
        ("cell_resolution_admission", date(2026, 11, 5)),
        ("application_dossier_opened", date(2026, 10, 5)),
        ("sympathizer_listed", date(2026, 8, 5)),
    ]
    assert facts_of(candidate, (), queries.setting_of(cast.cell_one)).events == ()


def test_the_timeline_is_newest_first(cast):
    candidate = people.candidate(cast.cell_one, introduced_by=cast.youth_union, introduced_on=date(2026, 1, 4))
    member = people.member(cast.cell_one)
    deed = {"candidate_id": candidate.pk, "actor": cast.user("board"), "scope": cast.scope("board")}
    actions.assign_helper(member_id=member.pk, valid_from=date(2026, 2, 1), **deed)
    actions.record_certificate(number="27/2026", issued_on=date(2026, 6, 30), **deed)
    actions.record_follow_up(on=date(2026, 8, 28), kind=ContactKind.MEETING, text="Hoàn thành nhiệm vụ", **deed)
    page = opened(cast, candidate)
    assert [(line.day, line.title) for line in page.happenings] == [
        (date(2026, 8, 28), "Gặp trực tiếp"),
        (date(2026, 6, 30), "Cấp giấy chứng nhận lớp nhận thức"),
        (date(2026, 2, 1), "Phân công đảng viên giúp đỡ"),
        (date(2026, 1, 5), "Phát hiện"),
        (date(2026, 1, 4), "Đoàn TNCS Hồ Chí Minh xã giới thiệu"),
    ]


def test_a_backward_schedule_to_a_wanted_day(cast):
    page = opened(cast, people.candidate(cast.cell_one, stage=Stage.DOSSIER, entered_on=date(2026, 6, 1)))
    schedule = page.schedule(date(2027, 12, 1), TODAY)
    assert (schedule.by, schedule.wanted, schedule.feasible) == (date(2027, 12, 1), "ceremony", True)
    assert page.schedule(date(2026, 12, 1), TODAY).feasible is False


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_costs_ten_queries_whatever_the_history(cast, count, django_assert_num_queries):
    candidate = people.candidate(cast.cell_one, introduced_by=cast.youth_union)
    deed = {"candidate_id": candidate.pk, "actor": cast.user("board"), "scope": cast.scope("board")}
    for number in range(count):
        member = people.member(cast.cell_one)
        actions.assign_helper(
            member_id=member.pk, valid_from=date(2026, 2, 1 + number % 28), **deed
        ) if number < 28 else None
        actions.record_follow_up(on=date(2026, 8, 28), kind=ContactKind.REMARK, text="Nhận xét", **deed)
        people.certificate(candidate.person, cast.cell_one)
    law_of(cast.commune.pk)  # kept in memory; only its stamp is read again
    with django_assert_num_queries(10):
        page = opened(cast, candidate)
        [(row.member.person.full_name, row.valid_to) for row in page.helpers]
        [row.author.full_name for row in page.diary]
    assert len(page.diary) == count


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("board", True), ("standing_committee", True), ("secretary_one", True), ("secretary_two", False),
        ("grassroots_secretary", False), ("youth_officer", False), ("office", False), ("province", False),
        ("admin", False), ("stranger", False), ("helper", False),
    ],
)  # fmt: skip
def test_who_may_open_a_page(cast, who, seen):
    candidate = people.candidate(cast.cell_one, introduced_by=cast.youth_union)
    assert queries.readable(cast.scope(who)).filter(pk=candidate.pk).exists() is seen


def test_a_helper_opens_the_own_people(cast):
    helper = people.member(cast.cell_one, user=cast.user("helper"))
    mine = people.candidate(cast.cell_one, helper=helper)
    people.candidate(cast.cell_one)
    assert list(queries.readable(cast.scope("helper"))) == [mine]


def test_helpers_are_offered_with_their_load(cast):
    busy = people.member(cast.cell_one, "Lê Văn Mẫu")
    people.member(cast.cell_one, "Lê Văn Thử Nghiệm", status=Status.PROBATIONARY)
    people.member(cast.cell_two, "Lê Văn Ví Dụ")
    people.member(cast.stranger_cell, "Lạ Văn Mẫu")
    people.candidate(cast.cell_one, helper=busy)
    people.candidate(cast.cell_one, helper=busy, status="dropped")
    assert [(row.name, row.load) for row in queries.helper_choices(cast.scope("secretary_one"))] == [
        ("Lê Văn Mẫu", 1)
    ]
    assert [row.name for row in queries.helper_choices(cast.scope("board"))] == ["Lê Văn Ví Dụ", "Lê Văn Mẫu"]


def test_groups_and_cells_of_the_own_commune_are_offered(cast):
    group = people.group(cast.commune)
    people.group(cast.other_commune)
    assert list(queries.group_choices(cast.scope("secretary_one"))) == [group]
    hosts = queries.host_units(cast.scope("youth_officer"), TODAY)
    assert set(hosts) == {cast.cell_one, cast.cell_two, cast.grassroots, cast.inner_cell}


# --- the next act -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "certificate_on", "text"),
    [
        ({"helper_id": None}, None, "Phân công người giúp đỡ"),
        ({"last_contact_on": date(2026, 9, 1)}, None, "Gặp, ghi nhật ký (đã 84 ngày)"),
        ({"enlists_on": date(2027, 2, 25)}, None, "Nhập ngũ 25/02/2027, xem lịch ngược"),
        ({"enlists_on": date(2027, 2, 25), "stage": 5}, None, "Thẩm định, trình Ban Thường vụ"),
        ({"stage": 3}, date(2021, 12, 20), "Giấy chứng nhận hết hạn 20/12/2026"),
        ({"stage": 3}, date(2021, 11, 20), "Giấy chứng nhận hết hạn 20/11/2026: học lại"),
        ({"stage": 3}, date(2026, 11, 1), "Cho phép làm thủ tục, lập hồ sơ"),
        ({"stage": 3, "stage_on": date(2025, 11, 1)}, date(2025, 11, 1), "Học xong 388 ngày: lập hồ sơ"),
        ({"education": None}, None, "Bổ sung học vấn"),
        ({"education": None, "born_on": None}, None, "Bổ sung ngày sinh và học vấn"),
        ({}, None, "Chi bộ xét vào danh sách cảm tình Đảng"),
        ({"stage": 2}, None, "Đăng ký lớp bồi dưỡng nhận thức"),
        ({"stage": 4}, None, "Thẩm tra lý lịch, chi bộ họp xét"),
        ({"stage": 6}, None, "Tổ chức lễ kết nạp"),
        ({"stage": 6, "helper_id": None}, None, "Tổ chức lễ kết nạp"),
    ],
)
def test_the_most_pressing_act(values, certificate_on, text):

    person = Person(born_on=values.pop("born_on", date(2000, 1, 1)), education=values.pop("education", "college"))
    facts = {
        "stage": 1, "stage_on": date(2026, 10, 1), "entered_on": date(2026, 1, 1), "helper_id": 1,
        "last_contact_on": date(2026, 11, 1), **values,
    }  # fmt: skip
    assert next_act(Candidate(person=person, **facts), certificate_on, TODAY).text == text


def test_a_page_of_a_closed_row_has_no_next_act(cast):
    assert opened(cast, people.candidate(cast.cell_one, status="moved", closed_on=TODAY)).act is None


def test_courses_are_offered_with_free_seats(cast):

    course = Course(kind="awareness", name="Lớp 1", opens_on=TODAY, closes_on=TODAY, seats=60)
    course.assign_unit(cast.commune)
    course.save()
    candidate = people.candidate(cast.cell_one)
    actions.enrol_candidates(
        candidate_ids=[candidate.pk], course_id=course.pk, actor=cast.user("board"), scope=cast.scope("board")
    )
    assert [(row, row.free) for row in queries.course_choices(cast.scope("secretary_one"), TODAY)] == [
        (course, 59)
    ]
    assert list(queries.course_choices(cast.scope("stranger"), TODAY)) == []


def test_a_committee_that_settles_another_validity_is_followed(cast):
    rule = LocalRule(
        unit=cast.commune, family="r_awareness_validity", amount=12, effective_from=date(2026, 1, 1),
        citation="Quy định thử nghiệm",
    )  # fmt: skip
    rule.save()
    candidate = people.candidate(cast.cell_one, stage=Stage.TRAINED, helper=people.member(cast.cell_one))
    people.certificate(candidate.person, cast.cell_one, issued_on=date(2025, 11, 1))
    held = opened(cast, candidate).certificates[0]
    assert (held.last_day, held.in_force) == (date(2026, 11, 1), False)
    _, counts = queries.saved_counts(cast.scope("board"), TODAY)
    assert counts[SavedList.READY] == 0


def test_a_dossiers_facts_are_judged_in_place_of_the_pools(cast):
    candidate = people.candidate(cast.cell_one, born_on=date(2000, 3, 14))
    page = queries.person_page(candidate, TODAY, law.Facts(person=law.Person(born_on=date(2009, 1, 20))))
    assert verdicts(page)["C-AGE"] == "fail"
