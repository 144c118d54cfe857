"""Tags and filters of every page: signs, states, numbers, deadlines, form parts, small drawings.

A builtin library (settings.TEMPLATES): no page loads it. Longer markup stands in templates/components/.
"""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.forms.utils import flatatt
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from taonguon.rules import wording as words
from taonguon.rules.law.ruleset import LAW
from taonguon.web import charts
from taonguon.web.icons import PATHS
from taonguon.web.wording import DOCUMENT_NUMBER, Deadline, deadline, format_moment, weekday

register = template.Library()

STATES = ("ok", "go", "warn", "bad", "unk")


# ---------- signs and states ----------


@register.simple_tag
def icon(name: str) -> SafeString:
    """`{% icon "print" %}`: an inline sign, hidden from screen readers; the word beside it carries the meaning."""
    return mark_safe(f'<svg class="i" viewBox="0 0 24 24" aria-hidden="true">{PATHS[name]}</svg>')  # noqa: S308 - own constants


@register.simple_tag
def state(kind: str, text: Any) -> SafeString:
    """`{% state "warn" "Sát hạn" %}`: sign + word + colour. Kinds: ok, go, warn, bad, unk."""
    if kind not in STATES:
        raise template.TemplateSyntaxError(f"state: {kind!r} is none of {', '.join(STATES)}")
    return format_html('<span class="st st-{}">{}{}</span>', kind, icon(kind), text)


@register.simple_tag
def stage(reached: int, total: int, label: Any) -> SafeString:
    """`{% stage 4 6 "Lập hồ sơ, thẩm tra" %}`: where a person stands among ordered steps."""
    return format_html('<span class="stage">{}{}/{} {}</span>', _boxes(reached, total), reached, total, label)


@lru_cache
def _boxes(reached: int, total: int) -> SafeString:
    """The drawing of `stage`, the same on every line of a list."""
    boxes = format_html_join(
        "",
        '<rect{} x="{}" width="8" height="8"/>',
        ((mark_safe(' class="on"') if step < reached else "", step * 9) for step in range(total)),
    )
    return format_html('<svg viewBox="0 0 {} 8" aria-hidden="true">{}</svg>', total * 9 - 1, boxes)


@register.simple_tag
def due(day: date | None, today: date, working_days: int | None = None) -> SafeString:
    """`{% due task.due_on request.today %}`: date big, distance small; in working days where the law counts so."""
    shown = deadline(day, today, working_days)
    return format_html('<span class="due due-{}"><b>{}</b> {}</span>', shown.kind, shown.day, shown.distance)


@register.filter
def han(day: date | None, today: date) -> Deadline:
    """Deadline parts for a component that lays them out itself: `{% with d=task.due_on|han:today %}`."""
    return deadline(day, today)


@register.simple_tag
def num(value: int | Decimal | None, url: str = "") -> SafeString:
    """`{% num 21 "/nguon/?buoc=4" %}`: a figure that opens the list it counts; unknown is said to be unknown."""
    if value is None:
        return state("unk", "chưa rõ")
    shown = so(value)
    return format_html('<a class="num" href="{}">{}</a>', url, shown) if url else format_html("<b>{}</b>", shown)


@register.simple_tag
def law(text: str, clause: str = "", note: str = "") -> SafeString:
    """`{% law "Quy định 294-QĐ/TW" "4.2.1" %}`: the source of a demand; `note`: how sure the source is."""
    if not text:
        return SafeString("")
    source = f"{text}, {clause}" if clause else text
    remark = format_html(" ({})", note) if note else ""
    return format_html('<span class="law"><cite>{}</cite>{}</span>', so_hieu(source), remark)


@register.simple_tag
def rule(family: str, day: date) -> SafeString:
    """`{% rule "r_recognition_cell" request.today %}`: the source of a rule as it stands on a day."""
    found = LAW.parameter(family, day)
    return law(found.citation, note="" if found.tag.startswith("CONFIRMED") else LAW.label("tag", found.tag))


# ---------- writing ----------


@register.filter
def so(value: int | Decimal | float | None) -> str:
    """`1450` → `1.450`; `1.8` → `1,8`; unknown → `chưa rõ`."""
    if isinstance(value, int) or value is None:
        return words.format_int(value)
    return words.format_decimal(value)


@register.filter
def phan_tram(value: Decimal | float | None) -> str:
    """A rate already in percent: `72.2` → `72,2%`."""
    return words.format_rate(value)


@register.filter
def ngay(day: date | None) -> str:
    """`05/9/2026`."""
    return words.format_date(day)


@register.filter
def ngay_dai(day: date | None) -> str:
    """`ngày 05 tháng 02 năm 2026`."""
    return words.format_date_long(day)


@register.filter
def ngay_thu(day: date) -> str:
    """`Thứ Hai, ngày 05/10/2026`."""
    return f"{weekday(day)}, ngày {words.format_date(day)}"


@register.filter
def luc(moment: datetime | None) -> str:
    """`07:40, 05/10/2026`."""
    return format_moment(moment)


@register.filter
def so_hieu(text: Any) -> SafeString:
    """Keep every document number and form number of a text on one line: `294-QĐ/TW`, `6-KNĐ`."""
    escaped = conditional_escape(text)
    return mark_safe(DOCUMENT_NUMBER.sub(lambda found: f'<span class="nw">{found[0]}</span>', escaped))  # noqa: S308 - escaped above


# ---------- blocks ----------


