"""The papers of a case: state, number, day, who holds them and where. Never their content."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from taonguon.common.models import Stamped
from taonguon.dossier import labels
from taonguon.dossier.labels import KEPT_STATES
from taonguon.dossier.models.dossier import Dossier
from taonguon.dossier.models.event import DossierEvent
from taonguon.dossier.querysets import PaperQuerySet


class Paper(Stamped):
    """One paper by its form code (or the id of an unnumbered paper). `event`: the deed that brought it in."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="papers", verbose_name="hồ sơ")
    form = models.CharField("mẫu", max_length=60)
    state = models.CharField("tình trạng", max_length=12, choices=labels.paper_states)
    number = models.CharField("số", max_length=60, blank=True, default="")
    on = models.DateField("ngày", null=True, blank=True)
    holder = models.CharField("người giữ", max_length=120, blank=True, default="")
    place = models.CharField("nơi để", max_length=120, blank=True, default="")
    event = models.ForeignKey(
        DossierEvent, models.PROTECT, null=True, blank=True, related_name="papers", verbose_name="việc"
    )

    objects = PaperQuerySet.as_manager()

    class Meta:
        verbose_name = "giấy tờ"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "form"], name="paper_once_a_dossier"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in KEPT_STATES]), name="paper_state_kept"
            ),
        ]


class PaperHandover(Stamped):
    """One line of the sổ giao nhận: which papers went from whom to whom, where they are now."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="handovers", verbose_name="hồ sơ")
    on = models.DateField("ngày")
    given_by = models.CharField("người giao", max_length=120)
    received_by = models.CharField("người nhận", max_length=120)
    place = models.CharField("nơi để", max_length=120, blank=True, default="")
    forms = models.JSONField("giấy tờ", default=list)
    note = models.CharField("ghi chú", max_length=300, blank=True, default="")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ghi"
    )

    class Meta:
        verbose_name = "giao nhận giấy tờ"


class PaperReturn(Stamped):
    """A paper, or one field of it, given back with the reason; `settled_on` when it came back right."""

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="returns", verbose_name="giấy tờ")
    field = models.CharField("mục", max_length=120, blank=True, default="")
    reason = models.CharField("lý do trả lại", max_length=300)
    on = models.DateField("trả ngày")
    due_on = models.DateField("nộp lại trước ngày", null=True, blank=True)
    settled_on = models.DateField("nộp lại ngày", null=True, blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người trả"
    )

    class Meta:
        verbose_name = "trả lại giấy tờ"
        indexes = [models.Index(fields=["settled_on", "due_on"], name="paper_return_open")]
