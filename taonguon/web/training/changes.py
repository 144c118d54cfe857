"""Forms of the classes: opening and correcting one, its results, taking a result back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from taonguon.candidate.actions.classes import record_class_results, take_back_class_result
from taonguon.common.refusal import Refused
from taonguon.rules.access import Permission
from taonguon.training import actions, queries
from taonguon.training.labels import Result
from taonguon.training.models import Enrolment
from taonguon.web.access import page
from taonguon.web.training.forms import CourseForm, ReasonForm, ResultsForm
from taonguon.web.training.views import found

FORM = ["GET", "HEAD", "POST"]


@page(Permission.TRAINING_EDIT)
@require_http_methods(FORM)
def open_course(request: HttpRequest) -> HttpResponse:
    form = CourseForm(request.POST or None)
    if form.is_valid():
        try:
            course = actions.open_course(**form.cleaned_data, actor=request.user, scope=request.scope)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã mở {course.name}. Tiếp theo: xếp chỗ.")
            return redirect("training:course", course.pk)
    context = {"form": form, "title": "Mở lớp", "button": "Mở lớp", "course": None}
    return render(request, "training/form.html", context, status=422 if form.is_bound else 200)


@page(Permission.TRAINING_EDIT)
@require_http_methods(FORM)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    course = found(request, pk)
    form = CourseForm(request.POST or None, initial=CourseForm.values_of(course))
    if form.is_valid():
        try:
            actions.correct_course(course_id=pk, values=form.cleaned_data, actor=request.user, scope=request.scope)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, "Đã sửa thông tin lớp.")
            return redirect("training:course", pk)
    context = {"form": form, "title": f"Sửa thông tin: {course.name}", "button": "Ghi thông tin", "course": course}
    return render(request, "training/form.html", context, status=422 if form.is_bound else 200)


@page(Permission.TRAINING_EDIT)
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    course = found(request, pk)
    actions.drop_course(course_id=pk, actor=request.user, scope=request.scope)
    messages.success(request, f"Đã bỏ {course.name}.")
    return redirect("training:list")


@page(Permission.TRAINING_EDIT)
@require_http_methods(FORM)
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """Results of everybody who has none yet, on one page; left open means not known yet."""
    course = found(request, pk)
    rows = list(queries.attendees(request.scope, course).filter(result=Result.ENROLLED.value))
    initial = {"issued_on": min(course.closes_on, request.today)}
    form = ResultsForm(request.POST or None, rows=rows, today=request.today, initial=initial)
    if form.is_valid():
        try:
            given = record_class_results(
                course_id=pk, lines=form.lines(), issuer=form.cleaned_data["issuer"], today=request.today,
                actor=request.user, scope=request.scope,
            )  # fmt: skip
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(
                request, f"Đã ghi kết quả {len(form.lines())} người, cấp {len(given)} giấy chứng nhận."
            )
            return redirect("training:course", pk)
    context = {"form": form, "course": course, "lines": form.fields_by_row()}
    return render(request, "training/results.html", context, status=422 if form.is_bound else 200)


@page(Permission.TRAINING_EDIT)
@require_http_methods(FORM)
def take_back(request: HttpRequest, pk: int, enrolment: int) -> HttpResponse:
    course = found(request, pk)
    people = Enrolment.objects.in_scope(request.scope).filter(course=course).select_related("person")
    row = get_object_or_404(people, pk=enrolment)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            take_back_class_result(
                enrolment_id=enrolment, **form.cleaned_data, actor=request.user, scope=request.scope
            )
        except Refused as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"Đã đưa {row.person.full_name} về “chưa có kết quả”: ghi lại kết quả đúng.")
            return redirect("training:results", pk)
    context = {
        "form": form,
        "title": f"Sửa kết quả: {row.person.full_name}",
        "button": "Đưa về chưa có kết quả",
        "course": course,
    }
    return render(request, "training/form.html", context, status=422 if form.is_bound else 200)