@register.simple_block_tag(end_name="endnote")
def note(content: SafeString, kind: str = "", sign: str = "") -> SafeString:
    """`{% note "warn" %}<p>…</p>{% endnote %}`: one thing about this page; warn, go, or bad (contradictions)."""
    mark = icon(sign or kind) if sign or kind else ""
    css = f" note-{kind}" if kind else ""
    return format_html('<div class="note{}">{}<div>{}</div></div>', css, mark, content)


@register.simple_block_tag(end_name="end_no_rows")
def no_rows(content: SafeString, title: str) -> SafeString:
    """`{% no_rows "Chưa có ai trong nguồn" %}…{% end_no_rows %}`: the title says why, the content what to do."""
    return format_html('<p class="empty"><b>{}</b>{}</p>', title, content)


@register.simple_block_tag(end_name="endconfirm")
def confirm(content: SafeString, title: str) -> SafeString:
    """Before a bulk act, closing, making papers: counts of new, changed, untouched, then the buttons."""
    return format_html('<div class="confirm"><h3>{}</h3>{}</div>', title, content)


@register.simple_block_tag(end_name="endscroll")
def scroll(content: SafeString, label: str, css: str = "") -> SafeString:
    """A wide table in its own named, focusable region; `css`: tall, stick."""
    return format_html(
        '<div class="scroll {}" role="region" tabindex="0" aria-label="{}">{}</div>', css, label, content
    )


@register.simple_block_tag(end_name="endnumbers")
def numbers(content: SafeString, summary: str = "Xem bảng số liệu") -> SafeString:
    """The table behind a figure, folded away until asked for."""
    return format_html('<details class="data"><summary>{}</summary>{}</details>', summary, content)


# ---------- drawings ----------


@register.inclusion_tag("components/bullet.html")
def bullet(
    actual: float | None,
    target: float | None,
    pace: float | None = None,
    low: float | None = None,
    high: float | None = None,
) -> dict[str, Any]:
    """Figure against target: `{% bullet actual=29 target=45 pace=32 low=39 high=47 %}`; words stand beside it."""
    return {"bullet": charts.bullet(actual, target, pace, low, high)}


@register.inclusion_tag("components/bar.html")
def bar(value: float | None, whole: float, kind: str = "a") -> dict[str, Any]:
    """A plain bar: `{% bar 12 45 %}`. Kinds: a (done), b (forecast), w (slow), x (failed)."""
    return {"segments": charts.bar([(value, kind)], whole)}


@register.inclusion_tag("components/vote_bar.html")
def vote_bar(yes: int, no: int, needed: int, entitled: int) -> dict[str, Any]:
    """Votes for and against among the `entitled`, with the mark of the votes `needed`."""
    return {
        "segments": charts.bar([(yes, "y"), (no, "no")], entitled, 200),
        "threshold": charts.length(needed, entitled, 200),
    }


# ---------- lists ----------


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: template.Context, page: Page, noun: str = "Dòng") -> dict[str, Any]:
    """`{% pager page "Người" %}`: "Người 1 đến 25 trên 186" and the pages beside; keeps the other query values."""
    return {"page": page, "noun": noun, "request": context["request"]}


@register.inclusion_tag("components/sort_head.html", takes_context=True)
def sort_head(context: template.Context, key: str, label: str, css: str = "") -> dict[str, Any]:
    """A table head that sorts: `?sap=key` rising, `?sap=-key` falling; the list goes back to its first page."""
    current = context["request"].GET.get("sap", "")
    return {
        "request": context["request"],
        "label": label,
        "css": css,
        "order": {key: "ascending", f"-{key}": "descending"}.get(current, ""),
        "target": f"-{key}" if current == key else key,
    }


@register.inclusion_tag("components/undo.html", takes_context=True)
def undo(context: template.Context, text: str, url: str, label: str = "Hoàn tác") -> dict[str, Any]:
    """Right after a reversible act: `{% undo "Đã ghi kết quả họp lúc 08:12." url %}` (posts to `url`)."""
    return {"text": text, "url": url, "label": label, "csrf_token": context.get("csrf_token")}


# ---------- forms ----------


@register.simple_tag
def field(bound: BoundField, **attrs: Any) -> SafeString:
    """`{% field form.name %}`: label, hint, error, control; `autofocus=True` and the like go to the control."""
    if attrs:
        bound.field.widget.attrs.update(attrs)
    return bound.as_field_group()


@register.simple_tag
def options(groups: list[tuple[str | None, list[dict[str, Any]], int]]) -> SafeString:
    """`{% options widget.optgroups %}`: what a select offers. With 60 units, a template for each would be slow."""
    written = [
        (name, format_html_join("", '<option value="{}"{}>{}</option>', map(_option, offered)))
        for name, offered, _ in groups
    ]
    return mark_safe(  # noqa: S308 - joined from escaped parts
        "".join(
            format_html('<optgroup label="{}">{}</optgroup>', *part) if part[0] else part[1] for part in written
        )
    )


def _option(option: dict[str, Any]) -> tuple[str, SafeString, Any]:
    return str(option["value"]), flatatt(option["attrs"]), option["label"]


@register.inclusion_tag("components/errors.html")
def errors(form: BaseForm, title: str = "Chưa lưu được") -> dict[str, Any]:
    """Error summary after a refused submit: first in main, each line leads to its field."""
    problems = [(f"#{bound.auto_id}", message) for bound in form for message in bound.errors]
    problems += [("", message) for message in form.non_field_errors()]
    return {"problems": problems, "title": title}
