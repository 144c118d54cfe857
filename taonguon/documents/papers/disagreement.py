"""Facts that disagree: between papers already made, between a paper and the record, and within the record.

Nothing is settled here: each is a question with the places that say one thing or the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from taonguon.documents.facts.forms.field import facts_of, fields_of
from taonguon.documents.facts.forms.groups import CellMeeting, Person, Vote
from taonguon.documents.gather.forms.case import CaseFile
from taonguon.documents.gather.forms.sheets import Draft
from taonguon.documents.models import PaperVersion
from taonguon.documents.papers.inputs import Facts
from taonguon.rules.law.ruleset import LAW
from taonguon.rules.wording import format_date

type Told = tuple[Draft, Facts, PaperVersion | None]


class Place(StrEnum):
    """Where the record is corrected."""

    PERSON = "person"
    CELL = "cell"
    INTRODUCERS = "introducers"
    STEP = "step"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Side:
    """One answer and who gives it: papers by name, or the record."""

    value: str
    sources: Sequence[str]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two or more answers to one question."""

    label: str
    sides: Sequence[Side]
    place: Place


RECORD = "dữ liệu hiện nay"
_PERSON_FIELDS = frozenset(fact.name for fact in facts_of(Person).values())
# Fields about one meeting: they agree among the papers of the same vote.
_VOTE_FIELDS = frozenset(fact.name for fact in (*facts_of(Vote).values(), *facts_of(CellMeeting).values()))
_CASE_FIELDS: Mapping[str, Place] = {"ten_chi_bo": Place.CELL, "ngay_ket_nap": Place.STEP}
_CASE_LABELS = {"ten_chi_bo": "chi bộ", "ngay_ket_nap": "ngày kết nạp"}
# Names that the rows of a list use for the same thing.
_ROW_NAMES = {"ho_ten": "ho_ten", "ngay_sinh": "ngay_sinh", "chi_bo": "ten_chi_bo"}


def disagreements(case: CaseFile, told: Sequence[Told]) -> list[Disagreement]:
    """Papers' own answers beside today's; a paper that left a line dotted says nothing."""
    return [*_between_papers(told), *_within_the_record(case)]


def _between_papers(told: Sequence[Told]) -> Iterator[Disagreement]:
    answers: dict[tuple[str, str], dict[str, list[str]]] = {}
    labels: dict[tuple[str, str], tuple[str, Place]] = {}
    record: dict[tuple[str, str], str] = {}
    for draft, facts, latest in told:
        known = {**fields_of(draft.entry.facts), **_CASE_LABELS}
        name = draft.code or draft.title
        for key, value, place in _comparable(draft, facts):
            record.setdefault(key, value)
            labels.setdefault(key, (known.get(key[1], key[1]), place))
        for key, value, place in _comparable(draft, latest.facts if latest else {}):
            sources = answers.setdefault(key, {}).setdefault(value, [])
            if name not in sources:
                sources.append(name)
            labels.setdefault(key, (known.get(key[1], key[1]), place))
    for key, sides in answers.items():
        if key in record:
            sides.setdefault(record[key], []).append(RECORD)
        if len(sides) > 1:
            label, place = labels[key]
            yield Disagreement(label, [Side(value, sources) for value, sources in sides.items()], place)


def _comparable(draft: Draft, facts: Facts) -> Iterator[tuple[tuple[str, str], str, Place]]:
    """(what it is about, field), value, where the record is corrected."""
    for name, value in facts.items():
        if isinstance(value, list):
            yield from _of_rows(value)
        elif value is None or value == "":
            continue
        elif name in _PERSON_FIELDS:
            yield ("", name), str(value), Place.PERSON
        elif name in _CASE_FIELDS:
            yield ("", name), str(value), _CASE_FIELDS[name]
        elif draft.vote and name in _VOTE_FIELDS:
            yield (draft.vote, name), str(value), Place.STEP


def _of_rows(rows: Sequence[Any]) -> Iterator[tuple[tuple[str, str], str, Place]]:
    for row in rows:
        if isinstance(row, Mapping) and "ho_ten" in row:
            for name, same in _ROW_NAMES.items():
                if row.get(name):
                    yield ("", same), str(row[name]), _CASE_FIELDS.get(same, Place.PERSON)


def _within_the_record(case: CaseFile) -> Iterator[Disagreement]:
    """Places of the record that say the same thing twice."""
    dossier, dates = case.dossier, case.judgement.dates
    roll = "danh sách đảng viên"
    for paper in case.papers.values():
        event = next((event for event in case.happened if event.pk == paper.event_id), None)
        if event is not None:
            title = LAW.product(paper.form)
            told = {title: paper.number, "việc đã ghi": event.document_number}
            yield from _differing(f"Số của {paper.form}", told, Place.STEP)
            yield from _differing(f"Ngày của {paper.form}", {title: paper.on, "việc đã ghi": event.on}, Place.STEP)
    if dossier.member is not None:
        for label, kept, told in (
            ("Ngày kết nạp", dossier.member.party_join_on, dates.party_join_date),
            ("Ngày quyết định kết nạp", dossier.member.admission_decision_on, dates.admission_decision_date),
            ("Ngày chính thức", dossier.member.official_on, dates.official_date),
        ):
            yield from _differing(label, {roll: kept, "hồ sơ": told}, Place.MEMBER)
    for row in case.introducers:
        if row.member is not None:
            answers = {"người giới thiệu": row.official_since, roll: row.member.official_on}
            yield from _differing(f"Ngày chính thức của {row.name}", answers, Place.INTRODUCERS)


def _differing(label: str, answers: Mapping[str, date | str | None], place: Place) -> Iterator[Disagreement]:
    """A disagreement where two places both know, and differ."""
    known = {source: value for source, value in answers.items() if value}
    if len(set(known.values())) > 1:
        yield Disagreement(label, [Side(_said(value), [source]) for source, value in known.items()], place)


def _said(value: date | str) -> str:
    return format_date(value) if isinstance(value, date) else value
