"""Đọc từ văn bản: from an upload to the plan, page by page, and every refusal with its remedy."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document
from pypdf import PdfWriter

from taonguon.plan.models import Plan, PlanDraft, Target
from tests.factories import plan as make
from tests.plan.test_drafts import TEXT
from tests.web.help import page_of, sign_in


@pytest.fixture
def board(client, cast):
    return sign_in(client, cast.assignments["board"])


def upload(client, name, content, **data):
    return client.post(reverse("plan:read"), {"file": SimpleUploadedFile(name, content), "text": "", **data})


def word(*paragraphs):
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def locked_pdf():
    writer = PdfWriter()
    writer.add_blank_page(72, 72)
    writer.encrypt("mat-khau")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def empty_pdf():
    writer = PdfWriter()
    writer.add_blank_page(72, 72)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def problems(response):
    """The error summary of a refused form."""
    html = response.content.decode()
    start = html.index('<div class="errsum"')
    return html[start : html.index("</div>", start)]


@pytest.mark.parametrize(
    ("name", "content"),
    [("ke-hoach.txt", TEXT.encode()), ("ke-hoach.md", TEXT.encode()), ("KE-HOACH.DOCX", word(*TEXT.split("\n")))],
)
def test_a_file_becomes_a_draft_with_its_own_address(board, name, content):
    response = upload(board, name, content)
    draft = PlanDraft.objects.get()
    assert (response.status_code, response.url) == (302, reverse("plan:compare", args=[draft.pk]))
    assert (draft.source_name, len(draft.proposals)) == (name, 3)


def test_pasted_words_become_a_draft(board):
    response = board.post(reverse("plan:read"), {"text": TEXT})
    assert response.status_code == 302
    assert PlanDraft.objects.get().source_name == ""


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("ke-hoach.odt", b"abc", "hãy dùng .txt, .md, .docx hoặc .pdf"),
        ("trong.txt", b"", "trong.txt: tệp trống"),
        ("dau-cach.txt", b" \n ", "không có chữ nào để đọc"),
        ("hong.docx", b"PK hong", "tệp Word bị hỏng"),
        ("khoa.pdf", locked_pdf(), "có mật khẩu"),
        ("quet.pdf", empty_pdf(), "PDF chỉ có ảnh"),
        ("ma-la.txt", b"\xff\xff\xff", "không phải văn bản UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(board, name, content, words):
    response = upload(board, name, content)
    assert response.status_code == 422
    assert words in problems(response)
    assert not PlanDraft.objects.exists()


def test_a_file_too_big_is_refused(board, settings):
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    response = upload(board, "to.txt", b"a" * (1024 * 1024 + 1))
    assert response.status_code == 422
    assert "tối đa 1 MB" in problems(response)


@pytest.mark.parametrize(
    ("data", "words"),
    [({"text": ""}, "Chọn tệp văn bản"), ({"text": "chữ " * 200_000}, "Văn bản quá dài")],
)
def test_nothing_or_too_much_is_refused(board, data, words):
    response = board.post(reverse("plan:read"), data)
    assert response.status_code == 422
    assert words in problems(response)


def test_a_file_and_pasted_words_at_once_are_refused(board):
    response = upload(board, "ke-hoach.txt", TEXT.encode(), text=TEXT)
    assert response.status_code == 422
    assert "không dùng cả hai" in problems(response)


@pytest.fixture
def draft(board):
    board.post(reverse("plan:read"), {"text": TEXT})
    return PlanDraft.objects.get()


def decide(client, draft, proposal, **data):
    return client.post(reverse("plan:decide", args=[draft.pk, proposal]), data)


def test_sentence_and_proposal_lead_to_each_other(board, draft):
    page = page_of(board.get(reverse("plan:compare", args=[draft.pk])))
    links = {link["href"] for link in page.all("a")}
    ids = {tag["id"] for _, tag in page.tags if tag.get("id")}
    for number in (1, 2, 3):
        assert {f"#c{number}", f"#so-{number}"} <= links
        assert {f"c{number}", f"so-{number}", f"t{number}"} <= ids
    assert (
        sum(1 for name, _ in page.tags if name == "mark") == 3 + 4
    )  # the key above the text, then four sentences


def test_the_page_costs_the_same_for_one_proposal_and_many(board, draft, django_assert_num_queries):
    address = reverse("plan:compare", args=[draft.pk])
    with django_assert_num_queries(7):
        board.get(address)
    first = draft.proposals[0]
    draft.proposals = [
        {**first, "target": {**first["target"], "id": f"t{number}", "start": 0, "end": 0}}
        for number in range(1, 31)
    ]
    draft.save()
    with django_assert_num_queries(7):
        board.get(address)


def test_a_proposal_is_accepted_refused_and_reopened(board, draft):
    assert decide(board, draft, "t1", viec="nhan").url.endswith(f"/ke-hoach/doc/{draft.pk}/#t1")
    decide(board, draft, "t2", viec="bo")
    draft.refresh_from_db()
    assert [one["decision"] for one in draft.proposals] == ["accepted", "refused", "open"]
    decide(board, draft, "t2", viec="mo-lai")
    draft.refresh_from_db()
    assert draft.proposals[1]["decision"] == "open"


def test_a_proposal_that_is_gone_is_said_to_be(board, draft):
    assert decide(board, draft, "t99", viec="nhan").status_code == 422
    assert board.get(reverse("plan:correct", args=[draft.pk, "t99"])).status_code == 422


FIELDS = {
    "quote": "Mỗi năm kết nạp từ 45 đảng viên mới trở lên",
    "indicator": "admissions",
    "op": "min",
    "value": "48",
    "unit": "people",
    "scope": "committee",
    "per": "year",
    "origin": "own",
}


def test_a_correction_is_kept_and_accepted(board, draft):
    address = reverse("plan:correct", args=[draft.pk, "t1"])
    assert board.get(address).status_code == 200
    response = board.post(
        address, {**FIELDS, "quotas": "Chi bộ thôn 1: 6\nChi bộ thôn 2: 4", "milestones": "30/6: 40%"}
    )
    assert response.status_code == 302
    draft.refresh_from_db()
    kept = draft.proposals[0]
    assert (kept["decision"], kept["target"]["value"], kept["target"]["quotas"], kept["target"]["milestones"]) == (
        "accepted",
        48,
        [{"unit": "Chi bộ thôn 1", "value": 6}, {"unit": "Chi bộ thôn 2", "value": 4}],
        [{"by": "06-30", "percent": 40}],
    )
    assert TEXT[kept["target"]["start"] : kept["target"]["end"]] == FIELDS["quote"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"quote": "câu không có trong văn bản"}, "Không tìm thấy câu này trong văn bản"),
        ({"value": "bốn lăm"}, "Viết một số"),
        ({"op": "range", "value_max": ""}, "Ghi mức trên của khoảng"),
        ({"op": "range", "value_max": "40"}, "Mức trên phải từ 48 trở lên"),
        ({"value_max": "50"}, "chọn so sánh “Trong khoảng”"),
        ({"quotas": "Chi bộ thôn 1 sáu"}, "Dòng 1 “Chi bộ thôn 1 sáu” chưa đúng"),
        ({"schedule": "năm nay: 20"}, "“năm nay” không phải một năm"),
        ({"schedule": "2026: 20\n2026: 21"}, "Năm 2026 ghi hai lần"),
        ({"milestones": "31/13: 40"}, "“31/13” không phải ngày và tháng"),
        ({"milestones": "30/6: 140%"}, "không quá 100%"),
        ({"indicator": "moon"}, "Chọn chỉ tiêu trong danh sách"),
    ],
)
def test_a_field_that_cannot_be_read_says_so(board, draft, changes, words):
    response = board.post(reverse("plan:correct", args=[draft.pk, "t1"]), {**FIELDS, **changes})
    assert response.status_code == 422
    assert words in problems(response)


def test_selected_words_come_with_the_form_and_are_added(board, draft):
    address = reverse("plan:add_proposal", args=[draft.pk])
    words = "Các Đảng bộ, chi bộ phấn đấu"
    assert words in board.get(address, {"cau": words}).content.decode()
    assert board.post(address, {**FIELDS, "quote": words, "value": "7"}).status_code == 302
    draft.refresh_from_db()
    assert [one["target"]["value"] for one in draft.proposals] == [45, 1300, 3, 7]


def test_an_unknown_stays_unknown(board, draft):
    board.post(
        reverse("plan:add_proposal", args=[draft.pk]), {"indicator": "admissions", "origin": "own", "quote": ""}
    )
    draft.refresh_from_db()
    target = draft.proposals[-1]["target"]
    assert [target[name] for name in ("op", "value", "unit", "scope", "per", "year")] == [None] * 6


def test_a_contradiction_is_settled_and_never_blocks(board, cast, draft):
    page = board.get(reverse("plan:compare", args=[draft.pk])).content.decode()
    assert "3 đơn vị × 3 = 9, chưa đủ chỉ tiêu chung 45 (thiếu 36)." in page
    address = reverse("plan:settle_draft", args=[draft.pk])
    key = "floors_below_total:t1:t3"
    assert board.post(address, {"key": key, "choice": "keep", "reason": ""}).status_code == 422
    assert board.post(address, {"key": "floors_below_total:t8:t9", "choice": "ask"}).status_code == 422
    assert board.post(address, {"key": key, "choice": "keep", "reason": "Phấn đấu"}).status_code == 302
    draft.refresh_from_db()
    assert draft.choices[key]["choice"] == "keep"


def confirm(client, draft, **changes):
    data = {"title": "Kế hoạch thử", "period_from": "2025", "period_to": "2030", "status": "active", **changes}
    return client.post(reverse("plan:confirm", args=[draft.pk]), data)


def test_the_plan_is_created_from_what_was_accepted(board, draft):
    board.post(reverse("plan:accept_clear", args=[draft.pk]))
    page = board.get(reverse("plan:confirm", args=[draft.pk])).content.decode()
    assert "Tạo kế hoạch với 3 chỉ tiêu?" in page
    response = confirm(board, draft, bases="21-NQ/TW; 16/6/2022; Ban Chấp hành Trung ương")
    plan = Plan.objects.get()
    assert response.url == reverse("plan:detail", args=[plan.pk])
    assert (plan.status, plan.bases) == (
        "active",
        [{"number": "21-NQ/TW", "date": "2022-06-16", "issuer": "Ban Chấp hành Trung ương"}],
    )
    assert Target.objects.filter(plan=plan).count() == 3
    assert board.get(reverse("plan:compare", args=[draft.pk])).url == response.url
    assert board.get(reverse("plan:confirm", args=[draft.pk])).url == response.url


def test_what_is_still_open_is_named(board, draft):
    response = confirm(board, draft)
    assert response.status_code == 422
    assert "Còn 3 đề xuất chưa đối chiếu (số 1, 2, 3)" in problems(response)
    assert not Plan.objects.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": ""}, "Ghi tên kế hoạch"),
        ({"period_to": "2020"}, "Năm cuối phải từ 2025 trở đi"),
        ({"doc_date": "31/2/2026"}, "Tháng 2 không có ngày 31"),
        ({"bases": "21-NQ/TW; hôm qua; TW"}, "Dòng 1: Không đọc được ngày"),
    ],
)
def test_a_head_that_cannot_be_right_is_refused(board, draft, changes, words):
    board.post(reverse("plan:accept_clear", args=[draft.pk]))
    response = confirm(board, draft, **changes)
    assert response.status_code == 422
    assert words in problems(response)


def test_a_running_plan_is_replaced_only_when_ticked(board, cast, draft):
    running = make.plan(cast.commune)
    board.post(reverse("plan:accept_clear", args=[draft.pk]))
    assert confirm(board, draft).status_code == 422
    assert confirm(board, draft, replace_running="on").status_code == 302
    running.refresh_from_db()
    assert running.status == "replaced"


def test_a_draft_is_thrown_away(board, draft):
    assert board.post(reverse("plan:discard", args=[draft.pk])).url == reverse("plan:list")
    assert not PlanDraft.objects.exists()


@pytest.mark.parametrize("name", ["compare", "confirm", "add_proposal"])
def test_a_stranger_finds_no_draft(client, cast, draft, name):
    sign_in(client, cast.assignments["stranger"])
    assert client.get(reverse(f"plan:{name}", args=[draft.pk])).status_code == 404


def test_a_secretary_may_not_read_a_draft(client, cast, draft):
    sign_in(client, cast.assignments["secretary_one"])
    assert client.get(reverse("plan:compare", args=[draft.pk])).status_code == 403
