"""FACTS.json into `Facts`. Shape is checked here, law is not.

What can't be used raises `UnusableFacts` with one Vietnamese sentence naming the field and the remedy. Open
vocabularies (events, special cases, consents, papers, local rules) are tolerated: an unknown word becomes a
doubt, shown as a warning.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from taonguon.rules.law.facts import Consent, Event, Facts, Introducer, Paper, Person, Unit, Votes
from taonguon.rules.law.ruleset import LAW, Law
from taonguon.rules.wording import format_date

_YEARS = range(1900, 2100)
_MOST_MEMBERS = 100_000


class UnusableFacts(ValueError):
    """The input can't be used; the message is one Vietnamese sentence."""


def parse_day(raw: Any, where: str) -> date | None:
    """A day written YYYY-MM-DD, or None for null."""
    if raw is None:
        return None
    if isinstance(raw, str) and len(raw) == len("2026-01-31"):
        try:
            day = date.fromisoformat(raw)
        except ValueError:
            day = None
        if day is not None and day.isoformat() == raw:
            if day.year not in _YEARS:
                raise UnusableFacts(f"{where}: năm {day.year} nằm ngoài khoảng 1900 đến 2099; hãy kiểm tra lại.")
            return day
    raise UnusableFacts(
        f"{where}: {_shown(raw)} không phải là ngày có thật; hãy ghi theo mẫu năm-tháng-ngày, ví dụ 2026-03-10."
    )


def _shown(raw: Any) -> str:
    text = "".join(letter for letter in str(raw) if letter.isprintable())
    return f"“{text[:40]}”"


def _text(raw: Any, where: str) -> str | None:
    if raw is None:
        return None
    if not isinstance(raw, str):
        raise UnusableFacts(f"{where}: phải là chữ trong ngoặc kép, không phải {_shown(raw)}.")
    try:
        raw.encode("utf-8")
    except UnicodeEncodeError:
        raise UnusableFacts(f"{where}: có ký tự hỏng; hãy gõ lại.") from None
    return unicodedata.normalize("NFC", raw).strip()


def _flag(raw: Any, where: str) -> bool | None:
    if raw is None or isinstance(raw, bool):
        return raw
    raise UnusableFacts(f"{where}: phải là true, false hoặc null, không phải {_shown(raw)}.")


def _count(raw: Any, where: str) -> int | None:
    if raw is None:
        return None
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise UnusableFacts(f"{where}: phải là số nguyên, không phải {_shown(raw)}.")
    if not 0 <= raw <= _MOST_MEMBERS:
        raise UnusableFacts(f"{where}: số {_shown(raw)} không thể có; hãy ghi số từ 0 trở lên.")
    return raw


def _object(raw: Any, where: str) -> Mapping[str, Any]:
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        raise UnusableFacts(f"{where}: phải là một đối tượng {{…}}, không phải {_shown(raw)}.")
    return raw


def _list(raw: Any, where: str) -> list[Any]:
    if not isinstance(raw, list):
        raise UnusableFacts(f"{where}: phải là một danh sách […], không phải {_shown(raw)}.")
    return raw


def _items[T](raw: Any, where: str, read: Callable[[Any, str], T]) -> tuple[T, ...] | None:
    if raw is None:
        return None
    return tuple(read(item, f"{where}, mục {number}") for number, item in enumerate(_list(raw, where), 1))


def _choice(raw: Any, where: str, allowed: Mapping[str, str]) -> str | None:
    word = _text(raw, where)
    if word is None or word in allowed:
        return word
    raise UnusableFacts(f"{where}: không hiểu {_shown(word)}; các giá trị dùng được: {', '.join(allowed)}.")


def _words(raw: Any, where: str) -> tuple[str, ...]:
    words = _items(raw, where, _text) or ()
    return tuple(word for word in words if word)


def _consent(raw: Any, where: str) -> Consent:
    if isinstance(raw, dict):
        return Consent(_text(raw.get("doc"), f"{where}.doc") or "", parse_day(raw.get("on"), f"{where}.on"))
    return Consent(_text(raw, where) or "")


def _person(raw: Any, law: Law) -> Person:
    given = _object(raw, "person")
    consents = _items(given.get("consents"), "person.consents", _consent) or ()

    def flag(name: str) -> bool | None:
        return _flag(given.get(name), f"person.{name}")

    def day(name: str) -> date | None:
        return parse_day(given.get(name), f"person.{name}")

    return Person(
        born_on=day("born_on"),
        education=_choice(given.get("education"), "person.education", law.labels["education"]),
        area=_choice(given.get("area"), "person.area", law.labels["area"]),
        youth_union_member=flag("youth_union_member"),
        youth_union_officer=flag("youth_union_officer"),
        youth_union_present=flag("youth_union_present"),
        trade_union_member=flag("trade_union_member"),
        trade_union_present=flag("trade_union_present"),
        special_cases=frozenset(_words(given.get("special_cases"), "person.special_cases")),
        consents=tuple(one for one in consents if one.doc),
        left_party_on=day("left_party_on"),
        first_admission_decision_on=day("first_admission_decision_on"),
        lower_secondary_diploma=flag("lower_secondary_diploma"),
    )


