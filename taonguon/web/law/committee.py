"""Quy định của cấp ủy: its own lengths of clocks and its own days, each previewed on the open dossiers first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from taonguon.common.refusal import Refused
from taonguon.dossier.actions import rejudge_open
from taonguon.dossier.facts import Surroundings, told
from taonguon.dossier.models import Dossier
from taonguon.organization.models import Unit
from taonguon.regulation import actions
from taonguon.regulation.fitting import build_rule
from taonguon.regulation.models import LocalRule
from taonguon.regulation.queries import changeable, committee_days, law_of, law_with, local_rules
from taonguon.rules.access import Permission, Scope
from taonguon.rules.law import Law
from taonguon.web.access import page
from taonguon.web.law.forms import DayForm, EndForm, RuleForm

edits = require_http_methods(["GET", "HEAD", "POST"])
PREVIEWED = 400
"""Most open dossiers judged for a preview: about a second's work."""


@dataclass(frozen=True, slots=True)
class Change:
    """One clock of one dossier that a new rule moves."""

    name: str
    unit: str
    url: str
    title: str
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class Preview:
    changes: Sequence[Change]
    dossiers: int


def _commune(scope: Scope) -> Unit:
    return get_object_or_404(Unit.objects.in_scope(scope), pk=scope.commune_id or 0)


def _preview(scope: Scope, law: Law, today: date) -> Preview:
    """Clocks of the open dossiers that would end on another day under a law."""
    cases = list(told(Dossier.objects.in_scope(scope).open()).order_by("pk")[:PREVIEWED])
    around = Surroundings.of(cases)
    changes = []
    for case in cases:
        before = {clock.title: clock.due_on for clock in around.judge(case, today).deadlines if not clock.met_on}
        after = around.judge(case, today, law=law).deadlines
        for clock in after:
            if not clock.met_on and clock.title in before and before[clock.title] != clock.due_on:
                url = f"/ho-so/{case.pk}/"
                changes.append(
                    Change(
                        case.person.full_name, case.unit.name, url, clock.title, before[clock.title], clock.due_on
                    )
                )
    return Preview(changes, len(cases))


@page(Permission.LAW_EDIT)
@edits
def committee(request: HttpRequest) -> HttpResponse:
    """Rules and days of the committee; a form for each. `xem` shows what would change and keeps nothing."""
    scope, today = request.scope, request.today
    commune = _commune(scope)
    choices = [(rule.family, rule.title_vi) for rule in changeable()]
    form = RuleForm(request.POST or None, families=choices, initial={"effective_from": today})
    preview = None
    if request.method == "POST" and form.is_valid():
        try:
            rule = build_rule(commune=commune, **form.cleaned_data)
            if "xem" in request.POST:
                rules = [*local_rules(commune.pk), rule]
                preview = _preview(scope, law_with(rules, committee_days(commune.pk)), today)
            else:
                actions.set_rule(actor=request.user, scope=scope, **form.cleaned_data)
                return _rejudged(request, "Đã đặt quy định của cấp ủy.")
        except Refused as refusal:
            form.refuse(refusal)
    context = {
        "form": form,
        "day_form": DayForm(),
        "rules": local_rules(commune.pk),
        "days": committee_days(commune.pk),
        "titles": dict(choices),
        "preview": preview,
        "law": law_of(commune.pk),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "law/committee.html", context, status=status)


def _rejudged(request: HttpRequest, done: str) -> HttpResponse:
    """Judge the open dossiers again, so that every list shows the new days, and say how many."""
    number = rejudge_open(scope=request.scope, today=request.today, actor=request.user)
    messages.success(request, f"{done} Đã tính lại {number} hồ sơ đang mở.")
    return redirect("law:committee")


@page(Permission.LAW_EDIT)
@edits
def end_rule(request: HttpRequest, pk: int) -> HttpResponse:
    """End a rule of the committee after a day."""
    rule = get_object_or_404(LocalRule, pk=pk, unit=_commune(request.scope))
    form = EndForm(request.POST or None, initial={"on": request.today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_rule(rule_id=pk, actor=request.user, scope=request.scope, **form.cleaned_data)
            return _rejudged(request, "Đã kết thúc quy định của cấp ủy.")
        except Refused as refusal:
            form.refuse(refusal)
    context = {"form": form, "rule": rule, "titles": {one.family: one.title_vi for one in changeable()}}
    return render(request, "law/end_rule.html", context, status=422 if form.is_bound else 200)


@page(Permission.LAW_EDIT)
@require_POST
def set_day(request: HttpRequest) -> HttpResponse:
    """Close a day or make it a working day."""
    form = DayForm(request.POST)
    if form.is_valid():
        try:
            actions.set_day(actor=request.user, scope=request.scope, **form.cleaned_data)
            return _rejudged(request, "Đã ghi ngày.")
        except Refused as refusal:
            form.refuse(refusal)
    return render(request, "law/day_form.html", {"form": form}, status=422)


@page(Permission.LAW_EDIT)
@require_POST
def remove_day(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a day of the committee back."""
    get_object_or_404(committee_days(_commune(request.scope).pk), pk=pk)
    actions.remove_day(day_id=pk, actor=request.user, scope=request.scope)
    return _rejudged(request, "Đã bỏ ngày.")
