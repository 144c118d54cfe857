"""The papers of one dossier as they would be made now: which are new, which have changed inputs, which are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from taonguon.documents.gather.forms.case import CaseFile, case_file
from taonguon.documents.gather.forms.sheets import SHEETS, Draft, Maker, drafts
from taonguon.documents.models import PaperVersion
from taonguon.documents.papers.disagreement import Disagreement, disagreements
from taonguon.documents.papers.inputs import Change, Facts, changes, fingerprint, other_changes, printed
from taonguon.documents.papers.templates import TemplateInUse, templates_in_use
from taonguon.dossier.labels import Status
from taonguon.dossier.models import Dossier
from taonguon.rules.access import Permission, Scope

# A dossier sent on still needs the letter that goes with it.
_MADE_FOR = frozenset({Status.OPEN, Status.FORWARDED})
_MAKERS = {sheet.form: sheet.maker for sheet in SHEETS}


class State(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    UNTOUCHED = "untouched"


@dataclass(frozen=True, slots=True)
class Line:
    """One paper: what it would say, its latest version, and what changed since. `mine`: the viewer may make it."""

    draft: Draft
    template: TemplateInUse
    facts: Facts
    fingerprint: str
    latest: PaperVersion | None
    mine: bool

    @property
    def state(self) -> State:
        if self.latest is None:
            return State.NEW
        return State.UNTOUCHED if self.latest.fingerprint == self.fingerprint else State.CHANGED

    @property
    def changes(self) -> Sequence[Change]:
        """Field by field, old and new; empty unless the paper was made before and reads otherwise now."""
        if self.latest is None or self.state is State.UNTOUCHED:
            return ()
        return (
            *changes(self.latest.facts, self.facts, self.draft.entry.facts),
            *other_changes(
                code=(self.latest.code, self.draft.code),
                template=(self.latest.template_sha256, self.template.sha256),
            ),
        )

    @property
    def outstanding(self) -> bool:
        """Whether the viewer's next making would make this paper."""
        return self.mine and self.state is not State.UNTOUCHED


@dataclass(frozen=True, slots=True)
class Whole:
    """Every paper of a dossier that the viewer may read, in the order of the procedure."""

    case: CaseFile
    lines: Sequence[Line]
    disagreements: Sequence[Disagreement]
    can_make: bool

    @property
    def dossier(self) -> Dossier:
        return self.case.dossier

    def count(self, state: State) -> int:
        return sum(1 for line in self.lines if line.mine and line.state is state)

    @property
    def outstanding(self) -> Sequence[Line]:
        return [line for line in self.lines if line.outstanding] if self.can_make else []


def may_make(maker: Maker, scope: Scope, dossier: Dossier) -> bool:
    """The cell's papers: whoever keeps the dossier; the board's: the board; those between: not the cell itself."""
    if maker is Maker.BOARD:
        return scope.can(Permission.DOSSIER_APPRAISE)
    own = maker is Maker.CELL or scope.path != dossier.unit_path
    return own and scope.can(Permission.DOSSIER_EDIT)


def may_read(form: str, scope: Scope, dossier: Dossier) -> bool:
    """What the board writes for the standing committee stays at the commune; the rest follows the dossier."""
    maker = _MAKERS[form]
    if maker is Maker.BOARD:
        return scope.committee_wide
    return maker is Maker.CELL or scope.path != dossier.unit_path


def whole(scope: Scope, pk: int, today: date) -> Whole:
    """The dossier's papers as of today; raises `Dossier.DoesNotExist` outside the scope."""
    case = case_file(Dossier.objects.in_scope(scope), pk, today)
    made = {
        (row.form, row.part): row
        for row in PaperVersion.objects.filter(dossier=case.dossier, latest=True)
        .select_related("made_by")
        .defer("content")
        .order_by("pk")
    }
    templates = templates_in_use(case.commune.pk)
    lines = [
        _line(draft, templates[draft.form], made.get(draft.key), may_make(draft.maker, scope, case.dossier))
        for draft in drafts(case)
        if may_read(draft.form, scope, case.dossier)
    ]
    can_make = case.dossier.status in _MADE_FOR and scope.can(Permission.DOSSIER_EDIT)
    told = [(line.draft, line.facts, line.latest) for line in lines]
    return Whole(case, lines, disagreements(case, told), can_make)


def _line(draft: Draft, template: TemplateInUse, latest: PaperVersion | None, mine: bool) -> Line:
    facts = printed(draft.facts)
    digest = fingerprint(facts, code=draft.code, template=template.sha256)
    return Line(draft, template, facts, digest, latest, mine)
