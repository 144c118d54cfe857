"""Làm cả hồ sơ: only what changed is made, earlier versions stay, disagreements are asked, files open."""

import io
import zipfile
from datetime import date

import pypdf
import pytest
from django.core.exceptions import PermissionDenied

from taonguon.audit.models import AuditEntry
from taonguon.common.refusal import Refused
from taonguon.documents.labels import Format
from taonguon.documents.models import PaperVersion
from taonguon.documents.papers.bundle import hand_out, version_file, versions
from taonguon.documents.papers.making import Made, make_papers
from taonguon.dossier import actions
from taonguon.dossier.models import Dossier
from taonguon.training.models import Certificate
from tests.documents import papers_help as help_
from tests.documents.word_reading import lines, opened
from tests.factories import dossier as make
from tests.factories import organization as org

DAY = date(2026, 5, 13)


@pytest.fixture
def walk(cast):
    """The cell has resolved; every paper so far is made."""
    walk = help_.told(cast).to("s13_cell_resolution")
    assert help_.made(walk, DAY) == Made(new=8, changed=0, untouched=0)
    return walk


def rows(walk, form):
    return list(PaperVersion.objects.filter(dossier=walk.dossier, form=form).order_by("version"))


def correct(walk, **facts):
    for name, value in facts.items():
        setattr(walk.dossier.person, name, value)
    walk.dossier.person.save()


def test_equal_inputs_make_nothing(walk):
    count = PaperVersion.objects.count()
    entries = AuditEntry.objects.filter(verb="papers.made").count()
    assert help_.made(walk, DAY) == Made(new=0, changed=0, untouched=8)
    assert help_.made(walk, date(2026, 5, 18)) == Made(new=0, changed=0, untouched=8)
    assert PaperVersion.objects.count() == count
    assert AuditEntry.objects.filter(verb="papers.made").count() == entries == 1


def test_a_changed_birth_date_remakes_exactly_the_papers_that_print_it(walk):
    correct(walk, born_on=date(2001, 5, 15))
    changed = {
        line.draft.form: line.changes for line in help_.seen(walk, DAY).lines if line.state.value == "changed"
    }
    assert set(changed) == {
        "3-knd", "4-knd", "5-knd", "bien-ban-chi-bo", "6-knd", "trich-luc", "to-trinh", "9-knd",
    }  # fmt: skip
    assert [(one.label, one.before, one.after) for one in changed["6-knd"]] == [
        ("ngày sinh", "12/5/2001", "15/5/2001")
    ]
    assert help_.made(walk, DAY) == Made(new=0, changed=8, untouched=0)
    before, after = rows(walk, "6-knd")
    assert (before.version, before.latest, after.version, after.latest) == (1, False, 2, True)
    assert "ngày sinh: 12/5/2001" in "\n".join(lines(opened(bytes(before.content))))
    assert "ngày sinh: 15/5/2001" in "\n".join(lines(opened(bytes(after.content))))


def test_a_fact_only_some_papers_print_remakes_only_those(walk):
    certificate = Certificate.objects.get(person=walk.dossier.person)
    certificate.number = "77/2026"
    certificate.save()
    states = help_.states(walk, DAY)
    assert [key[0] for key, state in states.items() if state == "changed"] == ["6-knd", "trich-luc"]
    assert help_.made(walk, DAY) == Made(new=0, changed=2, untouched=6)


def test_what_becomes_known_is_a_change_from_unknown(cast):
    walk = make.opened(cast, born_on=None)
    help_.made(walk, make.OPENED)
    correct(walk, born_on=date(2001, 5, 12))
    line = next(line for line in help_.seen(walk, make.OPENED).lines if line.draft.form == "1-knd")
    assert [(one.label, one.before, one.after) for one in line.changes] == [("ngày sinh", None, "12/5/2001")]


def test_a_vote_fills_in_the_papers_of_its_meeting(cast):
    walk = help_.told(cast).to("s12_opinions")
    help_.made(walk, date(2026, 5, 5))
    walk.to("s13_cell_resolution")
    assert [key[0] for key, state in help_.states(walk, DAY).items() if state == "changed"] == [
        "bien-ban-chi-bo", "6-knd",
    ]  # fmt: skip
    line = next(line for line in help_.seen(walk, DAY).lines if line.draft.form == "6-knd")
    assert {one.label: (one.before, one.after) for one in line.changes} == {
        "phần ký hiệu sau số": ("NQ/CB", "VB"),
        "số văn bản": (None, "12"),
        "ngày ký": (None, "12/5/2026"),
        "ngày họp": (None, "12/5/2026"),
        "số đảng viên chính thức": (None, "12"),
        "số người được tính": (None, "12"),
        "tán thành": (None, "9"),
        "không tán thành": (None, "1"),
        "không có ý kiến": (None, "2"),
    }


