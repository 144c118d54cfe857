"""Pages of plans and targets: who sees and does what, and what is refused."""

import pytest
from django.urls import reverse

from taonguon.organization.models import Exemption
from taonguon.plan.labels import PlanStatus, TargetStatus
from taonguon.plan.models import ContradictionChoice, Plan, Target
from tests.factories import plan as make
from tests.factories.organization import START
from tests.web.help import page_of, sign_in

TARGET = {
    "indicator": "admissions", "op": "min", "value": "44", "unit": "people", "scope": "committee", "per": "year",
    "origin": "own",
}  # fmt: skip


@pytest.fixture
def running(cast):
    row = make.plan(cast.commune)
    make.seed_targets(row)
    return row


def at(name, *args):
    return reverse(f"plan:{name}", args=args)


def test_a_plan_without_number_is_drafted_as_a_document_from_its_page(client, cast, running):
    Plan.objects.filter(pk=running.pk).update(doc_number="")
    draft = reverse("document:draft_plan", args=[running.pk])
    sign_in(client, cast.assignments["secretary_one"])
    assert draft not in client.get(at("detail", running.pk)).content.decode()
    sign_in(client, cast.assignments["board"])
    assert f'action="{draft}"' in client.get(at("detail", running.pk)).content.decode()
    assert client.post(draft).status_code == 302
    Plan.objects.filter(pk=running.pk).update(doc_number="05-KH/ĐU")
    assert draft not in client.get(at("detail", running.pk)).content.decode()


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_costs_the_same_for_one_plan_and_many(client, cast, count, django_assert_num_queries):
    for number in range(count):
        make.plan(cast.commune, PlanStatus.ARCHIVED, title=f"Kế hoạch {number}")
    make.plan(cast.other_commune, title="Kế hoạch lạ")
    sign_in(client, cast.assignments["board"])
    with django_assert_num_queries(5):
        response = client.get(at("list"))
    assert response.content.decode().count('<tr role="row">') == count + 1
    assert "Kế hoạch lạ" not in response.content.decode()


def test_an_empty_list_says_what_to_do(client, cast):
    sign_in(client, cast.assignments["secretary_one"])
    page = client.get(at("list")).content.decode()
    assert "Chưa có kế hoạch nào" in page
    assert at("read") not in page


def test_a_plan_shows_its_targets_and_contradictions(client, cast, running, django_assert_num_queries):
    sign_in(client, cast.assignments["board"])
    with django_assert_num_queries(17):
        page = client.get(at("detail", running.pk)).content.decode()
    assert "Kết nạp từ 45 đảng viên trở lên mỗi năm, toàn Đảng bộ" in page
    assert "3 đơn vị × 3 = 9, chưa đủ chỉ tiêu chung 45 (thiếu 36)." in page
    for _ in range(30):
        make.target(running, value=1, group="women")
    with django_assert_num_queries(17):
        client.get(at("detail", running.pk))


def test_a_plan_names_the_units_it_does_not_bind(client, cast, running):
    for unit in (cast.cell_one, cast.stranger_cell):
        Exemption.objects.create(
            unit=unit, indicator="admissions", valid_from=START, reason="100% cán bộ là đảng viên"
        )
    texts = {}
    for who in ("board", "secretary_one", "secretary_two"):
        sign_in(client, cast.assignments[who])
        html = client.get(at("detail", running.pk)).content.decode()
        texts[who] = html[html.index('id="mien"') :]
    assert "Chi bộ thôn 1</a>: kết nạp đảng viên. 100% cán bộ là đảng viên" in texts["board"]
    assert "Chi bộ thôn 1</a>" in texts["secretary_one"]
    assert "Chưa có đơn vị nào được ghi miễn" in texts["secretary_two"]
    assert cast.stranger_cell.name not in texts["board"]


