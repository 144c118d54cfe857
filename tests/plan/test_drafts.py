"""Reading a text: proposals, answers, corrections, contradictions, and the plan in one go."""

from dataclasses import replace
from datetime import date

import pytest

from taonguon.audit.models import AuditEntry
from taonguon.common.refusal import Refused
from taonguon.organization.models import Exemption
from taonguon.plan.actions import drafts as deeds
from taonguon.plan.actions.plans import confirm_draft
from taonguon.plan.labels import Choice, Decision, PlanStatus
from taonguon.plan.models import ContradictionChoice, Plan, PlanDraft, Target
from taonguon.plan.queries import Facts
from taonguon.plan.queries.drafts import comparison, draft_findings, find_words, proposals_of
from taonguon.plan.shapes import UNSURE, Proposal
from taonguon.rules.reading import read_plan
from tests.factories import plan as make
from tests.plan.shapes import shape

TODAY = date(2026, 11, 24)
TEXT = """KẾ HOẠCH
Phát triển đảng viên, giai đoạn 2025-2030

I. MỤC TIÊU
- Mỗi năm kết nạp từ 45 đảng viên mới trở lên.
- Giữ vững từ 1.300 đến 1.450 đảng viên trong nhiệm kỳ.
- Đảng bộ, chi bộ trực thuộc: mỗi năm kết nạp từ 3 đảng viên mới trở lên (trừ khối hành chính).

II. TỔ CHỨC THỰC HIỆN
- Các Đảng bộ, chi bộ phấn đấu mỗi năm Đảng bộ kết nạp từ 45 đảng viên mới trở lên.
"""


@pytest.fixture
def who(cast):
    return {"actor": cast.user("board"), "scope": cast.scope("board")}


@pytest.fixture
def draft(who):
    return deeds.start_draft(text=TEXT, source_name="ke-hoach.txt", **who)


def test_a_text_becomes_a_draft_of_the_commune(cast, draft):
    assert (draft.unit, draft.source_name) == (cast.commune, "ke-hoach.txt")
    assert [one.target for one in proposals_of(draft)] == list(read_plan(TEXT).targets)
    assert {one.decision for one in proposals_of(draft)} == {Decision.OPEN}
    assert (draft.head["title"], draft.head["period_from"], draft.head["period_to"]) == (
        read_plan(TEXT).title,
        2025,
        2030,
    )


def test_words_without_letters_are_refused(who):
    with pytest.raises(Refused) as refused:
        deeds.start_draft(text=" .. \n", **who)
    assert refused.value.field == "text"
    assert not PlanDraft.objects.exists()


def test_a_province_reads_no_plan(cast):
    with pytest.raises(Refused):
        deeds.start_draft(text=TEXT, actor=cast.user("province"), scope=cast.scope("province"))


def test_a_proposal_is_refused_and_reopened(draft, who):
    deeds.decide(draft_id=draft.pk, proposal_id="t1", decision=Decision.REFUSED, **who)
    draft.refresh_from_db()
    assert proposals_of(draft)[0].decision is Decision.REFUSED
    deeds.decide(draft_id=draft.pk, proposal_id="t1", decision=Decision.OPEN, **who)
    draft.refresh_from_db()
    assert proposals_of(draft)[0].decision is Decision.OPEN


def test_an_answer_changes_the_target_and_can_be_changed(cast, who):
    draft = make.draft(
        cast.commune,
        cast.user("board"),
        TEXT,
        proposals=[Proposal(shape(op="eq", value=40, per=None, doubts=("period not stated",))).as_json()],
    )
    done = deeds.decide(draft_id=draft.pk, proposal_id="t1", answers={"period not stated": "term"}, **who)
    assert (done.target.per, done.unanswered) == ("term", 0)
    done = deeds.decide(draft_id=draft.pk, proposal_id="t1", answers={"period not stated": UNSURE}, **who)
    assert (done.target.per, done.unanswered, done.doubts[0][2]) == (None, 0, UNSURE)