def test_another_rule_set_changes_the_grounds_of_what_is_not_decided(walk):
    """From 19/5/2026 on 01-HD/TW (2026) stands beside 20-QĐ/TW."""
    lines_ = [line for line in help_.seen(walk, date(2026, 5, 19)).lines if line.state.value == "changed"]
    assert [(line.draft.form, [one.label for one in line.changes]) for line in lines_] == [("9-knd", ["căn cứ"])]
    walk.to("s17_admission_decision")
    help_.made(walk, date(2026, 6, 11))
    assert help_.states(walk, date(2026, 11, 24))["9-knd", ""] == "untouched"  # decided: under the law of its day


def test_a_second_introducer_has_a_second_paper(walk):
    more = help_.people.member(walk.cast.cell_one, "Đỗ Văn Mẫu", official_on=date(2014, 1, 5))
    first = walk.introducers[0]
    actions.set_introducers(
        dossier_id=walk.dossier.pk,
        introducers=[actions.Introducer(member_id=first.pk), actions.Introducer(member_id=more.pk)],
        **walk.by("board", DAY),
    )
    found = [line for line in help_.seen(walk, DAY).lines if line.draft.form == "3-knd"]
    assert [line.draft.about for line in found] == [first.person.full_name, "Đỗ Văn Mẫu"]
    assert len({line.draft.part for line in found}) == 2


# --- who may ----------------------------------------------------------------------------------------------------


def test_the_cell_makes_its_own_papers_only(cast):
    walk = help_.told(cast).to("s13_cell_resolution")
    own = [("3-knd", True), ("4-knd", True), ("5-knd", True), ("bien-ban-chi-bo", True), ("6-knd", True)]
    seen = [(line.draft.form, line.mine) for line in help_.seen(walk, DAY, "secretary_one").lines]
    assert seen == own
    assert help_.made(walk, DAY, "secretary_one") == Made(new=5, changed=0, untouched=0)
    assert help_.made(walk, DAY, "board") == Made(new=3, changed=0, untouched=5)


def test_a_cell_does_not_make_the_papers_of_the_committee_above_it(cast):
    walk = make.opened(cast, unit=cast.inner_cell)
    cast.assignments["secretary_one"] = org.assignment(org.Role.UNIT_SECRETARY, cast.inner_cell)
    walk.to("s13_cell_resolution")
    assert "8-knd" not in [form for form, _ in help_.states(walk, DAY, "secretary_one")]
    found = {line.draft.form: line.mine for line in help_.seen(walk, DAY, "grassroots_secretary").lines}
    assert found["8-knd"] is True
    assert "9-knd" not in found


def test_reading_is_not_making(walk):
    assert help_.seen(walk, DAY, "standing_committee").can_make is False
    with pytest.raises(PermissionDenied):
        help_.made(walk, DAY, "standing_committee")


@pytest.mark.parametrize(
    "who", ["secretary_two", "grassroots_secretary", "stranger", "helper", "youth_officer", "office", "province"]
)
def test_a_dossier_outside_the_scope_does_not_exist(walk, who):
    scope = walk.cast.scope(who)
    with pytest.raises(Dossier.DoesNotExist):
        help_.seen(walk, DAY, who)
    with pytest.raises(Dossier.DoesNotExist):
        versions(scope, walk.dossier.pk)
    with pytest.raises(Dossier.DoesNotExist):
        hand_out(
            dossier_ids=[walk.dossier.pk], as_format=Format.PDF, actor=walk.cast.user(who), scope=scope, today=DAY
        )
    with pytest.raises(Dossier.DoesNotExist):
        version_file(
            dossier_id=walk.dossier.pk,
            version_id=rows(walk, "6-knd")[0].pk,
            actor=walk.cast.user(who),
            scope=scope,
        )


