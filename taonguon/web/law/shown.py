"""The data of the law in words a village secretary reads: figures, shares, who acts, what a step produces."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from taonguon.rules.law.model import Amount, Parameter, RuleSet, Step, Threshold
from taonguon.rules.law.ruleset import LAW, Law
from taonguon.rules.wording import capitalize_first, join_list

_KINDS = (
    ("clock", "Thời hạn"),
    ("validity", "Hạn dùng"),
    ("vote", "Tỷ lệ biểu quyết"),
    ("wait", "Thời gian chờ"),
    ("parameter", "Điều kiện và mốc khác"),
)
_PHASES = (
    ("source", "Tạo nguồn, bồi dưỡng"),
    ("papers", "Lập hồ sơ (làm theo thứ tự nào cũng được)"),
    ("admission", "Xét và quyết định kết nạp"),
    ("probation", "Thời kỳ dự bị"),
    ("recognition", "Công nhận đảng viên chính thức"),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the law on a day, with its source and how sure the source is."""

    title: str
    value: str
    starts: str
    citation: str
    kind: str
    tag: str
    switched_off: bool


@dataclass(frozen=True, slots=True)
class SetLine:
    """A rule set and whether it is the one in force."""

    title: str
    since: date
    in_force: bool
    kind: str
    tag: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the procedure: who, what it produces, share, time, after what, source."""

    number: int
    title: str
    actor: str
    produces: str
    share: str
    time: str
    after: str
    citation: str
    kind: str
    tag: str


def _sureness(tag: str) -> tuple[str, str]:
    """State and words of a tag: only the text itself, read, counts as sure."""
    return ("ok" if tag == "CONFIRMED" else "warn"), capitalize_first(LAW.label("tag", tag))


def rule_sets(day: date) -> list[SetLine]:
    """Rule sets, the newest first."""
    in_force = LAW.rule_set(day)
    return [_set_line(one, in_force) for one in reversed(LAW.rule_sets)]


def _set_line(one: RuleSet, in_force: RuleSet) -> SetLine:
    kind, tag = _sureness(one.tag)
    return SetLine(one.title_vi, one.effective_from, one.id == in_force.id, kind, tag)


def parameters(law: Law, day: date) -> list[tuple[str, list[Figure]]]:
    """Every figure in force on a day, by kind; the committee's own among them."""
    figures: dict[str, list[Figure]] = {}
    for parameter in law.parameters(day):
        figures.setdefault(parameter.kind, []).append(_figure(parameter))
    return [(title, figures[kind]) for kind, title in _KINDS if kind in figures]


def _figure(parameter: Parameter) -> Figure:
    kind, tag = _sureness(parameter.tag)
    starts = LAW.events[parameter.from_event].title_vi if parameter.from_event in LAW.events else ""
    return Figure(
        title=parameter.title_vi,
        value=value_in_words(parameter),
        starts=starts,
        citation=parameter.citation,
        kind=kind,
        tag=tag,
        switched_off=not parameter.enabled_by_default,
    )


def value_in_words(parameter: Parameter) -> str:
    """The figure as read aloud; "" where the value is a manner, told by the title and the source."""
    if parameter.amount:
        words = amount_in_words(parameter.amount)
        return f"{words}, gia hạn tối đa {amount_in_words(parameter.extension)}" if parameter.extension else words
    if parameter.threshold:
        return share_in_words(parameter.threshold)
    if isinstance(parameter.value, str):
        code = LAW.labels["education_value"].get(parameter.value, parameter.value)
        return capitalize_first(LAW.labels["education"].get(code, ""))
    if isinstance(parameter.value, list):
        return join_list(
            [LAW.special_cases[case].title_vi for case in parameter.value if case in LAW.special_cases]
        )
    return _parts(parameter.value)