def test_an_answer_that_was_not_offered_is_refused(draft, who):
    with pytest.raises(Refused):
        deeds.decide(draft_id=draft.pk, proposal_id="t1", answers={"period not stated": "hack"}, **who)


def test_a_correction_accepts_and_keeps_the_place(draft, who):
    before = proposals_of(draft)[0]
    after = deeds.correct(draft_id=draft.pk, proposal_id="t1", target=replace(before.target, value=48), **who)
    assert (after.target.value, after.target.start, after.decision, after.by_hand) == (
        48,
        before.target.start,
        Decision.ACCEPTED,
        True,
    )


def test_an_added_target_stands_where_its_words_stand(draft, who):
    start, end = find_words(draft.source_text, "Giữ   vững từ 1.300")
    deeds.add(draft_id=draft.pk, target=shape(value=7, start=start, end=end, quote="Giữ vững từ 1.300"), **who)
    draft.refresh_from_db()
    proposals = proposals_of(draft)
    assert [one.target.value for one in proposals] == [45, 1300, 7, 3]
    assert len({one.id for one in proposals}) == len(proposals)


def test_contradictions_use_the_real_tree_and_keep_the_choice(cast, draft, who):
    """Cast: three direct units (two cells, one sub-committee), one of them exempt."""
    Exemption.objects.create(
        unit=cast.cell_two, indicator="admissions", valid_from=date(2026, 1, 1), reason="100% là đảng viên"
    )
    proposals = proposals_of(draft)
    total, floor = proposals[0], next(one for one in proposals if one.target.scope == "each_sub_unit")
    deeds.correct(draft_id=draft.pk, proposal_id=total.id, target=replace(total.target, value=5), **who)
    draft.refresh_from_db()
    found = draft_findings(draft, Facts(1375, 20), TODAY)
    assert [(one.code, one.message) for one in found if one.code == "floors_exceed_total"] == [
        ("floors_exceed_total", "2 đơn vị × 3 = 6, lớn hơn mức tối thiểu chung 5: mức chung không còn tác dụng.")
    ]
    finding = next(one for one in found if one.code == "floors_exceed_total")
    assert finding.targets == (total.id, floor.id)
    deeds.settle(draft_id=draft.pk, key=finding.key, message=finding.message, choice=Choice.ASK, reason="", **who)
    draft.refresh_from_db()
    chosen = next(one for one in draft_findings(draft, Facts(1375, 20), TODAY) if one.key == finding.key)
    assert (chosen.choice, chosen.outdated) == ("ask", False)


def test_floors_are_tried_against_the_band(cast, draft, who):
    """If every floor is kept, the membership leaves its band (the third contradiction of the seed)."""
    proposals = proposals_of(draft)
    deeds.correct(draft_id=draft.pk, proposal_id="t1", target=replace(proposals[0].target, value=5), **who)
    draft.refresh_from_db()
    messages = [one.message for one in draft_findings(draft, Facts(1440, 0), TODAY) if one.code == "band_vs_flows"]
    assert messages == [
        "1.440 + 4 năm × (5 kết nạp − 0 giảm) = 1.460, vượt mức trên 1.450.",
        "1.440 + 4 năm × (9 kết nạp − 0 giảm) = 1.476, vượt mức trên 1.450.",
    ]


def test_unknown_leavers_are_not_taken_for_none(draft):
    messages = [one.message for one in draft_findings(draft, Facts(1440), TODAY) if one.code == "band_vs_flows"]
    assert messages[0] == "1.440 + 4 năm × (45 kết nạp, chưa trừ số giảm) = 1.620, vượt mức trên 1.450."


def test_nothing_open_is_dropped_in_silence(draft, who):
    deeds.decide(draft_id=draft.pk, proposal_id="t1", decision=Decision.ACCEPTED, **who)
    with pytest.raises(Refused, match=r"Còn 2 đề xuất chưa đối chiếu \(số 2, 3\)"):
        confirm_draft(draft_id=draft.pk, head={}, **who)
    assert not Plan.objects.exists()


