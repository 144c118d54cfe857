"""Every error is a problem of RFC 9457 in Vietnamese, and names field, reason and remedy."""

import json
import logging

import pytest
from pydantic import BaseModel

from taonguon.api import units
from taonguon.api.problems import Kind
from tests.api.help import PREFIX, Program, problem, program
from tests.factories import people
from tests.house.tree import modules

FOLLOW_UP = {"on": "2026-10-05", "kind": "phone", "text": "Đã gọi"}


@pytest.fixture
def board(cast):
    return program(cast, "board")


@pytest.fixture
def diary(cast):
    """Where a follow-up is written."""
    return f"candidates/{people.candidate(cast.cell_one).pk}/follow-ups"


def fault(response, field):
    (one,) = [one for one in response.json()["errors"] if one["field"] == field]
    return one["reason"], one["remedy"]


def test_a_body_that_cannot_be_read(board, diary):
    long_number = '{"x": ' + "9" * 5000 + "}"
    for body in ("{", '{"on": NaN}', b"\xff\xfe", "[" * 100_000, '{"on": 1, "on": 2}', long_number):
        assert problem(board.post(diary, body)) == (400, "malformed-body", []), body[:20]


def test_a_body_that_is_no_object(board, diary):
    for body in ("[]", '"x"', "12", "null"):
        assert problem(board.post(diary, body)) == (422, "invalid", [None]), body


WRONG = [
    ({"on": None}, "on", "Phải là ngày."),
    ({"on": "2026-02-30"}, "on", "Không phải ngày có thật."),
    ({"on": "5/9/2026"}, "on", "Không phải ngày có thật."),
    ({"on": 1790000000}, "on", "Không phải ngày có thật."),
    ({"on": "0001-01-01"}, "on", "Không phải ngày có thật."),
    ({"on": "2199-01-01"}, "on", "Ngày chưa đến."),
    ({"kind": "visit"}, "kind", "Không có giá trị này."),
    ({"text": 5}, "text", "Phải là chữ."),
    ({"text": ""}, "text", "Phải có ít nhất 1 ký tự."),
    ({"text": "x" * 1001}, "text", "Dài quá 1000 ký tự."),
    ({"text": "a\0b"}, "text", "Có ký tự không đọc được."),
    ({"text": "a\ud800"}, "text", "Có ký tự hỏng."),
    ({"author": "tôi"}, "author", "Không có trường này."),
    ({"next_on": ["2026-12-01"]}, "next_on", "Không phải ngày có thật."),
]


def test_a_field_that_is_wrong_is_named_with_its_remedy(board, diary):
    for change, field, said in WRONG:
        response = board.post(diary, {**FOLLOW_UP, **change})
        assert problem(response) == (422, "invalid", [field]), change
        reason, remedy = fault(response, field)
        assert (reason, bool(remedy)) == (said, True)


def test_every_missing_field_is_named(board, diary):
    assert problem(board.post(diary, {})) == (422, "invalid", ["on", "kind", "text"])


def test_a_nested_field_is_named_by_its_path(cast, board):
    body = {"step": "s13_cell_resolution", "on": "2026-10-05", "ballot": {"eligible": "12", "votes_for": -1}}
    response = board.post("dossiers/1/steps", body, {"If-Match": "*"})
    assert problem(response) == (422, "invalid", ["ballot.eligible", "ballot.votes_for"])
    assert fault(response, "ballot.votes_for") == ("Nhỏ hơn mức cho phép.", "Gửi từ 0 trở lên.")


def test_a_refused_deed_says_why_and_carries_the_field(cast, board, diary):
    response = board.post(diary, {**FOLLOW_UP, "next_on": "2026-10-01"})
    assert problem(response) == (422, "refused", ["next_on"])
    assert response.json()["detail"] == "Hẹn lần sau phải sau ngày gặp."
    response = board.post(
        "candidates",
        {"full_name": "Lê Thị Minh Họa", "unit_id": cast.stranger_cell.pk, "entered_on": "2026-10-05"},
    )
    assert problem(response) == (422, "refused", ["unit_id"])


