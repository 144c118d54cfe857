"""Opening a dossier on the permission to make papers, and telling what the law needs to know of the case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from taonguon.audit import labels as audit_labels
from taonguon.candidate.actions import reach_stage
from taonguon.candidate.labels import Stage
from taonguon.candidate.labels import Status as PoolStatus
from taonguon.candidate.models import Candidate
from taonguon.common.refusal import Refused
from taonguon.common.text import normalise
from taonguon.dossier.actions._door import Case, check_day, open_case
from taonguon.dossier.actions.judging import rejudge
from taonguon.dossier.facts import Surroundings, told
from taonguon.dossier.labels import PaperState
from taonguon.dossier.models import Consent, Dossier, DossierEvent, DossierIntroducer, Paper
from taonguon.member.labels import Status as MemberStatus
from taonguon.member.models import Member
from taonguon.rules.access import Permission, Scope
from taonguon.rules.law.ruleset import LAW
from taonguon.training.labels import CourseKind

audit_labels.register(
    {
        "dossier.opened": "Lập hồ sơ kết nạp",
        "dossier.recognition_opened": "Lập hồ sơ công nhận chính thức",
        "dossier.case_told": "Ghi đường giới thiệu, trường hợp đặc biệt",
        "dossier.introducers_set": "Ghi đảng viên giới thiệu",
        "dossier.consent_recorded": "Ghi văn bản đồng ý",
    }
)

CERTIFICATE = "CN-NTVĐ"
PERMISSION_PAPER = "procedure_permission"


@transaction.atomic
def open_dossier(
    *, candidate_id: int, on: date, document_number: str, actor: Any, scope: Scope, today: date
) -> Dossier:
    """Open the dossier of somebody in the pool, on the committee's permission (38-HD/BTCTW I.1.1c).

    The day of the permission is taken as the day the dossier was made: its 12 months run from it (law file 3.5).
    """
    if not scope.can(Permission.DOSSIER_EDIT):
        raise PermissionDenied
    candidate = Candidate.objects.to_change(scope, candidate_id)
    check_day(on, today)
    if not normalise(document_number):
        raise Refused("Ghi số văn bản cho phép làm thủ tục.", field="document_number")
    if Dossier.objects.open().filter(person=candidate.person_id).exists():
        raise Refused(f"{candidate.person.full_name} đã có hồ sơ đang làm: mở hồ sơ ấy, không lập lại.")
    if candidate.status != PoolStatus.OPEN:
        raise Refused(f"{candidate.person.full_name} không còn trong nguồn: mở lại ở trang Nguồn trước.")
    certificate = (
        candidate.person.certificates.filter(kind=CourseKind.AWARENESS.value, issued_on__lte=on)
        .order_by("-issued_on", "-pk")
        .first()
    )
    if certificate is None:
        raise Refused(
            f"{candidate.person.full_name} chưa có giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng:"
            f" ghi giấy chứng nhận ở trang Nguồn trước. Căn cứ: {LAW.step('s06_permit_procedure').citation}.",
            field="on",
        )
    dossier = Dossier(person=candidate.person, candidate=candidate, opened_on=on)
    dossier.assign_unit(candidate.unit)
    dossier.save()
    number = normalise(document_number)
    for kind in ("procedure_permitted", "application_dossier_opened"):
        DossierEvent.objects.create(dossier=dossier, kind=kind, on=on, document_number=number, recorded_by=actor)
    _paper(dossier, PERMISSION_PAPER, number, on, candidate.unit.label)
    _paper(dossier, CERTIFICATE, certificate.number, certificate.issued_on, candidate.unit.label)
    reach_stage(
        candidate_id=candidate.pk, stage=Stage.DOSSIER, on=on, document_number=number, actor=actor, scope=scope
    )
    rejudge(dossier=dossier, today=today, on=on)
    case = Case(told(Dossier.objects.filter(pk=dossier.pk)).get(), Surroundings.of([dossier]), actor, scope, today)
    case.tell("dossier.opened", on=on, document=number, person=candidate.person.full_name)
    return case.dossier


@transaction.atomic
def open_recognition(*, member_id: int, actor: Any, scope: Scope, today: date) -> Dossier:
    """Open the case of a probationary member admitted elsewhere or before the system was used.

    The decision and the ceremony come from the roll; only the way to recognition lies ahead.
    """
    if not scope.can(Permission.DOSSIER_EDIT):
        raise PermissionDenied
    member = (
        Member.objects.in_scope(scope)
        .select_for_update(of=("self",))
        .select_related("person", "unit")
        .get(pk=member_id)
    )
    if member.status != MemberStatus.PROBATIONARY:
        raise Refused(f"{member.person.full_name} không phải đảng viên dự bị.")
    if member.party_join_on is None:
        raise Refused(f"Ghi ngày vào Đảng của {member.person.full_name} ở trang Đảng viên trước.")
    if Dossier.objects.open().filter(person=member.person_id).exists():
        raise Refused(f"{member.person.full_name} đã có hồ sơ đang làm: mở hồ sơ ấy, không lập lại.")
    dossier = Dossier(person=member.person, member=member, opened_on=member.party_join_on)
    dossier.assign_unit(member.unit)
    dossier.save()
    if member.admission_decision_on:
        DossierEvent.objects.create(
            dossier=dossier, kind="admission_decision_issued", on=member.admission_decision_on,
            document_number=member.admission_decision_number, recorded_by=actor,
        )  # fmt: skip
    DossierEvent.objects.create(
        dossier=dossier, kind="admission_ceremony_held", on=member.party_join_on, recorded_by=actor
    )
    rejudge(dossier=dossier, today=today, on=member.party_join_on)
    case = Case(told(Dossier.objects.filter(pk=dossier.pk)).get(), Surroundings.of([dossier]), actor, scope, today)
    case.tell("dossier.recognition_opened", on=dossier.opened_on, person=member.person.full_name)
    return case.dossier


def _paper(dossier: Dossier, form: str, number: str, on: date, holder: str) -> None:
    Paper.objects.create(
        dossier=dossier, form=form, state=PaperState.IN_HAND.value, number=number, on=on, holder=holder
    )


@transaction.atomic
def describe_case(
    *,
    dossier_id: int,
    route: str,
    special_cases: Sequence[str],
    actor: Any,
    scope: Scope,
    today: date,
    youth_union_present: bool | None = None,
    trade_union_present: bool | None = None,
    version: int | None = None,
) -> Dossier:
    """Tell the route the cell chose ("": as the law proposes) and the special cases."""
    case = open_case(dossier_id, actor=actor, scope=scope, today=today, version=version)
    if route and route not in LAW.labels["route"]:
        raise Refused("Chọn đường giới thiệu trong danh sách.", field="route")
    unknown = [code for code in special_cases if code not in LAW.special_cases]
    if unknown:
        raise Refused("Chọn trường hợp đặc biệt trong danh sách.", field="special_cases")
    dossier = case.dossier
    before = {"route": dossier.route, "special_cases": dossier.special_cases}
    dossier.route, dossier.special_cases = route, sorted(set(special_cases))
    dossier.youth_union_present, dossier.trade_union_present = youth_union_present, trade_union_present
    dossier.save()
    rejudge(dossier=dossier, today=today)
    after = {"route": dossier.route, "special_cases": dossier.special_cases}
    case.tell("dossier.case_told", before=before, after=after)
    return dossier


@dataclass(frozen=True, slots=True)
class Introducer:
    """An introducing member: one of the roll (`member_id`), or a name from elsewhere. Unknown days stay None."""

    member_id: int | None = None
    name: str = ""
    official_since: date | None = None
    together_since: date | None = None
    replacement: bool | None = None


@transaction.atomic
def set_introducers(
    *,
    dossier_id: int,
    introducers: Sequence[Introducer],
    actor: Any,
    scope: Scope,
    today: date,
    version: int | None = None,
) -> list[DossierIntroducer]:
    """Say who introduces the person, in place of what was said before; days come from the roll."""
    case = open_case(dossier_id, actor=actor, scope=scope, today=today, version=version)
    rows = [_introducer(case, one, number) for number, one in enumerate(introducers, start=1)]
    if len({row.member_id for row in rows if row.member_id}) < len([row for row in rows if row.member_id]):
        raise Refused("Một đảng viên chỉ giới thiệu một lần: chọn hai người khác nhau.", field="introducers")
    case.dossier.introducers.all().delete()
    rows = DossierIntroducer.objects.bulk_create(rows)
    rejudge(dossier=case.dossier, today=today, around=case.around)
    case.tell("dossier.introducers_set", introducers=[row.name for row in rows])
    return rows


def _introducer(case: Case, told_one: Introducer, number: int) -> DossierIntroducer:
    if told_one.member_id is None:
        if not normalise(told_one.name):
            raise Refused(f"Người giới thiệu {number}: chọn đảng viên, hoặc ghi họ tên.", field="introducers")
        return DossierIntroducer(
            dossier=case.dossier, name=normalise(told_one.name), official_since=told_one.official_since,
            together_since=told_one.together_since, replacement=told_one.replacement,
        )  # fmt: skip
    member = (
        Member.objects.in_branch(case.scope.commune_path)
        .counted()
        .select_related("person")
        .filter(pk=told_one.member_id)
        .first()
    )
    if member is None:
        raise Refused(f"Người giới thiệu {number}: chọn đảng viên trong danh sách.", field="introducers")
    if member.status != MemberStatus.OFFICIAL:
        raise Refused(
            f"{member.person.full_name} là đảng viên dự bị: người giới thiệu phải là đảng viên chính thức."
            f" Căn cứ: {LAW.conditions['C-INT'].citation}.",
            field="introducers",
        )
    return DossierIntroducer(
        dossier=case.dossier, member=member, name=member.person.full_name,
        official_since=told_one.official_since or member.official_on,
        together_since=told_one.together_since or member.in_unit_since,
        replacement=told_one.replacement,
    )  # fmt: skip


@transaction.atomic
def record_consent(
    *,
    dossier_id: int,
    document: str,
    on: date,
    actor: Any,
    scope: Scope,
    today: date,
    number: str = "",
    version: int | None = None,
) -> Consent:
    """Record a document that a special case asks for. Said again: the newer day and number stand."""
    case = open_case(dossier_id, actor=actor, scope=scope, today=today, version=version)
    if document not in LAW.documents:
        raise Refused("Chọn văn bản trong danh sách.", field="document")
    check_day(on, today)
    consent, _ = Consent.objects.update_or_create(
        dossier=case.dossier, document=document, defaults={"on": on, "number": normalise(number)}
    )
    rejudge(dossier=case.dossier, today=today, around=case.around)
    case.tell("dossier.consent_recorded", document=document, on=on, number=consent.number)
    return consent
