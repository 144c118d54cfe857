"""The whole way of one person, from the permission to the official member, through the deeds and real days."""

from datetime import date

from taonguon.audit.models import AuditEntry
from taonguon.dossier.models import DossierDeadline
from taonguon.member import queries as roll
from taonguon.training.labels import CourseKind
from tests.factories import dossier as make
from tests.factories import people


def clocks(dossier):
    rows = DossierDeadline.objects.filter(dossier=dossier).order_by("rule")
    return {row.rule: (row.from_on, row.due_on, row.last_on) for row in rows}


def test_from_permission_to_ceremony(cast):
    walk = make.opened(cast)
    stages = [(walk.dossier.stage, walk.dossier.waiting_for)]
    for step in list(make.WAY)[:10]:
        walk.step(step)
        stages.append((walk.fresh().stage, walk.dossier.waiting_for))
    assert stages == [
        ("preparing_dossier", "applicant"),
        ("preparing_dossier", "applicant"),
        ("preparing_dossier", "party_cell_and_committee"),
        ("preparing_dossier", "introducer"),
        ("preparing_dossier", "youth_union_or_trade_union"),
        ("preparing_dossier", "cell_committee"),
        ("awaiting_cell", "party_cell"),
        ("awaiting_decision", "party_building_board"),
        ("awaiting_decision", "commune_standing_committee"),
        ("awaiting_ceremony", "party_cell"),
        ("probation", "probationary_member"),
    ]
    member = walk.dossier.member
    assert (member.party_join_on, member.admission_decision_on) == (date(2026, 6, 26), date(2026, 6, 10))
    assert (member.admission_decision_number, member.unit_id) == ("10-VB", cast.cell_one.pk)
    assert (
        roll.count_on(cast.commune.path, date(2026, 6, 26)) - roll.count_on(cast.commune.path, date(2026, 6, 25))
        == 1
    )
    candidate = walk.dossier.candidate
    candidate.refresh_from_db()
    assert (candidate.stage, candidate.status, candidate.closed_on) == (7, "admitted", date(2026, 6, 26))
    papers = dict(walk.dossier.papers.order_by("pk").values_list("form", "state"))
    assert papers == dict.fromkeys(
        [
            "procedure_permission", "CN-NTVĐ", "1-KNĐ", "2-KNĐ", "2-KNĐ_certified", "3-KNĐ", "4-KNĐ", "5-KNĐ",
            "6-KNĐ", "appraisal_extract", "9-KNĐ", "ceremony_minutes",
        ],
        "in_hand",
    )  # fmt: skip


def test_the_clocks_that_run_at_each_gate(cast):
    walk = make.at(cast, "s13_cell_resolution")
    # 45 working days from 12/5/2026 with no public holiday in between, and 15 more when extended.
    assert clocks(walk.dossier) == {
        "r_admission_decision": (date(2026, 5, 12), date(2026, 7, 14), date(2026, 7, 14))
    }
    walk.to("s18_ceremony")
    assert clocks(walk.dossier) == {
        "r_member_file": (date(2026, 6, 26), date(2026, 8, 7), date(2026, 8, 7)),
        # time alone starts this one, at the end of the probation: it is announced ahead
        "r_recognition_cell": (date(2027, 6, 26), date(2027, 8, 6), date(2027, 8, 6)),
    }
    assert walk.dossier.later_on == date(2027, 6, 26)
    assert walk.dossier.stage_on_day(date(2027, 6, 25)) == "probation"
    assert walk.dossier.stage_on_day(date(2027, 6, 26)) == "recognition_papers"


def test_from_probation_to_official_member(cast):
    walk = make.at(cast, "s19_member_file")
    people.certificate(walk.dossier.person, cast.cell_one, issued_on=date(2026, 9, 30), kind=CourseKind.NEW_MEMBER)
    stages = []
    for step in list(make.WAY)[11:]:
        walk.step(step)
        stages.append((walk.fresh().stage, walk.dossier.waiting_for))
    assert stages == [
        ("recognition_papers", "helper"),
        ("recognition_papers", "cell_committee"),
        ("awaiting_cell_recognition", "party_cell"),
        ("awaiting_recognition_decision", "commune_standing_committee"),
        ("awaiting_announcement", "party_cell"),
        ("official", ""),
    ]
    member = walk.dossier.member
    assert (member.status, member.official_on) == ("official", date(2027, 6, 26))
    assert member.recognition_decision_on == date(2027, 7, 28)
    assert (walk.dossier.status, walk.dossier.closed_on) == ("official", date(2027, 8, 3))
    assert clocks(walk.dossier) == {}
    verbs = AuditEntry.objects.filter(target_type="dossier.dossier").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["dossier.opened", "dossier.introducers_set"] + ["dossier.step_recorded"] * 17
