"""The week's work of the assignment."""

from datetime import date

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel, Field

from taonguon.api.codes import coded
from taonguon.api.operations import reading
from taonguon.reminder.queries import work_list
from taonguon.reminder.task import GROUP_LABELS, LINES, Group, Task
from taonguon.rules.access import Permission

router = Router(tags=["Việc tuần này"])


class TaskOut(BaseModel):
    """Một việc: làm gì, ai, giấy gì, hạn nào, vì sao."""

    key: str
    title: str
    due_on: date
    working_days: int | None = Field(description="Còn bao nhiêu ngày làm việc (âm: đã quá), nếu quy định tính vậy")
    act: str
    why: str
    law: str
    tag: str
    who: str
    papers: str
    units: str
    unit_ids: list[int]
    mine: bool = Field(description="Chính phân công này phải làm")
    urged_on: date | None
    url: str = Field(description="Trang làm việc ấy")

    @classmethod
    def of(cls, task: Task) -> "TaskOut":
        told = {name: getattr(task, name) for name in cls.model_fields}
        return cls(**{**told, "unit_ids": list(task.unit_ids)})


class TaskGroupOut(BaseModel):
    group: coded(Group, GROUP_LABELS)
    label: str
    total: int
    tasks: list[TaskOut]


class WorkOut(BaseModel):
    today: date
    total: int
    overdue: int
    groups: list[TaskGroupOut]


@router.get("/work", summary="Việc phải làm", **reading(Permission.WORK_VIEW, WorkOut))
def get_work(request: HttpRequest) -> WorkOut:
    """Việc quá hạn, tuần này, 30 ngày tới và chờ nơi khác; mỗi nhóm nhiều nhất 200 việc, `total` là tất cả."""
    found = work_list(request.auth.scope, request.auth.today, shown=LINES)
    return WorkOut(
        today=found.today,
        total=found.total,
        overdue=found.overdue,
        groups=[
            TaskGroupOut(
                group=part.group,
                label=part.label,
                total=part.total,
                tasks=[TaskOut.of(task) for task in part.tasks],
            )
            for part in found.groups
        ],
    )
