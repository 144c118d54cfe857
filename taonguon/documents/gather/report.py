"""The report of a period: every part counted as of its day, the written parts taken from the draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from taonguon.documents.facts import report as facts
from taonguon.documents.facts.figures import Figure
from taonguon.documents.gather import counting
from taonguon.documents.gather.counting import MEMBERS, PEOPLE, figure, spoken, total
from taonguon.documents.gather.frame import issuer_of, signature_of
from taonguon.documents.labels import Status
from taonguon.documents.models import Document
from taonguon.documents.profile import kinds, profile_on
from taonguon.member import queries as member
from taonguon.member.labels import MovementKind
from taonguon.organization.models import Committee
from taonguon.organization.queries import exempt_unit_ids
from taonguon.plan.labels import Indicator, Per
from taonguon.plan.models import Plan, Target
from taonguon.plan.queries import targets_in_force
from taonguon.progress import counters, heat, pictures
from taonguon.progress import queries as progress
from taonguon.progress.counters import Question
from taonguon.progress.targets import Reading, required_of
from taonguon.rules import period as periods
from taonguon.rules.pace import State
from taonguon.rules.period import Period
from taonguon.rules.wording import format_date

KINDS = ("q1", "q2", "q3", "q4", "h1", "h2", "year")
SECTIONS = ("strengths", "shortcomings", "objective_causes", "subjective_causes", "tasks", "proposals")
"""Parts of the report that the office writes; each is a list of lines."""

TOLD = ("screened", "inspections")
"""Figures the record does not hold: the office tells them, or they stay unknown."""


def period_of(subject_ref: str) -> Period:
    """`2026-q3` as a period. Raises ValueError for anything else."""
    year, _, kind = subject_ref.partition("-")
    return periods.reporting_period(int(year), kind)


def _next_name(subject_ref: str) -> str:
    year, _, kind = subject_ref.partition("-")
    if kind == "year":
        return f"năm {int(year) + 1}"
    if kind == "h1":
        return "6 tháng cuối năm"
    if kind == "h2":
        return f"6 tháng đầu năm {int(year) + 1}"
    after = period_of(subject_ref).end + timedelta(days=1)
    return periods.quarter_of(after).name


def gather_report(document: Document, plan: Plan, committee: Committee) -> facts.ReportFacts:
    """Everything the report says, counted as of the document's day."""
    path, as_of = committee.unit.path, document.as_of
    whole = period_of(document.subject_ref)
    period, year = whole.until(as_of), periods.year(whole.end.year).until(as_of)
    targets = list(targets_in_force(plan, as_of))
    question = Question(path, period, count_by=committee.count_admissions_by)
    in_year = replace(question, period=year)
    required = _required(targets, as_of)
    return facts.ReportFacts(
        profile=profile_on(document.signed_on or as_of),
        issuer=issuer_of(committee),
        signature=signature_of(document),
        recipients=tuple(document.recipients),
        plan=_named(plan),
        period=facts.Period(whole.name, _next_name(document.subject_ref), whole.start, whole.end, whole.end.year),
        as_of=as_of,
        leadership=_leadership(document, committee, period, question, required[Indicator.ADMISSIONS.value]),
        sourcing=_sourcing(document, committee, question, required[Indicator.TRAINEES.value]),
        admission=_admission(question, in_year, plan, targets, required[Indicator.ADMISSIONS.value]),
        recognition=_recognition(question),
        membership=_membership(path, period, progress.band_of(targets)),
        units=_units(Reading(plan, committee, as_of), targets),
        number=document.number,
        signed_on=document.signed_on,
        **{name: tuple(document.texts.get(name, ())) for name in SECTIONS},
    )


def _named(plan: Plan) -> str:
    """`Kế hoạch số 05-KH/ĐU, ngày 05/02/2026 về …`, as a first citation is written."""
    number = f" số {plan.doc_number}" if plan.doc_number else ""
    day = f", ngày {format_date(plan.doc_date)}" if plan.doc_date else ""
    title = plan.title[:1].lower() + plan.title[1:]
    return f"{plan.doc_type or 'Kế hoạch'}{number}{day} về {title}"


def _required(targets: Sequence[Target], as_of: date) -> Mapping[str, Figure]:
    """The committee's figure of the year for admissions and trainees; unknown where the plan sets none."""
    found = {}
    for indicator, unit in ((Indicator.ADMISSIONS.value, MEMBERS), (Indicator.TRAINEES.value, PEOPLE)):
        value = None
        for target in progress.committee_targets(targets):
            if target.indicator == indicator and target.per == Per.YEAR and not target.group and value is None:
                low, _ = required_of(target, as_of.year)
                value = None if low is None else round(low)
        found[indicator] = figure(f"required_{indicator}", "Chỉ tiêu năm", value, unit, "Chỉ tiêu của kế hoạch")
    return found


