"""The law's step table as the dossier uses it: which event and which paper a step writes, who may record it.

Everything is derived from the data of the law; the few choices of our own are named constants here.
"""

from collections.abc import Collection

from taonguon.rules.access import Permission
from taonguon.rules.law.model import Form, Step
from taonguon.rules.law.ruleset import LAW

# Steps finished elsewhere: in the pool, in the classes, by the opening of the dossier, or by time alone.
ELSEWHERE = frozenset(
    {
        "s01_plan", "s02_select_sympathizer", "s03_assign_helper", "s04_send_to_class", "s05_awareness_class",
        "s06_permit_procedure", "s20_probation", "s21_new_member_class",
    }
)  # fmt: skip
BY_TIME = frozenset({"s20_probation"})
# Where several events finish a step, the one its form records.
_MAIN_EVENT = {"s09_verification": "verification_completed", "s28_announce_and_card": "recognition_announced"}
_UNION_FORM = {"trade_union": "4A-KNĐ"}
# What may be told beside the steps, and what each needs to have happened.
NOTES = {
    "dossier_sent_up": Permission.DOSSIER_EDIT,
    "grassroots_dossier_sent_up": Permission.DOSSIER_EDIT,
    "admission_decision_extended": Permission.DOSSIER_APPRAISE,
    "admission_decision_received": Permission.DOSSIER_EDIT,
    "ceremony_delay_agreed": Permission.DOSSIER_DECIDE,
    "recognition_decision_extended": Permission.DOSSIER_APPRAISE,
    "cell_resolution_removal": Permission.DOSSIER_EDIT,
    "grassroots_resolution_removal": Permission.DOSSIER_EDIT,
    "removal_decision_issued": Permission.DOSSIER_DECIDE,
}
# Beside what the law's data says an event implies: steps a note needs, and steps after which it comes too late.
NOTE_NEEDS = {
    "admission_decision_extended": ("s13_cell_resolution",),
    "ceremony_delay_agreed": ("s17_admission_decision",),
    "recognition_decision_extended": ("s25_cell_recognition",),
    "cell_resolution_removal": ("s18_ceremony",),
    "grassroots_resolution_removal": ("s18_ceremony",),
    "removal_decision_issued": ("s18_ceremony",),
}
NOTE_BEFORE = {
    "dossier_sent_up": ("s17_admission_decision",),
    "grassroots_dossier_sent_up": ("s17_admission_decision",),
    "admission_decision_extended": ("s17_admission_decision",),
    "admission_decision_received": ("s18_ceremony",),
    "ceremony_delay_agreed": ("s18_ceremony",),
    "recognition_decision_extended": ("s27_recognition_decision",),
    "cell_resolution_removal": ("s27_recognition_decision",),
    "grassroots_resolution_removal": ("s27_recognition_decision",),
    "removal_decision_issued": ("s27_recognition_decision",),
}
# What isn't taken back by undoing, and what to do instead.
LASTING = {
    "application_dossier_opened": "chọn thôi xem xét hồ sơ nếu lập nhầm",
    "admission_decision_annulled": "ghi quyết định mới",
    "recognition_decision_annulled": "ghi quyết định mới",
    "dossier_forwarded": "chuyển lại hồ sơ",
}
_PERMISSION_OF_ACTOR = {
    "party_building_board": Permission.DOSSIER_APPRAISE,
    "commune_standing_committee": Permission.DOSSIER_DECIDE,
}
# Steps of a committee between the cell and the commune: not the cell's own to record.
INTERMEDIATE_ACTORS = frozenset({"sub_party_committee", "grassroots_party_committee"})
# Who keeps the papers they make until they hand them over; all others are kept by the cell.
KEEPERS = INTERMEDIATE_ACTORS | {"party_building_board", "commune_standing_committee"}
_INTERMEDIATE_NOTES = frozenset({"grassroots_dossier_sent_up", "grassroots_resolution_removal"})


def permission_of(step: Step) -> Permission:
    """Who records a step: the cell its own, the board the appraisal, the standing committee its decisions."""
    return _PERMISSION_OF_ACTOR.get(step.actor, Permission.DOSSIER_EDIT)


def permission_of_event(kind: str) -> Permission:
    """Who may record, and so take back, an event."""
    if kind in NOTES:
        return NOTES[kind]
    completes = LAW.events[kind].completes
    return permission_of(LAW.step(completes)) if completes else Permission.DOSSIER_APPRAISE


def note_is_open(kind: str, done: Collection[str]) -> bool:
    """Whether a note has what it needs and doesn't come too late, after these steps."""
    needs = (*LAW.events[kind].implies, *NOTE_NEEDS.get(kind, ()))
    return all(step in done for step in needs) and not any(step in done for step in NOTE_BEFORE.get(kind, ()))


def is_intermediate(step: Step | None, kind: str) -> bool:
    return (step is not None and step.actor in INTERMEDIATE_ACTORS) or kind in _INTERMEDIATE_NOTES


def event_of(step: Step, levels: Collection[str]) -> str:
    """The event that recording a step writes, where the unit has these intermediate levels."""
    if step.id in _MAIN_EVENT:
        return _MAIN_EVENT[step.id]
    able = [kind for kind in step.events if not set(LAW.events[kind].unless_level) & set(levels)]
    # A report that stands in only where there is no higher level goes before the resolution of that level.
    stand_in = [kind for kind in able if LAW.events[kind].unless_level]
    return (stand_in or able)[0]


def form_of(step: Step, levels: Collection[str], route: str | None) -> str:
    """The paper that recording a step brings in; "" where it brings none."""
    if step.id == "s11_union_resolution" and route in _UNION_FORM:
        return _UNION_FORM[route]
    able = [code for code in step.forms if not set(LAW.forms[code].unless_level) & set(levels)]
    stand_in = [code for code in able if LAW.forms[code].unless_level]
    return next(iter(stand_in or able or step.papers), "")


def papers_of(step: Step, levels: Collection[str], route: str | None) -> tuple[str, ...]:
    """Every paper of a step, its main one first."""
    main = form_of(step, levels, route)
    rest = [
        form.code for form in LAW.forms.values() if form.step == step.id and _exists(form, levels, route, main)
    ]
    return tuple(dict.fromkeys(code for code in (main, *rest, *step.papers) if code))


def _exists(form: Form, levels: Collection[str], route: str | None, main: str) -> bool:
    if form.step == "s11_union_resolution":
        return form.code == main
    return not set(form.unless_level) & set(levels)


def is_secret(code: str) -> bool:
    """Whether the paper is kept by the secret regime: state, day, number, holder and place are all we keep."""
    form = LAW.form_of(code)
    return form is not None and form.secret


RECORDABLE = tuple(step for step in LAW.steps if step.id not in ELSEWHERE and step.events)
KNOWN_PAPERS = frozenset({*LAW.forms, *(paper for step in LAW.steps for paper in step.papers)})


def comes_with_a_vote(code: str) -> bool:
    """Whether the paper records a vote or a decision, so that it comes in with its step only."""
    form = LAW.form_of(code)
    step = LAW.by_id.get(form.step) if form else None
    return step is not None and form.completes and any(LAW.events[kind].vote for kind in step.events)
