"""Classes of the political centre: three years of awareness classes, one for new members, the next one planned."""

from dataclasses import dataclass
from datetime import date, timedelta

from taonguon.candidate.actions import enrol_candidates, record_certificate
from taonguon.candidate.actions.classes import enrol_members, record_class_results
from taonguon.candidate.labels import Stage
from taonguon.demo.careers import Career
from taonguon.demo.world import World, workday
from taonguon.member.models import Member
from taonguon.training.actions import ResultLine, open_course
from taonguon.training.labels import CourseKind, Result
from taonguon.training.models import Course, Enrolment

_SEATS = 30  # of the class that is being filled
_PLACE = "Trung tâm chính trị khu vực"
_NO_LIMIT = (500, 500)
_ABSENT = 2  # of those sent to each class


@dataclass
class Class:
    """One awareness class before it is written down: `passes` is how many get the certificate."""

    name: str
    opens_on: date
    passes: int
    people: list[Career]

    @property
    def closes_on(self) -> date:
        return self.opens_on + timedelta(days=4)

    @property
    def certified_on(self) -> date:
        return self.closes_on + timedelta(days=10)


def hold_classes(world: World, careers: list[Career]) -> None:
    """Give everybody who needs it a certificate from a class that was held in time, and send some to the next."""
    classes = _calendar(world)
    strays = _seat(classes, careers)
    waiting = [one for one in careers if one.stage == Stage.SYMPATHIZER and one.closed_as is None]
    for number, one in enumerate(classes, start=1):
        if one.people:
            absent = [
                waiting.pop()
                for _ in range(min(_ABSENT, len(waiting) - 4))
                if waiting[-1].sympathizer_on < one.opens_on
            ]
            _hold(world, one, number, absent)
    for number, career in enumerate(strays, start=1):  # certificates from the place where they lived before
        told = _needed_before(career) or workday(career.sympathizer_on + timedelta(days=60))
        given = min(told, date(world.today.year - 1, 11, 20))
        record_certificate(
            candidate_id=career.candidate.pk, number=f"{310 + number}/GCN", issued_on=given,
            issuer="Trung tâm chính trị huyện Ví Dụ", **world.by("ban-xdd"),
        )  # fmt: skip
    _plan_next(world, waiting)


def _calendar(world: World) -> list[Class]:
    """Two classes a year of the two years past, and those of this year that are over."""
    this_year = world.today.year
    sizes = {this_year: world.size.class_passes, this_year - 1: world.size.class_passes_before}
    classes = []
    for year in (this_year - 2, this_year - 1, this_year):
        for number, (month, day) in enumerate(((4, 13), (9, 14)), start=1):
            opens_on = _monday(date(year, month, day))
            passes = sizes.get(year, _NO_LIMIT)[number - 1]
            one = Class(f"Lớp bồi dưỡng nhận thức về Đảng số {number} năm {year}", opens_on, passes, [])
            if one.certified_on <= world.today:
                classes.append(one)
    return classes


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _needed_before(career: Career) -> date | None:
    """The day by which the certificate must be there; None while nothing hurries."""
    return workday(career.permitted_on - timedelta(days=12)) if career.permitted_on else None


def _seat(classes: list[Class], careers: list[Career]) -> list[Career]:
    """Put each into the latest class with a seat that was over in time; whom no class took comes back."""
    strays = []
    wanting = [one for one in careers if one.needs_certificate]
    wanting.sort(key=lambda one: (one.permitted_on is None, one.permitted_on or one.sympathizer_on))
    for career in wanting:
        limit = _needed_before(career) or career.closed_on
        fitting = [
            one
            for one in classes
            if len(one.people) < one.passes
            and (limit is None or one.certified_on < limit)
            and one.opens_on > career.entered_on
        ]
        if fitting:
            fitting[-1].people.append(career)
        else:
            strays.append(career)
    return strays


def _hold(world: World, one: Class, number: int, absent: list[Career]) -> None:
    board = world.by("ban-xdd")
    sent = [*one.people, *absent]
    course = open_course(
        kind=CourseKind.AWARENESS, name=one.name, place=_PLACE, opens_on=one.opens_on, closes_on=one.closes_on,
        seats=len(sent) + (3 if number % 2 else 0), decision_number=f"{20 + number}-QĐ/ĐU",
        decision_on=workday(one.opens_on - timedelta(days=14)), **board,
    )  # fmt: skip
    enrol_candidates(candidate_ids=[career.candidate.pk for career in sent], course_id=course.pk, **board)
    missed = {career.candidate.person_id for career in absent}
    lines = []
    for place, row in enumerate(Enrolment.objects.filter(course=course).order_by("pk"), start=1):
        if row.person_id in missed:
            lines.append(ResultLine(row.pk, Result.ABSENT, note="Đi làm xa, chưa về"))
        else:
            number_ = f"{course.opens_on.year % 100}{number:02d}{place:03d}/GCN"
            lines.append(ResultLine(row.pk, Result.PASSED, number_, one.certified_on))
    record_class_results(course_id=course.pk, lines=lines, today=world.today, issuer=_PLACE, **board)


def _plan_next(world: World, waiting: list[Career]) -> None:
    """The next class has a list that is not full yet."""
    board, opens_on = world.by("ban-xdd"), _monday(world.today + timedelta(days=24))
    course = open_course(
        kind=CourseKind.AWARENESS, name=f"Lớp bồi dưỡng nhận thức về Đảng, tháng {opens_on.month}/{opens_on.year}",
        place=_PLACE, opens_on=opens_on, closes_on=opens_on + timedelta(days=4), seats=_SEATS, **board,
    )  # fmt: skip
    ids = [career.candidate.pk for career in waiting[: min(len(waiting) // 2, _SEATS)]]
    enrol_candidates(candidate_ids=ids, course_id=course.pk, **board)


def train_new_members(world: World, members: list[Member], opens_on: date, *, held: bool = True) -> Course:
    """A class for new members; `held`: with its certificates."""
    board, opens_on = world.by("ban-xdd"), _monday(opens_on)
    course = open_course(
        kind=CourseKind.NEW_MEMBER, name=f"Lớp bồi dưỡng đảng viên mới, tháng {opens_on.month}/{opens_on.year}",
        place=_PLACE, opens_on=opens_on, closes_on=opens_on + timedelta(days=4), seats=len(members) + 5, **board,
    )  # fmt: skip
    enrol_members(member_ids=[member.pk for member in members], course_id=course.pk, **board)
    if held:
        rows = Enrolment.objects.filter(course=course).order_by("pk")
        given = course.closes_on + timedelta(days=7)
        lines = [
            ResultLine(row.pk, Result.PASSED, f"{opens_on:%y%m}{place:03d}/ĐVM", given)
            for place, row in enumerate(rows, start=1)
        ]
        record_class_results(course_id=course.pk, lines=lines, today=world.today, issuer=_PLACE, **board)
    return course
