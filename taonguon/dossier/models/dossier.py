"""The case of one person, from the permission to make papers to the recognition as official member."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from taonguon.candidate.models import Candidate
from taonguon.common.models import Stamped
from taonguon.dossier import labels
from taonguon.dossier.labels import Status
from taonguon.dossier.querysets import DossierQuerySet
from taonguon.member.models import Member
from taonguon.organization.models import UnitScoped
from taonguon.person.models import Person


class Dossier(UnitScoped):
    """One case at the cell that considers it.

    `stage` and `waiting_for` repeat what the law says of the events, so that lists are counted by the database;
    only `dossier.actions.rejudge` writes them. Time alone ends the probation: from `later_on` the case stands at
    `later_stage`. `route` is what the cell chose; empty: as the law proposes. `version` counts the deeds on the
    case: whoever saw an older one is told what happened meanwhile.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="dossiers", verbose_name="người vào Đảng")
    candidate = models.ForeignKey(
        Candidate,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dossiers",
        verbose_name="quần chúng trong nguồn",
    )
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="dossiers", verbose_name="đảng viên"
    )
    status = models.CharField("tình trạng", max_length=12, choices=labels.statuses, default=Status.OPEN.value)
    opened_on = models.DateField("lập hồ sơ ngày")
    closed_on = models.DateField("kết thúc ngày", null=True, blank=True)
    close_reason = models.CharField("lý do kết thúc", max_length=300, blank=True, default="")
    stage = models.CharField("bước", max_length=40, default="")
    stage_on = models.DateField("vào bước ngày", null=True, blank=True)
    waiting_for = models.CharField("đang chờ", max_length=40, blank=True, default="")
    later_stage = models.CharField(max_length=40, blank=True, default="", editable=False)
    later_waiting_for = models.CharField(max_length=40, blank=True, default="", editable=False)
    later_on = models.DateField("hết thời kỳ dự bị ngày", null=True, blank=True)
    route = models.CharField("đường giới thiệu", max_length=30, choices=labels.routes, blank=True, default="")
    youth_union_present = models.BooleanField("nơi sinh hoạt có tổ chức Đoàn", null=True, blank=True)
    trade_union_present = models.BooleanField("nơi làm việc có công đoàn cơ sở", null=True, blank=True)
    special_cases = models.JSONField("trường hợp đặc biệt", default=list, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DossierQuerySet.as_manager()

    class Meta:
        verbose_name = "hồ sơ kết nạp"
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(status=Status.OPEN.value), name="dossier_one_open_a_person"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="dossier_closed_after_opening",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.OPEN.value) | Q(closed_on__isnull=False), name="dossier_closed_has_day"
            ),
        ]
        indexes = [
            models.Index(fields=["unit_path", "status", "stage"], name="dossier_branch_stage"),
            models.Index(fields=["status", "later_on"], name="dossier_later"),
        ]

    def stage_on_day(self, day: date) -> str:
        """The stage on a day, as far as time alone changes it."""
        return self.later_stage if self.later_on and self.later_on <= day else self.stage

    def waiting_on_day(self, day: date) -> str:
        return self.later_waiting_for if self.later_on and self.later_on <= day else self.waiting_for

    @property
    def is_open(self) -> bool:
        return self.status == Status.OPEN


class DossierIntroducer(Stamped):
    """An official member who introduces the person (3-KNĐ). From elsewhere: a name without a member row."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="introducers", verbose_name="hồ sơ")
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đảng viên"
    )
    name = models.CharField("họ tên", max_length=120)
    official_since = models.DateField("chính thức từ", null=True, blank=True)
    together_since = models.DateField("cùng đơn vị từ", null=True, blank=True)
    replacement = models.BooleanField("nhận thay người trước", null=True, blank=True)

    class Meta:
        verbose_name = "đảng viên giới thiệu"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "member"], condition=Q(member__isnull=False), name="introducer_once_a_dossier"
            )
        ]


class Consent(Stamped):
    """A document of consent that a special case asks for; `document` is an id of the law's data."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="consents", verbose_name="hồ sơ")
    document = models.CharField("văn bản", max_length=60)
    on = models.DateField("ngày", null=True, blank=True)
    number = models.CharField("số", max_length=60, blank=True, default="")

    class Meta:
        verbose_name = "văn bản đồng ý"
        constraints = [models.UniqueConstraint(fields=["dossier", "document"], name="consent_once_a_dossier")]
