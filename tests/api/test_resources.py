"""What each resource tells: the contract of its answer, against what the record holds."""

from datetime import date

import pytest

from taonguon.audit.models import AuditEntry
from taonguon.candidate.labels import Stage
from taonguon.documents import issue
from taonguon.member.labels import MovementKind, Status
from taonguon.rules.law import LAW, judge, parse_facts
from taonguon.rules.reading import read_plan
from tests.api.help import problem, program
from tests.factories import dossier as cases
from tests.factories import people, training
from tests.factories import plan as plans
from tests.factories.organization import Kind, unit

TEXT = "Kế hoạch phát triển đảng viên\n\nMỗi năm kết nạp từ 18 đồng chí trở lên.\n"


@pytest.fixture
def board(cast):
    return program(cast, "board")


def names(response, key="name"):
    return [row[key] for row in response.json()["items"]]


def test_units(cast, board):
    assert names(board.get("units", kind="cell")) == ["Chi bộ thôn 1", "Chi bộ thôn 2", "Chi bộ Công an số 1"]
    assert names(board.get("units", q="cong an", kind="grassroots")) == ["Đảng bộ Công an xã"]
    assert names(board.get("units", on="2025-06-30")) == []
    assert board.get(f"units/{cast.cell_one.pk}").json() == {
        "id": cast.cell_one.pk, "parent_id": cast.commune.pk, "linked_unit_id": None, "kind": "cell",
        "block": "village", "name": "Chi bộ thôn 1", "short_name": "", "code": "", "non_members": None,
        "households": None, "valid_from": "2025-07-01", "valid_to": None,
    }  # fmt: skip


def test_an_ended_unit_is_found_by_its_key_only(cast, board):
    ended = unit("Chi bộ thôn Cũ", Kind.CELL, cast.commune)
    ended.valid_to = date(2025, 12, 31)
    ended.save()
    assert ended.pk not in names(board.get("units"), "id")
    assert board.get(f"units/{ended.pk}").json()["valid_to"] == "2025-12-31"


def test_plans_and_targets(cast, board):
    plan = plans.plan(cast.commune)
    targets = plans.seed_targets(plan)
    plans.target(plan, value=50, valid_from=date(2090, 1, 1))
    shown = board.get(f"plans/{plan.pk}").json()
    assert (shown["title"], shown["doc_number"], shown["status"]) == (plan.title, "05-KH/ĐU", "active")
    assert [row["id"] for row in shown["targets"]] == [target.pk for target in targets.values()]
    assert len(board.get(f"plans/{plan.pk}", on="2090-02-01").json()["targets"]) == 6
    assert len(board.get(f"plans/{plan.pk}/targets").json()["items"]) == 6
    band = board.get(f"targets/{targets['members'].pk}").json()
    assert (band["indicator"], band["op"], band["value"], band["value_max"], band["unit"], band["per"]) == (
        "members_total", "range", 1300, 1450, "people", "term",
    )  # fmt: skip
    assert band["sentence"].startswith("Đảng số từ 1.300 đến 1.450")
    assert shown["targets"][1] == band
    (listed,) = board.get("plans").json()["items"]
    assert set(listed) < set(shown)


def test_the_list_of_the_pool_filters_as_the_site_does(cast, board):
    group = people.group(cast.commune)
    first = people.candidate(cast.cell_one, "Lê Thị Minh Họa", stage=Stage.TRAINED)
    first.groups.add(group)
    second = people.candidate(cast.inner_cell, "Trần Văn Ví Dụ", identity_number="038098012345")
    second.introduced_by = cast.youth_union
    second.save()

    def found(**query):
        return names(board.get("candidates", **query), "id")

    assert found() == [first.pk, second.pk]
    assert found(q="minh hoa") == [first.pk]
    assert found(q="038098012345") == [second.pk]
    assert found(unit=cast.grassroots.pk) == [second.pk]
    assert found(block="police") == [second.pk]
    assert found(stage=3) == [first.pk]
    assert found(group=group.pk) == [first.pk]
    assert found(introducer=cast.youth_union.pk) == [second.pk]
    assert found(saved="chua-co-nguoi-giup") == [first.pk, second.pk]
    (row,) = board.get("candidates", stage=3).json()["items"]
    assert set(row) == {
        "id", "full_name", "unit", "stage", "stage_label", "stage_on", "helper", "groups", "certificate_on",
        "last_contact_on", "enlists_on", "next_act",
    }  # fmt: skip
    assert (row["stage_label"], row["unit"]) == (
        "Đã học lớp nhận thức", {"id": cast.cell_one.pk, "name": "Chi bộ thôn 1"},
    )  # fmt: skip
    assert row["next_act"]["text"]
    assert board.get("candidate-groups").json() == [{"id": group.pk, "number": 1, "name": "Nhóm thử nghiệm 1"}]


