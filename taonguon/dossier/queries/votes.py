"""A vote in figures: who is counted, the share it needs, one sentence, whether it carried (law file 3.2)."""

from dataclasses import dataclass
from datetime import date

from taonguon.dossier.labels import tag_note
from taonguon.dossier.models import DossierEvent
from taonguon.rules.law.ruleset import LAW
from taonguon.rules.law.votes import vote_passes, vote_sentence, votes_needed


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote in figures and one sentence, with its share and whether it carried."""

    title: str
    on: date
    official: int
    counted: int
    yes: int
    no: int
    not_cast: int
    needed: int
    sentence: str
    carried: bool
    left_out: int
    left_out_reason: str
    citation: str
    note: str
    share: str


def vote_of(event: DossierEvent) -> Vote:
    """The figures of an event that was voted on."""
    kind = LAW.events[event.kind]
    rule = LAW.parameter(kind.vote, event.on)
    counted, yes, no = event.eligible or 0, event.votes_for or 0, event.votes_against or 0
    left_out = event.absent_excused or 0
    threshold = rule.threshold
    return Vote(
        title=kind.title_vi,
        on=event.on,
        official=counted + left_out,
        counted=counted,
        yes=yes,
        no=no,
        not_cast=counted - yes - no,
        needed=votes_needed(threshold, total=counted),
        sentence=vote_sentence(threshold, yes=yes, total=counted),
        carried=vote_passes(threshold, yes=yes, total=counted),
        left_out=left_out,
        left_out_reason=event.left_out_reason,
        citation=rule.citation,
        note=tag_note(rule.tag),
        share=f"{threshold.num}/{threshold.den} {LAW.label('of', threshold.of)}",
    )
