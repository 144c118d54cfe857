"""What the committee's offices did with all this: a report issued, units urged."""

from datetime import date, timedelta

from taonguon.demo.world import World, workday
from taonguon.documents.issue import draft_report, issue, write_draft
from taonguon.dossier.models import DossierDeadline
from taonguon.reminder.actions import urge
from taonguon.rules import period


def issue_report(world: World) -> None:
    """The report of the quarter before this one, with its written parts, number and files."""
    last_day = period.quarter_of(world.today).start - timedelta(days=1)
    reference = f"{last_day.year}-q{(last_day.month + 2) // 3}"
    document = draft_report(subject_ref=reference, as_of=last_day, **world.by("ban-xdd"))
    values = {
        "strengths": ["Công tác tạo nguồn được các chi bộ thôn, trường học quan tâm; nguồn tăng so với đầu năm."],
        "shortcomings": ["Một số chi bộ thôn chưa kết nạp được đảng viên mới; hồ sơ gửi thẩm định còn chậm."],
        "tasks": [
            "Tập trung hoàn thiện hồ sơ đã qua chi bộ, tổ chức lễ kết nạp trong quý.",
            "Mở lớp nhận thức đợt cuối năm.",
        ],
        "signer_name": "Lê Minh Họa Sơn",
        "screened": 46,
        "inspections": 5,
    }  # fmt: skip
    write_draft(document_id=document.pk, values=values, **world.by("ban-xdd"))
    signed_on = min(workday(last_day + timedelta(days=6)), world.today)
    issue(document_id=document.pk, signed_on=max(signed_on, last_day), **world.by("van-phong"))


def urge_units(world: World) -> None:
    """Units whose dossiers are past their day were told so last week."""
    late = DossierDeadline.objects.filter(dossier__unit__in=world.cells, last_on__lt=world.today)
    told: set[tuple[str, int]] = set()
    for row in late.select_related("dossier").order_by("last_on", "pk")[:4]:
        if (row.rule, row.dossier.unit_id) in told:
            continue
        told.add((row.rule, row.dossier.unit_id))
        urge(
            unit_ids=[row.dossier.unit_id], matter=row.rule, on=_last_week(world.today),
            text=f"{row.title}: đã quá hạn, đề nghị hoàn thành và báo Ban Xây dựng Đảng trong tuần.",
            **world.by("ban-xdd"),
        )  # fmt: skip


def _last_week(today: date) -> date:
    return workday(today - timedelta(days=6))
