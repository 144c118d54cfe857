"""Data to measure on: one commune made through the site's own deeds, a province by copying it in the database.

The commune (40 units, 1,450 members, 400 people in the pool) is what `taonguon demo` makes, in another size, so
every row is one that the site itself would write. The province is that commune copied 165 times by one
`INSERT … SELECT` a table, keys and paths shifted: 240,700 members and 66,400 people in the pool in a minute.
Copied chains of the trail keep the seals of their original, so `taonguon audit verify` finds fault with them;
nothing measured reads a seal. Accounts and assignments are not copied: everybody works in the first commune.
"""

import time
from dataclasses import replace
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, models, transaction

from taonguon.audit.models import AuditChain, AuditEntry
from taonguon.candidate.labels import Stage
from taonguon.candidate.models import Candidate
from taonguon.common.clock import today
from taonguon.common.fields import PathField, SortKeyField
from taonguon.common.text import fold, sort_key
from taonguon.demo import scenario, size
from taonguon.dossier.models import Dossier
from taonguon.member.models import Member
from taonguon.organization.labels import Kind
from taonguon.organization.models import Assignment, Unit
from taonguon.person.models import Person

COMMUNES = 166
COMMUNE = replace(
    size.FULL,
    members=1450,
    pool=dict(zip(Stage, (160, 95, 75, 42, 20, 8), strict=False)),
    village_cells=tuple(str(number) for number in range(1, 27)),
)
STEP = 100_000  # keys of copy n are those of the commune + n × STEP; no table of a commune has that many rows
NOT_COPIED = {Assignment}


def make_commune(data: Path) -> None:
    """One committee in an empty database."""
    data.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    scenario.load(today=today(), accounts_file=data / "demo-accounts.json", size=COMMUNE, neighbour=None)


def copied_models() -> list[type[models.Model]]:
    """Tables with rows of a committee, links between them included."""
    own = [config for config in apps.get_app_configs() if config.name.startswith("taonguon.")]
    return [
        model
        for config in own
        if config.label != "account"
        for model in config.get_models(include_auto_created=True)
        if model not in NOT_COPIED and not model._meta.proxy
    ]


@transaction.atomic
def copy_commune(copies: int) -> None:
    """Put `copies` communes like the first beside it, each table in one statement."""
    commune = Unit.objects.get(kind=Kind.COMMUNE.value)
    province = Unit.objects.get(pk=commune.parent_id)
    tables = copied_models()
    with connection.cursor() as cursor:
        # Rows come in with their keys right; checking each of them again would take most of the time.
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("PRAGMA defer_foreign_keys = ON")
        cursor.execute("CREATE TEMPORARY TABLE copy (n integer, path varchar(48))")
        cursor.executemany(
            "INSERT INTO copy VALUES (%s, %s)",
            [(number, f"{commune.path[:-4]}{_segment(number + 1)}") for number in range(1, copies + 1)],
        )
        for model in tables:
            cursor.execute(_copy_rows(model, tables, commune, province))
        cursor.execute("DROP TABLE copy")
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)
    _name_communes(commune)


def _copy_rows(model: type[models.Model], tables: list, commune: Unit, province: Unit) -> str:
    fields = model._meta.local_concrete_fields
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    values = ", ".join(_value(model, field, tables, commune, province) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    condition = {
        Unit: f"t.id <> {province.pk}",
        AuditChain: f"t.id = {commune.pk}",
        AuditEntry: f"t.chain_id = {commune.pk}",
    }.get(model, "1 = 1")
    return (
        f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} t, copy WHERE {condition} ORDER BY n, t.id"
    )


def _value(model: type[models.Model], field: models.Field, tables: list, commune: Unit, province: Unit) -> str:
    """One column of a copied row, as SQL over `t` (the row) and `copy` (its number and path)."""
    column = f"t.{connection.ops.quote_name(field.column)}"
    shifted = f"{column} + n * {STEP}"
    if field.primary_key or (model is AuditEntry and field.name == "target_id"):
        return shifted
    if isinstance(field, models.ForeignKey):
        if field.remote_field.model not in tables:
            return "NULL" if field.unique else column
        if field.remote_field.model is Unit:
            return f"CASE WHEN {column} = {province.pk} THEN {column} ELSE {shifted} END"
        return shifted
    if isinstance(field, PathField) and not isinstance(field, SortKeyField):
        length = len(commune.path)
        below = f"substr({column}, 1, {length}) = '{commune.path}'"
        return f"CASE WHEN {below} THEN copy.path || substr({column}, {length + 1}) ELSE {column} END"
    if model is Person and field.name == "identity_digest":  # unique where it is known
        return f"CASE WHEN {column} = '' THEN '' ELSE substr({column}, 1, 56) || '-' || n END"
    return column


def _name_communes(first: Unit) -> None:
    """Each copy is a commune of its own name."""
    rows = list(Unit.objects.filter(kind=Kind.COMMUNE.value).exclude(pk=first.pk).order_by("pk"))
    for number, unit in enumerate(rows, start=1):
        unit.name = f"Đảng bộ xã Mẫu số {number}"
        unit.search_key, unit.sort_key = fold(unit.name), sort_key(unit.name)
    Unit.objects.bulk_update(rows, ["name", "search_key", "sort_key"])


def _segment(number: int) -> str:
    """As `organization.actions` numbers the children of a unit: four base-36 characters."""
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return f"00{digits[number // 36]}{digits[number % 36]}"


def generate(size_: str, data: Path) -> None:
    """Fill an empty database; says how long each part took."""
    start = time.monotonic()
    make_commune(data)
    print(f"one commune made: {time.monotonic() - start:.0f} s", flush=True)
    if size_ == "province":
        start = time.monotonic()
        copy_commune(COMMUNES - 1)
        print(f"{COMMUNES - 1} copies: {time.monotonic() - start:.0f} s", flush=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def counted() -> str:
    """What the database holds, for the head of the table."""
    return (
        f"{Unit.objects.party().count()} units, {Member.objects.counted().count()} members, "
        f"{Candidate.objects.open().count()} people in the pool, {Dossier.objects.open().count()} open dossiers, "
        f"{AuditEntry.objects.count()} entries of the trail"
    )
