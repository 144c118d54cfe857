"""The pool: candidates, their groups, the day of each stage, helpers and the helper's diary."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from taonguon.candidate import labels
from taonguon.candidate.labels import Stage, Status
from taonguon.candidate.querysets import CandidateQuerySet, FollowUpQuerySet
from taonguon.common.models import Stamped
from taonguon.member.models import Member
from taonguon.organization.models import Unit, UnitScoped
from taonguon.person.models import Person


class TargetGroup(Stamped):
    """Nhóm đối tượng of a committee's plan; the five of the plan stand first."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đảng bộ xã")
    number = models.PositiveSmallIntegerField("số thứ tự")
    name = models.CharField("tên nhóm", max_length=200)
    short_name = models.CharField("tên gọn", max_length=60)
    active = models.BooleanField("đang dùng", default=True)

    class Meta:
        verbose_name = "nhóm đối tượng"
        constraints = [models.UniqueConstraint(fields=["unit", "number"], name="target_group_number")]


class Candidate(UnitScoped):
    """A person followed by a cell on the way to admission; one open row a person.

    `stage`, `stage_on` and `helper` repeat what the stage dates and helper history say, so that lists and
    figures are counted without joining them; only `candidate.actions` writes them, in the same transaction.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="candidacies", verbose_name="người")
    status = models.CharField("tình trạng", max_length=12, choices=labels.statuses, default=Status.OPEN.value)
    stage = models.PositiveSmallIntegerField("bước", choices=labels.stages, default=Stage.SPOTTED.value)
    stage_on = models.DateField("vào bước ngày")
    entered_on = models.DateField("vào nguồn ngày")
    closed_on = models.DateField("thôi theo dõi ngày", null=True, blank=True)
    close_reason = models.CharField("lý do thôi theo dõi", max_length=300, blank=True, default="")
    groups = models.ManyToManyField(TargetGroup, related_name="candidates", verbose_name="nhóm đối tượng")
    helper = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="helped", verbose_name="đảng viên giúp đỡ"
    )
    introduced_by = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="tổ chức giới thiệu"
    )
    introduced_on = models.DateField("giới thiệu ngày", null=True, blank=True)
    introduced_note = models.CharField("phong trào, việc đã làm", max_length=300, blank=True, default="")
    present = models.BooleanField("có mặt tại địa phương", null=True, blank=True)
    last_contact_on = models.DateField("gặp gần nhất", null=True, blank=True)
    enlists_on = models.DateField("ngày nhập ngũ", null=True, blank=True)
    wanted_on = models.DateField("muốn kết nạp trước ngày", null=True, blank=True)

    objects = CandidateQuerySet.as_manager()

    class Meta:
        verbose_name = "quần chúng trong nguồn"
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(status=Status.OPEN.value), name="candidate_one_open_a_person"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("entered_on")),
                name="candidate_closed_after_entry",
            ),
        ]
        indexes = [
            models.Index(fields=["unit_path", "status", "stage"], name="candidate_branch_stage"),
            models.Index(fields=["status", "unit_path", "last_contact_on"], name="candidate_contact"),
        ]


class StageDate(Stamped):
    """The day a candidate reached a stage, and by which paper."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="stage_dates", verbose_name="người")
    stage = models.PositiveSmallIntegerField("bước", choices=labels.stages)
    on = models.DateField("ngày")
    document_number = models.CharField("số văn bản", max_length=60, blank=True, default="")

    class Meta:
        verbose_name = "ngày vào bước"
        constraints = [models.UniqueConstraint(fields=["candidate", "stage"], name="stage_once_a_candidate")]


class HelperAssignment(Stamped):
    """Phân công đảng viên giúp đỡ (38-HD/BTCTW I.1.1d), with the cell's resolution."""

    candidate = models.ForeignKey(
        Candidate, models.PROTECT, related_name="helper_assignments", verbose_name="người được giúp đỡ"
    )
    member = models.ForeignKey(Member, models.PROTECT, related_name="help_given", verbose_name="đảng viên giúp đỡ")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True, blank=True)
    resolution_number = models.CharField("số nghị quyết", max_length=60, blank=True, default="")
    end_reason = models.CharField("lý do thôi giúp đỡ", max_length=300, blank=True, default="")

    class Meta:
        verbose_name = "phân công giúp đỡ"
        constraints = [
            models.UniqueConstraint(
                fields=["candidate"], condition=Q(valid_to__isnull=True), name="helper_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="helper_ends_after_start",
            ),
        ]


class FollowUp(Stamped):
    """One line of the helper's diary. Told facts and next steps; never verification or family history."""

    candidate = models.ForeignKey(Candidate, models.PROTECT, related_name="follow_ups", verbose_name="người")
    on = models.DateField("ngày")
    kind = models.CharField("hình thức", max_length=12, choices=labels.contact_kinds)
    text = models.CharField("nội dung", max_length=1000)
    next_on = models.DateField("hẹn lần sau", null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người ghi"
    )

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = "nhật ký giúp đỡ"
