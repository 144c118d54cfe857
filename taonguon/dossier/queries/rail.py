"""The rail of a dossier: seven stops at most, what is behind, what is next and until when."""

from collections.abc import Iterable
from dataclasses import dataclass

from taonguon.dossier.models import DossierEvent
from taonguon.rules.law.judgement import Judgement
from taonguon.rules.law.ruleset import LAW
from taonguon.rules.wording import format_date

_PAPER_STEPS = tuple(step.id for step in LAW.steps if step.phase == "papers")


@dataclass(frozen=True, slots=True)
class Milestone:
    """One stop of the rail (components/rail.html)."""

    label: str
    note: str
    state: str


def rail(judgement: Judgement, happened: list[DossierEvent], levels: frozenset[str]) -> list[Milestone]:
    joined = "s18_ceremony" in judgement.done_steps
    stops = _RECOGNITION_STOPS if joined else _ADMISSION_STOPS
    if levels:
        stops = [(label, ids) for label, ids in stops if label not in _LEFT_OUT_WITH_LEVELS]
    else:
        stops = [(label, ids) for label, ids in stops if label != _BETWEEN]
    milestones, current = [], False
    for label, ids in stops:
        done = not current and _is_behind(judgement, ids)
        state = "done" if done else "" if current else "now"
        current = current or not done
        milestones.append(Milestone(label, _stop_note(judgement, happened, ids, done), state))
    return milestones


_BETWEEN = "Cấp ủy trung gian"
_ADMISSION_STOPS = [
    ("Cho phép làm thủ tục", ("s06_permit_procedure",)),
    ("Đủ giấy tờ", _PAPER_STEPS),
    ("Chi bộ xét", ("s13_cell_resolution",)),
    (_BETWEEN, ("s14_sub_committee_report", "s15_grassroots_resolution")),
    ("Thẩm định", ("s16_appraisal",)),
    ("Ban Thường vụ quyết định", ("s17_admission_decision",)),
    ("Lễ kết nạp", ("s18_ceremony",)),
    ("Dự bị 12 tháng", ("s20_probation",)),
]
_RECOGNITION_STOPS = [
    ("Lễ kết nạp", ("s18_ceremony",)),
    ("Dự bị 12 tháng", ("s20_probation",)),
    (
        "Đủ giấy tờ công nhận",
        ("s21_new_member_class", "s22_self_review", "s23_helper_remarks", "s24_opinions_probationary"),
    ),
    ("Chi bộ xét", ("s25_cell_recognition",)),
    (_BETWEEN, ("s26_intermediate_recognition",)),
    ("Ban Thường vụ quyết định", ("s27_recognition_decision",)),
    ("Công bố, trao thẻ", ("s28_announce_and_card",)),
]
# Seven stops fit a phone: the first and the far last give way to the committee between.
_LEFT_OUT_WITH_LEVELS = frozenset({"Cho phép làm thủ tục", "Lễ kết nạp"})


def _is_behind(judgement: Judgement, ids: Iterable[str]) -> bool:
    """Whether every step of a stop is done or can't be taken any more (a step that isn't there is never open)."""
    ids = list(ids)
    waiting = [step for step in ids if step in judgement.open_steps and not _is_optional(judgement, step)]
    return not waiting and any(step in judgement.done_steps for step in ids)


def _is_optional(judgement: Judgement, step: str) -> bool:
    return step == "s11_union_resolution" and judgement.route.used == "two_official_members"


def _stop_note(judgement: Judgement, happened: list[DossierEvent], ids: Iterable[str], done: bool) -> str:
    ids = set(ids)
    if done:
        if ids == {"s20_probation"}:
            return format_date(judgement.dates.official_date)
        days = [event.on for event in happened if LAW.events[event.kind].completes in ids]
        return format_date(max(days)) if days else ""
    if len(ids) > 1:
        return ""
    clock = next((one for one in judgement.deadlines if one.step in ids and one.due_on), None)
    return f"chậm nhất {format_date(clock.due_on)}" if clock else ""
