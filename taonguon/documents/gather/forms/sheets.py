"""Which papers a case calls for now, who makes them, and under which code of the province."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any

from taonguon.documents.catalog import CATALOG, Entry, form_code
from taonguon.documents.gather.forms import admission, letters, recognition
from taonguon.documents.gather.forms.case import CaseFile
from taonguon.organization.labels import Kind

type Parts = Iterable[tuple[str, str, Any]]


class Maker(StrEnum):
    """Who makes a paper."""

    CELL = "cell"  # the cell, its members, and what it asks of others
    BETWEEN = "between"  # committees between the cell and the commune: not the cell itself
    BOARD = "board"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One kind of paper of a dossier. `vote` names the event whose figures it prints."""

    form: str
    maker: Maker
    wanted: Callable[[CaseFile], bool]
    parts: Callable[[CaseFile], Parts]
    vote: str = ""
    variant: Callable[[CaseFile], str] = lambda case: ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper ready to be printed: `part` tells several of one form apart, `about` says whose it is."""

    form: str
    part: str
    about: str
    code: str
    maker: Maker
    facts: Any
    vote: str

    @property
    def key(self) -> tuple[str, str]:
        return self.form, self.part

    @property
    def entry(self) -> Entry:
        return CATALOG[self.form]

    @property
    def title(self) -> str:
        return f"{self.entry.title} ({self.about})" if self.about else self.entry.title


def drafts(case: CaseFile) -> Iterator[Draft]:
    """Every paper of the present flow whose step is done or can be taken now, in the order of the procedure."""
    for sheet in SHEETS:
        if not sheet.wanted(case):
            continue
        code = _code(sheet, case)
        for part, about, facts in sheet.parts(case):
            yield Draft(sheet.form, part, about, code, sheet.maker, facts, sheet.vote)


def _code(sheet: Sheet, case: CaseFile) -> str:
    """The province's code; the central one where it has no variant for this case."""
    entry = CATALOG[sheet.form]
    variant = sheet.variant(case)
    known = entry.province_codes.get(case.province, {})
    return form_code(entry, province=case.province, variant=variant if variant in known else "")


def _one(make: Callable[[CaseFile], Any], part: str = "", about: str = "") -> Callable[[CaseFile], Parts]:
    return lambda case: ((part, about, make(case)),)


def _reached(step: str) -> Callable[[CaseFile], bool]:
    return lambda case: case.reached(step)


def _by_hand(step: str) -> Callable[[CaseFile], bool]:
    """A guidance sheet is of use until the paper is written."""
    return lambda case: not case.done(step) and case.reached(step)


def _union(route: str) -> Callable[[CaseFile], bool]:
    return lambda case: case.judgement.route.used == route and case.reached("s11_union_resolution")


def _with_unit(kind: Kind, step: str) -> Callable[[CaseFile], bool]:
    return lambda case: kind in case.units and case.reached(step)


def _moved(case: CaseFile) -> bool:
    return case.event("move_decision_effective", "dossier_forwarded") is not None


def _leaving_the_pool(case: CaseFile) -> bool:
    """Being helped and not yet resolved on: the certificate goes along (06-HD/TW 3.9a)."""
    return _moved(case) and not case.done("s13_cell_resolution")


def _again(case: CaseFile) -> bool:
    return case.dossier.person.left_party_on is not None


def _decision_variant(case: CaseFile) -> str:
    if _again(case):
        return "again"
    if _moved(case):
        return "moved"
    return "consented" if case.dossier.consents.all() else "competent"


def _opinion(form: str, kind: str, unit_kind: Kind, cell_step: str, document: str) -> Callable[[CaseFile], Parts]:
    return _one(
        partial(
            admission.committee_opinion, form=form, kind=kind, unit_kind=unit_kind, cell_step=cell_step,
            document=document,
        )
    )  # fmt: skip


