"""Whole processes, and the law applied to everybody in the pool as one batch on one core."""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from bench.timing import Row, once
from taonguon.candidate.facts import UnitSetting, facts_of, pool_events
from taonguon.candidate.models import Candidate, HelperAssignment, StageDate
from taonguon.candidate.queries.person import setting_of
from taonguon.common.clock import today
from taonguon.demo.planning import SEED_NAME
from taonguon.organization.models import Unit
from taonguon.rules.law import judge
from taonguon.training.models import Certificate

ROOT = Path(__file__).resolve().parent.parent
RUNS = 5
BATCH = 1000
FACTS = {"person": {"born_on": "2000-01-01"}, "events": []}


def measure_programs() -> Iterator[Row]:
    plan = ROOT / "taonguon" / "demo" / "data" / SEED_NAME
    with tempfile.NamedTemporaryFile("w", suffix=".json") as facts:
        json.dump(FACTS, facts)
        facts.flush()
        yield Row("taonguon plan read, whole process", _started("plan", "read", str(plan), "--json"), None, 400)
        judged = _started("dossier", "judge", facts.name, "--on", today().isoformat(), "--json")
        yield Row("taonguon dossier judge, whole process", judged, None, 400)
    yield _judged()


def _started(*words: str) -> float:
    command = [sys.executable, "-P", "-m", "taonguon", *words]

    def run() -> None:
        subprocess.run(command, check=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL)

    return sorted(once(run) for _ in range(RUNS))[RUNS // 2]


def _judged() -> Row:
    """Read, made facts and judged: everybody followed, of every commune there is."""
    counted = []
    ms = once(lambda: counted.append(judge_pool()))
    people = counted[0]
    return Row(
        f"law applied to {people:,} people of the pool", ms, None, 180_000, note=f"{ms / people:.2f} ms a person"
    )


def judge_pool() -> int:
    """Judge the whole pool in batches; answers how many."""
    ids = list(Candidate.objects.open().order_by("pk").values_list("pk", flat=True))
    setting = lru_cache(maxsize=None)(_setting)
    for start in range(0, len(ids), BATCH):
        chosen = ids[start : start + BATCH]
        rows = Candidate.objects.filter(pk__in=chosen).select_related("person", "helper").order_by("pk")
        stages, certificates = defaultdict(list), defaultdict(list)
        for row in StageDate.objects.filter(candidate__in=chosen).order_by("stage"):
            stages[row.candidate_id].append(row)
        for row in Certificate.objects.awareness().filter(person__candidacies__in=chosen).order_by("issued_on"):
            certificates[row.person_id].append(row)
        since = dict(
            HelperAssignment.objects.filter(candidate__in=chosen, valid_to__isnull=True)
            .order_by()
            .values_list("candidate_id", "valid_from")
        )
        for row in rows:
            told = pool_events(stages[row.pk], certificates[row.person_id], since.get(row.pk), today())
            of_unit = setting(row.unit_id)
            judge(facts_of(row, told, of_unit), today(), law=of_unit.law)
    return len(ids)


def _setting(unit_id: int) -> UnitSetting:
    return setting_of(Unit.objects.get(pk=unit_id))
