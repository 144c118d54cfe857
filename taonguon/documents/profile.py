"""The Party's document format as dated data: the profiles, the kinds of document and who may issue them.

The data stand in `profiles/*.toml`; this module only gives them types. A document keeps the profile that was in
force on its date (36-HD/VPTW until 26/5/2026, 05-HD/VPTW from 27/5/2026), so an old document is printed as it was.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Literal

POINTS_PER_MM = 72 / 25.4

_FOLDER = Path(__file__).parent / "profiles"


class Tag(StrEnum):
    """How far a rule of format has been checked against its source."""

    CONFIRMED = "CONFIRMED"
    SECONDARY = "SECONDARY"
    UNSURE = "UNSURE"


class Body(StrEnum):
    """The body that issues a document."""

    COMMITTEE = "committee"
    STANDING_COMMITTEE = "standing_committee"
    CELL = "cell"
    OFFICE = "office"
    BOARD = "board"


class CommuneLevel(StrEnum):
    """How the commune's Party organisation stands (setting `loai_dang_bo_xa`)."""

    ABOVE_GRASSROOTS = "above_grassroots"
    GRASSROOTS = "grassroots"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a group of the data comes from, and how sure it is."""

    tag: Tag
    cites: str


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins, millimetres; `page_number_size` in points."""

    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header_distance: int
    header_columns: tuple[int, int]
    page_number_size: int


@dataclass(frozen=True, slots=True)
class BodyFormat:
    """Running text: millimetres for the indent, points for the rest."""

    indent_mm: int
    line_pt: int
    line_range_pt: tuple[int, int]
    before_pt: int
    after_pt: int
    min_gap_pt: int
    align: str


@dataclass(frozen=True, slots=True)
class Rule:
    """The drawn line under the title, in points."""

    width_pt: float
    thickness_pt: float


@dataclass(frozen=True, slots=True)
class Switches:
    """The points on which sources differ: the committee chooses, once."""

    v_v: bool
    end_mark: Literal[".", "./."]
    grounds: Literal["upright-dash", "italic"]
    uy_spelling: Literal["ủy", "uỷ"]
    right_header_align: Literal["center", "right"]
    position_bold: bool


# What a switch may be set to; a value from a settings page is checked against this.
SWITCH_VALUES: Mapping[str, tuple[object, ...]] = {
    "v_v": (False, True),
    "end_mark": (".", "./."),
    "grounds": ("upright-dash", "italic"),
    "uy_spelling": ("ủy", "uỷ"),
    "right_header_align": ("center", "right"),
    "position_bold": (False, True),
}


@dataclass(frozen=True, slots=True)
class Profile:
    """One dated format. `sources` names, group by group, where it comes from."""

    code: str
    title: str
    basis: str
    valid_from: date
    valid_to: date | None
    font: str
    number_prefix: str
    first_page_number: bool
    page: Page
    sizes: Mapping[str, int] = field(hash=False)
    bold: frozenset[str]
    italic: frozenset[str]
    underline: frozenset[str]
    body: BodyFormat
    rule: Rule
    switches: Switches
    sources: Mapping[str, Source] = field(hash=False)

    def with_switches(self, **choices: object) -> "Profile":
        """The profile with a committee's choices; an unknown switch or value raises ValueError (Vietnamese)."""
        for name, value in choices.items():
            allowed = SWITCH_VALUES.get(name)
            if allowed is None:
                raise ValueError(f"Không có lựa chọn thể thức tên {name!r}; có: {', '.join(SWITCH_VALUES)}.")
            if value not in allowed:
                listed = ", ".join(repr(option) for option in allowed)
                raise ValueError(
                    f"Lựa chọn thể thức {name!r} không nhận giá trị {value!r}; nhận một trong: {listed}."
                )
        return replace(self, switches=replace(self.switches, **choices))  # type: ignore[arg-type]  # checked above

    @property
    def rule_indents_pt(self) -> tuple[float, float]:
        """Room left and right of the line under the title, inside the right-hand cell of the head."""
        room = self.page.header_columns[1] * POINTS_PER_MM - self.rule.width_pt
        return (room / 2, room / 2) if self.switches.right_header_align == "center" else (room, 0)

    def in_force_on(self, day: date) -> bool:
        """Whether a document of that date follows this profile."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document. `addressed` opens the line that names whom it is for, where the kind has one."""

    id: str
    code: str
    title: str
    printed: bool = True
    addressed: str = ""
    placed_and_dated: bool = True


