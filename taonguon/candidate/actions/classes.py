"""Classes as the pool and the roll see them: members who are sent, and what a result changes in the pool.

`enrol_candidates` (stages) sends people of the pool; here are the deeds that move somebody after a class.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from taonguon.candidate.actions.stages import reach_trained, step_back
from taonguon.candidate.labels import Stage
from taonguon.candidate.models import Candidate
from taonguon.common.refusal import Refused
from taonguon.member.models import Member
from taonguon.rules.access import Scope
from taonguon.training.actions import ResultLine, enrol_people, record_results, take_back_result
from taonguon.training.labels import CourseKind, Result
from taonguon.training.models import Certificate, Enrolment


@transaction.atomic
def enrol_members(*, member_ids: Sequence[int], course_id: int, actor: Any, scope: Scope) -> list[Enrolment]:
    """Send members to a class for new members, each on behalf of the cell."""
    members = Member.objects.in_scope(scope).counted().filter(pk__in=member_ids)
    people = members.select_related("person", "unit").order_by("pk")
    return enrol_people(
        course_id=course_id, people=[(row.person, row.unit) for row in people], actor=actor, scope=scope
    )


@transaction.atomic
def record_class_results(
    *, course_id: int, lines: Sequence[ResultLine], today: date, actor: Any, scope: Scope, issuer: str = ""
) -> list[Certificate]:
    """Write the results of a class; whoever of the pool passed an awareness class reaches `Stage.TRAINED`."""
    certificates = record_results(
        course_id=course_id, lines=lines, today=today, issuer=issuer, actor=actor, scope=scope
    )
    reach_trained(certificates=certificates, actor=actor, scope=scope)
    return certificates


@transaction.atomic
def take_back_class_result(*, enrolment_id: int, reason: str, actor: Any, scope: Scope) -> Enrolment:
    """Take a result back; a stage that rested on its certificate alone is undone with it.

    Refused once the person has a dossier: it was opened because of that certificate.
    """
    row = Enrolment.objects.in_scope(scope).select_related("course").get(pk=enrolment_id)
    candidate = (
        Candidate.objects.in_branch(scope.commune_path).filter(person=row.person_id).order_by("-pk").first()
    )
    counted = row.course.kind == CourseKind.AWARENESS and row.result == Result.PASSED
    others = Certificate.objects.awareness().filter(person=row.person_id).exclude(course=row.course_id)
    rests = counted and candidate is not None and candidate.stage >= Stage.TRAINED and not others.exists()
    if rests and candidate is not None and candidate.stage > Stage.TRAINED:
        raise Refused("Người này đã lập hồ sơ kết nạp dựa vào giấy chứng nhận ấy: kết thúc hồ sơ trước khi sửa.")
    row = take_back_result(enrolment_id=enrolment_id, reason=reason, actor=actor, scope=scope)
    if rests and candidate is not None:
        step_back(candidate_id=candidate.pk, reason=reason, actor=actor, scope=scope)
    return row