@pytest.mark.parametrize("who", ["secretary_one", "office", "province", "standing_committee"])
def test_those_who_read_have_no_edit_buttons(client, cast, running, who):
    sign_in(client, cast.assignments[who])
    response = client.get(at("detail", running.pk))
    links = [link.get("href", "") for link in page_of(response).all("a")]
    assert response.status_code == 200
    assert not [link for link in links if link.endswith(("/sua/", "/them/", "/dieu-chinh/"))]


def test_a_plan_of_another_commune_does_not_exist(client, cast, running):
    sign_in(client, cast.assignments["stranger"])
    target = running.targets.first()
    for address in (
        at("detail", running.pk),
        at("edit", running.pk),
        at("add_target", running.pk),
        at("change_target", target.pk),
        at("allocation", running.pk),
        at("sub_plans", running.pk),
        at("sub_plan", running.pk, cast.cell_one.pk, 2026),
    ):
        assert client.get(address).status_code == 404


def test_a_choice_about_a_contradiction_is_recorded(client, cast, running):
    sign_in(client, cast.assignments["board"])
    total, floor = running.targets.get(value=45), running.targets.get(value=3)
    key = f"floors_below_total:{':'.join(sorted([f't{total.pk}', f't{floor.pk}']))}"
    address = at("settle", running.pk)
    refused = client.post(address, {"key": key, "choice": "keep", "reason": ""})
    assert refused.status_code == 422
    assert "Ghi lý do giữ nguyên cả hai mức" in refused.content.decode()
    assert client.post(address, {"key": key, "choice": "ask"}).status_code == 302
    assert ContradictionChoice.objects.get().message == "3 đơn vị × 3 = 9, chưa đủ chỉ tiêu chung 45 (thiếu 36)."
    assert "Đã chọn: Chưa rõ, xin ý kiến Ban Thường vụ" in client.get(at("detail", running.pk)).content.decode()


def test_a_plan_is_typed_by_hand(client, cast):
    sign_in(client, cast.assignments["board"])
    response = client.post(at("create"), {"title": "Kế hoạch tay", "period_from": "2026", "period_to": "2027"})
    plan = Plan.objects.get()
    assert (response.url, plan.status) == (at("detail", plan.pk), "draft")
    assert client.post(at("add_target", plan.pk), TARGET).status_code == 302
    target = plan.targets.get()
    assert (target.value, target.status, target.quote) == (44, TargetStatus.IN_FORCE, "")
    assert client.post(at("drop_target", target.pk)).status_code == 302
    assert not plan.targets.exists()


def test_a_head_is_corrected(client, cast, running):
    sign_in(client, cast.assignments["board"])
    address = at("edit", running.pk)
    assert "05-KH/ĐU" in client.get(address).content.decode()
    data = {"title": "Tên mới", "period_from": "2025", "period_to": "2030", "report_periods": ["quarter", "year"]}
    assert client.post(address, data).status_code == 302
    running.refresh_from_db()
    assert (running.title, running.report_periods) == ("Tên mới", ["quarter", "year"])
    assert client.post(address, {**data, "period_to": ""}).status_code == 422


def test_a_change_waits_for_the_standing_committee(client, cast, running):
    sign_in(client, cast.assignments["board"])
    old = running.targets.get(value=45)
    address = at("change_target", old.pk)
    assert "Đang áp dụng: Kết nạp từ 45" in client.get(address).content.decode()
    assert client.post(address, TARGET).status_code == 422
    asked = {**TARGET, "document_number": "9-KL/ĐU", "reason": "Sáp nhập thôn"}
    assert client.post(address, asked).status_code == 302
    waiting = Target.objects.get(status=TargetStatus.UNDER_REQUEST)
    assert client.post(at("decide_change", waiting.pk), {"duyet": "1", "on": "01/12/2026"}).status_code == 403
    sign_in(client, cast.assignments["standing_committee"])
    assert "Sáp nhập thôn" in client.get(at("detail", running.pk)).content.decode()
    assert client.post(at("decide_change", waiting.pk), {"duyet": "1", "on": "mai"}).status_code == 422
    assert client.post(at("decide_change", waiting.pk), {"duyet": "1", "on": "01/12/2026"}).status_code == 302
    waiting.refresh_from_db()
    assert waiting.status == TargetStatus.IN_FORCE


