"""A dossier told in full, for the tests of its papers, and reading what was made."""

from datetime import date

from taonguon.candidate.models import HelperAssignment
from taonguon.documents.models import PaperVersion
from taonguon.documents.papers.making import make_papers
from taonguon.documents.papers.whole import whole
from taonguon.organization.actions import give_post
from taonguon.training.labels import CourseKind
from tests.documents.word_reading import lines, opened
from tests.factories import dossier as make
from tests.factories import people

NAME = "Lê Thị Thí Điểm"
FACTS = {
    "gender": "female",
    "born_on": date(2001, 5, 12),
    "native_place": "xã Định Tân, tỉnh Thanh Hóa",
    "residence": "thôn Ví Dụ 1",
    "ethnic_group": 6,
    "religion": 0,
    "occupation": "public_employee",
    "occupation_text": "giáo viên",
    "workplace": "Trường Mầm non Mẫu",
    "education": "university",
    "youth_union_joined_on": date(2016, 3, 26),
}
SECRETARY = "Trần Văn Giả Định"


def told(cast, **facts):
    """An open dossier of a person told in full, with a helper and a secretary."""
    walk = make.opened(cast, full_name=NAME, **{**FACTS, **facts})
    give_post(
        unit_id=cast.cell_one.pk, title="secretary", holder_name=SECRETARY, valid_from=date(2025, 7, 1),
        actor=cast.user("board"), scope=cast.scope("board"),
    )  # fmt: skip
    helper = people.member(cast.cell_one, "Vũ Thị Minh Họa", official_on=date(2012, 9, 2))
    HelperAssignment.objects.create(candidate=walk.dossier.candidate, member=helper, valid_from=date(2025, 10, 10))
    return walk


def recognised(walk):
    """Walked on to the decision of recognition."""
    walk.to("s24_opinions_probationary")
    people.certificate(walk.dossier.person, walk.dossier.unit, date(2027, 5, 5), CourseKind.NEW_MEMBER)
    return walk.to("s27_recognition_decision")


def seen(walk, today, who="board"):
    return whole(walk.cast.scope(who), walk.dossier.pk, today)


def states(walk, today, who="board"):
    """(form, part) → state of every paper that may be read."""
    return {line.draft.key: line.state.value for line in seen(walk, today, who).lines}


def made(walk, today, who="board"):
    return make_papers(
        dossier_id=walk.dossier.pk, actor=walk.cast.user(who), scope=walk.cast.scope(who), today=today
    )


def paper(walk, form, part=""):
    """Lines of the latest version of a paper, opened again as Word would."""
    row = PaperVersion.objects.get(dossier=walk.dossier, form=form, part=part, latest=True)
    return lines(opened(bytes(row.content)))
