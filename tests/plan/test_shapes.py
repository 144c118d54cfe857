"""A plan holds every shape of a target, typed by hand, and says it in words."""

from dataclasses import replace

import pytest

from taonguon.plan import labels
from taonguon.plan.actions.targets import add_target
from taonguon.plan.labels import PlanStatus
from taonguon.plan.models import Target
from taonguon.plan.rows import write_targets
from taonguon.plan.shapes import Proposal, reading_of, target_from_json
from taonguon.plan.wording import describe, headline
from taonguon.rules.reading import labels as reading_labels
from taonguon.rules.reading import model
from tests.factories import plan as make
from tests.plan.shapes import SHAPES, shape


def test_every_row_of_the_notes_is_here():
    assert [int(name.split()[0]) for name in SHAPES] == list(range(1, 63))


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_survives_the_plan_and_is_described(cast, name):
    targets, sentences = SHAPES[name]
    plan = make.plan(cast.commune, PlanStatus.DRAFT)
    write_targets(plan, [Proposal(target) for target in targets])
    rows = list(Target.objects.filter(plan=plan).with_parts().in_order())
    ids = {target.id: f"t{row.pk}" for target, row in zip(targets, rows, strict=True)}
    expected = [
        replace(
            one,
            id=ids[one.id],
            part_of=ids.get(one.part_of),
        )
        for one in targets
    ]
    assert [reading_of(row) for row in rows] == expected
    assert [describe(reading_of(row)) for row in rows] == sentences


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_survives_a_draft(name):
    for target in SHAPES[name][0]:
        assert target_from_json(target.as_json()) == target


def test_a_typed_target_is_written_with_its_units(cast):
    plan = make.plan(cast.commune, PlanStatus.DRAFT)
    target = shape(
        op="eq", value=7, scope="named_units", units_named=("chi bo thon 1", "Chi bộ không có"),
    )  # fmt: skip
    row = add_target(
        plan_id=plan.pk, proposal=Proposal(target), actor=cast.user("board"), scope=cast.scope("board")
    )
    assert [unit.pk for unit in row.named_units.all()] == [cast.cell_one.pk]
    assert row.units_named == ["chi bo thon 1", "Chi bộ không có"]


def test_the_headline_leaves_the_details_out():
    assert headline(shape(value=45, exempt="Trừ khối hành chính")) == "Kết nạp từ 45 đảng viên trở lên mỗi năm"


@pytest.mark.parametrize(
    ("kind", "values", "words"),
    [
        (labels.Indicator, model.INDICATORS, reading_labels.INDICATORS),
        (labels.Op, model.OPS, reading_labels.OPS),
        (labels.Measure, model.UNITS, reading_labels.UNITS),
        (labels.TargetScope, model.SCOPES, reading_labels.SCOPES),
        (labels.Per, model.PERIODS, reading_labels.PERIODS),
        (labels.Origin, model.ORIGINS, reading_labels.ORIGINS),
    ],
)
def test_the_vocabulary_is_the_readers(kind, values, words):
    assert [one.value for one in kind] == list(values)
    assert set(words) == set(values)


@pytest.mark.parametrize(
    ("by", "words"),
    [("2029", "đến năm 2029"), ("2026-06-30", "đến ngày 30/6/2026"), ("06-30", "đến ngày 30/6")],
)
def test_a_deadline_is_written_as_offices_write_it(by, words):
    assert describe(shape(value=5, by=by)) == f"Kết nạp từ 5 đảng viên trở lên mỗi năm {words}, toàn Đảng bộ"
