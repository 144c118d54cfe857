"""Person: one human, one row. Only the facts that the pool, the forms and the statistics share.

Relatives, political history and what verification found are never kept here: they stay on paper.
Unknown facts are null, shown as unknown and asked.
"""

from django.db import models

from taonguon.common.fields import SortKeyField, decrypt
from taonguon.common.models import Stamped
from taonguon.person import labels
from taonguon.person.labels import LegalBasis
from taonguon.person.querysets import PersonQuerySet


class Person(Stamped):
    full_name = models.CharField("họ tên", max_length=120)
    search_key = models.CharField(max_length=160, editable=False, db_index=True)
    sort_key = SortKeyField(editable=False, db_index=True)
    gender = models.CharField("giới", max_length=6, choices=labels.genders, null=True, blank=True)
    born_on = models.DateField("ngày sinh", null=True, blank=True)
    identity_sealed = models.CharField("số định danh", max_length=120, blank=True, default="", editable=False)
    identity_digest = models.CharField(max_length=64, blank=True, default="", editable=False, db_index=True)
    phone = models.CharField("điện thoại", max_length=30, blank=True, default="")
    native_place = models.CharField("quê quán", max_length=200, blank=True, default="")
    residence = models.CharField("nơi cư trú", max_length=200, blank=True, default="")
    workplace = models.CharField("nơi làm việc, học tập", max_length=200, blank=True, default="")
    ethnic_group = models.PositiveSmallIntegerField("dân tộc", choices=labels.ethnic_groups, null=True, blank=True)
    religion = models.PositiveSmallIntegerField("tôn giáo", choices=labels.religions, null=True, blank=True)
    occupation = models.CharField("nghề nghiệp", max_length=20, choices=labels.occupations, null=True, blank=True)
    occupation_text = models.CharField("chức vụ, việc làm", max_length=160, blank=True, default="")
    education = models.CharField("học vấn", max_length=20, choices=labels.educations, null=True, blank=True)
    special_area = models.BooleanField("vùng đặc thù", null=True, blank=True)
    youth_union_member = models.BooleanField("đoàn viên", null=True, blank=True)
    youth_union_officer = models.BooleanField("cán bộ Đoàn", null=True, blank=True)
    youth_union_joined_on = models.DateField("ngày vào Đoàn", null=True, blank=True)
    trade_union_member = models.BooleanField("đoàn viên công đoàn", null=True, blank=True)
    left_party_on = models.DateField("ngày ra khỏi Đảng trước đây", null=True, blank=True)
    legal_basis = models.CharField(
        "căn cứ lưu dữ liệu", max_length=20, choices=labels.legal_bases, default=LegalBasis.PARTY_REGULATION.value
    )
    legal_basis_on = models.DateField("ngày của căn cứ", null=True, blank=True)
    legal_basis_text = models.CharField("văn bản, phiếu đồng ý", max_length=200, blank=True, default="")

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "người"
        constraints = [
            models.UniqueConstraint(
                fields=["identity_digest"], condition=~models.Q(identity_digest=""), name="person_identity_once"
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def identity_masked(self) -> str:
        """Last four digits; the whole number is shown only through `actions.reveal_identity`."""
        number = decrypt(self.identity_sealed)
        return "•" * max(len(number) - 4, 0) + number[-4:] if number else ""
