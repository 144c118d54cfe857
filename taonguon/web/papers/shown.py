"""Papers as their pages show them: states in words, where a disagreement is settled, results of a job."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from taonguon.documents.models import Job, PaperVersion
from taonguon.documents.papers.disagreement import Disagreement, Place
from taonguon.documents.papers.making import Made
from taonguon.documents.papers.whole import Line, State, Whole
from taonguon.dossier.models import Dossier
from taonguon.rules.access import Permission, Scope

STATES = {State.NEW: ("go", "Mới"), State.CHANGED: ("warn", "Lập lại"), State.UNTOUCHED: ("ok", "Giữ nguyên")}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper on the page; `kind` and `words` are its state."""

    line: Line
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """A disagreement with the page where the record is corrected."""

    asked: Disagreement
    url: str
    button: str


def whole(found: Whole, versions: Sequence[PaperVersion], scope: Scope) -> dict[str, Any]:
    """Context of the page of one dossier's papers."""
    rows = [PaperRow(line, *_state(line)) for line in found.lines]
    return {
        "dossier": found.dossier,
        "rows": rows,
        "new": found.count(State.NEW),
        "changed": found.count(State.CHANGED),
        "untouched": found.count(State.UNTOUCHED),
        "outstanding": found.outstanding,
        "can_make": found.can_make,
        "has_files": any(line.latest for line in found.lines),
        "questions": [_question(one, found.dossier, scope) for one in found.disagreements],
        "earlier": [row for row in versions if not row.latest],
    }


def _state(line: Line) -> tuple[str, str]:
    if not line.mine and line.state is State.NEW:
        return "unk", "Nơi khác lập"
    return STATES[line.state]


def _question(asked: Disagreement, dossier: Dossier, scope: Scope) -> Question:
    name, pk, button = _place(asked.place, dossier, scope)
    return Question(asked, reverse(name, args=[pk]), button)


def _place(place: Place, dossier: Dossier, scope: Scope) -> tuple[str, int, str]:
    """URL name, its key, words of the button. What the viewer may not correct is shown on the dossier."""
    edit = scope.can(Permission.DOSSIER_EDIT)
    if place is Place.PERSON and dossier.candidate_id and scope.can(Permission.CANDIDATE_EDIT):
        return "candidate:edit", dossier.candidate_id, "Sửa thông tin người"
    if place in {Place.PERSON, Place.MEMBER} and dossier.member_id and scope.can(Permission.MEMBER_VIEW):
        return "member:person", dossier.member_id, "Mở trang đảng viên"
    if place is Place.CELL and scope.can(Permission.DOSSIER_APPRAISE):
        return "dossier:change_cell", dossier.pk, "Sửa chi bộ của hồ sơ"
    if place is Place.INTRODUCERS and edit:
        return "dossier:introducers", dossier.pk, "Sửa người giới thiệu"
    return "dossier:dossier", dossier.pk, "Xem diễn biến của hồ sơ"


def made_in_words(made: Made) -> str:
    """ "Đã lập 2 giấy mới, lập lại 1 giấy, giữ nguyên 6 giấy."."""
    if not made.new and not made.changed:
        return f"Không có dữ kiện nào đổi: giữ nguyên {made.untouched} giấy."
    return f"Đã lập {made.new} giấy mới, lập lại {made.changed} giấy, giữ nguyên {made.untouched} giấy."


@dataclass(frozen=True, slots=True)
class ResultRow:
    """What became of one dossier of a job; `kind` and `words` are its state."""

    dossier: Dossier
    kind: str
    words: str
    detail: str


def results(job: Job, dossiers: Mapping[int, Dossier]) -> list[ResultRow]:
    """Every dossier of a job, in order: done, refused with the reason, still waiting."""
    told = {result["dossier"]: result for result in job.payload["results"]}
    return [_result(dossiers[pk], told.get(pk)) for pk in job.payload["items"] if pk in dossiers]


def _result(dossier: Dossier, told: Mapping[str, Any] | None) -> ResultRow:
    if told is None:
        return ResultRow(dossier, "unk", "Chờ làm", "")
    if "error" in told:
        return ResultRow(dossier, "bad", "Không làm được", told["error"])
    made = Made(told["new"], told["changed"], told["untouched"])
    return ResultRow(dossier, "ok", "Đã xong", made_in_words(made))
