"""What the dossier of a person, standing above the pool, adds to the person's page."""

from dataclasses import dataclass
from datetime import date

from taonguon.candidate.models import Candidate
from taonguon.dossier.facts import Surroundings, facts_of, told
from taonguon.dossier.models import Dossier
from taonguon.dossier.queries import of_person
from taonguon.rules import law
from taonguon.rules.access import Scope


@dataclass(frozen=True, slots=True)
class Case:
    """The newest dossier, and what it knows while it is open (votes, papers, introducers)."""

    dossier: Dossier | None = None
    facts: law.Facts | None = None


def case_of(scope: Scope, candidate: Candidate, today: date) -> Case:
    """One query for most people; those of a dossier's facts only where one is open."""
    dossier = of_person(scope, candidate.person).first()
    if dossier is None or not dossier.is_open:
        return Case(dossier)
    loaded = told(of_person(scope, candidate.person)).get(pk=dossier.pk)
    return Case(dossier, facts_of(loaded, Surroundings.of([loaded]), on=today))