@dataclass(frozen=True, slots=True)
class BodyCode:
    """A body's code in the symbol, whether it decides collectively, and whether it has a seal."""

    id: Body
    code: str
    title: str
    collective: bool
    sealed: bool


@dataclass(frozen=True, slots=True)
class Rights:
    """Which kinds each body may issue, for one standing of the commune's organisation, from a date on."""

    level: CommuneLevel
    valid_from: date
    source: Source
    kinds_of: Mapping[Body, frozenset[str]]


def _typed[T](cls: type[T], data: Mapping[str, Any]) -> T:
    """Build a dataclass from a TOML table, lists becoming tuples; a missing or unknown key is a TypeError."""
    return cls(**{key: tuple(value) if isinstance(value, list) else value for key, value in data.items()})


def _sources(data: Mapping[str, Mapping[str, str]]) -> dict[str, Source]:
    return {group: Source(Tag(entry["tag"]), entry["cites"]) for group, entry in data.items()}


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def profiles() -> tuple[Profile, ...]:
    """All profiles, oldest first."""
    found = []
    for path in sorted(_FOLDER.glob("dang-*.toml")):
        data = _read(path)
        typed: dict[str, Any] = {
            "page": _typed(Page, data.pop("page")),
            "body": _typed(BodyFormat, data.pop("body")),
            "rule": _typed(Rule, data.pop("rule")),
            "switches": _typed(Switches, data.pop("switches")),
            "sources": _sources(data.pop("sources")),
            "valid_to": data.pop("valid_to", None),
        }
        typed |= {name: frozenset(data.pop(name)) for name in ("bold", "italic", "underline")}
        found.append(Profile(**data, **typed))
    return tuple(sorted(found, key=lambda profile: profile.valid_from))


def profile_on(day: date) -> Profile:
    """The format in force on a document's date; LookupError (Vietnamese) for a date before the oldest profile."""
    for profile in profiles():
        if profile.in_force_on(day):
            return profile
    raise LookupError(
        f"Chưa có thể thức cho văn bản ngày {day:%d/%m/%Y}: thể thức cũ nhất đang có áp dụng từ "
        f"{profiles()[0].valid_from:%d/%m/%Y}."
    )


def profile_of(code: str) -> Profile:
    """The profile with that code; LookupError (Vietnamese) when there is none."""
    for profile in profiles():
        if profile.code == code:
            return profile
    raise LookupError(f"Không có thể thức mã {code!r}; có: {', '.join(p.code for p in profiles())}.")


@cache
def _kind_data() -> dict[str, Any]:
    return _read(_FOLDER / "kinds.toml")


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of document by its identifier."""
    return {entry["id"]: _typed(Kind, entry) for entry in _kind_data()["kinds"]}


@cache
def body_codes() -> Mapping[Body, BodyCode]:
    """Every issuing body's code."""
    names = [column.name for column in fields(BodyCode) if column.name != "id"]
    return {
        Body(entry["id"]): BodyCode(Body(entry["id"]), *(entry[name] for name in names))
        for entry in _kind_data()["bodies"]
    }


@cache
def kind_sources() -> Mapping[str, Source]:
    """Where the kinds' and the bodies' codes come from."""
    return _sources(_kind_data()["sources"])


def rights_on(day: date, level: CommuneLevel) -> Rights | None:
    """Who might issue what on that date; None before the oldest rule we have (nothing is then asserted)."""
    held = [rights for rights in _all_rights() if rights.level is level and rights.valid_from <= day]
    return max(held, key=lambda rights: rights.valid_from, default=None)


@cache
def _all_rights() -> tuple[Rights, ...]:
    return tuple(
        Rights(
            level=CommuneLevel(entry["level"]),
            valid_from=entry["valid_from"],
            source=Source(Tag(entry["tag"]), entry["cites"]),
            kinds_of={body: frozenset(entry[body]) for body in Body if body in entry},
        )
        for entry in _kind_data()["rights"]
    )