_CELL, _BETWEEN, _BOARD = Maker.CELL, Maker.BETWEEN, Maker.BOARD
_ADMIT, _RECOGNISE = "cell_resolution_admission", "cell_resolution_recognition"
_GRASSROOTS, _SUB = Kind.GRASSROOTS, Kind.SUB_COMMITTEE
_CELL_STEP, _CELL_STEP_2 = "s13_cell_resolution", "s25_cell_recognition"


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "1-knd", _CELL, _by_hand("s07_application"), _one(admission.guidance),
        variant=lambda case: "again" if _again(case) else "first",
    ),
    Sheet("2-knd", _CELL, _by_hand("s08_personal_history"), _one(admission.guidance)),
    Sheet("tham-tra", _BOARD, _reached("s09_verification"), letters.verification),
    Sheet("3-knd", _CELL, _reached("s10_introduction"), admission.introductions),
    Sheet("4-knd", _CELL, _union("youth_union"), _one(admission.union_resolution), vote="union_resolution"),
    Sheet(
        "4a-knd", _CELL, _union("trade_union"), _one(admission.union_resolution), vote="union_resolution",
        variant=lambda case: "union",
    ),
    Sheet(
        "5-knd", _CELL, _reached("s12_opinions"),
        _one(partial(admission.opinions, step="s12_opinions", form="5-KNĐ")), variant=lambda case: "summary",
    ),
    Sheet(
        "bien-ban-chi-bo", _CELL, _reached(_CELL_STEP), _one(partial(letters.cell_minutes, kind=_ADMIT)),
        vote=_ADMIT,
    ),
    Sheet("6-knd", _CELL, _reached(_CELL_STEP), _one(admission.cell_resolution), vote=_ADMIT),
    Sheet(
        "7-knd", _BETWEEN, _with_unit(_SUB, "s14_sub_committee_report"),
        _opinion("7-KNĐ", "sub_committee_report", _SUB, _CELL_STEP, "report"), vote="sub_committee_report",
    ),
    Sheet(
        "8-knd", _BETWEEN, _with_unit(_GRASSROOTS, "s15_grassroots_resolution"),
        _opinion("8-KNĐ", "grassroots_resolution_admission", _GRASSROOTS, _CELL_STEP, "resolution"),
        vote="grassroots_resolution_admission", variant=lambda case: "committee",
    ),
    Sheet("trich-luc", _BOARD, _reached("s16_appraisal"), _one(letters.extract), vote=_ADMIT),
    Sheet(
        "to-trinh", _BOARD, _reached("s16_appraisal"),
        _one(
            partial(
                letters.submission, kind=_ADMIT, between="grassroots_resolution_admission",
                clock="r_admission_decision",
            )
        ),
    ),
    Sheet(
        "9-knd", _BOARD, _reached("s17_admission_decision"), _one(admission.admission_decision),
        variant=_decision_variant,
    ),
    Sheet("10-knd", _CELL, _by_hand("s22_self_review"), _one(admission.guidance)),
    Sheet("11-knd", _CELL, _reached("s23_helper_remarks"), _one(recognition.helper_remarks)),
    Sheet(
        "12-knd", _CELL, _reached("s24_opinions_probationary"),
        _one(partial(admission.opinions, step="s24_opinions_probationary", form="12-KNĐ")),
        variant=lambda case: "summary",
    ),
    Sheet(
        "bien-ban-chi-bo", _CELL, _reached(_CELL_STEP_2),
        _one(partial(letters.cell_minutes, kind=_RECOGNISE), "cong-nhan", "xét công nhận chính thức"),
        vote=_RECOGNISE,
    ),
    Sheet("13-knd", _CELL, _reached(_CELL_STEP_2), _one(recognition.recognition_resolution), vote=_RECOGNISE),
    Sheet(
        "14-knd", _BETWEEN, _with_unit(_SUB, "s26_intermediate_recognition"),
        _opinion("14-KNĐ", "sub_committee_report_recognition", _SUB, _CELL_STEP_2, "report"),
        vote="sub_committee_report_recognition",
    ),
    Sheet(
        "15-knd", _BETWEEN, _with_unit(_GRASSROOTS, "s26_intermediate_recognition"),
        _opinion("15-KNĐ", "grassroots_resolution_recognition", _GRASSROOTS, _CELL_STEP_2, "resolution"),
        vote="grassroots_resolution_recognition", variant=lambda case: "committee",
    ),
    Sheet(
        "to-trinh", _BOARD, _reached("s27_recognition_decision"),
        _one(
            partial(
                letters.submission, kind=_RECOGNISE, between="grassroots_resolution_recognition",
                clock="r_recognition_decision",
            ),
            "cong-nhan", "công nhận chính thức",
        ),
    ),
    Sheet(
        "16-knd", _BOARD, _reached("s27_recognition_decision"), _one(recognition.recognition_decision),
        variant=lambda case: "competent",
    ),
    Sheet("cu-di-hoc", _BOARD, lambda case: case.enrolment is not None, _one(letters.class_sending)),
    Sheet("dang-duoc-giup-do", _BOARD, _leaving_the_pool, _one(letters.helped_certificate)),
    Sheet("chuyen-ho-so", _BOARD, _moved, _one(letters.hand_over)),
    Sheet("don-doc", _BOARD, lambda case: bool(letters.overdue(case)), _one(letters.urging)),
)  # fmt: skip