def _told(document: Document, name: str, label: str, unit: str) -> Figure:
    value = document.texts.get(name)
    return figure(
        name, label, value if isinstance(value, int) else None, unit, "Cơ quan tham mưu ghi khi soạn báo cáo"
    )


def _leadership(
    document: Document, committee: Committee, period: Period, question: Question, target: Figure
) -> facts.Leadership:
    issued = Document.objects.filter(
        unit=committee.unit, status=Status.ISSUED.value, signed_on__gte=period.start, signed_on__lte=period.end
    ).exclude(pk=document.pk)
    texts = tuple(
        facts.IssuedText(kinds()[row.kind].title.capitalize(), row.symbol, row.signed_on, row.title)
        for row in issued.order_by("signed_on", "pk")
    )
    return facts.Leadership(
        texts=texts,
        year_target=target,
        classes_held=figure(
            "classes_held", "Lớp nhận thức về Đảng", total(counters.training_classes(question)), "lớp",
            f"Lớp khai giảng {spoken(period)}",
        ),
        inspections=_told(document, "inspections", "Kiểm tra, làm việc với đơn vị", "cuộc"),
    )  # fmt: skip


def _sourcing(document: Document, committee: Committee, question: Question, target: Figure) -> facts.Sourcing:
    path, period = question.path, question.period
    dropped, reasons = counting.dropped(path, period)
    organisations = [row for row in pictures.mass_yield(path, period) if row.introduced]
    groups = pictures.groups(committee.unit, path, period)
    return facts.Sourcing(
        screened=_told(document, "screened", "Rà soát", PEOPLE),
        in_pool=figure(
            "in_pool", "Trong nguồn", total(counters.source_pool(question)), PEOPLE,
            f"Người đang được theo dõi, tính đến {format_date(period.end)}",
        ),
        newly_listed=counting.newly_listed(path, period),
        by_organization=tuple(_yield(row, spoken(period)) for row in organisations),
        by_group=tuple(
            figure(f"group_{row.group.number}", row.group.name, row.pool, PEOPLE, "Trong nguồn, theo nhóm")
            for row in groups
        ),
        sent_to_class=counting.sent_to_class(path, period),
        certified=figure(
            "certified", "Được cấp giấy chứng nhận", total(counters.trainees(question)), PEOPLE,
            f"Giấy chứng nhận lớp nhận thức về Đảng cấp {spoken(period)}",
        ),
        class_target=target,
        dropped=dropped,
        drop_reasons=reasons,
    )  # fmt: skip


def _yield(row: pictures.Yield, when: str) -> facts.Yield:
    pk, name = row.unit.pk, row.unit.name
    return facts.Yield(
        name,
        figure(f"introduced_{pk}", name, row.introduced, PEOPLE, f"Giới thiệu {when}"),
        figure(f"introduced_admitted_{pk}", name, row.admitted, PEOPLE, f"Đã kết nạp trong số giới thiệu {when}"),
    )


def _admission(
    question: Question, in_year: Question, plan: Plan, targets: Sequence[Target], target: Figure
) -> facts.Admission:
    term = periods.term(plan.period_from, plan.period_to)
    last_year = replace(question, period=periods.same_period_last_year(question.period))
    day_before = in_year.period.start - timedelta(days=1)
    return facts.Admission(
        in_period=counting.admissions("in_period", question, "Kết nạp trong kỳ"),
        in_year=counting.admissions("in_year", in_year, "Kết nạp từ đầu năm"),
        year_target=target,
        in_term=counting.admissions(
            "in_term", replace(question, period=term.until(question.end)), "Kết nạp từ đầu nhiệm kỳ"
        ),
        term_target=_term_target(targets),
        members_at_start=figure(
            "members_at_start", "Đảng số đầu năm", member.count_on(question.path, day_before), MEMBERS,
            f"Đảng viên trong danh sách ngày {format_date(day_before)}",
        ),
        same_period_last_year=counting.admissions("same_period_last_year", last_year, "Cùng kỳ năm trước"),
        stages=counting.stages(question.path, question.end),
        structure=counting.structure(in_year),
    )  # fmt: skip


def _term_target(targets: Sequence[Target]) -> Figure:
    """What the plan asks for over the whole term, where it says so; never multiplied out of a yearly floor."""
    label = "Chỉ tiêu nhiệm kỳ"
    for target in progress.committee_targets(targets):
        plain = target.indicator == Indicator.ADMISSIONS and not target.group
        if plain and target.per == Per.TERM and target.value is not None:
            return figure("term_target", label, round(target.value), MEMBERS, "Chỉ tiêu của kế hoạch")
    return figure("term_target", label, None, MEMBERS, "Kế hoạch không ghi tổng cả nhiệm kỳ")


