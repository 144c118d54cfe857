"""`./run check`: everything that can be said about the code without running it, in under a minute.

Two checks at a time; all run even when one fails, so that one look shows everything to mend.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
TEMPLATES = "taonguon/web/templates"
LINE_LIMIT = 400
# Generated, or data rather than code: no limit of lines.
UNLIMITED = ("migrations",)


@dataclass(frozen=True)
class Outcome:
    name: str
    passed: bool
    output: str
    seconds: float


def main() -> int:
    with tempfile.TemporaryDirectory() as data_dir:
        environment = {**os.environ, "DATA_DIR": data_dir, "SECRET_KEY": "for-checks-only", "DATABASE_URL": ""}

        def tool(*command: str) -> Callable[[], tuple[bool, str]]:
            def run() -> tuple[bool, str]:
                done = subprocess.run(
                    [str(BIN / command[0]), *command[1:]],
                    cwd=ROOT,
                    env=environment,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    text=True,
                    check=False,
                )
                return done.returncode == 0, done.stdout

            return run

        # The longest first. djlint only lints: its formatter moves partials and Vietnamese text about to no use.
        checks = {
            "types (mypy)": tool("mypy"),
            "templates (djlint)": tool("djlint", "--lint", "--quiet", TEMPLATES),
            "import contracts (lint-imports)": tool("lint-imports"),
            "migrations": tool("python", "manage.py", "makemigrations", "--check", "--dry-run"),
            "lint (ruff)": tool("ruff", "check", "--output-format", "concise", "."),
            "format (ruff)": tool("ruff", "format", "--check", "."),
            "size limit": files_within_limit,
            "no address in requirements": requirements_without_addresses,
        }
        with ThreadPoolExecutor(max_workers=2) as pool:
            outcomes = list(pool.map(lambda item: timed(*item), checks.items()))
    for outcome in outcomes:
        print(f"{'ok    ' if outcome.passed else 'FAILED'}  {outcome.seconds:5.1f} s  {outcome.name}")
        if not outcome.passed:
            print(outcome.output.rstrip() + "\n")
    failed = [outcome.name for outcome in outcomes if not outcome.passed]
    print(f"check: {', '.join(failed)} failed" if failed else "check: all passed")
    return 1 if failed else 0


def timed(name: str, check: Callable[[], tuple[bool, str]]) -> Outcome:
    start = time.monotonic()
    passed, output = check()
    return Outcome(name, passed, output, time.monotonic() - start)


def files_within_limit() -> tuple[bool, str]:
    """A file past the limit is split by noun."""
    too_long = [
        f"{file.relative_to(ROOT)}: {lines} lines (limit {LINE_LIMIT}): split it by noun"
        for folder in ("config", "taonguon", "tools", "tests", "bench")
        for file in sorted((ROOT / folder).rglob("*.py"))
        if not set(UNLIMITED) & set(file.parts)
        and (lines := len(file.read_text(encoding="utf-8").splitlines())) > LINE_LIMIT
    ]
    return not too_long, "\n".join(too_long)


def requirements_without_addresses() -> tuple[bool, str]:
    """Pinned names and hashes only: which index serves them is the machine's own affair."""
    found = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in sorted((ROOT / "requirements").iterdir())
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if "://" in line or "--index" in line or "--find-links" in line
    ]
    return not found, "\n".join(found)


if __name__ == "__main__":
    sys.exit(main())
