from datetime import date

import pytest

from taonguon.documents.profile import (
    Body,
    CommuneLevel,
    Tag,
    body_codes,
    kind_sources,
    kinds,
    profile_of,
    profile_on,
    profiles,
    rights_on,
)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2018, 4, 3), "dang-36HD-2018"),
        (date(2026, 5, 26), "dang-36HD-2018"),
        (date(2026, 5, 27), "dang-05HD-2026"),
        (date(2030, 1, 1), "dang-05HD-2026"),
    ],
)
def test_a_document_follows_the_format_of_its_date(day, code):
    assert profile_on(day).code == code


def test_before_the_oldest_format_nothing_is_guessed():
    with pytest.raises(LookupError, match=r"ngày 02/04/2018.*từ 03/04/2018"):
        profile_on(date(2018, 4, 2))
    with pytest.raises(LookupError, match="dang-36HD-2018, dang-05HD-2026"):
        profile_of("dang-99HD")


def test_profiles_never_overlap_and_leave_no_gap():
    for older, newer in zip(profiles(), profiles()[1:], strict=False):
        assert older.valid_to is not None
        assert (newer.valid_from - older.valid_to).days == 1


def test_page_and_body_of_05hd():
    profile = profile_of("dang-05HD-2026")
    page, body = profile.page, profile.body
    assert (page.top, page.bottom, page.left, page.right, page.header_distance) == (20, 20, 30, 15, 10)
    assert sum(page.header_columns) == page.width - page.left - page.right == 165
    assert (body.indent_mm, body.line_pt, body.line_range_pt, body.before_pt) == (10, 18, (18, 22), 6)
    assert profile.sizes == {
        "title": 15, "parent": 14, "issuer": 14, "star": 14, "number": 14, "date": 14, "kind": 15, "summary": 14,
        "letter_summary": 12, "addressee": 14, "body": 14, "authority": 14, "position": 14, "name": 14,
        "recipients_label": 14, "recipients_item": 12, "table": 12,
    }  # fmt: skip


def test_the_two_formats_differ_in_the_weight_of_the_position():
    assert [profile.switches.position_bold for profile in profiles()] == [True, False]


def test_switches_are_checked():
    profile = profile_of("dang-05HD-2026").with_switches(end_mark="./.", v_v=True)
    assert (profile.switches.end_mark, profile.switches.v_v) == ("./.", True)
    with pytest.raises(ValueError, match="'end_mark' không nhận giá trị '!'"):
        profile.with_switches(end_mark="!")
    with pytest.raises(ValueError, match="Không có lựa chọn thể thức tên 'colour'"):
        profile.with_switches(colour="red")


def test_every_open_question_is_tagged_unsure():
    for profile in profiles():
        for switch in ("end_mark", "grounds", "uy_spelling", "right_header_align"):
            assert profile.sources[switch].tag is Tag.UNSURE
        assert all(source.cites for source in profile.sources.values())
    assert set(kind_sources()) == {"kinds", "bodies"}


@pytest.mark.parametrize(
    ("kind", "code"),
    [("resolution", "NQ"), ("decision", "QĐ"), ("regulation", "QĐ"), ("report", "BC"), ("plan", "KH"),
     ("programme", "CTr"), ("scheme", "ĐA"), ("submission", "TTr"), ("letter", "CV"), ("minutes", "BB")],
)  # fmt: skip
def test_codes_of_kinds(kind, code):
    assert kinds()[kind].code == code


def test_codes_of_bodies():
    codes = {body: entry.code for body, entry in body_codes().items()}
    assert codes == {
        Body.COMMITTEE: "ĐU",
        Body.STANDING_COMMITTEE: "ĐU",
        Body.CELL: "CB",
        Body.OFFICE: "VPĐU",
        Body.BOARD: "BXDĐ",
    }
    assert [body for body, entry in body_codes().items() if not entry.sealed] == [Body.CELL]


@pytest.mark.parametrize(
    ("level", "body", "kind", "allowed"),
    [
        (CommuneLevel.GRASSROOTS, Body.COMMITTEE, "bylaw", True),
        (CommuneLevel.GRASSROOTS, Body.STANDING_COMMITTEE, "bylaw", False),
        (CommuneLevel.GRASSROOTS, Body.STANDING_COMMITTEE, "guidance", True),
        (CommuneLevel.GRASSROOTS, Body.COMMITTEE, "guidance", False),
        (CommuneLevel.GRASSROOTS, Body.CELL, "regulation", False),
        (CommuneLevel.GRASSROOTS, Body.STANDING_COMMITTEE, "directive", False),
        (CommuneLevel.ABOVE_GRASSROOTS, Body.STANDING_COMMITTEE, "directive", True),
        (CommuneLevel.ABOVE_GRASSROOTS, Body.CELL, "circular", False),
    ],
)
def test_who_may_issue_what(level, body, kind, allowed):
    rights = rights_on(date(2026, 8, 1), level)
    assert (kind in rights.kinds_of[body]) is allowed


def test_rights_before_399_are_not_asserted():
    assert rights_on(date(2026, 1, 8), CommuneLevel.GRASSROOTS) is None
    assert rights_on(date(2026, 1, 9), CommuneLevel.GRASSROOTS).source.tag is Tag.SECONDARY
    assert rights_on(date(2026, 1, 9), CommuneLevel.ABOVE_GRASSROOTS).source.tag is Tag.UNSURE
