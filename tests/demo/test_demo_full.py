"""The full example keeps what is promised of it."""

from collections import Counter
from datetime import date

import pytest

from taonguon.audit.queries import verify_all
from taonguon.candidate.models import Candidate
from taonguon.demo.scenario import load
from taonguon.demo.size import FULL
from taonguon.forecast import queries as forecast
from taonguon.member import queries as member
from taonguon.member.labels import MovementKind
from taonguon.organization.labels import Kind
from taonguon.organization.models import Exemption, Unit
from taonguon.plan.models import Allocation, Plan, SubPlan
from taonguon.training.labels import CourseKind
from taonguon.training.models import Certificate

TODAY = date(2026, 11, 24)


@pytest.mark.slow
def test_xa_dinh_tan(db, tmp_path):
    load(today=TODAY, accounts_file=tmp_path / "accounts.json", size=FULL)
    commune = Unit.objects.get(name="Đảng bộ xã Định Tân")
    path = commune.path
    direct = Unit.objects.direct_units(path)
    assert direct.count() == 32
    assert Counter(direct.order_by("pk").values_list("block", flat=True)) == {
        "village": 18, "school": 7, "administration": 2, "health": 1, "cooperative": 1, "police": 1, "military": 1,
        "private_firm": 1,
    }  # fmt: skip
    assert Exemption.objects.filter(unit__in=direct, indicator="admissions").count() == 2
    assert Unit.objects.filter(kind=Kind.MASS_ORGANIZATION).count() == 6
    assert member.count_on(path, TODAY) == 1375
    stages = Counter(Candidate.objects.in_branch(path).open().order_by("pk").values_list("stage", flat=True))
    assert stages == {1: 74, 2: 42, 3: 33, 4: 19, 5: 9, 6: 3}

    admitted = [
        member.flows(path, date(year, 1, 1), date(year, 12, 31)).increases[MovementKind.ADMISSION]
        for year in (2025, 2026)
    ]
    assert admitted == [41, 38]
    year = forecast.year_outlook(forecast.pool(path, TODAY), 2026, done=admitted[1], required=45)
    assert 0.2 < year.chance < 0.8  # "có đạt không" is a question
    certificates = Certificate.objects.in_branch(path).filter(
        kind=CourseKind.AWARENESS.value, issued_on__year=TODAY.year
    )
    assert certificates.count() == 52

    plan = Plan.objects.get(unit=commune)
    assert plan.status == "active"
    assert list(plan.targets.order_by("position").values_list("indicator", "scope", "value", "value_max")) == [
        ("admissions", "committee", 45, None),
        ("members_total", "committee", 1300, 1450),
        ("trainees", "committee", 60, None),
        ("trainees", "each_cell", 5, None),
        ("admissions", "each_sub_unit", 3, None),
    ]
    shares = Allocation.objects.filter(target__plan=plan).order_by("pk").values_list("year", "status", "value")
    sums = Counter()
    for year_, status, value in shares:
        sums[year_, status] += value
    assert sums == {(2026, "approved"): 45, (2027, "proposed"): 45}
    assert set(SubPlan.objects.order_by("pk").values_list("status", flat=True)) == {
        "draft", "submitted", "returned", "approved"
    }  # fmt: skip
    assert verify_all()[1] == []
