"""Measure everything in one run and say what it comes to against the goals (docs/performance.md).

    .venv/bin/python -m bench.run --size commune|province --engine sqlite|postgresql

The first run of a size and engine makes its data under bench/out (minutes); later runs take it as it is. What a
run does to the data it takes back, as a user would; only the trail grows.
"""

import argparse
import json
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from bench import place
from bench.timing import Row

PARTS = ("pages", "deeds", "programs")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=["commune", "province"], default="commune")
    parser.add_argument("--engine", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--only", choices=PARTS, action="append", help="a part instead of all; may be repeated")
    parser.add_argument("--again", action="store_true", help="make the data anew (SQLite)")
    asked = parser.parse_args()
    if asked.again and asked.engine == "sqlite":
        shutil.rmtree(place.OUT / f"{asked.size}-{asked.engine}", ignore_errors=True)
    with place.environment(asked.size, asked.engine) as environment:
        os.environ.update(environment)
        import django

        django.setup()
        report(asked.size, asked.engine, asked.only or PARTS)
    return 0


def report(size: str, engine: str, parts: tuple[str, ...]) -> None:
    """Print the table as it grows, keep it as JSON."""
    data = prepared(size)
    print(f"{size} on {engine}: {data}\n{machine()}\n", flush=True)
    print(f"| {'operation':<52} | {'ms':>9} | {'floor':>8} | {'ratio':>6} | {'goal':>16} | met |")
    print(f"|{'-' * 54}|{'-' * 10}:|{'-' * 9}:|{'-' * 7}:|{'-' * 18}|-----|", flush=True)
    rows = []
    for row in measured(parts):
        rows.append(row)
        print(line(row), flush=True)
    result = {
        "size": size,
        "engine": engine,
        "data": data,
        "machine": machine(),
        "at": str(datetime.now().astimezone()),
    }
    result["rows"] = [asdict(row) | {"ratio": row.ratio, "met": row.met} for row in rows]
    file = place.OUT / f"{size}-{engine}.json"
    file.write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"\n{file}")


def prepared(size: str) -> str:
    """The data is there, the static files are collected; answers what the data is."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from bench import generate

    if "organization_unit" not in connection.introspection.table_names():
        generate.generate(size, settings.DATA_DIR)
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    return generate.counted()


def measured(parts: tuple[str, ...]) -> Iterator[Row]:
    from bench import deeds, pages, programs
    from bench.server import serving

    if "pages" in parts:
        with serving("bench.bare", "/") as bare, serving("config.wsgi", "/dang-nhap/") as site:
            yield from pages.measure_pages(site, bare)
            yield Row("cold start to the sign-in page", site.cold_start * 1000, None, 1200)
            yield Row("memory of the server after these pages (MB)", site.memory(), None, 160)
    if "deeds" in parts:
        yield from deeds.measure_deeds()
    if "programs" in parts:
        yield from programs.measure_programs()


def line(row: Row) -> str:
    floor = f"{row.floor:.2f}" if row.floor else ""
    ratio = f"{row.ratio:.1f}" if row.ratio else ""
    goals = [f"{row.goal_ms:g} ms" if row.goal_ms else "", f"≤ {row.goal_ratio:g} ×" if row.goal_ratio else ""]
    met = {True: "yes", False: "no", None: ""}[row.met]
    name = f"{row.name} ({row.note})" if row.note else row.name
    goal = ", ".join(filter(None, goals))
    return f"| {name:<52} | {row.ms:>9.1f} | {floor:>8} | {ratio:>6} | {goal:>16} | {met:<3} |"


def machine() -> str:
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{os.cpu_count()} cores, shared; load {load}; Python {platform.python_version()}"


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    sys.exit(main())