def test_the_board_s_papers_stay_at_the_commune(walk):
    cell, extract = walk.cast.scope("secretary_one"), rows(walk, "trich-luc")[0]
    assert "trich-luc" not in {row.form for row in versions(cell, walk.dossier.pk)}
    with pytest.raises(PaperVersion.DoesNotExist):
        version_file(
            dossier_id=walk.dossier.pk, version_id=extract.pk, actor=walk.cast.user("secretary_one"), scope=cell
        )


def test_a_dossier_that_has_ended_is_left_alone(walk):
    actions.withdraw(dossier_id=walk.dossier.pk, on=DAY, reason="Người này xin thôi", **walk.by("board", DAY))
    with pytest.raises(Refused, match=r"Hồ sơ đã kết thúc: giấy tờ giữ nguyên, không lập thêm\."):
        make_papers(
            dossier_id=walk.dossier.pk, actor=walk.cast.user("board"), scope=walk.cast.scope("board"), today=DAY
        )


# --- what disagrees ---------------------------------------------------------------------------------------------


def asked(walk, today=DAY):
    return [
        (one.label, [(side.value, list(side.sources)) for side in one.sides], one.place.value)
        for one in help_.seen(walk, today).disagreements
    ]


def test_papers_that_agree_with_the_record_ask_nothing(walk):
    assert asked(walk) == []


def test_papers_that_say_otherwise_than_the_record_are_asked_about(walk):
    correct(walk, born_on=date(2001, 5, 15))
    papers = [
        "3-KNĐ", "4-KNĐ", "5-KNĐ", "Biên bản họp chi bộ", "6-KNĐ", "Trích lục hồ sơ", "Tờ trình Ban Thường vụ",
        "9-KNĐ",
    ]  # fmt: skip
    assert asked(walk) == [("ngày sinh", [("12/5/2001", papers), ("15/5/2001", ["dữ liệu hiện nay"])], "person")]


def test_papers_that_disagree_with_each_other_are_named(walk):
    correct(walk, born_on=date(2001, 5, 15))
    make_papers(
        dossier_id=walk.dossier.pk, actor=walk.cast.user("secretary_one"), scope=walk.cast.scope("secretary_one"),
        today=DAY,
    )  # fmt: skip
    assert asked(walk) == [
        (
            "ngày sinh",
            [
                ("15/5/2001", ["3-KNĐ", "4-KNĐ", "5-KNĐ", "Biên bản họp chi bộ", "6-KNĐ", "dữ liệu hiện nay"]),
                ("12/5/2001", ["Trích lục hồ sơ", "Tờ trình Ban Thường vụ", "9-KNĐ"]),
            ],
            "person",
        )
    ]


def test_names_units_and_votes_are_compared_too(walk):
    event = walk.dossier.events.get(kind="cell_resolution_admission")
    event.votes_for = 10
    event.save()
    walk.cast.cell_one.name = "Chi bộ thôn Ví Dụ 1"
    walk.cast.cell_one.save()
    correct(walk, full_name="Lê Thị Thí Điểm Hai")
    found = {label: [side[0] for side in sides] for label, sides, _ in asked(walk)}
    assert found == {
        "họ và tên": ["Lê Thị Thí Điểm", "Lê Thị Thí Điểm Hai"],
        "chi bộ": ["Chi bộ thôn 1", "Chi bộ thôn Ví Dụ 1"],
        "tán thành": ["9", "10"],
        "không có ý kiến": ["2", "1"],
    }


def test_the_record_is_compared_with_itself(cast):
    walk = help_.told(cast).to("s18_ceremony")
    walk.dossier.member.party_join_on = date(2026, 6, 27)
    walk.dossier.member.save()
    paper = walk.dossier.papers.get(form="6-KNĐ")
    paper.number = "13-NQ/CB"
    paper.save()
    row = walk.dossier.introducers.get()
    row.official_since = date(2016, 3, 4)
    row.save()
    assert asked(walk, date(2026, 6, 29)) == [
        (
            "Số của 6-KNĐ",
            [("13-NQ/CB", ["Nghị quyết đề nghị kết nạp đảng viên (chi bộ)"]), ("12-VB", ["việc đã ghi"])],
            "step",
        ),
        ("Ngày kết nạp", [("27/6/2026", ["danh sách đảng viên"]), ("26/6/2026", ["hồ sơ"])], "member"),
        (
            f"Ngày chính thức của {row.name}",
            [("04/3/2016", ["người giới thiệu"]), ("03/3/2016", ["danh sách đảng viên"])],
            "introducers",
        ),
    ]