def _parts(value: Any) -> str:
    """A figure with several durations in it, such as a shortest and a longest."""
    if not isinstance(value, Mapping):
        return ""
    lengths = [one for one in value.values() if isinstance(one, Mapping) and "amount" in one and "unit" in one]
    return join_list([amount_in_words(Amount(one["amount"], one["unit"])) for one in lengths]) if lengths else ""


def amount_in_words(amount: Amount) -> str:
    """`45 ngày làm việc`; a minimum is said to be one."""
    unit = LAW.labels["unit_of_time"].get(amount.unit) or _UNITS.get(amount.unit, "")
    least = {">=": "từ ", ">": "quá "}.get(amount.op, "")
    return f"{least}{amount.amount} {unit}".strip() + (" trở lên" if amount.op == ">=" else "")


_UNITS = {"vote": "lần biểu quyết", "official_member": "đảng viên chính thức", "minute": "phút"}


def share_in_words(threshold: Threshold) -> str:
    """`từ 2/3 đảng viên chính thức của chi bộ trở lên`, `hơn 1/2 ủy viên Ban Thường vụ`."""
    share, whole = f"{threshold.num}/{threshold.den}", LAW.label("of", threshold.of)
    return f"từ {share} {whole} trở lên" if threshold.op == ">=" else f"hơn {share} {whole}"


def procedure(law: Law, day: date) -> list[tuple[str, list[StepLine]]]:
    """The steps by phase, each with the clocks and shares in force on a day."""
    lines: dict[str, list[StepLine]] = {}
    for step in LAW.steps:
        lines.setdefault(step.phase, []).append(_step(law, step, day))
    return [(title, lines[phase]) for phase, title in _PHASES if phase in lines]


def _step(law: Law, step: Step, day: date) -> StepLine:
    kind, tag = _sureness(step.tag)
    rules = [law.parameter(rule, day) for rule in step.rules]
    return StepLine(
        number=step.order,
        title=step.title_vi,
        actor=LAW.label("actor", step.actor),
        produces=join_list([_product(code) for code in step.produces]) if step.produces else "",
        share=share_in_words(step.threshold) if step.threshold else "",
        time="; ".join(_times(rules, step)),
        after=join_list([f"{LAW.step(earlier).order}" for earlier in step.precondition])
        if step.precondition
        else "",
        citation=step.citation,
        kind=kind,
        tag=tag,
    )


def _product(code: str) -> str:
    return f"{code} {LAW.product(code)}" if LAW.form_of(code) else LAW.product(code)


def _times(rules: list[Parameter], step: Step) -> Iterator[str]:
    for rule in rules:
        if rule.amount and rule.kind in {"clock", "validity"}:
            starts = LAW.events[rule.from_event].title_vi if rule.from_event in LAW.events else ""
            yield f"{value_in_words(rule)}{f', từ khi: {starts}' if starts else ''}"
    if not step.rules and step.deadline:
        yield amount_in_words(Amount(step.deadline["amount"], step.deadline["unit"]))


@dataclass(frozen=True, slots=True)
class FormLine:
    """One form: its code, other codes in use, and whether it is kept by the secret regime."""

    code: str
    title: str
    step: str
    variants: str
    secret: bool
    kind: str
    tag: str


def forms() -> list[FormLine]:
    """Every form, in the order of the law file."""
    return [
        FormLine(
            code=form.code,
            title=form.title_vi,
            step=str(LAW.by_id[form.step].order) if form.step in LAW.by_id else "",
            variants=", ".join(form.variants),
            secret=form.secret,
            kind=_sureness(form.tag)[0],
            tag=_sureness(form.tag)[1],
        )
        for form in LAW.forms.values()
    ]


@dataclass(frozen=True, slots=True)
class BookLine:
    """One register and how often it is compared with the files."""

    title: str
    check: str
    citation: str


def books() -> list[BookLine]:
    return [
        BookLine(book.title_vi, f"{amount_in_words(book.check)} một lần" if book.check else "", book.citation)
        for book in LAW.books
    ]
