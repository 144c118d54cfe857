"""What Word would call damage: checked on every file we make, since Word itself cannot run here."""

import io
import zipfile

import pytest
from docx.oxml.ns import qn
from lxml import etree

from taonguon.documents.catalog import CATALOG
from taonguon.documents.facts.plan import plan_document
from taonguon.documents.facts.report_text import report_document
from taonguon.documents.word.document import render_document
from taonguon.documents.word.form import render_form
from tests.documents import form_samples, samples
from tests.documents.seed_plan import plan

# The order the schema asks for; Word repairs or refuses a file that breaks it.
ORDER = {
    "pPr": [
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "widowControl",
        "pBdr",
        "tabs",
        "spacing",
        "ind",
        "jc",
    ],
    "rPr": ["rFonts", "b", "i", "sz", "szCs", "u", "lang"],
    "tblPr": ["tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar"],
    "tcPr": ["tcW", "vAlign"],
    "sectPr": ["headerReference", "pgSz", "pgMar", "cols", "titlePg", "docGrid"],
}

FILES = {
    "report": lambda: render_document(report_document(samples.report())),
    "report without annex": lambda: render_document(report_document(samples.report(units=0))),
    "report of 2018": lambda: render_document(
        report_document(samples.issued_report(samples.PROFILE_2018.with_switches(right_header_align="right")))
    ),
    "plan": lambda: render_document(plan_document(plan())),
    "plan without recipients": lambda: render_document(plan_document(plan(recipients=()))),
} | {
    f"{entry.id} {state}": lambda entry=entry, made=made: render_form(
        entry.template, made(entry.facts), code=entry.code
    )
    for entry in CATALOG.values()
    if entry.template
    for state, made in (("blank", lambda facts: facts()), ("known", form_samples.known))
}


@pytest.mark.parametrize("name", FILES)
def test_structure(name):
    with zipfile.ZipFile(io.BytesIO(FILES[name]())) as package:
        parts = {part: package.read(part) for part in package.namelist()}
        assert package.testzip() is None
    assert len(parts) == 10
    for part, content in parts.items():
        if part.endswith(".rels"):
            folder = part.split("_rels/")[0]
            for link in etree.fromstring(content):
                assert folder + link.get("Target").removeprefix("/") in parts or link.get("Target") in parts
    for part in ("word/document.xml", "word/styles.xml", "word/header1.xml"):
        check_order(etree.fromstring(parts[part]))
    body = etree.fromstring(parts["word/document.xml"])[0]
    assert [element.tag for element in body[-2:]] == [qn("w:p"), qn("w:sectPr")]
    for cell in body.iter(qn("w:tc")):
        assert cell[-1].tag == qn("w:p")
    for table in body.iter(qn("w:tbl")):
        columns = len(table.find(qn("w:tblGrid")))
        assert {len(row.findall(qn("w:tc"))) for row in table.iter(qn("w:tr"))} == {columns}
    known = {
        style.get(qn("w:styleId")) for style in etree.fromstring(parts["word/styles.xml"]).iter(qn("w:style"))
    }
    assert {style.get(qn("w:val")) for style in body.iter(qn("w:pStyle"))} <= known


def check_order(root):
    for name, order in ORDER.items():
        for element in root.iter(qn(f"w:{name}")):
            places = [order.index(etree.QName(child).localname) for child in element]
            assert places == sorted(places), etree.tostring(element)
