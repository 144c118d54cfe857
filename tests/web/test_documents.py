"""Reports and documents on the site: drafted by the board, issued by the office, read by units, no stranger in."""

from datetime import date

import pytest

from taonguon.documents.models import Document
from tests.factories import plan as plans
from tests.web.help import page_of, sign_in


@pytest.fixture
def planned(cast):
    plan = plans.plan(
        cast.commune,
        signer_title="T/M BAN THƯỜNG VỤ — PHÓ BÍ THƯ",
        recipients=["Thường trực Đảng ủy", "Lưu Văn phòng Đảng ủy"],
    )
    plans.seed_targets(plan)
    return cast


def start(client, cast, ref="2026-q1"):
    return sign_in(client, cast.assignments["board"]).post("/bao-cao/lap/", {"ky": ref})


def test_the_whole_way(client, planned):
    made = start(client, planned)
    pk = Document.objects.get().pk
    assert made.url == f"/van-ban/{pk}/"
    assert start(client, planned).url == made.url  # one draft a period
    data = {
        "as_of": "31/3/2026",
        "recipients": "Thường trực Đảng ủy\nLưu Văn phòng Đảng ủy",
        "tasks": "Mở lớp.\n- Họp.",
    }
    assert client.post(made.url, data).status_code == 302
    assert Document.objects.get().texts["tasks"] == ["Mở lớp.", "Họp."]
    assert client.get(f"{made.url}ban-hanh/").status_code == 403  # the office issues, not the board
    sign_in(client, planned.assignments["office"])
    assert client.post(f"{made.url}ban-hanh/", {"signed_on": "02/4/2026"}).url == made.url
    for format_, start_of_file in (("docx", b"PK"), ("xlsx", b"PK"), ("pdf", b"%PDF")):
        file = client.get(f"{made.url}tep/{format_}/")
        assert file.content.startswith(start_of_file)
        assert file["Content-Disposition"].endswith(f'.{format_}"')
    assert client.post(f"{made.url}huy/", {"reason": "In nhầm"}).status_code == 302
    assert Document.objects.get().status == "cancelled"


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"as_of": "31/02/2026"}, 422),
        ({"as_of": "05/4/2026", "recipients": "x"}, 422),
        ({"as_of": "31/3/2026", "inspections": "nhiều"}, 422),
    ],
)
def test_bad_input_is_refused_in_words(client, planned, data, status):
    url = start(client, planned).url
    assert client.post(url, data).status_code == status


@pytest.mark.parametrize("ref", ["", "2026-q9", "abc", "2099-q1", "2026-"])
def test_no_such_period_leads_back(client, planned, ref):
    assert start(client, planned, ref).url == "/bao-cao/"


def test_units_read_what_is_issued_and_not_the_drafts(client, planned):
    url = start(client, planned).url
    sign_in(client, planned.assignments["secretary_one"])
    assert client.get(url).status_code == 404
    sign_in(client, planned.assignments["office"])
    client.post(f"{url}ban-hanh/", {"signed_on": "02/4/2026"})
    sign_in(client, planned.assignments["secretary_one"])
    assert client.get(url).status_code == 200
    sign_in(client, planned.assignments["stranger"])
    for path in (url, f"{url}tep/docx/"):
        assert client.get(path).status_code == 404


def test_a_stranger_cannot_issue(client, planned):
    url = start(client, planned).url
    sign_in(client, planned.assignments["stranger"])
    assert client.post(f"{url}ban-hanh/", {"signed_on": "02/4/2026"}).status_code == 403
    assert Document.objects.get().is_draft


@pytest.mark.parametrize("rows", [1, 30])
def test_register_query_count(client, planned, rows, django_assert_num_queries):
    for number in range(1, rows + 1):
        document = Document(
            subject="report",
            subject_ref="2026-q1",
            kind="report",
            title="Thử",
            status="issued",
            as_of=date(2026, 3, 31),
            number=number,
            symbol=f"{number:02d}-BC/ĐU",
            signed_on=date(2026, 4, 1),
            author=planned.user("board"),
            term=planned.commune.terms.get(),
        )
        document.assign_unit(planned.commune)
        document.save()
    sign_in(client, planned.assignments["board"])
    with django_assert_num_queries(6):  # frame 3, count, rows, drafts
        page = client.get("/van-ban/")
    assert len([row for row in page_of(page).all("th") if row.get("scope") == "row"]) == min(rows, 25)


@pytest.mark.parametrize("who", ["board", "standing_committee", "office", "secretary_one", "province"])
def test_pages_open(client, planned, who):
    sign_in(client, planned.assignments[who])
    assert client.get("/bao-cao/").status_code == 200
