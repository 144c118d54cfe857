"""Papers in a real browser: the progress moves by itself, the pages fit a phone and everybody can use them."""

from datetime import date

from playwright.sync_api import expect

from taonguon.documents.papers import batch
from tests.browser.accessibility import assert_accessible
from tests.browser.test_frame import LEAST, cast, come_in, sideways, too_small
from tests.factories import dossier as make

__all__ = ["cast", "come_in"]  # fixtures

TODAY = date(2026, 11, 24)


def assert_usable(page):
    assert_accessible(page)
    assert sideways(page) <= 0
    # A box to tick is hit through its label.
    low = too_small(page, LEAST[page.viewport_size["width"]] - 0.5)
    assert [one for one in low if not one.startswith("INPUT")] == []


def test_one_dossier_from_preview_to_file(page, cast, come_in):
    walk = make.at(cast, "s13_cell_resolution", full_name="Nguyễn Thị Minh Nguyệt Thí Điểm", gender="female")
    come_in(cast.assignments["board"])
    page.goto(f"/ho-so/{walk.dossier.pk}/lam-giay/")
    assert_usable(page)
    page.get_by_role("button", name="Lập 9 giấy").click()
    expect(page.get_by_text("Đã lập 9 giấy mới, lập lại 0 giấy, giữ nguyên 0 giấy.")).to_be_visible()
    walk.dossier.person.born_on = date(1998, 5, 15)
    walk.dossier.person.save()
    page.reload()
    expect(page.get_by_role("heading", name="Ngày sinh: giấy nào đúng?")).to_be_visible()
    assert_usable(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Bản in (PDF)").click()
    assert download.value.suggested_filename == "giay-to-ho-so-nguyen-thi-minh-nguyet-thi-diem.pdf"


def test_the_progress_moves_by_itself(page, cast, come_in):
    for number in range(5):
        make.opened(cast, full_name=f"Hà Văn Minh Họa {number}")
    come_in(cast.assignments["board"])
    page.goto("/ho-so/lam-giay/")
    assert_usable(page)
    for box in page.locator("input[name=dossiers]").all():
        box.check()
    page.get_by_role("button", name="Lập giấy các hồ sơ đã chọn").click()
    expect(page.get_by_role("heading", name="Đã xong 0 trên 5 hồ sơ")).to_be_visible()
    assert_usable(page)
    batch.work_off("thu", today=TODAY, most=2)
    expect(page.get_by_role("heading", name="Đã xong 2 trên 5 hồ sơ")).to_be_visible(timeout=15_000)
    batch.work_off("thu", today=TODAY)
    expect(page.get_by_role("heading", name="Đã xong 5 trên 5 hồ sơ")).to_be_visible(timeout=15_000)
    expect(page.get_by_role("link", name="Tải tệp Word (zip)")).to_be_visible()


def test_templates(page, cast, come_in):
    come_in(cast.assignments["board"])
    for address in ("/van-ban/mau/", "/van-ban/mau/5-knd/"):
        page.goto(address)
        assert_usable(page)