# --- what is handed out ----------------------------------------------------------------------------------------


def handed(walk, as_format, who="board", ids=None):
    return hand_out(
        dossier_ids=ids or [walk.dossier.pk], as_format=as_format, actor=walk.cast.user(who),
        scope=walk.cast.scope(who), today=DAY,
    )  # fmt: skip


def test_the_zip_holds_every_word_file(walk):
    file = handed(walk, Format.WORD)
    assert file.name == "giay-to-ho-so-le-thi-thi-diem.zip"
    with zipfile.ZipFile(io.BytesIO(file.content)) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert [name[:7] for name in names] == [
            "01-3-kn", "02-4-kn", "03-5-kn", "04-bien", "05-6-kn", "06-tric", "07-to-t", "08-9-kn",
        ]  # fmt: skip
        for name in names:
            assert "ĐẢNG CỘNG SẢN VIỆT NAM" in lines(opened(package.read(name))) or name.startswith("02-4-knd")
    assert handed(walk, Format.WORD).content == file.content


def test_the_pdf_prints_them_in_order(walk):
    file = handed(walk, Format.PDF)
    text = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file.content)).pages]
    titles = ["GIẤY GIỚI THIỆU", "NGHỊ QUYẾT", "TỔNG HỢP Ý KIẾN", "BIÊN BẢN", "TRÍCH LỤC HỒ SƠ", "TỜ TRÌNH"]
    places = [next(number for number, page in enumerate(text) if title in page) for title in titles]
    assert places == sorted(places)
    assert all("Lê Thị Thí Điểm" in "".join(text).replace("\n", " ") for _ in text)


def test_several_dossiers_have_a_folder_each(walk):
    other = make.opened(walk.cast, walk.cast.cell_two, "Hà Văn Minh Họa")
    help_.made(other, DAY)
    file = handed(walk, Format.WORD, ids=[walk.dossier.pk, other.dossier.pk])
    with zipfile.ZipFile(io.BytesIO(file.content)) as package:
        folders = {name.partition("/")[0] for name in package.namelist()}
    assert folders == {f"le-thi-thi-diem-{walk.dossier.pk}", f"ha-van-minh-hoa-{other.dossier.pk}"}
    told = AuditEntry.objects.filter(verb="papers.downloaded").order_by("number")
    assert [entry.target_id for entry in told] == [walk.dossier.pk, other.dossier.pk]


def test_nothing_made_yet_is_said(cast):
    walk = make.opened(cast)
    with pytest.raises(Refused, match=r"Chưa lập giấy nào"):
        handed(walk, Format.PDF)


def test_a_paper_no_longer_called_for_is_not_handed_out(cast):
    walk = make.opened(cast)
    help_.made(walk, make.OPENED)
    walk.to("s07_application")
    with zipfile.ZipFile(io.BytesIO(handed(walk, Format.WORD).content)) as package:
        assert [name[3:8] for name in package.namelist()] == ["2-knd", "3-knd", "4-knd", "5-knd"]
    assert len(rows(walk, "1-knd")) == 1


def test_an_earlier_version_is_still_given(walk):
    correct(walk, born_on=date(2001, 5, 15))
    help_.made(walk, DAY)
    first = rows(walk, "6-knd")[0]
    file = version_file(
        dossier_id=walk.dossier.pk, version_id=first.pk, actor=walk.cast.user("board"),
        scope=walk.cast.scope("board"),
    )  # fmt: skip
    assert file.content == bytes(first.content)
    assert file.name == "6-knd-nghi-quyet-de-nghi-ket-nap-dang-vien-chi-bo-lan-1.docx"


@pytest.mark.parametrize("introducers", [1, 2])
def test_the_queries_of_a_dossier_s_papers_do_not_grow(cast, introducers, django_assert_num_queries):
    walk = help_.told(cast)
    members = [help_.people.member(cast.cell_one, official_on=date(2014, 1, 5)) for _ in range(introducers)]
    actions.set_introducers(
        dossier_id=walk.dossier.pk, introducers=[actions.Introducer(member_id=row.pk) for row in members],
        **walk.by("board", make.OPENED),
    )  # fmt: skip
    help_.made(walk, make.OPENED)
    with django_assert_num_queries(23):
        help_.seen(walk, make.OPENED)
