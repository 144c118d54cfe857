"""What a load left in the tables, to compare two of them."""

from taonguon.audit.models import AuditEntry
from taonguon.candidate.models import Candidate, StageDate
from taonguon.dossier.models import DossierDeadline, DossierEvent
from taonguon.member.models import Member, Movement
from taonguon.organization.models import Post, Unit
from taonguon.person.models import Person
from taonguon.plan.models import Allocation, SubPlan
from taonguon.training.models import Certificate


def snapshot():
    """What stands in the tables, without keys, moments and the accounts' random secrets."""
    rows = (
        Unit.objects.values_list("path", "name", "kind", "block"),
        Post.objects.values_list("unit__path", "title", "holder_name"),
        Person.objects.values_list("full_name", "born_on", "identity_digest", "education"),
        Member.objects.values_list("person__full_name", "unit__path", "status", "party_join_on", "official_on"),
        Movement.objects.values_list("member__person__full_name", "kind", "effective_on", "document_number"),
        Candidate.objects.values_list("person__full_name", "unit__path", "status", "stage", "stage_on"),
        StageDate.objects.values_list("candidate__person__full_name", "stage", "on", "document_number"),
        Certificate.objects.values_list("person__full_name", "number", "issued_on"),
        DossierEvent.objects.values_list("dossier__person__full_name", "kind", "on", "votes_for"),
        DossierDeadline.objects.values_list("dossier__person__full_name", "rule", "due_on"),
        Allocation.objects.values_list("unit__path", "year", "value", "status"),
        SubPlan.objects.values_list("unit__path", "year", "status"),
        AuditEntry.objects.values_list("number", "verb", "unit_path"),
    )
    return [sorted(map(str, query.order_by("pk"))) for query in rows]