FILTERS = [
    ("units", {"limit": "0"}, "limit"),
    ("units", {"limit": "101"}, "limit"),
    ("units", {"limit": "many"}, "limit"),
    ("units", {"kind": "village"}, "kind"),
    ("units", {"on": "hôm qua"}, "on"),
    ("units", {"name": "Chi bộ"}, "name"),
    ("units", {"q": "a\0"}, "q"),
    ("members/flows", {"start": "2026-06-01", "end": "2026-01-01"}, "end"),
    ("members/counts", {"unit": "987654321"}, "unit"),
    ("candidates", {"stage": "7"}, "stage"),
    ("candidates", {"introducer": "987654321"}, "introducer"),
    ("candidates", {"group": str(10**30)}, "group"),
    ("dossiers", {"list": "tat-ca"}, "list"),
]


def test_a_wrong_filter_is_named(board):
    for path, query, field in FILTERS:
        assert problem(board.get(path, **query)) == (422, "invalid", [field]), (path, query)


def test_what_is_not_there(board):
    for path in ("units/0", "units/abc", f"units/{10**30}", "units/-1", "nowhere", "", "units/1/x"):
        assert problem(board.get(path)) == (404, "not-found", []), path


def test_a_wrong_method_names_the_right_ones(board):
    response = board.post("units", {})
    assert problem(response) == (405, "method-not-allowed", [])
    assert response["Allow"] == "GET"


def test_only_json_is_taken(cast, board, diary):
    response = board.client.post(PREFIX + diary, FOLLOW_UP, headers=board.headers)
    assert problem(response) == (415, "unsupported-media-type", [])


def test_too_much_is_refused(board, diary, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    assert problem(board.post(diary, {**FOLLOW_UP, "text": "x" * 200})) == (413, "too-large", [])


def test_a_fault_of_ours_is_a_problem_without_a_word_of_its_inside(cast, board, monkeypatch, caplog):
    def broken(*args, **kwargs):
        raise RuntimeError("bí mật")

    monkeypatch.setattr(units, "tree", broken)
    with caplog.at_level(logging.ERROR):
        response = board.get("units")
    assert problem(response) == (500, "server-error", [])
    assert "bí mật" not in response.content.decode()
    assert "RuntimeError: bí mật" in caplog.text


def test_nothing_is_cached_and_no_other_site_is_let_in(board):
    response = board.get("units", headers={"Origin": "https://example.org"})
    assert response["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in response
    assert "Set-Cookie" not in response


def test_every_kind_of_problem_has_a_name_of_its_own():
    slugs = [kind.slug for kind in Kind]
    assert sorted(set(slugs)) == sorted(slugs)


# --- the document ------------------------------------------------------------------------------------------------


@pytest.fixture
def document(db):
    return json.loads(Program().get("openapi.json").content)


def operations(document):
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method} {path}", operation


def test_the_document_is_openapi_3_1_and_open(document):
    assert document["openapi"] == "3.1.0"
    assert set(document["components"]["securitySchemes"]) == {"Bearer"}
    assert len(dict(operations(document))) == 33


def test_every_operation_tells_its_errors(document):
    reads = {"400", "401", "403", "404", "422", "429", "500"}
    for name, operation in operations(document):
        told = {status for status in operation["responses"] if not status.startswith("2")}
        wanted = reads | ({"413", "415"} if "requestBody" in operation else set())
        names = {one["name"] for one in operation["parameters"] if one["in"] == "header"}
        wanted |= {"409"} if "Idempotency-Key" in names else set()
        wanted |= {"412", "428"} if "If-Match" in names else set()
        assert told == wanted, name
        for status in told:
            (media,) = operation["responses"][status]["content"].items()
            assert media == ("application/problem+json", {"schema": {"$ref": "#/components/schemas/Problem"}})


def test_every_operation_is_named_in_vietnamese_and_only_once(document):
    found = [operation for _, operation in operations(document)]
    assert all(one["summary"] and one["tags"] and one["security"] == [{"Bearer": []}] for one in found)
    names = [one["operationId"] for one in found]
    assert sorted(set(names)) == sorted(names)


def test_every_reference_is_defined(document):
    text = json.dumps(document)
    named = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert named - set(document["components"]["schemas"]) == set()


def test_no_shape_hides_another_of_the_same_name(document):
    """Shapes are told by their class names: two classes of one name would be one shape."""
    shapes = {
        f"{kind.__module__}.{kind.__name__}": kind.__name__
        for module in modules(r"api\.\w+$")
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, BaseModel) and kind.__module__ == module.__name__
    }
    assert sorted(set(shapes.values())) == sorted(shapes.values())
    assert [name for name, shape in document["components"]["schemas"].items() if "enum" in shape] == []
