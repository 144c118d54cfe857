"""Twenty dossiers in one go: resumable, killed for real, nothing lost and nothing made twice."""

import os
import signal
import subprocess
import sys
import time
from datetime import date, timedelta
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from taonguon.common.clock import now
from taonguon.common.refusal import Refused
from taonguon.documents.models import Job, PaperVersion
from taonguon.documents.papers import batch
from taonguon.dossier import actions
from tests.cast import make_cast
from tests.factories import dossier as make
from tests.house.tree import ROOT

TODAY = date(2026, 11, 24)
PAPERS_EACH = 5  # 1-, 2-, 3-, 4-, 5-KNĐ of a dossier just opened


def dossiers(cast, count, unit=None):
    walks = [make.opened(cast, unit, f"Hà Văn Minh Họa {number}") for number in range(count)]
    return [walk.dossier.pk for walk in walks]


def order(cast, ids, who="board"):
    return batch.order_papers(dossier_ids=ids, actor=cast.user(who), scope=cast.scope(who))


def fresh(job):
    job.refresh_from_db()
    return job


def made_of(pk):
    """(form, version) of every paper of a dossier."""
    return sorted(PaperVersion.objects.filter(dossier=pk).values_list("form", "version"))


def test_a_job_is_done_in_order(cast):
    ids = dossiers(cast, 3)
    job = order(cast, [*ids, ids[0]])
    assert (job.status, job.done, job.total) == ("waiting", 0, 3)
    assert batch.work_off("w", today=TODAY, most=2) == 2
    assert (fresh(job).status, job.done, job.worker) == ("waiting", 2, "")
    assert batch.work_off("w", today=TODAY) == 1
    assert (fresh(job).status, job.done) == ("done", 3)
    assert job.payload["results"] == [
        {"dossier": pk, "new": len(made_of(pk)), "changed": 0, "untouched": 0} for pk in ids
    ]
    assert batch.work_off("w", today=TODAY) == 0


def test_dossiers_outside_the_scope_are_not_taken_in(cast):
    own, other = dossiers(cast, 1)[0], dossiers(cast, 1, cast.cell_two)[0]
    assert order(cast, [own, other], "secretary_one").payload["items"] == [own]
    with pytest.raises(Refused, match=r"Chọn ít nhất một hồ sơ\."):
        order(cast, [other], "secretary_one")
    with pytest.raises(Refused, match="Chọn nhiều nhất 100 hồ sơ"):
        order(cast, range(101))


def test_a_dossier_that_refuses_does_not_hold_up_the_others(cast):
    first, second = dossiers(cast, 2)
    job = order(cast, [first, second])
    actions.withdraw(
        dossier_id=first, on=TODAY, reason="Người này xin thôi", actor=cast.user("board"),
        scope=cast.scope("board"), today=TODAY,
    )  # fmt: skip
    batch.work_off("w", today=TODAY)
    results = fresh(job).payload["results"]
    assert results[0] == {"dossier": first, "error": "Hồ sơ đã kết thúc: giấy tờ giữ nguyên, không lập thêm."}
    assert (results[1]["dossier"], job.status) == (second, "done")


def test_only_one_takes_a_job(cast):
    job = order(cast, dossiers(cast, 1))
    assert batch.take("one").pk == job.pk
    assert batch.take("two") is None
    assert batch.take("two", job_id=job.pk) is None


def test_who_lost_the_job_stops(cast):
    job = order(cast, dossiers(cast, 2))
    batch.take("slow")
    Job.objects.update(heartbeat_at=now() - timedelta(minutes=5))
    assert batch.reap() == 1
    assert batch.take("next").pk == job.pk
    with pytest.raises(batch.NotMine):
        batch.do_item(job_id=job.pk, worker="slow", today=TODAY)
    assert batch.do_item(job_id=job.pk, worker="next", today=TODAY) is True


def test_a_fresh_heartbeat_is_left_alone(cast):
    order(cast, dossiers(cast, 1))
    batch.take("busy")
    assert batch.reap() == 0


def test_what_ends_every_worker_is_stopped(cast):
    job = order(cast, dossiers(cast, 1))
    for number in range(3):
        assert batch.take(f"w{number}").pk == job.pk
        Job.objects.update(heartbeat_at=now() - timedelta(minutes=5))
        batch.reap()
    assert (fresh(job).status, job.error) == (
        "failed", "Hồ sơ kế tiếp làm dừng tiến trình nhiều lần: báo quản trị.",
    )  # fmt: skip


