"""Where tasks come from: one function a source, each a fixed number of queries however many rows.

Every source takes the scope, the day, the last day looked at and the law of the committee, and answers tasks;
none stores anything.
"""

from collections.abc import Iterator
from datetime import date

from taonguon.regulation.queries import law_of
from taonguon.reminder.sources.classes import classes
from taonguon.reminder.sources.dossiers import clocks, probation_without_dossier, returned_papers
from taonguon.reminder.sources.people import appointments, certificates_ending, enlistments
from taonguon.reminder.sources.plans import plans
from taonguon.reminder.task import Task
from taonguon.rules.access import Scope

SOURCES = (
    clocks,
    returned_papers,
    probation_without_dossier,
    certificates_ending,
    enlistments,
    appointments,
    classes,
    plans,
)


def all_tasks(scope: Scope, today: date, until: date) -> Iterator[Task]:
    """Every source in turn, judged by the law of the committee the assignment works in."""
    law = law_of(scope.commune_id)
    for source in SOURCES:
        yield from source(scope, today, until, law)