def test_a_draft_becomes_a_plan_in_one_go(cast, draft, who):
    deeds.accept_clear(draft_id=draft.pk, **who)
    deeds.decide(draft_id=draft.pk, proposal_id="t2", decision=Decision.REFUSED, **who)
    draft.refresh_from_db()
    finding = draft_findings(draft, Facts(), TODAY)[0]
    deeds.settle(
        draft_id=draft.pk, key=finding.key, message=finding.message, choice=Choice.KEEP, reason="Phấn đấu", **who
    )
    plan = confirm_draft(draft_id=draft.pk, head={"doc_number": "05-KH/ĐU"}, **who)
    assert (plan.status, plan.doc_number, plan.unit, plan.source_text) == (
        PlanStatus.ACTIVE,
        "05-KH/ĐU",
        cast.commune,
        draft.source_text,
    )
    rows = list(Target.objects.filter(plan=plan).in_order())
    assert [(row.value, row.scope, row.exempt_text != "") for row in rows] == [
        (45, "committee", False),
        (3, "each_sub_unit", True),
    ]
    assert [row.quote for row in rows] == [plan.source_text[row.start : row.end] for row in rows]
    choice = ContradictionChoice.objects.get()
    assert choice.key == f"floors_below_total:{':'.join(sorted(f't{row.pk}' for row in rows))}"
    draft.refresh_from_db()
    assert draft.plan == plan
    assert AuditEntry.objects.filter(verb="plan.created", target_id=plan.pk).count() == 1
    with pytest.raises(Refused):
        deeds.decide(draft_id=draft.pk, proposal_id="t1", decision=Decision.REFUSED, **who)


def test_a_running_plan_is_replaced_only_when_told(cast, draft, who):
    running = make.plan(cast.commune)
    deeds.accept_clear(draft_id=draft.pk, **who)
    with pytest.raises(Refused, match="Đang thực hiện"):
        confirm_draft(draft_id=draft.pk, head={}, **who)
    plan = confirm_draft(draft_id=draft.pk, head={}, replace_running=True, **who)
    running.refresh_from_db()
    assert (running.status, plan.status) == (PlanStatus.REPLACED, PlanStatus.ACTIVE)


def test_the_text_is_shown_whole_and_marked_both_ways(draft):
    page = comparison(draft, Facts(), TODAY)
    shown = "\n".join("".join(piece.text for piece in one.pieces) for one in page.paragraphs)
    assert shown == "\n".join(line for line in draft.source_text.split("\n") if line.strip())
    anchors = [piece.anchor for one in page.paragraphs for piece in one.pieces if piece.anchor]
    assert anchors == ["c1", "c2", "c3"]
    marked = {piece.number: piece.text for one in page.paragraphs for piece in one.pieces if piece.anchor}
    assert marked == {card.number: card.proposal.target.quote for card in page.cards}
    again = [piece.number for one in page.paragraphs for piece in one.pieces if piece.marked and not piece.anchor]
    assert again == [1]


def test_only_what_does_not_fit_is_marked_until_it_is_settled(draft, who):
    page = comparison(draft, Facts(), TODAY)
    assert [card.contradicted for card in page.cards] == [False, False, True]
    [(finding, numbers)] = page.findings
    assert numbers == [1, 3]
    deeds.settle(draft_id=draft.pk, key=finding.key, message=finding.message, choice=Choice.ASK, reason="", **who)
    draft.refresh_from_db()
    assert [card.contradicted for card in comparison(draft, Facts(), TODAY).cards] == [False, False, False]


def test_a_stranger_cannot_touch_a_draft(cast, draft):
    with pytest.raises(PlanDraft.DoesNotExist):
        deeds.decide(
            draft_id=draft.pk,
            proposal_id="t1",
            decision=Decision.ACCEPTED,
            actor=cast.user("stranger"),
            scope=cast.scope("stranger"),
        )


def test_a_discarded_draft_is_gone_and_told(draft, who):
    deeds.discard(draft_id=draft.pk, **who)
    assert not PlanDraft.objects.exists()
    assert AuditEntry.objects.filter(verb="plan_draft.discarded").count() == 1