def _unit(raw: Any, law: Law) -> Unit:
    given = _object(raw, "unit")
    names = law.labels["level_of_unit"]
    levels = _items(
        given.get("intermediate_levels"),
        "unit.intermediate_levels",
        lambda item, where: _choice(item, where, names) or "",
    )
    return Unit(
        intermediate_levels=None if levels is None else frozenset(filter(None, levels)),
        cell_official_members=_count(given.get("cell_official_members"), "unit.cell_official_members"),
        empowered=_flag(given.get("empowered"), "unit.empowered"),
    )


def _introducer(raw: Any, where: str) -> Introducer:
    given = _object(raw, where)
    return Introducer(
        official_since=parse_day(given.get("official_since"), f"{where}.official_since"),
        together_since=parse_day(given.get("together_since"), f"{where}.together_since"),
        replacement=_flag(given.get("replacement"), f"{where}.replacement"),
    )


def _votes(raw: Any, where: str) -> Votes | None:
    if raw is None:
        return None
    given = _object(raw, where)
    return Votes(
        eligible=_count(given.get("eligible"), f"{where}.eligible"),
        yes=_count(given.get("for"), f"{where}.for"),
        no=_count(given.get("against"), f"{where}.against"),
    )


def _event(raw: Any, where: str, law: Law) -> Event:
    given = _object(raw, where)
    kind = _text(given.get("event"), f"{where}.event") or ""
    return Event(
        kind=law.event_names.get(kind, kind),
        on=parse_day(given.get("on"), f"{where}.on"),
        votes=_votes(given.get("votes"), f"{where}.votes"),
        reason=_text(given.get("reason"), f"{where}.reason"),
        same_committee=_flag(given.get("same_committee"), f"{where}.same_committee"),
        abroad=_flag(given.get("abroad"), f"{where}.abroad"),
        central=_flag(given.get("central"), f"{where}.central"),
    )


def _paper(raw: Any, where: str) -> Paper:
    if isinstance(raw, str):
        return Paper(_text(raw, where) or "")
    given = _object(raw, where)
    return Paper(_text(given.get("form"), f"{where}.form") or "", parse_day(given.get("on"), f"{where}.on"))


def _days(raw: Any, where: str) -> frozenset[date]:
    days = _items(raw, where, parse_day) or ()
    return frozenset(day for day in days if day)


def _doubts(facts: Facts, law: Law) -> tuple[str, ...]:
    known_papers = set(law.form_codes) | {paper for step in law.steps for paper in step.papers}
    groups = (
        ("sự kiện", {event.kind for event in facts.events or ()}, set(law.events)),
        ("trường hợp đặc biệt", facts.person.special_cases, set(law.special_cases)),
        ("văn bản", {consent.doc for consent in facts.person.consents}, set(law.documents)),
        ("giấy tờ", {paper.form for paper in facts.papers or ()}, known_papers),
        ("quy định địa phương", facts.local_rules, set(law.families)),
    )
    return tuple(
        f"Không hiểu {name} {_shown(word)} nên không tính đến; hãy kiểm tra lại tên."
        for name, told, known in groups
        for word in sorted(told - known)
    )


def parse_facts(raw: Any, *, law: Law = LAW) -> Facts:
    """`Facts` from decoded JSON. Raises UnusableFacts."""
    if not isinstance(raw, dict):
        raise UnusableFacts("Dữ kiện phải là một đối tượng JSON {…}.")
    days = _object(raw.get("holidays"), "holidays")
    facts = Facts(
        person=_person(raw.get("person"), law),
        unit=_unit(raw.get("unit"), law),
        introducers=_items(raw.get("introducers"), "introducers", _introducer),
        route=_choice(raw.get("route"), "route", law.labels["route"]),
        events=_items(raw.get("events"), "events", lambda item, where: _event(item, where, law)),
        papers=_items(raw.get("papers"), "papers", _paper),
        closed=_days(days.get("closed"), "holidays.closed"),
        worked=_days(days.get("worked"), "holidays.worked"),
        local_rules=frozenset(_words(raw.get("local_rules"), "local_rules")),
    )
    return replace(facts, doubts=_doubts(facts, law))


def refuse_the_future(facts: Facts, on: date, *, law: Law = LAW) -> None:
    """Raises UnusableFacts when something told is later than `on`: what hasn't happened can't be a fact."""
    told = [
        (law.events[event.kind].title_vi if event.kind in law.events else event.kind, event.on)
        for event in facts.events or ()
    ]
    told += [(f"giấy {paper.form}", paper.on) for paper in facts.papers or ()]
    told += [(law.documents.get(consent.doc, consent.doc), consent.on) for consent in facts.person.consents]
    told.append(("ngày ra khỏi Đảng", facts.person.left_party_on))
    late = sorted((day, name) for name, day in told if day is not None and day > on)
    if late:
        day, name = late[0]
        raise UnusableFacts(
            f"“{name}” ghi ngày {format_date(day)}, sau ngày xét {format_date(on)}; chỉ ghi việc đã "
            "xảy ra hoặc xét vào ngày muộn hơn."
        )