def test_a_draft_is_put_in_force_by_the_standing_committee(client, cast):
    plan = make.plan(cast.commune, PlanStatus.DRAFT)
    sign_in(client, cast.assignments["board"])
    assert client.post(at("activate", plan.pk)).status_code == 403
    sign_in(client, cast.assignments["standing_committee"])
    assert client.post(at("activate", plan.pk)).status_code == 302
    assert client.post(at("activate", plan.pk)).status_code == 422
    assert client.post(at("archive", plan.pk)).status_code == 422
    other = make.plan(cast.commune, PlanStatus.DRAFT)
    assert client.post(at("archive", other.pk)).url == at("list")


# --- plans of units --------------------------------------------------------------------------------------


@pytest.fixture
def own(cast, running):
    return at("sub_plan", running.pk, cast.cell_one.pk, 2026)


def test_a_secretary_writes_sends_and_corrects(client, cast, running, own):
    sign_in(client, cast.assignments["secretary_one"])
    page = page_of(client.get(own))
    assert next(tag for _, tag in page.tags if tag.get("name") == "admissions")["value"] == "3"
    refused = client.post(own, {"admissions": "2", "measures": "", "viec": "gui"})
    assert refused.status_code == 422
    assert "Ghi nhiệm vụ, giải pháp của đơn vị" in refused.content.decode()
    sent = client.post(own, {"admissions": "2", "measures": "Gặp nguồn mỗi tháng", "viec": "gui"})
    assert sent.status_code == 302
    assert client.post(own, {"admissions": "1", "measures": "Khác"}).status_code == 404
    sub_plan = running.sub_plans.get()
    assert client.post(at("approve_sub_plan", sub_plan.pk)).status_code == 403

    sign_in(client, cast.assignments["board"])
    assert "Gặp nguồn mỗi tháng" in client.get(own).content.decode()
    assert client.post(at("return_sub_plan", sub_plan.pk), {"reason": ""}).status_code == 422
    assert client.post(at("return_sub_plan", sub_plan.pk), {"reason": "Chưa nêu ai làm"}).status_code == 302

    sign_in(client, cast.assignments["secretary_one"])
    assert "Chưa nêu ai làm" in client.get(own).content.decode()
    client.post(own, {"admissions": "2", "measures": "Đồng chí phó bí thư làm", "viec": "gui"})
    sign_in(client, cast.assignments["board"])
    assert client.post(at("approve_sub_plan", sub_plan.pk)).status_code == 302
    sub_plan.refresh_from_db()
    assert sub_plan.status == "approved"


def test_a_secretary_sees_no_plan_of_another_unit(client, cast, running):
    sign_in(client, cast.assignments["secretary_two"])
    assert client.get(at("sub_plan", running.pk, cast.cell_one.pk, 2026)).status_code == 404
    page = client.get(at("sub_plans", running.pk)).content.decode()
    assert (cast.cell_two.name in page, cast.cell_one.name in page) == (True, False)


def test_a_year_outside_the_plan_does_not_exist(client, cast, running):
    sign_in(client, cast.assignments["secretary_one"])
    assert client.get(at("sub_plan", running.pk, cast.cell_one.pk, 2031)).status_code == 404


def test_the_board_reads_but_does_not_write(client, cast, running, own):
    sign_in(client, cast.assignments["board"])
    assert "Đơn vị chưa viết kế hoạch năm 2026" in client.get(own).content.decode()
    assert client.post(own, {"admissions": "2"}).status_code == 404


@pytest.mark.parametrize("text", ["hai", "-1", "2,5"])
def test_a_figure_that_is_no_whole_number_is_refused(client, cast, running, own, text):
    sign_in(client, cast.assignments["secretary_one"])
    assert client.post(own, {"admissions": text, "measures": "Việc"}).status_code == 422
    assert not running.sub_plans.exists()
