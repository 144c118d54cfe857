"""The figures of the board: what is there, what is required, what is to be expected."""

from datetime import date

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel, Field

from taonguon.api.codes import coded
from taonguon.api.operations import reading
from taonguon.api.units import UnitRef
from taonguon.overview import queries
from taonguon.overview.queries import Overview
from taonguon.plan.queries import sentence
from taonguon.progress.heat import MEASURED, Cell, Row
from taonguon.progress.labels import STATE_LABELS
from taonguon.progress.pictures import FunnelStep
from taonguon.progress.queries import CommuneRow, communes
from taonguon.progress.targets import Progress
from taonguon.rules.access import Permission
from taonguon.rules.forecast import Outlook
from taonguon.rules.pace import State

router = Router(tags=["Bảng điều hành"])
StateCode = coded(State, STATE_LABELS)


class OutlookOut(BaseModel):
    """Có đạt không: đã có, phải đạt, dự báo và khả năng (0 đến 1; null: chưa rõ)."""

    done: int
    required: int | None
    expected: float
    low: int
    high: int
    chance: float | None
    missing: int | None
    reached: bool

    @classmethod
    def of(cls, found: Outlook | None) -> "OutlookOut | None":
        return cls(**{name: getattr(found, name) for name in cls.model_fields}) if found else None


class ProgressOut(BaseModel):
    """Một chỉ tiêu của cả đảng bộ vào hôm nay."""

    target_id: int
    sentence: str
    indicator: str
    period: str
    start: date
    end: date
    value: float | None
    numerator: int | None
    denominator: int | None
    why: str = Field(description="Vì sao chưa có số")
    low: float | None = Field(description="Phải đạt ít nhất")
    high: float | None = Field(description="Không được quá")
    pace: int | None = Field(description="Lẽ ra đến nay")
    state: StateCode

    @classmethod
    def of(cls, row: Progress) -> "ProgressOut":
        return cls(
            target_id=row.target.pk,
            sentence=sentence(row.target),
            indicator=row.target.indicator,
            period=row.period.name,
            start=row.period.start,
            end=row.period.end,
            value=row.figure.value,
            numerator=row.figure.numerator,
            denominator=row.figure.denominator,
            why=row.figure.why,
            low=row.bounds.low,
            high=row.bounds.high,
            pace=row.pace,
            state=row.state,
        )


class StepOut(BaseModel):
    """Một bước của phễu: bao nhiêu người, thường ở bước ấy bao nhiêu ngày."""

    stage: int
    label: str
    people: int
    median_days: int | None

    @classmethod
    def of(cls, step: FunnelStep) -> "StepOut":
        return cls(stage=step.stage, label=step.label, people=step.people, median_days=step.median_days)


class UnitFigure(BaseModel):
    indicator: str
    actual: int
    required: int | None
    exempt: bool
    state: StateCode

    @classmethod
    def of(cls, indicator: str, cell: Cell) -> "UnitFigure":
        return cls(
            indicator=indicator,
            actual=cell.actual,
            required=cell.required,
            exempt=cell.exempt,
            state=cell.state,
        )


class UnitProgress(BaseModel):
    """Một đơn vị trực thuộc: từng chỉ tiêu năm, nguồn, lần kết nạp gần nhất, dự báo."""

    unit: UnitRef
    pool: int
    last_admission_on: date | None
    figures: list[UnitFigure]
    outlook: OutlookOut | None

    @classmethod
    def of(cls, row: Row, outlook: Outlook | None) -> "UnitProgress":
        figures = [UnitFigure.of(name, cell) for name, cell in zip(MEASURED, row.cells, strict=True)]
        return cls(
            unit=UnitRef.of(row.unit),
            pool=row.pool,
            last_admission_on=row.last_admission_on,
            figures=figures,
            outlook=OutlookOut.of(outlook),
        )


class CommuneOut(BaseModel):
    """Một đảng bộ xã, cho cấp tỉnh: chỉ số liệu."""

    unit: UnitRef
    members: int
    admitted: int
    required: int | None
    pool: int

    @classmethod
    def of(cls, row: CommuneRow) -> "CommuneOut":
        return cls(
            unit=UnitRef.of(row.unit),
            members=row.members,
            admitted=row.admitted,
            required=row.required,
            pool=row.pool,
        )


class BoardOut(BaseModel):
    """Số liệu của nhánh vào hôm nay. Phần mà phân công hay dữ liệu không có thì rỗng hoặc null."""

    today: date
    plan_id: int | None = None
    members: int | None = None
    cells: int | None = None
    silent_cells: int | None = Field(None, description="Chi bộ từ một năm trở lên chưa kết nạp")
    pool: int | None = None
    funnel: list[StepOut] = []
    targets: list[ProgressOut] = []
    outlook: OutlookOut | None = Field(None, description="Chỉ tiêu kết nạp của năm")
    later: dict[int, OutlookOut] = Field({}, description="Các năm sau của kế hoạch")
    units: list[UnitProgress] = []
    communes: list[CommuneOut] = []

    @classmethod
    def of(cls, found: Overview) -> "BoardOut":
        shown = found.pictures
        return cls(
            today=found.today,
            plan_id=found.plan.pk if found.plan else None,
            members=shown.members,
            cells=shown.cells,
            silent_cells=len(shown.silent),
            pool=shown.pool,
            funnel=[StepOut.of(step) for step in shown.funnel],
            targets=[ProgressOut.of(row) for row in found.own],
            outlook=OutlookOut.of(found.outlook),
            later={year: outlook for year, one in found.later.items() if (outlook := OutlookOut.of(one))},
            units=[UnitProgress.of(row, found.unit_outlooks.get(row.unit.path)) for row in found.heat],
        )


@router.get("/board", summary="Số liệu điều hành", **reading(Permission.BOARD_VIEW, BoardOut))
def get_board(request: HttpRequest) -> BoardOut:
    """Đảng ủy: cả xã; đơn vị: nhánh của mình; tỉnh: từng xã."""
    scope, today = request.auth.scope, request.auth.today
    found = queries.overview(scope, today)
    if found is None:
        return BoardOut(today=today, communes=[CommuneOut.of(row) for row in communes(scope, today)])
    return BoardOut.of(found)
