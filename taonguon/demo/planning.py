"""The plan: read from its text, confirmed, put in force; its shares for the units; the units' own plans."""

from datetime import date, timedelta
from importlib.resources import files

from taonguon.demo.world import World
from taonguon.organization.labels import Block
from taonguon.plan.actions import allocation, drafts, plans, sub_plans
from taonguon.plan.labels import Choice, Decision, Indicator, PlanStatus
from taonguon.plan.models import Plan
from taonguon.plan.queries.drafts import proposals_of
from taonguon.plan.queries.fair_share import Method
from taonguon.plan.shapes import UNSURE
from taonguon.progress import planning

SEED_NAME = "ke-hoach-dinh-tan.txt"
NEIGHBOUR_TEXT = """KẾ HOẠCH
Phát triển đảng viên mới, giai đoạn 2025-2030

Ban Thường vụ Đảng ủy xã Minh Họa xây dựng Kế hoạch phát triển đảng viên, giai đoạn 2025-2030 như sau:

I. MỤC TIÊU

- Mỗi năm kết nạp từ 3 đảng viên mới trở lên.
- Giữ vững trong nhiệm kỳ từ 55 đến 80 đảng viên.
- Hằng năm, bồi dưỡng nhận thức về Đảng cho từ 5 quần chúng ưu tú trở lên.

II. TỔ CHỨC THỰC HIỆN

Hằng quý, 6 tháng và cả năm, Ban Xây dựng Đảng báo cáo Ban Thường vụ Đảng ủy.

Nơi nhận:

- Các chi bộ trực thuộc;
- Lưu Văn phòng Đảng ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ THƯỜNG TRỰC
"""


def seed_text() -> str:
    """The plan of xã Định Tân, as the committee typed it."""
    return files("taonguon.demo").joinpath("data", SEED_NAME).read_text(encoding="utf-8")


def adopt_plan(world: World, text: str, source_name: str, decided_on: date) -> Plan:
    """Let the reader propose, look at every proposal, make the draft a plan and put it in force."""
    board = world.by("ban-xdd")
    draft = drafts.start_draft(text=text, source_name=source_name, **board)
    drafts.accept_clear(draft_id=draft.pk, **board)
    draft.refresh_from_db()
    for proposal in proposals_of(draft):
        if proposal.decision is Decision.OPEN:  # what the reader was not sure of stays unknown until it is asked
            drafts.decide(
                draft_id=draft.pk, proposal_id=proposal.id, decision=Decision.ACCEPTED,
                answers=dict.fromkeys(proposal.target.doubts, UNSURE), **board,
            )  # fmt: skip
    head = {"doc_number": "05-KH/ĐU", "doc_date": decided_on}
    plan = plans.confirm_draft(draft_id=draft.pk, head=head, status=PlanStatus.DRAFT, **board)
    plan = plans.activate(plan_id=plan.pk, **world.by("thuong-truc"))
    findings = planning.findings_of_plan(plan, world.today)
    for finding in findings[:1]:
        plans.settle_contradiction(
            plan_id=plan.pk, key=finding.key, message=finding.message, choice=Choice.KEEP,
            reason="Mức sàn là mức phấn đấu; xếp loại theo mức phân bổ đã duyệt", **world.by("thuong-truc"),
        )  # fmt: skip
    return plan


def allocate(world: World, plan: Plan) -> None:
    """This year approved long ago, next year waiting for the standing committee, one change asked for."""
    board, this_year = world.by("ban-xdd"), world.today.year
    years = [year for year in (this_year, this_year + 1) if year <= plan.period_to]
    shown = planning.allocation_page(plan, world.today, board["scope"], method=Method.FIGURES)
    if shown is None:
        raise ValueError("the plan has no target that can be divided")
    grid = shown.grid
    values = {
        (row.unit.pk, cell.column.year, None): cell.value
        for row in grid.rows
        for cell in row.cells
        if row.exemption is None and cell.column.year in years
    }
    allocation.save_allocation(
        target_id=grid.target.pk, values=values, today=world.today,
        reasons=planning.reasons_for(grid, values, Method.FIGURES, keep_floors=False), **board,
    )  # fmt: skip
    asked = {"target_id": grid.target.pk, **board}
    round_ = allocation.submit_round(year=this_year, today=min(date(this_year, 1, 12), world.today), **asked)
    allocation.approve_round(
        round_id=round_.pk, on=min(date(this_year, 1, 26), world.today), document_number="11-QĐ/ĐU",
        **world.by("thuong-truc"),
    )  # fmt: skip
    if years[1:]:
        allocation.submit_round(year=years[1], today=world.ago(5), **asked)
    busy = next(row for row in grid.rows if row.exemption is None and row.cells[0].value)
    allocation.ask_revision(
        unit_id=busy.unit.pk, year=this_year, new_value=busy.cells[0].value + 1, document_number="08-TTr/CB",
        reason="Thôn có thêm nguồn sau đợt rà soát quý III", **asked,
    )  # fmt: skip


_MEASURES = (
    "1. Rà soát học sinh tốt nghiệp, bộ đội xuất ngũ, công nhân trên địa bàn; cập nhật nguồn mỗi quý.\n"
    "2. Phân công mỗi cấp ủy viên theo dõi, giúp đỡ ít nhất một quần chúng.\n"
    "3. Phối hợp chi đoàn, chi hội giới thiệu quần chúng ưu tú qua phong trào thi đua."
)


def write_sub_plans(world: World, plan: Plan) -> None:
    """The units' plans of this year, in every state: approved, sent, returned, being written, none."""
    review, year = world.by("ban-xdd"), world.today.year
    for number, unit in enumerate(one for one in world.units if one.block != Block.ADMINISTRATION):
        own = world.by_unit(unit)
        if number % 11 == 10:
            continue
        quarters = (number % 2, 1, 0, number % 3 == 0)
        values = {(Indicator.ADMISSIONS, part): int(value) for part, value in enumerate(quarters, start=1)}
        values |= {(Indicator.ADMISSIONS, None): sum(values.values()), (Indicator.TRAINEES, None): 2 + number % 4}
        row = sub_plans.save_sub_plan(
            plan_id=plan.pk, unit_id=unit.pk, year=year, measures=_MEASURES, values=values, **own
        )
        if number % 8 == 7:
            continue
        sub_plans.submit_sub_plan(sub_plan_id=row.pk, **own)
        if number % 9 == 4:
            sub_plans.return_sub_plan(
                sub_plan_id=row.pk,
                reason="Số cả năm thấp hơn mức phân bổ đã duyệt: nêu rõ lý do hoặc sửa lại.",
                **review,
            )
        elif number % 7 != 5:
            sub_plans.approve_sub_plan(sub_plan_id=row.pk, **review)


def decided_on(world: World) -> date:
    """The day of the plan: within the first autumn of its term, or just now when the story starts earlier."""
    return min(date(2025, 9, 22), world.today - timedelta(days=1))
