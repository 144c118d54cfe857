"""The tree of units. Its order and branches stand in `path`; what it was before stands in `UnitChange`."""

from django.db import models
from django.db.models import F, Q

from taonguon.common.fields import PathField, SortKeyField
from taonguon.common.models import Stamped
from taonguon.organization import labels
from taonguon.organization.labels import MASS_KINDS, PARTY_KINDS, Kind
from taonguon.organization.querysets import UnitQuerySet


class Unit(Stamped):
    """A Party organisation, or a mass organisation linked to one. Ended units stay, with `valid_to`.

    `path` is the concatenation of fixed-width segments from the root: a branch is one index range.
    """

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="đơn vị cấp trên", related_name="children"
    )
    path = PathField("đường dẫn", unique=True)
    kind = models.CharField("loại", max_length=20, choices=labels.kinds)
    block = models.CharField("khối", max_length=20, choices=labels.blocks, blank=True, default="")
    name = models.CharField("tên", max_length=160)
    short_name = models.CharField("tên gọn", max_length=60, blank=True, default="")
    code = models.CharField("mã tổ chức đảng", max_length=18, blank=True, default="")
    linked_unit = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="gắn với đơn vị", related_name="mass_branches"
    )
    non_members = models.PositiveIntegerField("người 18-60 tuổi chưa vào Đảng", null=True, blank=True)
    households = models.PositiveIntegerField("số hộ, quy mô", null=True, blank=True)
    valid_from = models.DateField("có từ")
    valid_to = models.DateField("đến", null=True, blank=True)
    search_key = models.CharField(max_length=200, editable=False, default="", db_index=True)
    sort_key = SortKeyField(editable=False, default="")

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "đơn vị"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="unit_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="unit_kind_known"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """Short name for table cells; the full name where there is none."""
        return self.short_name or self.name

    @property
    def is_party(self) -> bool:
        return self.kind in PARTY_KINDS

    @property
    def is_mass(self) -> bool:
        return self.kind in MASS_KINDS


class UnitChange(Stamped):
    """One event in the life of a unit: what it was, what it became, by which document."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="changes", verbose_name="đơn vị")
    change = models.CharField("việc", max_length=20, choices=labels.changes)
    on = models.DateField("ngày")
    document_number = models.CharField("số văn bản", max_length=60, blank=True, default="")
    reason = models.CharField("lý do", max_length=300, blank=True, default="")
    other_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị liên quan"
    )
    before = models.JSONField("trước", default=dict)
    after = models.JSONField("sau", default=dict)

    class Meta:
        verbose_name = "thay đổi tổ chức"


class Exemption(Stamped):
    """A unit that a target does not bind, with the reason and the paper that says so."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="exemptions", verbose_name="đơn vị")
    indicator = models.CharField("chỉ tiêu", max_length=40)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến ngày", null=True, blank=True)
    reason = models.CharField("lý do", max_length=300)
    evidence = models.CharField("văn bản làm căn cứ", max_length=200, blank=True, default="")

    class Meta:
        verbose_name = "miễn chỉ tiêu"
        indexes = [models.Index(fields=["unit", "indicator"], name="exemption_lookup")]


class UnitScoped(Stamped):
    """Abstract: a record that belongs to a unit. `unit_path` is the unit's path, so a branch is one range scan.

    Only `assign_unit` sets it; `organization.actions.move_unit` renews it when a branch moves.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, verbose_name="đơn vị", related_name="+")
    unit_path = PathField("đường dẫn đơn vị", db_index=True, editable=False)

    class Meta:
        abstract = True

    def assign_unit(self, unit: Unit) -> None:
        self.unit = unit
        self.unit_path = unit.path
