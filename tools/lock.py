"""`./run lock`: pin every library again, for all systems, with hashes and without addresses.

./run lock                  after a change of requirements/*.in: versions already pinned stay
./run lock --upgrade        newest versions the .in files allow
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = ["pip", "compile", "--universal", "--python-version", "3.12", "--generate-hashes"]
QUIETLY = ["--quiet", "--no-emit-index-url", "--custom-compile-command", "./run lock"]


def main() -> None:
    for name in ("runtime", "dev"):  # dev is held to what runtime chose
        source, target = f"requirements/{name}.in", f"requirements/{name}.txt"
        command = [sys.executable, "-m", "uv", *COMPILE, *QUIETLY, source, "-o", target, *sys.argv[1:]]
        subprocess.run(command, cwd=ROOT, check=True)
        print(f"{target}: {count(ROOT / target)} thư viện")


def count(file: Path) -> int:
    return sum("==" in line and not line.startswith((" ", "#")) for line in file.read_text("utf-8").splitlines())


if __name__ == "__main__":
    main()
