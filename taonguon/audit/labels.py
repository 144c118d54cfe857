"""Vietnamese names of deeds. A verb is `context.deed`; contexts add theirs with `register` at import."""

VERBS: dict[str, str] = {}


def register(verbs: dict[str, str]) -> None:
    """Name the verbs of one context (called from its actions module)."""
    VERBS.update(verbs)


def verb_label(verb: str) -> str:
    return VERBS.get(verb, verb)