def test_somebody_who_is_no_longer_followed_is_told_without_a_next_act(cast, board):
    row = people.candidate(cast.cell_one, stage=Stage.ADMITTED)
    row.status, row.closed_on = "admitted", date(2026, 9, 2)
    row.save()
    shown = board.get(f"candidates/{row.pk}").json()
    assert (shown["status"], shown["stage_label"], shown["next_act"]) == ("admitted", "Đã kết nạp", None)
    assert board.get("candidates").json()["items"] == []


def test_reading_a_person_leaves_the_trail_of_the_page(cast, board):
    row, member = people.candidate(cast.cell_one), people.member(cast.cell_one)
    board.get(f"candidates/{row.pk}")
    board.get(f"candidates/{row.pk}")
    board.get(f"members/{member.pk}")
    seen = AuditEntry.objects.filter(verb__endswith=".viewed").order_by("pk")
    assert list(seen.values_list("verb", "actor")) == [
        ("candidate.viewed", cast.user("board").pk), ("member.viewed", cast.user("board").pk),
    ]  # fmt: skip


def test_dossiers(cast, board):
    walk = cases.at(cast, "s13_cell_resolution")
    (row,) = board.get("dossiers").json()["items"]
    assert (row["id"], row["full_name"], row["status"]) == (walk.dossier.pk, walk.dossier.person.full_name, "open")
    assert board.get("dossiers", q="không ai").json()["items"] == []
    assert board.get("dossiers", list="da-xong").json()["items"] == []
    shown = board.get(f"dossiers/{walk.dossier.pk}").json()
    assert shown["judgement"]["contract"] == 1
    assert next(step["step"] for step in shown["open_steps"] if step["mine"]) == "s16_appraisal"
    assert shown["judgement"]["open_steps"][0] == "s16_appraisal"
    clock = next(one for one in shown["judgement"]["deadlines"] if one["rule"].startswith("r_admission_decision"))
    assert clock["from"] == "2026-05-12"
    assert {paper["form"] for paper in shown["papers"] if paper["there"]} >= {"1-KNĐ", "2-KNĐ"}
    assert shown["deadlines"]


def test_members(cast, board):
    first = people.member(cast.cell_one, "Lê Thị Minh Họa")
    second = people.member(cast.inner_cell, "Trần Văn Ví Dụ", Status.PROBATIONARY, joined_on=date(2026, 3, 3))
    assert names(board.get("members"), "id") == [first.pk, second.pk]
    assert names(board.get("members", status="probationary"), "id") == [second.pk]
    assert names(board.get("members", q="minh hoa"), "id") == [first.pk]
    assert names(board.get("members", unit=cast.grassroots.pk), "id") == [second.pk]
    assert names(board.get("members", on="2025-06-30"), "id") == []
    shown = board.get(f"members/{first.pk}").json()
    assert [(one["kind"], one["sign"], one["effective_on"]) for one in shown["movements"]] == [
        ("opening", 1, "2025-07-01")
    ]


def test_counts_and_flows(cast, board):
    people.member(cast.cell_one)
    leaver = people.member(cast.cell_two)
    people.movement(leaver, MovementKind.DEATH, date(2026, 3, 3))
    assert board.get("members/counts", on="2026-03-02").json() == {
        "on": "2026-03-02", "total": 2,
        "units": [
            {"unit": {"id": cast.cell_one.pk, "name": "Chi bộ thôn 1"}, "count": 1},
            {"unit": {"id": cast.cell_two.pk, "name": "Chi bộ thôn 2"}, "count": 1},
        ],
    }  # fmt: skip
    assert board.get("members/counts", unit=cast.cell_two.pk).json()["total"] == 0
    assert board.get("members/flows", start="2026-01-01", end="2026-12-31").json() == {
        "start": "2026-01-01", "end": "2026-12-31", "at_start": 2, "increased": 0, "decreased": 1, "recognised": 0,
        "at_end": 1, "increases": {}, "decreases": {"death": 1},
    }  # fmt: skip


def test_courses_and_who_attends(cast, board):
    course = training.course(cast.commune, seats=3)
    mine = training.enrolment(course, people.person(), cast.cell_one)
    training.enrolment(course, people.person(), cast.cell_two)
    shown = board.get(f"courses/{course.pk}").json()
    assert (shown["seats"], shown["taken"], shown["free"], shown["waiting"]) == (3, 2, 1, 2)
    assert board.get("courses", year=2026, kind="awareness").json()["items"] == [shown]
    assert board.get("courses", year=2025).json()["items"] == []
    assert len(board.get(f"courses/{course.pk}/enrolments").json()["items"]) == 2
    (row,) = program(cast, "secretary_one").get(f"courses/{course.pk}/enrolments").json()["items"]
    assert (row["id"], row["result"], row["full_name"]) == (mine.pk, "enrolled", mine.person.full_name)


