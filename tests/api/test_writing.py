"""Writes: done once under one key, refused from an older version, told to the trail like the site's."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from taonguon.api.models import StoredAnswer
from taonguon.audit.models import AuditEntry
from taonguon.candidate.labels import Stage
from taonguon.candidate.models import Candidate, FollowUp
from taonguon.common.clock import now
from taonguon.dossier.models import DossierEvent
from taonguon.training.models import Certificate
from tests.api.help import Program, key_of, problem, program
from tests.cast import make_cast
from tests.factories import dossier as cases
from tests.factories import organization as make
from tests.factories import people

FOLLOW_UP = {"on": "2026-10-05", "kind": "phone", "text": "Đã gọi, hẹn gặp"}
KEY = {"Idempotency-Key": "2f1c6c1e-0000-4000-8000-000000000001"}


def newcomer(cast, **facts):
    return {"full_name": "Lê Thị Minh Họa", "unit_id": cast.cell_one.pk, "entered_on": "2026-10-05", **facts}


@pytest.fixture
def board(cast):
    return program(cast, "board")


# --- deeds -------------------------------------------------------------------------------------------------------


def test_somebody_new_comes_into_the_pool(cast, board):
    group = people.group(cast.commune)
    told = newcomer(
        cast, born_on="2000-01-02", gender="female", identity_number="038098012345", groups=[group.pk],
        youth_union_member=True, ethnic_group=1, religion=0, present=None, phone="0912 000 000",
    )  # fmt: skip
    response = board.post("candidates", told)
    shown = response.json()
    assert (response.status_code, response["Location"]) == (201, f"/api/v1/candidates/{shown['id']}")
    row = Candidate.objects.select_related("person").get()
    assert (row.pk, row.unit, row.entered_on, row.present) == (shown["id"], cast.cell_one, date(2026, 10, 5), None)
    assert (row.person.full_name, row.person.gender, row.person.religion) == ("Lê Thị Minh Họa", "female", 0)
    assert (shown["identity_masked"], shown["groups"], shown["education"]) == ("••••••••2345", [group.pk], None)
    entry = AuditEntry.objects.get(verb="candidate.added")
    assert (entry.actor, entry.assignment_id) == (cast.user("board"), cast.assignments["board"].pk)
    fetched = board.get(f"candidates/{shown['id']}")
    assert (fetched.json(), fetched["ETag"]) == (shown, response["ETag"])


def test_text_is_kept_as_nfc(cast, board):
    board.post(
        "candidates", newcomer(cast, full_name="Le\u0302 Thi\u0323 Minh Ho\u0323a", residence="tho\u0302n 1")
    )
    person = Candidate.objects.select_related("person").get().person
    assert (person.full_name, person.residence) == ("Lê Thị Minh Họa", "thôn 1")


def test_a_group_of_another_committee_is_not_known(cast, board):
    stranger = people.group(cast.other_commune)
    response = board.post("candidates", newcomer(cast, groups=[stranger.pk]))
    assert problem(response) == (422, "invalid", ["groups"])
    assert Candidate.objects.count() == 0


def test_a_line_of_the_diary(cast, board):
    row = people.candidate(cast.cell_one)
    response = board.post(f"candidates/{row.pk}/follow-ups", {**FOLLOW_UP, "next_on": "2026-12-01"})
    line = FollowUp.objects.get()
    assert response.json() == {
        "id": line.pk, "candidate_id": row.pk, "on": "2026-10-05", "kind": "phone", "text": "Đã gọi, hẹn gặp",
        "next_on": "2026-12-01",
    }  # fmt: skip
    row.refresh_from_db()
    assert (line.author, row.last_contact_on) == (cast.user("board"), date(2026, 10, 5))


def test_a_certificate_brings_the_stage(cast, board):
    row = people.candidate(cast.cell_one, stage=Stage.SYMPATHIZER)
    told = {"number": "12/2026", "issued_on": "2026-10-05", "issuer": "Trung tâm Chính trị"}
    response = board.post(f"candidates/{row.pk}/certificates", told)
    given = Certificate.objects.get()
    assert response.json() == {"id": given.pk, "candidate_id": row.pk, **told}
    row.refresh_from_db()
    assert (row.stage, row.stage_on) == (Stage.TRAINED, date(2026, 10, 5))
    again = board.post(f"candidates/{row.pk}/certificates", told)
    assert problem(again) == (422, "refused", ["number"])


# --- versions ----------------------------------------------------------------------------------------------------


def test_facts_change_only_from_the_version_that_was_seen(cast, board):
    row = people.candidate(cast.cell_one, phone="1", residence="thôn 1")
    path = f"candidates/{row.pk}"
    seen = board.get(path)["ETag"]
    assert problem(board.patch(path, {"phone": "2"})) == (428, "precondition-required", [])
    changed = board.patch(path, {"phone": "2", "education": "university"}, {"If-Match": seen})
    assert (changed.status_code, changed.json()["phone"], changed.json()["residence"]) == (200, "2", "thôn 1")
    assert problem(board.patch(path, {"phone": "3"}, {"If-Match": seen})) == (412, "precondition-failed", [])
    weak = {"If-Match": f'"other", W/{changed["ETag"]}'}
    assert board.patch(path, {"education": None}, weak).json()["education"] is None
    assert board.patch(path, {"phone": "4"}, {"If-Match": "*"}).json()["phone"] == "4"
    row.person.refresh_from_db()
    assert (row.person.phone, row.person.education) == ("4", None)


def test_another_day_alone_makes_no_other_version(cast, board):
    row = people.candidate(cast.cell_one)
    path = f"candidates/{row.pk}"
    seen = board.get(path)["ETag"]
    assert board.get(path)["ETag"] == seen
    board.post(f"{path}/follow-ups", FOLLOW_UP)
    assert board.get(path)["ETag"] != seen


def test_groups_are_kept_unless_told(cast, board):
    row = people.candidate(cast.cell_one)
    group = people.group(cast.commune)
    row.groups.add(group)
    path = f"candidates/{row.pk}"
    assert board.patch(path, {"phone": "2"}, {"If-Match": "*"}).json()["groups"] == [group.pk]
    assert board.patch(path, {"groups": []}, {"If-Match": "*"}).json()["groups"] == []


def test_a_step_is_recorded_from_the_version_that_was_seen(cast):
    walk = cases.opened(cast)
    secretary = program(cast, "secretary_one")
    path = f"dossiers/{walk.dossier.pk}"
    seen = secretary.get(path)
    assert seen["ETag"] == f'"v{walk.dossier.version}"'
    assert "s07_application" in [step["step"] for step in seen.json()["open_steps"] if step["mine"]]
    told = {"step": "s07_application", "on": "2026-03-10"}
    assert problem(secretary.post(f"{path}/steps", told)) == (428, "precondition-required", [])
    done = secretary.post(f"{path}/steps", told, {"If-Match": seen["ETag"]})
    assert (done.status_code, done["ETag"]) == (201, f'"v{walk.dossier.version + 1}"')
    assert "s07_application" in done.json()["judgement"]["done_steps"]
    late = secretary.post(f"{path}/steps", {**told, "step": "s08_personal_history"}, {"If-Match": seen["ETag"]})
    assert problem(late) == (412, "precondition-failed", [])
    assert DossierEvent.objects.filter(kind="application_submitted").count() <= 1


def test_a_vote_is_told_in_members_and_the_law_decides(cast):
    walk = cases.at(cast, "s12_opinions")
    secretary = program(cast, "secretary_one")
    path = f"dossiers/{walk.dossier.pk}/steps"
    told = {
        "step": "s13_cell_resolution", "on": "2026-05-12", "document_number": "05-NQ/CB",
        "ballot": {"eligible": 12, "votes_for": 13},
    }  # fmt: skip
    assert problem(secretary.post(path, told, {"If-Match": "*"})) == (422, "refused", ["votes_for"])
    told["ballot"]["votes_for"] = 9
    done = secretary.post(path, told, {"If-Match": "*"})
    assert done.status_code == 201
    event = DossierEvent.objects.get(kind="cell_resolution_admission")
    assert (event.eligible, event.votes_for, event.votes_against) == (12, 9, 0)


def test_whose_step_it_is_not_may_not_record_it(cast):
    walk = cases.at(cast, "s13_cell_resolution")
    secretary = program(cast, "secretary_one")
    told = {"step": "s16_appraisal", "on": "2026-05-28"}
    path = f"dossiers/{walk.dossier.pk}/steps"
    assert problem(secretary.post(path, told, {"If-Match": "*"})) == (403, "forbidden", [])
    unknown = secretary.post(path, {**told, "step": "s99_nothing"}, {"If-Match": "*"})
    assert problem(unknown)[:2] == (422, "refused")


# --- once --------------------------------------------------------------------------------------------------------


def test_the_same_key_and_body_is_done_once(cast, board):
    first = board.post("candidates", newcomer(cast), KEY)
    again = board.post("candidates", dict(reversed(newcomer(cast).items())), KEY)
    assert (first.status_code, again.status_code, Candidate.objects.count()) == (201, 201, 1)
    assert (again.content, again["ETag"], again["Location"]) == (first.content, first["ETag"], first["Location"])
    assert again["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first


def test_another_body_or_address_under_the_key_is_refused(cast, board):
    row = people.candidate(cast.cell_one)
    board.post("candidates", newcomer(cast), KEY)
    other = board.post("candidates", newcomer(cast, full_name="Lê Văn Ví Dụ"), KEY)
    assert problem(other) == (422, "idempotency-key-reused", [])
    assert problem(board.post(f"candidates/{row.pk}/follow-ups", FOLLOW_UP, KEY))[1] == "idempotency-key-reused"


def test_the_key_belongs_to_the_assignment(cast, board):
    """Two tokens of one assignment share it; another assignment has its own."""
    row = people.candidate(cast.cell_one)
    path = f"candidates/{row.pk}/follow-ups"
    first = board.post(path, FOLLOW_UP, KEY).json()
    assert Program(key_of(cast.assignments["board"])).post(path, FOLLOW_UP, KEY).json() == first
    assert program(cast, "secretary_one").post(path, FOLLOW_UP, KEY).json() != first
    assert FollowUp.objects.count() == 2


def test_a_refused_write_can_be_sent_again_under_its_key(cast, board):
    row = people.candidate(cast.cell_one)
    path = f"candidates/{row.pk}/follow-ups"
    wrong = {**FOLLOW_UP, "next_on": "2026-10-01"}
    assert problem(board.post(path, wrong, KEY))[1] == "refused"
    assert StoredAnswer.objects.count() == 0
    assert board.post(path, FOLLOW_UP, KEY).status_code == 201


def test_an_answer_is_kept_for_a_day(cast, board):
    row = people.candidate(cast.cell_one)
    path = f"candidates/{row.pk}/follow-ups"
    board.post(path, FOLLOW_UP, KEY)
    kept = StoredAnswer.objects.get()
    assert timedelta(hours=23) < kept.expires_at - now() <= timedelta(hours=24)
    StoredAnswer.objects.update(expires_at=now())
    board.post(path, FOLLOW_UP, KEY)
    assert (FollowUp.objects.count(), StoredAnswer.objects.count()) == (2, 1)


@pytest.mark.parametrize("key", ["", "x" * 201, "hai từ", "a b"])
def test_a_key_that_cannot_be_one(cast, board, key):
    response = board.post("candidates", newcomer(cast), {"Idempotency-Key": key})
    assert problem(response) == (400, "bad-idempotency-key", [])
    assert Candidate.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_two_at_once_under_one_key_are_one_deed():
    cast = make_cast()
    row = people.candidate(cast.cell_one)
    secret = key_of(make.assignment(make.Role.PARTY_BUILDING_BOARD, cast.commune))
    start, answers = Barrier(2), []

    def send():
        start.wait()
        answers.append(Program(secret).post(f"candidates/{row.pk}/follow-ups", FOLLOW_UP, KEY))
        connection.close()

    threads = [Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].content == answers[1].content
    assert sorted("Idempotent-Replayed" in answer for answer in answers) == [False, True]
    assert FollowUp.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_from_one_version_are_one_change():
    cast = make_cast()
    row = people.candidate(cast.cell_one, phone="1")
    secret = key_of(make.assignment(make.Role.PARTY_BUILDING_BOARD, cast.commune))
    seen = Program(secret).get(f"candidates/{row.pk}")["ETag"]
    start, answers = Barrier(2), []

    def send(phone):
        start.wait()
        answers.append(Program(secret).patch(f"candidates/{row.pk}", {"phone": phone}, {"If-Match": seen}))
        connection.close()

    threads = [Thread(target=send, args=[phone]) for phone in ("2", "3")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.status_code for answer in answers) == [200, 412]
