"""A form or letter → .docx: its template filled with its facts."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from taonguon.documents.facts.forms.field import context_of, fields_of, row_fields_of
from taonguon.documents.word.template import TemplateCheck, WordTemplate

TEMPLATES = Path(__file__).parent.parent / "templates"
CODE_FIELD = "ma_mau"


def render_form(path: str, facts: object, *, code: str = "", template: WordTemplate | None = None) -> bytes:
    """The filled form; `code` is the form code in the province's wording, `template` an office's edited one."""
    return (template or form_template(path)).render({CODE_FIELD: code, **context_of(facts)})


@cache
def form_template(path: str) -> WordTemplate:
    """The shipped template of that path ("mau/6-knd"), compiled once."""
    return WordTemplate((TEMPLATES / f"{path}.docx").read_bytes(), name=path)


def offered_fields(facts_class: type) -> Mapping[str, str]:
    """Every field the templates of a form may use, with its meaning: shown beside the download of a template."""
    return {CODE_FIELD: "mã mẫu", **fields_of(facts_class)}


def check_template(template: WordTemplate, facts_class: type, *, shipped: str) -> TemplateCheck:
    """An edited template against what its form offers and what the shipped template prints.

    Unknown fields are named wherever they stand, in the rows of a list too.
    """
    check = template.check(offered_fields(facts_class), needed=form_template(shipped).fields)
    unknown = list(check.unknown)
    if not unknown:
        unknown += _unknown_in_rows(template, facts_class)
    return TemplateCheck(tuple(unknown), check.missing)


def _unknown_in_rows(template: WordTemplate, facts_class: type) -> list[str]:
    """Fill the template with every list holding one row, and see which row field is asked for in vain."""
    context = {CODE_FIELD: "", **context_of(facts_class())}
    for name, row in row_fields_of(facts_class).items():
        context[name] = [dict.fromkeys(row, "")]
    missing = template.first_missing(context)
    return [missing] if missing else []