def test_the_work_list(cast, board):
    cases.at(cast, "s13_cell_resolution")
    shown = board.get("work").json()
    assert [group["group"] for group in shown["groups"]] == ["overdue", "week", "month", "waiting"]
    assert shown["total"] == sum(group["total"] for group in shown["groups"]) > 0
    task = next(task for group in shown["groups"] for task in group["tasks"])
    assert task["title"] and task["due_on"] and task["unit_ids"]


def test_the_figures_of_the_board(cast, board):
    plan = plans.plan(cast.commune)
    targets = plans.seed_targets(plan)
    people.member(cast.cell_one)
    people.candidate(cast.cell_one, stage=Stage.TRAINED)
    shown = board.get("board").json()
    assert (shown["plan_id"], shown["members"], shown["pool"], shown["cells"]) == (plan.pk, 1, 1, 3)
    lead = shown["targets"][0]
    assert (lead["target_id"], lead["value"], lead["low"]) == (targets["admissions"].pk, 0, 45)
    assert shown["outlook"]["required"] == 45
    assert [step["people"] for step in shown["funnel"]] == [0, 0, 1, 0, 0, 0]
    assert len(shown["units"]) == 3
    mine = program(cast, "secretary_one").get("board").json()
    assert (mine["members"], [row["unit"]["id"] for row in mine["units"]]) == (1, [cast.cell_one.pk])
    assert (mine["targets"], mine["outlook"]) == ([], None)


def test_documents_and_their_files(cast, board):
    plan = plans.plan(cast.commune, body="Nội dung ban hành.")
    draft = issue.draft_plan(
        plan_id=plan.pk, as_of=date(2026, 11, 24), actor=cast.user("board"), scope=cast.scope("board")
    )
    (shown,) = board.get("documents").json()["items"]
    assert (shown["id"], shown["status"], shown["formats"]) == (draft.pk, "draft", ["docx", "pdf"])
    assert board.get(f"documents/{draft.pk}").json() == shown
    file = board.get(f"documents/{draft.pk}/files/docx")
    assert (file.status_code, file.content[:2]) == (200, b"PK")
    assert file["Content-Disposition"] == f'attachment; filename="van-ban-{draft.pk}.docx"'
    assert problem(board.get(f"documents/{draft.pk}/files/xlsx")) == (404, "not-found", [])
    cell = program(cast, "secretary_one")
    assert (cell.get("documents").json()["items"], cell.get(f"documents/{draft.pk}").status_code) == ([], 404)


def test_the_law_on_a_day(cast, board):
    sets = board.get("law/rule-sets", on="2026-04-01").json()
    assert [row["id"] for row in sets["items"] if row["in_force"]] == [LAW.rule_set(date(2026, 4, 1)).id]
    shown = board.get("law/parameters", on="2026-04-01").json()
    rows = {row["family"]: row for row in shown["items"]}
    decision = LAW.parameter("r_admission_decision", date(2026, 4, 1))
    assert rows["r_admission_decision"]["amount"] == {
        "amount": decision.amount.amount, "unit": decision.amount.unit,
    }  # fmt: skip
    assert len(shown["items"]) == len(LAW.parameters(date(2026, 4, 1)))


def test_a_text_is_read_as_the_command_reads_it(board):
    told = board.post("plan/read", {"text": TEXT, "path": "ke-hoach.txt"}).json()
    assert told == {"contract": 1, "files": [read_plan(TEXT, path="ke-hoach.txt").as_json()]}
    (target,) = told["files"][0]["targets"]
    assert TEXT[target["start"] : target["end"]] == target["quote"]
    assert problem(board.post("plan/read", {"text": " \n"})) == (422, "invalid", ["text"])


def test_facts_are_judged_as_the_command_judges_them(board):
    facts = {
        "person": {"born_on": "1998-05-03"},
        "events": [{"event": "awareness_certificate_issued", "on": "2025-08-05"}],
    }
    told = board.post("dossier/judge", {"facts": facts, "on": "2026-04-01"}).json()
    assert told == judge(parse_facts(facts), date(2026, 4, 1)).as_json()
    wrong = board.post("dossier/judge", {"facts": {"person": {"born_on": "hôm qua"}}, "on": "2026-04-01"})
    assert problem(wrong) == (422, "invalid", ["facts"])
    late = board.post("dossier/judge", {"facts": facts, "on": "2025-04-01"})
    assert problem(late) == (422, "invalid", ["facts"])
