"""Templates an office has edited: checked, used, versioned, and the way back."""

import io

import docx
import pytest

from taonguon.audit.models import AuditEntry
from taonguon.common.refusal import Refused
from taonguon.documents.models import FormTemplate
from taonguon.documents.papers import templates
from tests.documents import papers_help as help_
from tests.documents.test_forms import with_part
from tests.factories import dossier as make

DAY = make.OPENED
SHIPPED = templates.shipped_file("3-knd")


def edited(*more, shipped=SHIPPED):
    document = docx.Document(io.BytesIO(shipped))
    for line in more:
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def upload(cast, content, form="3-knd", who="board"):
    return templates.upload_template(
        form=form, file_name="mau-cua-xa.docx", content=content, actor=cast.user(who), scope=cast.scope(who)
    )


def in_use(cast, form="3-knd"):
    return templates.templates_in_use(cast.commune.pk)[form]


def test_an_edited_template_prints_from_then_on(cast):
    walk = help_.told(cast)
    help_.made(walk, DAY)
    assert upload(cast, edited("Bổ sung của xã: {{ ho_ten }}")).warnings == []
    states = help_.states(walk, DAY)
    assert [key[0] for key, state in states.items() if state == "changed"] == ["3-knd"]
    line = next(line for line in help_.seen(walk, DAY).lines if line.draft.form == "3-knd")
    assert [one.label for one in line.changes] == ["mẫu Word"]
    help_.made(walk, DAY)
    assert help_.paper(walk, *line.draft.key)[-1] == "Bổ sung của xã: Lê Thị Thí Điểm"


def test_versions_are_kept_and_the_shipped_one_comes_back(cast):
    upload(cast, edited("Lần một"))
    upload(cast, edited("Lần hai"))
    assert (in_use(cast).own.version, FormTemplate.objects.count()) == (2, 2)
    templates.reset_template(form="3-knd", actor=cast.user("board"), scope=cast.scope("board"))
    assert (in_use(cast).own, in_use(cast).sha256) == (None, templates.shipped_digest("3-knd"))
    assert [row.version for row in templates.history(cast.scope("board"), "3-knd")] == [2, 1]
    assert upload(cast, edited("Lần ba")).row.version == 3
    with pytest.raises(Refused, match="giống hệt mẫu đang dùng"):
        upload(cast, templates.file_in_use(in_use(cast)))
    verbs = (
        AuditEntry.objects.filter(verb__startswith="template.").order_by("number").values_list("verb", flat=True)
    )
    assert list(verbs) == ["template.uploaded", "template.uploaded", "template.reset", "template.uploaded"]


def test_there_is_nothing_to_go_back_from(cast):
    with pytest.raises(Refused, match=r"Mẫu này đang dùng bản gốc\."):
        templates.reset_template(form="3-knd", actor=cast.user("board"), scope=cast.scope("board"))


def test_a_template_belongs_to_its_committee(cast):
    upload(cast, edited("Của xã này"), who="board")
    assert templates.templates_in_use(cast.other_commune.pk)["3-knd"].own is None
    with pytest.raises(Refused, match="Chỉ cấp Đảng ủy xã sửa mẫu Word"):
        upload(cast, edited("Của chi bộ"), who="secretary_one")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (edited("{{ ho_tenn }}"), "Mẫu có trường “ho_tenn” mà văn bản này không có."),
        (edited("{{ ho_ten"), "viết sai dấu của trường"),
        (with_part(SHIPPED, "word/vbaProject.bin", b"x"), "có macro"),
        (b"khong phai word", "bị hỏng hoặc không phải tệp Word"),
        (edited("MẬT"), "Mẫu có dấu “MẬT”: phần mềm không lập văn bản mật."),
        (edited("Tuyệt mật"), "Mẫu có dấu “TUYỆT MẬT”"),
        (b"x" * (templates.MAX_BYTES + 1), "Mẫu quá lớn"),
    ],
    ids=["unknown-field", "broken-mark", "macro", "no-word", "secret", "top-secret", "too-large"],
)
def test_what_cannot_be_used_is_refused_in_words(cast, content, message):
    with pytest.raises(Refused) as caught:
        upload(cast, content)
    assert message in caught.value.message
    assert caught.value.field == "file"
    assert FormTemplate.objects.count() == 0


def test_a_missing_field_is_only_reported(cast):
    document = docx.Document(io.BytesIO(SHIPPED))
    for paragraph in document.paragraphs:
        if "{{ ngay_phan_cong }}" in paragraph.text:
            paragraph._element.getparent().remove(paragraph._element)
    buffer = io.BytesIO()
    document.save(buffer)
    warnings = upload(cast, buffer.getvalue()).warnings
    assert "Mẫu thiếu trường “ngay_phan_cong”: thông tin này sẽ không in ra." in warnings


@pytest.mark.parametrize("count", [1, 3])
def test_templates_in_use_are_one_query(cast, count, django_assert_num_queries):
    for form in ("3-knd", "6-knd", "9-knd")[:count]:
        upload(cast, edited("Của xã", shipped=templates.shipped_file(form)), form)
    with django_assert_num_queries(1):
        own = [
            used.own.uploaded_by.full_name
            for used in templates.templates_in_use(cast.commune.pk).values()
            if used.own
        ]
    assert len(own) == count
