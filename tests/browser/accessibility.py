"""axe-core on the page as it stands: no violation at all."""

from axe_playwright_python.sync_playwright import Axe


def assert_accessible(page):
    results = Axe().run(page)
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"
