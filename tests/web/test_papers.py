"""Làm cả hồ sơ on the site: previewed, made, handed out; nobody sees or makes what is not theirs."""

import io
import re
import zipfile
from datetime import date

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from taonguon.documents.models import FormTemplate, Job, PaperVersion
from taonguon.documents.papers import batch, templates
from tests.factories import dossier as make
from tests.web.help import page_of, sign_in


@pytest.fixture
def walk(cast):
    return make.at(cast, "s13_cell_resolution", full_name="Lê Thị Thí Điểm", gender="female")


def url(walk, more=""):
    return f"/ho-so/{walk.dossier.pk}/lam-giay/{more}"


def said(response):
    """Text of a page without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_preview_then_make_then_hand_out(client, cast, walk):
    sign_in(client, cast.assignments["board"])
    first = client.get(f"/ho-so/{walk.dossier.pk}/")
    assert url(walk) in [link["href"] for link in page_of(first).all("a")]
    # The clocks of this dossier have run out by today: the urging letter comes along.
    assert "tạo 9 giấy mới , lập lại 0 giấy có dữ kiện đổi, giữ nguyên 0 giấy" in said(client.get(url(walk)))
    assert PaperVersion.objects.count() == 0
    made = client.post(url(walk, "lam/"), follow=True)
    assert "Đã lập 9 giấy mới, lập lại 0 giấy, giữ nguyên 0 giấy." in said(made)
    assert "Không có dữ kiện nào đổi Giữ nguyên 9 giấy." in said(made)
    with zipfile.ZipFile(io.BytesIO(client.get(url(walk, "tai/zip/")).content)) as package:
        assert len(package.namelist()) == 9
    pdf = client.get(url(walk, "tai/pdf/"))
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    assert pdf["Content-Disposition"] == 'attachment; filename="giay-to-ho-so-le-thi-thi-diem.pdf"'


def test_a_change_is_shown_old_and_new_and_asked_about(client, cast, walk):
    sign_in(client, cast.assignments["board"])
    client.post(url(walk, "lam/"))
    walk.dossier.person.born_on = date(1998, 5, 15)
    walk.dossier.person.save()
    page = client.get(url(walk))
    text = said(page)
    assert "Ngày sinh: giấy nào đúng?" in text
    assert "15/5/1998 theo dữ liệu hiện nay" in text
    assert "Ngày sinh: 03/5/1998 thành 15/5/1998" in text
    assert f"/nguon/{walk.dossier.candidate_id}/sua/" in [link["href"] for link in page_of(page).all("a")]
    text = said(client.post(url(walk, "lam/"), follow=True))
    assert "lập lại 8 giấy, giữ nguyên 1 giấy" in text
    assert "8 bản trước vẫn giữ" in text
    earlier = PaperVersion.objects.filter(latest=False, form="6-knd").get()
    file = client.get(url(walk, f"ban/{earlier.pk}/"))
    assert "03/5/1998" in "".join(
        paragraph.text for paragraph in docx.Document(io.BytesIO(file.content)).paragraphs
    )


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("board", 200), ("secretary_one", 200), ("standing_committee", 200),
        ("secretary_two", 404), ("grassroots_secretary", 404), ("stranger", 404),
        ("office", 403), ("helper", 403), ("youth_officer", 403), ("province", 403), ("admin", 403),
    ],
)  # fmt: skip
def test_who_sees_and_who_makes(client, cast, walk, who, status):
    sign_in(client, cast.assignments["board"])
    client.post(url(walk, "lam/"))
    row = PaperVersion.objects.get(form="6-knd")
    sign_in(client, cast.assignments[who])
    pages = [url(walk), url(walk, "tai/zip/"), url(walk, "tai/pdf/"), url(walk, f"ban/{row.pk}/")]
    assert [client.get(page).status_code for page in pages] == [status] * 4
    making = {200: 403 if who == "standing_committee" else 302}.get(status, status)
    assert client.post(url(walk, "lam/")).status_code == making


def test_the_cell_gets_no_paper_of_the_board(client, cast, walk):
    sign_in(client, cast.assignments["board"])
    client.post(url(walk, "lam/"))
    extract = PaperVersion.objects.get(form="trich-luc")
    sign_in(client, cast.assignments["secretary_one"])
    assert client.get(url(walk, f"ban/{extract.pk}/")).status_code == 404
    assert "Trích lục hồ sơ" not in said(client.get(url(walk)))


def test_an_unknown_format_and_nothing_made_yet(client, cast, walk):
    sign_in(client, cast.assignments["board"])
    assert client.get(url(walk, "tai/odt/")).status_code == 404
    refused = client.get(url(walk, "tai/zip/"))
    assert refused.status_code == 422
    assert "Chưa lập giấy nào" in said(refused)
    assert client.get(url(walk, "ban/99/")).status_code == 404


@pytest.mark.parametrize("made", [0, 1])
def test_the_page_costs_a_fixed_number_of_queries(client, cast, walk, made, django_assert_num_queries):
    sign_in(client, cast.assignments["board"])
    if made:
        client.post(url(walk, "lam/"))
    with django_assert_num_queries(28):
        assert client.get(url(walk)).status_code == 200


# --- many at once ----------------------------------------------------------------------------------------------


def some(cast, count, unit=None):
    return [make.opened(cast, unit, f"Hà Văn Minh Họa {number}").dossier.pk for number in range(count)]


def test_three_are_made_at_once(client, cast):
    ids = some(cast, 3)
    sign_in(client, cast.assignments["board"])
    ordered = client.post("/ho-so/lam-giay/", {"dossiers": ids})
    job = Job.objects.get()
    assert (ordered.status_code, ordered.url) == (302, f"/ho-so/lam-giay/{job.pk}/")
    assert (job.status, job.done) == ("done", 3)
    page = client.get(ordered.url)
    assert "Đã xong 3 trên 3 hồ sơ" in said(page)
    assert "hx-trigger" not in page.content.decode()
    with zipfile.ZipFile(io.BytesIO(client.get(f"{ordered.url}tai/zip/").content)) as package:
        assert len({name.partition("/")[0] for name in package.namelist()}) == 3
    assert client.get(f"{ordered.url}tai/pdf/").content[:5] == b"%PDF-"


def test_more_become_a_job_that_the_page_can_push_on(client, cast):
    ids = some(cast, 5)
    sign_in(client, cast.assignments["board"])
    where = client.post("/ho-so/lam-giay/", {"dossiers": ids}).url
    page = client.get(where)
    assert "Đã xong 0 trên 5 hồ sơ" in said(page)
    box = next(tag for tag in page_of(page).all("div") if tag.get("id") == "tien-do")
    assert (box["hx-get"], box["hx-trigger"]) == (where, "every 2s")
    part = client.get(where, headers={"HX-Request": "true"}).content.decode()
    assert part.startswith('<div id="tien-do"')
    assert "Đã làm tiếp 3 hồ sơ." in said(client.post(f"{where}lam-tiep/", follow=True))
    batch.take("khac")
    assert "Việc này đang có tiến trình khác làm." in said(client.post(f"{where}lam-tiep/", follow=True))
    batch.give_back("khac")
    client.post(f"{where}lam-tiep/")
    assert Job.objects.get().status == "done"


def test_nothing_chosen_or_not_visible_is_refused_in_words(client, cast):
    other = some(cast, 1, cast.cell_two)
    sign_in(client, cast.assignments["secretary_one"])
    for data in ({}, {"dossiers": other}):
        refused = client.post("/ho-so/lam-giay/", data)
        assert refused.status_code == 422
        assert "Chọn ít nhất một hồ sơ." in said(refused)
    assert client.post("/ho-so/lam-giay/", {"dossiers": ["x"]}).status_code == 422
    assert Job.objects.count() == 0


def test_a_job_belongs_to_who_ordered_it(client, cast):
    sign_in(client, cast.assignments["board"])
    where = client.post("/ho-so/lam-giay/", {"dossiers": some(cast, 4)}).url
    for who in ("secretary_one", "stranger"):
        sign_in(client, cast.assignments[who])
        assert client.get(where).status_code == 404
        assert client.post(f"{where}lam-tiep/").status_code == 404
        assert client.get(f"{where}tai/zip/").status_code == 404
    sign_in(client, cast.assignments["standing_committee"])
    assert client.get(where).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_to_choose_from(client, cast, count, django_assert_num_queries):
    ids = some(cast, count)
    some(cast, 1, cast.cell_two)
    sign_in(client, cast.assignments["secretary_one"])
    with django_assert_num_queries(6):
        page = client.get("/ho-so/lam-giay/")
    boxes = [box["value"] for box in page_of(page).all("input") if box.get("name") == "dossiers"]
    assert sorted(boxes) == sorted(str(pk) for pk in ids)
    assert said(client.get("/ho-so/lam-giay/?q=khong+co")).count("Không có hồ sơ nào khớp.") == 1


@pytest.mark.parametrize("count", [4, 7])
def test_the_progress_costs_a_fixed_number_of_queries(client, cast, count, django_assert_num_queries):
    sign_in(client, cast.assignments["board"])
    where = client.post("/ho-so/lam-giay/", {"dossiers": some(cast, count)}).url
    with django_assert_num_queries(5):
        client.get(where, headers={"HX-Request": "true"})


# --- templates --------------------------------------------------------------------------------------------------


def word(*lines):
    document = docx.Document(io.BytesIO(templates.shipped_file("6-knd")))
    for line in lines:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return SimpleUploadedFile("nghi-quyet.docx", buffer.getvalue())


def test_a_template_goes_out_and_comes_back_edited(client, cast):
    sign_in(client, cast.assignments["board"])
    assert len(page_of(client.get("/van-ban/mau/")).all("tr")) == 1 + len(templates.EDITABLE)
    page = said(client.get("/van-ban/mau/6-knd/"))
    assert "Đang dùng mẫu gốc." in page
    assert "ho_ten họ và tên" in page
    assert client.get("/van-ban/mau/6-knd/tai/").content == templates.shipped_file("6-knd")
    sent = client.post("/van-ban/mau/6-knd/", {"file": word("Của xã: {{ ho_ten }}")}, follow=True)
    assert "Đã nhận mẫu, lần sửa 1." in said(sent)
    assert "Đang dùng mẫu của đảng bộ, lần sửa 1." in said(sent)
    assert client.get("/van-ban/mau/6-knd/tai/").content == bytes(FormTemplate.objects.get().content)
    back = client.post("/van-ban/mau/6-knd/ban-goc/", follow=True)
    assert "Đang dùng mẫu gốc." in said(back)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({}, "Chọn tệp Word đã sửa"),
        ({"file": word("{{ ten_cha }}")}, "Mẫu có trường “ten_cha” mà văn bản này không có."),
        ({"file": SimpleUploadedFile("x.docx", b"khong")}, "bị hỏng hoặc không phải tệp Word"),
    ],
    ids=["none", "unknown-field", "no-word"],
)
def test_a_template_that_cannot_be_used_is_refused_in_words(client, cast, data, message):
    sign_in(client, cast.assignments["board"])
    for file in data.values():
        file.seek(0)
    refused = client.post("/van-ban/mau/6-knd/", data)
    assert refused.status_code == 422
    assert message in said(refused)


@pytest.mark.parametrize("who", ["secretary_one", "office", "standing_committee", "helper", "province"])
def test_templates_are_a_setting(client, cast, who):
    sign_in(client, cast.assignments[who])
    for page in ("/van-ban/mau/", "/van-ban/mau/6-knd/", "/van-ban/mau/6-knd/tai/"):
        assert client.get(page).status_code == 403
    assert client.post("/van-ban/mau/6-knd/ban-goc/").status_code == 403


def test_a_form_that_does_not_exist(client, cast):
    sign_in(client, cast.assignments["board"])
    assert client.get("/van-ban/mau/99-knd/").status_code == 404
    assert client.get("/van-ban/mau/so-nguon/tai/").status_code == 404
    refused = client.post("/van-ban/mau/6-knd/ban-goc/")
    assert refused.status_code == 422
    assert "Mẫu này đang dùng bản gốc." in said(refused)
