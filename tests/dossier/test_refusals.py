"""What the door refuses, and the words it refuses with."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from taonguon.common.refusal import Refused
from taonguon.dossier import actions
from taonguon.dossier.actions import Ballot
from taonguon.dossier.models import Dossier, DossierEvent
from tests.factories import dossier as make
from tests.factories import organization, people


def refusal(call, *args, **kwargs):
    with pytest.raises(Refused) as caught:
        call(*args, **kwargs)
    return caught.value


def test_a_step_that_is_not_open_names_what_stands_in_the_way(cast):
    walk = make.opened(cast)
    said = refusal(walk.step, "s13_cell_resolution")
    assert said.message == (
        "Bước “Nghị quyết chi bộ đề nghị kết nạp” chưa ghi được: còn “Đơn xin vào Đảng”,"
        " “Khai lý lịch của người xin vào Đảng”, “Giấy giới thiệu của đảng viên chính thức”,"
        " “Nghị quyết giới thiệu của Đoàn Thanh niên hoặc công đoàn cơ sở”"
        " và “Lấy và tổng hợp ý kiến đoàn thể, chi ủy nơi cư trú”."
    )
    assert DossierEvent.objects.filter(kind="cell_resolution_admission").count() == 0


def test_a_step_is_not_recorded_twice(cast):
    walk = make.at(cast, "s07_application")
    said = refusal(walk.step, "s07_application", today=date(2026, 3, 11))
    assert said.message == "Bước “Đơn xin vào Đảng” đã ghi ngày 10/3/2026. Nếu ghi sai, hoàn tác việc ấy trước."


def test_tomorrow_has_not_happened(cast):
    walk = make.opened(cast)
    said = refusal(walk.step, "s07_application", on=date(2026, 3, 11), today=date(2026, 3, 10))
    assert (said.field, said.message) == ("on", "Ngày 11/3/2026 chưa đến: chỉ ghi việc đã xảy ra.")


def test_a_step_of_the_pool_is_recorded_in_the_pool(cast):
    walk = make.opened(cast)
    assert "ghi ở trang nguồn" in refusal(walk.step, "s05_awareness_class").message
    assert "không ghi ở hồ sơ" in refusal(walk.step, "s99_nothing").message


def test_the_decision_never_precedes_the_cell(cast):
    walk = make.at(cast, "s16_appraisal")
    said = refusal(walk.step, "s17_admission_decision", on=date(2026, 5, 11), today=date(2026, 6, 10))
    assert said.field == "on"
    assert "ngày 11/5/2026 lại trước “Chi bộ họp xét kết nạp” ngày 12/5/2026" in said.message


@pytest.mark.parametrize(
    ("ballot", "field", "words"),
    [
        (None, "eligible", "ghi số người được tính và số người đồng ý"),
        (Ballot(0, 0), "eligible", "phải lớn hơn 0"),
        (Ballot(12, 9, 4), "votes_for", "cộng lại 13, nhiều hơn 12 người được tính"),
        (Ballot(12, 9, 1, absent_excused=2), "left_out_reason", "Ghi lý do không tính"),
    ],
    ids=["no figures", "nobody", "more ballots than members", "left out without a reason (294-QĐ/TW 9.3.2)"],
)
def test_the_figures_of_a_vote_fit_each_other(cast, ballot, field, words):
    walk = make.at(cast, "s12_opinions")
    said = refusal(walk.step, "s13_cell_resolution", ballot=ballot)
    assert said.field == field
    assert words in said.message


def test_under_eighteen_the_cell_cannot_resolve(cast):
    walk = make.at(cast, "s12_opinions", born_on=date(2008, 5, 13))
    said = refusal(walk.step, "s13_cell_resolution")
    assert said.message.startswith(
        "Chưa ghi được “Nghị quyết chi bộ đề nghị kết nạp”: 17 tuổi 11 tháng vào ngày 12/5/2026"
    )
    assert "Căn cứ: " in said.message
    assert [finding.rule for finding in said.findings] == ["C-AGE"]
    walk.step("s13_cell_resolution", on=date(2026, 5, 13))
    assert walk.fresh().stage == "awaiting_decision"


def test_the_introducer_has_been_together_for_twelve_months(cast):
    walk = make.opened(cast)
    fresh = people.member(cast.cell_one, official_on=date(2016, 3, 3), in_unit_since=date(2025, 9, 1))
    actions.set_introducers(
        dossier_id=walk.dossier.pk, introducers=[actions.Introducer(member_id=fresh.pk, replacement=False)],
        **walk.by("board", make.OPENED),
    )  # fmt: skip
    walk.to("s12_opinions")
    said = refusal(walk.step, "s13_cell_resolution")
    assert [finding.rule for finding in said.findings] == ["C-INT12"]


def test_a_consent_is_wanted_before_the_decision_and_not_before_the_cell(cast):
    walk = make.opened(cast)
    actions.describe_case(
        dossier_id=walk.dossier.pk, route="youth_union", special_cases=["religious_follower"],
        **walk.by("secretary_one", make.OPENED),
    )  # fmt: skip
    walk.to("s16_appraisal")
    said = refusal(walk.step, "s17_admission_decision")
    assert [finding.rule for finding in said.findings] == ["special_religious_follower"]
    assert "phải có văn bản đồng ý của Ban Thường vụ Tỉnh ủy trước khi quyết định" in said.message
    actions.record_consent(
        dossier_id=walk.dossier.pk, document="doc_province_consent", on=date(2026, 6, 1), number="88-CV/TU",
        **walk.by("board", date(2026, 6, 1)),
    )  # fmt: skip
    walk.step("s17_admission_decision")
    assert walk.fresh().stage == "awaiting_ceremony"


def test_a_note_follows_what_it_is_about(cast):
    walk = make.at(cast, "s12_opinions")
    board = {"dossier_id": walk.dossier.pk, **walk.by("board", date(2026, 5, 20))}
    said = refusal(actions.record_note, kind="admission_decision_extended", on=date(2026, 5, 20), **board)
    assert said.message == (
        "“Cho gia hạn ra quyết định kết nạp” chưa ghi được: chưa có “Nghị quyết chi bộ đề nghị kết nạp”."
    )
    said = refusal(actions.record_note, kind="left_party", on=date(2026, 5, 20), **board)
    assert "chọn trong danh sách" in said.message


def test_an_extension_moves_the_last_day(cast):
    walk = make.at(cast, "s16_appraisal")
    actions.record_note(
        dossier_id=walk.dossier.pk, kind="admission_decision_extended", on=date(2026, 7, 1),
        **walk.by("board", date(2026, 7, 1)),
    )  # fmt: skip
    clock = walk.dossier.deadlines.get()
    assert (clock.due_on, clock.extended_due_on, clock.last_on) == (
        date(2026, 7, 14), date(2026, 8, 4), date(2026, 8, 4),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"document_number": " "}, "Ghi số văn bản cho phép làm thủ tục"),
        ({"on": date(2025, 11, 1)}, "chưa có giấy chứng nhận học lớp bồi dưỡng nhận thức"),
        ({"on": date(2026, 11, 25)}, "chưa đến"),
    ],
    ids=["no paper", "38-HD/BTCTW-I.1.1c before the class", "tomorrow"],
)
def test_a_dossier_is_opened_on_a_permission_after_the_class(cast, facts, words):
    row = make.candidate(cast)
    facts = {"on": date(2026, 3, 2), "document_number": "15-KL/ĐU", **facts}
    said = refusal(
        actions.open_dossier, candidate_id=row.pk, actor=cast.user("board"), scope=cast.scope("board"),
        today=make.TODAY, **facts,
    )  # fmt: skip
    assert words in said.message
    assert Dossier.objects.count() == 0


def test_one_open_dossier_a_person(cast):
    walk = make.opened(cast)
    said = refusal(
        actions.open_dossier, candidate_id=walk.dossier.candidate_id, on=make.OPENED, document_number="16-KL/ĐU",
        **walk.by("board", make.TODAY),
    )  # fmt: skip
    assert "đã có hồ sơ đang làm" in said.message


def test_a_probationary_member_introduces_nobody(cast):
    walk = make.opened(cast)
    new = people.member(cast.cell_one, status=people.Status.PROBATIONARY)
    said = refusal(
        actions.set_introducers, dossier_id=walk.dossier.pk,
        introducers=[actions.Introducer(member_id=new.pk)], **walk.by("board", make.OPENED),
    )  # fmt: skip
    assert "người giới thiệu phải là đảng viên chính thức" in said.message


# --- who may ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "who"),
    [
        ("s16_appraisal", "secretary_one"),
        ("s16_appraisal", "standing_committee"),
        ("s17_admission_decision", "secretary_one"),
        ("s18_ceremony", "standing_committee"),
    ],
)
def test_each_step_is_recorded_by_its_own(cast, step, who):
    before = list(make.WAY)[list(make.WAY).index(step) - 1]
    walk = make.at(cast, before)
    with pytest.raises(PermissionDenied):
        walk.step(step, who=who)


@pytest.mark.parametrize("who", ["stranger", "secretary_two", "grassroots_secretary"])
def test_a_dossier_of_another_branch_does_not_exist(cast, who):
    walk = make.opened(cast)
    with pytest.raises(Dossier.DoesNotExist):
        walk.step("s07_application", who=who)


@pytest.mark.parametrize("who", ["youth_officer", "helper", "office", "province", "admin"])
def test_who_has_no_dossier_records_nothing(cast, who):
    walk = make.opened(cast)
    with pytest.raises(PermissionDenied):
        walk.step("s07_application", who=who)


def test_the_committee_between_records_its_own_resolution(cast):
    walk = make.opened(cast, unit=cast.inner_cell)
    cast.assignments["secretary_one"] = organization.assignment(organization.Role.UNIT_SECRETARY, cast.inner_cell)
    walk.to("s13_cell_resolution")
    assert (walk.dossier.stage, walk.dossier.waiting_for) == (
        "awaiting_intermediate",
        "grassroots_party_committee",
    )
    facts = {"on": date(2026, 5, 20), "ballot": Ballot(7, 5, 0)}
    said = refusal(walk.step, "s15_grassroots_resolution", who="secretary_one", **facts)
    assert "do cấp ủy cấp trên trực tiếp của chi bộ ghi" in said.message
    walk.step("s15_grassroots_resolution", who="grassroots_secretary", **facts)
    assert walk.fresh().stage == "awaiting_decision"
    assert walk.dossier.papers.get(form="8-KNĐ").on == date(2026, 5, 20)


def test_a_decision_told_late_is_not_held_back_by_what_ran_out_since(cast):
    walk = make.at(cast, "s16_appraisal")
    late = {"today": date(2026, 11, 24)}  # the ceremony was due long before
    walk.step("s17_admission_decision", **late)
    assert walk.fresh().stage == "awaiting_ceremony"
    walk.step("s18_ceremony", **late)
    assert walk.fresh().member.party_join_on == date(2026, 6, 26)