def test_rights_that_ended_end_the_job(cast):
    job = order(cast, dossiers(cast, 1))
    given = cast.assignments["board"]
    given.valid_to = date(2026, 11, 23)
    given.save()
    batch.work_off("w", today=TODAY)
    assert (fresh(job).status, job.done, PaperVersion.objects.count()) == ("failed", 0, 0)
    assert job.error == "Phân công của người giao việc đã hết hạn: người khác giao lại."


def test_the_command_works_off_what_waits(cast):
    job = order(cast, dossiers(cast, 2))
    call_command("work", once=True)
    assert fresh(job).status == "done"


# --- killed for real --------------------------------------------------------------------------------------------


def environment(tmp_path):
    """What lets another process work in the database of this test."""
    told = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "TEST_SQLITE_NAME"}}
    told |= {"DATA_DIR": str(tmp_path), "SECRET_KEY": settings.SECRET_KEY, "PYTHONPATH": str(ROOT)}
    told["DJANGO_SETTINGS_MODULE"] = "config.settings"
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        (tmp_path / "taonguon.sqlite3").symlink_to(name)
        return told
    at = connection.settings_dict
    account = quote(at["USER"]) + (f":{quote(at['PASSWORD'])}" if at["PASSWORD"] else "")
    port = f":{at['PORT']}" if at["PORT"] else ""
    host = "" if str(at["HOST"]).startswith("/") else at["HOST"]
    socket = f"&host={at['HOST']}" if not host else ""
    return {**told, "DATABASE_URL": f"postgresql://{account}@{host}{port}/{name}?pool=0{socket}"}


def start_worker(environment, *words):
    command = [sys.executable, "-m", "taonguon", "work", "--every", "0.05", *words]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def wait_for(condition, worker, seconds=60):
    for _ in range(seconds * 100):
        if condition():
            return
        assert worker.poll() is None, worker.stdout.read().decode()
        time.sleep(0.01)
    raise AssertionError("the worker did not get that far")


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_at_any_moment_loses_nothing_and_doubles_nothing(tmp_path):
    cast = make_cast()
    ids = dossiers(cast, 20)
    job = order(cast, ids)
    told = environment(tmp_path)
    reached = []
    for number, pause in enumerate((0.0, 0.11)):
        worker = start_worker(told, "--stale", "0")
        aim = 2 + 5 * number
        wait_for(lambda aim=aim: fresh(job).done >= aim, worker)
        time.sleep(pause)
        os.kill(worker.pid, signal.SIGKILL)
        worker.communicate()
        reached.append(fresh(job).done)
        # What is counted is there, once; what is not counted left nothing behind.
        assert [result["dossier"] for result in job.payload["results"]] == ids[: job.done]
        done = set(PaperVersion.objects.values_list("dossier_id", flat=True))
        assert done == set(ids[: job.done])
    assert sorted(reached) == reached
    assert reached[-1] < 20
    last = start_worker(told, "--stale", "0", "--once")
    output, _ = last.communicate(timeout=90)
    assert (last.returncode, output.decode()) == (0, "")
    assert (fresh(job).status, job.done) == ("done", 20)
    assert [result["new"] for result in job.payload["results"]] == [len(made_of(pk)) for pk in ids]
    assert {version for pk in ids for _, version in made_of(pk)} == {1}


@pytest.mark.django_db(transaction=True)
def test_a_worker_asked_to_stop_gives_its_job_back(tmp_path):
    cast = make_cast()
    job = order(cast, dossiers(cast, 12))
    worker = start_worker(environment(tmp_path))
    wait_for(lambda: fresh(job).done >= 1, worker)
    worker.send_signal(signal.SIGTERM)
    output, _ = worker.communicate(timeout=30)
    assert (worker.returncode, output.decode()) == (0, "")
    assert fresh(job).status in {"waiting", "done"}
    assert job.worker == ""


@pytest.mark.django_db(transaction=True)
def test_a_worker_beside_nobody_stops_at_once(tmp_path):
    done = start_worker(environment(tmp_path), "--beside", "1" if os.getpid() != 1 else "2")
    output, _ = done.communicate(timeout=30)
    assert (done.returncode, output.decode()) == (0, "")