def _recognition(question: Question) -> facts.Recognition:
    due, done = total(counters.probation_due(question)) or 0, total(counters.probation_done(question)) or 0
    counted = f"Đảng viên dự bị hết 12 tháng {spoken(question.period)}"
    return facts.Recognition(
        due=figure("recognition_due", "Đến hạn công nhận chính thức", due, MEMBERS, counted),
        done=figure("recognition_done", "Đã công nhận chính thức", done, MEMBERS, f"{counted}, đã có quyết định"),
        late=figure("recognition_late", "Chưa công nhận", due - done, MEMBERS, f"{counted}, chưa có quyết định"),
        refused=counting.not_recognised(question.path, question.period),
    )


def _membership(path: str, period: Period, band: tuple[int | None, int | None]) -> facts.Membership:
    flows = member.flows(path, period.start, period.end)
    kinds_ = MovementKind

    def of(code: str, label: str, *wanted: MovementKind) -> Figure:
        value = sum(flows.increases.get(kind, 0) + flows.decreases.get(kind, 0) for kind in wanted)
        return figure(code, label, value, MEMBERS, f"Biến động {spoken(period)}")

    def count(code: str, label: str, value: int, day: date) -> Figure:
        return figure(code, label, value, MEMBERS, f"Đảng viên trong danh sách ngày {format_date(day)}")

    low, high = band
    return facts.Membership(
        opening=count("opening", "Đầu kỳ", flows.at_start, period.start - timedelta(days=1)),
        admitted=of("flow_admitted", "Kết nạp", kinds_.ADMISSION, kinds_.READMISSION),
        arrived=of(
            "flow_arrived", "Chuyển đến, nối lại, tiếp nhận", kinds_.TRANSFER_IN, kinds_.ACTIVITY_RESUMED,
            kinds_.ORGANIZATION_HANDOVER_IN, kinds_.OPENING,
        ),
        left=of("flow_left", "Chuyển đi, chuyển giao", kinds_.TRANSFER_OUT, kinds_.ORGANIZATION_HANDOVER_OUT),
        died=of("flow_died", "Từ trần", kinds_.DEATH),
        removed=of(
            "flow_removed", "Ra khỏi Đảng", kinds_.VOLUNTARY_EXIT, kinds_.NAME_REMOVAL,
            kinds_.NAME_REMOVAL_PROBATIONARY, kinds_.EXPULSION, kinds_.ADMISSION_ANNULLED,
        ),
        closing=count("closing", "Cuối kỳ", flows.at_end, period.end),
        band=(low, high) if low is not None and high is not None else None,
    )  # fmt: skip


def _units(reading: Reading, targets: Sequence[Target]) -> facts.Units:
    rows = heat.heat(reading, targets)
    today, path = reading.today, reading.committee.unit.path
    silent = [
        row
        for row in pictures.silent_cells(path, today, exempt_unit_ids(path, "admissions", today))
        if not row.exempt and (row.years or 0) >= reading.committee.silent_years
    ]
    bound = [row for row in rows if row.cells[0].required is not None]
    met = sum(1 for row in bound if row.cells[0].state is State.MET)
    none_yet = sum(1 for row in bound if not row.cells[0].actual)
    counted = f"Đơn vị trực thuộc, tính đến {format_date(today)}"
    unit = "đơn vị"
    return facts.Units(
        met=figure("units_met", "Đạt chỉ tiêu kết nạp", met, unit, counted),
        not_met=figure("units_not_met", "Chưa đạt", len(bound) - met, unit, counted),
        zero_this_year=figure("units_zero", "Chưa kết nạp được trong năm", none_yet, unit, counted),
        zero_for_years=figure(
            "cells_silent", "Nhiều năm chưa kết nạp", len(silent), "chi bộ",
            f"Chi bộ từ {reading.committee.silent_years} năm trở lên chưa kết nạp",
        ),
        exempt=figure(
            "units_exempt", "Được miễn chỉ tiêu", sum(1 for row in rows if row.cells[0].exempt), unit, counted
        ),
        silent=tuple(row.unit.name for row in silent),
        rows=tuple(
            facts.UnitRow(
                name=row.unit.name,
                target=row.cells[0].required,
                admitted=row.cells[0].actual,
                in_class=row.cells[1].actual,
                in_pool=row.pool,
                exempt=row.cells[0].exempt,
                note=row.cells[0].requirement.exemption.reason if row.cells[0].requirement.exemption else "",
            )
            for row in rows
        ),
    )  # fmt: skip


def frozen(report: facts.ReportFacts) -> dict[str, dict]:
    """The figures of a report as they are kept with an issued document."""
    return {
        one.code: {
            "label": one.label,
            "value": None if one.value is None else float(one.value),
            "unit": one.unit,
            "counted": one.counted,
        }
        for one in report.figures()
    }
