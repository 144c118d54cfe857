"""The ``taonguon`` command. ``plan read`` and ``dossier judge`` start without Django; the rest is Django's."""

import os
import sys


def main(argv: list[str] | None = None) -> int:
    """Runs the command and returns its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:2] == ["plan", "read"]:
        from taonguon.cli import plan_read

        return plan_read.run(words[2:])
    if words[:2] == ["dossier", "judge"]:
        from taonguon.cli import judge

        return judge.run(words[2:])
    return _manage(words)


def _manage(words: list[str]) -> int:
    """Django's commands; two words ("audit verify") name one of ours ("audit_verify") if there is such a one."""
    import django
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line, get_commands

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        print(error, file=sys.stderr)
        return 1
    if len(words) >= 2 and f"{words[0]}_{words[1]}" in get_commands():
        words = [f"{words[0]}_{words[1]}", *words[2:]]
    execute_from_command_line(["taonguon", *words])
    return 0


if __name__ == "__main__":
    sys.exit(main())
