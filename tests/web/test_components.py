"""Tags and components: what they print, and that they never guess."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template, TemplateSyntaxError
from django.template.loader import render_to_string

from taonguon.web import charts
from taonguon.web.icons import PATHS
from tests.web.help import Page

TODAY = date(2026, 10, 5)  # a Monday


def show(template: str, **context) -> str:
    return Template(template).render(Context(context))


@pytest.mark.parametrize("name", sorted(PATHS))
def test_an_icon_is_an_inline_drawing_hidden_from_readers(name):
    svg, *shapes = Page(show("{% icon name %}", name=name)).tags
    assert svg == ("svg", {"class": "i", "viewbox": "0 0 24 24", "aria-hidden": "true"})
    assert {tag for tag, _ in shapes} <= {"path", "circle", "rect"}


def test_a_state_has_a_sign_and_a_word():
    page = Page(show('{% state "warn" words %}', words="Sát <hạn>"))
    assert page.tags[0] == ("span", {"class": "st st-warn"})
    assert "svg" in [tag for tag, _ in page.tags]
    assert [text for _, text in page.texts] == ["Sát <hạn>"]


def test_an_unknown_kind_of_state_is_refused():
    with pytest.raises(TemplateSyntaxError):
        show('{% state "red" "Sai" %}')


@pytest.mark.parametrize(
    ("day", "working_days", "expected"),
    [
        (date(2026, 9, 25), -6, '<span class="due due-bad"><b>25/9/2026</b> quá 6 ngày làm việc</span>'),
        (date(2026, 9, 25), None, '<span class="due due-bad"><b>25/9/2026</b> quá 10 ngày</span>'),
        (date(2026, 10, 5), None, '<span class="due due-warn"><b>Thứ Hai 05/10</b> hạn hôm nay</span>'),
        (date(2026, 10, 9), None, '<span class="due due-warn"><b>Thứ Sáu 09/10</b> còn 4 ngày</span>'),
        (date(2026, 10, 12), None, '<span class="due due-warn"><b>Thứ Hai 12/10</b> còn 7 ngày</span>'),
        (date(2026, 10, 13), None, '<span class="due due-go"><b>13/10/2026</b> còn 8 ngày</span>'),
        (None, None, '<span class="due due-unk"><b>Chưa rõ hạn</b> </span>'),
    ],
)
def test_a_deadline_says_the_day_and_how_far(day, working_days, expected):
    assert show("{% due day today working %}", day=day, today=TODAY, working=working_days) == expected


def test_a_stage_lights_the_steps_reached():
    page = Page(show('{% stage 4 6 "Lập hồ sơ" %}'))
    assert [rect.get("class") for rect in page.all("rect")] == ["on"] * 4 + [None] * 2
    assert [text for _, text in page.texts] == ["4/6 Lập hồ sơ"]


@pytest.mark.parametrize(
    ("value", "url", "expected"),
    [
        (1450, "/nguon/", '<a class="num" href="/nguon/">1.450</a>'),
        (0, "/nguon/", '<a class="num" href="/nguon/">0</a>'),
        (Decimal("1.8"), "", "<b>1,8</b>"),
    ],
)
def test_a_number_is_a_door_to_its_list(value, url, expected):
    assert show("{% num value url %}", value=value, url=url) == expected


def test_an_unknown_number_is_said_to_be_unknown():
    assert Page(show('{% num value "/x/" %}', value=None)).all("span") == [{"class": "st st-unk"}]


@pytest.mark.parametrize(
    ("template", "value", "expected"),
    [
        ("{{ v|so }}", 1450, "1.450"),
        ("{{ v|so }}", 1.8, "1,8"),
        ("{{ v|so }}", None, "chưa rõ"),
        ("{{ v|phan_tram }}", Decimal("72.22"), "72,2%"),
        ("{{ v|ngay }}", date(2026, 9, 5), "05/9/2026"),
        ("{{ v|ngay_dai }}", date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        ("{{ v|ngay_thu }}", TODAY, "Thứ Hai, ngày 05/10/2026"),
    ],
)
def test_writing(template, value, expected):
    assert show(template, v=value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quy định 294-QĐ/TW, 4.2.1", 'Quy định <span class="nw">294-QĐ/TW</span>, 4.2.1'),
        ("Nghị quyết (6-KNĐ).", 'Nghị quyết (<span class="nw">6-KNĐ</span>).'),
        ("38-HD/BTCTW và 06-HD/TW", '<span class="nw">38-HD/BTCTW</span> và <span class="nw">06-HD/TW</span>'),
        ("<b>13-KNĐ</b>", '&lt;b&gt;<span class="nw">13-KNĐ</span>&lt;/b&gt;'),
        ("ngày 05/9/2026, không có số", "ngày 05/9/2026, không có số"),
    ],
)
def test_document_numbers_never_break(text, expected):
    assert show("{{ text|so_hieu }}", text=text) == expected


def test_a_source_that_is_missing_prints_nothing():
    assert show('{% law "" %}') == ""
    assert show('{% law "Kế hoạch" "II.1" "nguồn thứ cấp" %}') == (
        '<span class="law"><cite>Kế hoạch, II.1</cite> (nguồn thứ cấp)</span>'
    )


@pytest.mark.parametrize(
    ("value", "whole", "expected"),
    [(3, 4, "150"), (1, 3, "66.7"), (9, 4, "200"), (0, 4, "0"), (None, 4, "0"), (3, 0, "0"), (-1, 4, "0")],
)
def test_a_length_has_a_dot_and_stays_inside(value, whole, expected):
    assert charts.length(value, whole, 200) == expected


def test_a_bullet_leaves_room_beyond_the_largest_figure():
    drawn = charts.bullet(actual=29, target=45, pace=32, low=39, high=50)
    assert (drawn.actual, drawn.target, drawn.pace) == ("105.5", "163.6", "116.4")
    assert (drawn.range_start, drawn.range_width) == ("141.8", "40")


def test_a_bullet_without_forecast_draws_none():
    page = Page(show("{% bullet actual=1 target=2 %}"))
    assert [rect["class"] for rect in page.all("rect")] == ["bg", "ac", "gl"]


def test_a_bar_never_grows_beyond_the_whole():
    parts = charts.bar([(30, "a"), (None, "b"), (90, "x")], 100, 100)
    assert [(part.start, part.width, part.kind) for part in parts] == [("0", "30", "a"), ("30", "70", "x")]


@pytest.mark.parametrize(
    ("number", "said", "links"),
    [
        (1, "Người 1 đến 25 trên 1.186", ["?q=an&trang=2"]),
        (2, "Người 26 đến 50 trên 1.186", ["?q=an&trang=1", "?q=an&trang=3"]),
        (48, "Người 1.176 đến 1.186 trên 1.186", ["?q=an&trang=47"]),
    ],
)
def test_the_pager_says_where_one_is_and_keeps_the_question(rf, number, said, links):
    request = rf.get("/nguon/?q=an")
    context = RequestContext(request, {"page": Paginator(range(1186), 25).page(number)})
    page = Page(Template('{% pager page "Người" %}').render(context))
    assert page.text_of("span")[0] == said
    assert [link["href"] for link in page.all("a")] == links


@pytest.mark.parametrize(
    ("query", "order", "target"),
    [
        ("", None, "?sap=ten"),
        ("?sap=ten&trang=3", "ascending", "?sap=-ten"),
        ("?sap=-ten", "descending", "?sap=ten"),
        ("?sap=khac", None, "?sap=ten"),
    ],
)
def test_a_sorting_head_turns_the_order(rf, query, order, target):
    context = RequestContext(rf.get(f"/nguon/{query}"), {})
    page = Page(Template('{% sort_head "ten" "Họ tên" %}').render(context))
    assert page.all("th")[0].get("aria-sort") == order
    assert page.all("a")[0]["href"] == target


def test_a_task_shows_who_what_why_and_one_act():
    task = SimpleNamespace(
        kind="warn", due_on=date(2026, 10, 9), working_days=None, title="Gửi bản tự rà soát", url="/ra-soat/1/",
        papers="bản tự rà soát", who="", why="Hằng quý.", law="Kế hoạch", clause="III.2",
        act="Viết tiếp", act_url="/ra-soat/1/", primary=True,
    )  # fmt: skip
    page = Page(render_to_string("components/task.html", {"task": task, "today": TODAY}))
    assert page.all("li") == [{"class": "task task-warn"}]
    assert [(link["href"], link.get("class")) for link in page.all("a")] == [
        ("/ra-soat/1/", None),
        ("/ra-soat/1/", "btn btn-1"),
    ]
    assert page.text_of("cite") == ["Kế hoạch, III.2"]


def test_a_rail_marks_the_present_step():
    steps = [
        {"label": "Chi bộ xét", "note": "01/10/2026", "state": "done"},
        {"label": "Thẩm định", "note": "", "state": "now"},
        {"label": "Quyết định", "note": "", "state": ""},
    ]
    page = Page(render_to_string("components/rail.html", {"label": "Các bước", "steps": steps}))
    assert [(li.get("class"), li.get("aria-current")) for li in page.all("li")] == [
        ("done", None),
        ("now", "step"),
        (None, None),
    ]


def test_the_copy_button_waits_for_a_script():
    context = {"id": "tn", "label": "Chép", "text": "VIỆC <TUẦN NÀY>", "rows": 8}
    page = Page(render_to_string("components/copy_text.html", context))
    assert page.text_of("textarea") == ["VIỆC <TUẦN NÀY>"]
    assert page.all("button") == [{"class": "btn", "type": "button", "data-copy": "#tn", "hidden": None}]


def test_facts_say_what_is_unknown():
    page = Page(render_to_string("components/facts.html", {"facts": [("Học vấn", "12/12"), ("Nghề", None)]}))
    assert page.text_of("dd") == ["12/12"]
    assert page.all("span") == [{"class": "st st-unk"}]


@pytest.mark.parametrize(
    ("template", "context"),
    [
        (
            "components/target_card.html",
            {
                "title": "Kết nạp", "kind": "warn", "verdict": "Chậm nhịp", "actual": 29, "url": "/nguon/",
                "target_text": "trên 45 người", "target": 45, "pace": 32, "low": 39, "high": 47,
                "rows": [("Lẽ ra đến nay", "32")],
            },
        ),
        (
            "components/finding.html",
            {
                "finding": {
                    "kind": "ok", "verdict": "Đạt", "subject": "Tuổi", "message": "đủ 18", "remark": "",
                    "law": "Quy định 294-QĐ/TW", "clause": "3.2.1", "note": "",
                }
            },
        ),
        (
            "components/timeline.html",
            {"events": [{"state": "done", "day": TODAY, "title": "Họp", "detail": "", "meta": "xong"}]},
        ),
        (
            "components/vote.html",
            {
                "entitled": 18, "present": 18, "yes": 13, "no": 5, "not_cast": 0, "needed": 12,
                "share": "13 trên 18 = 72,2%.",
            },
        ),
        ("components/saved.html", {"lists": [{"label": "Tất cả", "count": 3, "url": "/", "current": True}]}),
        ("components/strip.html", {"figures": [{"label": "Nguồn", "value": 9, "url": "/nguon/", "remark": ""}]}),
    ],
)  # fmt: skip
def test_a_component_renders_with_its_own_arguments_only(template, context):
    page = Page(render_to_string(template, context))
    assert page.tags
    assert [tag for tag, attributes in page.tags if "style" in attributes] == []
