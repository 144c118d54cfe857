"""Coming in: password, lock-out, first password, second factor, the choice among assignments, going out."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core import signing

from taonguon.account import totp
from taonguon.account.actions import renew_recovery_codes, set_second_factor, use_second_factor
from taonguon.account.models import RecoveryCode, SecondFactor
from taonguon.audit.models import AuditEntry
from taonguon.common.clock import now
from taonguon.rules.access import Role
from tests.factories import organization as make
from tests.factories.organization import PASSWORD
from tests.web.help import page_of, sign_in

# RFC 6238, appendix B: SHA-1, the last six of eight digits.
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
RFC_CODES = [
    (59, "287082"),
    (1111111109, "081804"),
    (1111111111, "050471"),
    (1234567890, "005924"),
    (2000000000, "279037"),
    (20000000000, "353130"),
]
NEW = "mật khẩu rất mới 2026"


def give_password(client, user, password=PASSWORD, **more):
    return client.post("/dang-nhap/", {"username": user.username, "password": password, **more})


def code_of(user):
    return totp.code_at(RFC_SECRET, now())


# ---------- password ----------


def test_signing_in_leads_to_the_first_page_and_is_written_down(client, cast):
    user = cast.user("secretary_one")
    response = give_password(client, user)
    assert (response.status_code, response.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(user.pk)
    entry = AuditEntry.objects.get(verb="account.signed_in")
    assert (entry.actor, entry.unit_path) == (user, cast.cell_one.path)


def test_the_name_may_be_typed_in_capitals_with_spaces(client, cast):
    name = f" {cast.user('helper').username.upper()} "
    assert client.post("/dang-nhap/", {"username": name, "password": PASSWORD}).status_code == 302


def test_a_wrong_name_and_a_wrong_password_sound_alike(client, cast):
    wrong_password = page_of(give_password(client, cast.user("helper"), "sai mật khẩu"))
    wrong_name = page_of(client.post("/dang-nhap/", {"username": "khong-co", "password": PASSWORD}))
    expected = ["Tên đăng nhập hoặc mật khẩu không đúng: gõ lại, hoặc xin cấp mật khẩu mới"]
    for page in (wrong_password, wrong_name):
        assert [text for tag, text in page.texts if text.startswith("Tên đăng nhập hoặc")] == expected


def test_a_closed_account_stays_out(client, cast):
    user = cast.user("helper")
    user.is_active = False
    user.save()
    assert give_password(client, user).status_code == 422
    assert "_auth_user_id" not in client.session


def test_a_refused_form_names_what_is_missing(client, db):
    response = client.post("/dang-nhap/", {"username": "a"})
    page = page_of(response)
    assert response.status_code == 422
    assert page.text_of("h2")[0] == "Chưa đăng nhập được, còn 1 chỗ phải sửa"
    assert [link["href"] for link in page.all("a") if (link["href"] or "").startswith("#id")] == ["#id_password"]


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [("/tai-khoan/", "/tai-khoan/"), ("https://noi-khac.vn/", "/"), ("//noi-khac.vn", "/"), ("", "/")],
)
def test_the_page_wanted_first_is_opened_when_it_is_ours(client, cast, wanted, reached):
    assert give_password(client, cast.user("helper"), next=wanted).url == reached


@pytest.mark.parametrize("known", [True, False])
def test_eight_wrong_passwords_lock_whether_or_not_the_account_exists(client, cast, known):
    name = cast.user("helper").username if known else "khong-co-ai"
    tries = [client.post("/dang-nhap/", {"username": name, "password": f"sai {n}"}).status_code for n in range(8)]
    locked = client.post("/dang-nhap/", {"username": name, "password": PASSWORD})
    assert tries == [422] * 7 + [429]
    assert (locked.status_code, page_of(locked).text_of("h1")) == (
        429,
        ["Sai mật khẩu nhiều lần, tạm dừng đăng nhập"],
    )


def test_a_first_password_must_be_changed_before_anything_else(client, cast):
    user = cast.user("helper")
    user.must_change_password = True
    user.save()
    give_password(client, user)
    assert client.get("/tim/").url == "/tai-khoan/mat-khau/"
    answer = client.post("/tai-khoan/mat-khau/", {"current": PASSWORD, "password": NEW, "again": NEW})
    assert answer.url == "/"
    assert client.get("/tim/").status_code == 200
    user.refresh_from_db()
    assert (user.must_change_password, user.check_password(NEW)) == (False, True)
    assert AuditEntry.objects.filter(verb="account.password_changed").count() == 1


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"current": "sai"}, "current", ["Mật khẩu đang dùng không đúng"]),
        ({"again": "khác"}, "again", ["Hai lần gõ mật khẩu mới khác nhau: gõ lại"]),
        ({"password": PASSWORD, "again": PASSWORD}, "password", ["Mật khẩu mới phải khác mật khẩu đang dùng"]),
    ],
)
def test_a_new_password_is_checked(client, cast, typed, field, said):
    sign_in(client, cast.assignments["helper"])
    answer = client.post("/tai-khoan/mat-khau/", {"current": PASSWORD, "password": NEW, "again": NEW, **typed})
    assert (answer.status_code, answer.context["form"].errors) == (422, {field: said})


@pytest.mark.parametrize(
    ("weak", "said"),
    [
        ("ngắn", "Mật khẩu quá ngắn: đặt từ 10 ký tự trở lên."),
        ("qwertyuiop", "Mật khẩu này quá dễ đoán: ghép vài từ không liên quan với nhau."),
        ("helper-thu1", "Mật khẩu quá giống tên đăng nhập: đặt mật khẩu khác."),
    ],
)
def test_a_weak_password_is_refused_in_vietnamese(client, cast, weak, said):
    sign_in(client, cast.assignments["helper"])
    answer = client.post("/tai-khoan/mat-khau/", {"current": PASSWORD, "password": weak, "again": weak})
    assert (answer.status_code, answer.context["form"].errors) == (422, {"password": [said]})


# ---------- second factor ----------


@pytest.mark.parametrize(("seconds", "code"), RFC_CODES)
def test_codes_are_those_of_the_standard(seconds, code):
    at = datetime.fromtimestamp(seconds, UTC)
    assert totp.code_at(RFC_SECRET, at) == code
    assert totp.accepted_step(RFC_SECRET, code, at + timedelta(seconds=30)) == seconds // 30
    assert totp.accepted_step(RFC_SECRET, code, at + timedelta(seconds=90)) is None


def test_a_secret_is_long_and_never_the_same():
    secrets = {totp.new_secret() for _ in range(50)}
    assert {len(secret) for secret in secrets} == {32}
    assert len(secrets) == 50


def test_the_qr_code_holds_what_a_generator_needs():
    uri = totp.provisioning_uri(RFC_SECRET, "an")
    assert uri.startswith("otpauth://totp/T%E1%BA%A1o%20Ngu%E1%BB%93n:an?")
    assert f"secret={RFC_SECRET}" in uri


@pytest.mark.parametrize("who", ["standing_committee", "board", "office", "admin"])
def test_a_committee_role_must_set_up_a_code_generator(client, cast, who):
    give_password(client, cast.user(who))
    assert client.get("/tim/").url == "/tai-khoan/ma-xac-thuc/"


@pytest.mark.parametrize("who", ["secretary_one", "helper", "youth_officer", "province"])
def test_other_roles_need_not(client, cast, who):
    give_password(client, cast.user(who))
    assert client.get("/tim/").status_code == 200


def test_the_operator_may_switch_it_off(client, cast, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    set_second_factor(user=cast.user("board"), secret=RFC_SECRET)
    give_password(client, cast.user("board"))
    assert client.get("/tim/").status_code == 200


def test_setting_up_shows_ten_recovery_codes_once(client, cast):
    user = cast.user("board")
    give_password(client, user)
    page = page_of(client.get("/tai-khoan/ma-xac-thuc/"))
    signed = next(box["value"] for box in page.all("input") if box["name"] == "secret")
    owner, secret = signing.loads(signed, salt="second-factor")
    assert owner == user.pk
    answer = client.post("/tai-khoan/ma-xac-thuc/", {"secret": signed, "code": totp.code_at(secret, now())})
    codes = [text for text in page_of(answer).text_of("li") if "-" in text]
    assert (len(codes), RecoveryCode.objects.filter(user=user).count()) == (10, 10)
    assert client.get("/tim/").status_code == 200
    sealed = SecondFactor.objects.get(user=user).sealed_secret
    assert secret not in sealed


def test_a_wrong_code_sets_up_nothing_and_keeps_the_secret(client, cast):
    give_password(client, cast.user("board"))
    signed = signing.dumps([cast.user("board").pk, RFC_SECRET], salt="second-factor")
    answer = client.post("/tai-khoan/ma-xac-thuc/", {"secret": signed, "code": "000000"})
    assert answer.status_code == 422
    assert "".join(answer.context["secret"].split()) == RFC_SECRET
    assert not SecondFactor.objects.exists()


def test_a_secret_signed_for_somebody_else_is_not_taken(client, cast):
    give_password(client, cast.user("board"))
    signed = signing.dumps([cast.user("admin").pk, RFC_SECRET], salt="second-factor")
    answer = client.post("/tai-khoan/ma-xac-thuc/", {"secret": signed, "code": totp.code_at(RFC_SECRET, now())})
    assert answer.status_code == 422
    assert not SecondFactor.objects.exists()


def test_replacing_a_generator_asks_for_the_password(client, cast):
    user = cast.user("board")
    set_second_factor(user=user, secret=RFC_SECRET)
    sign_in(client, cast.assignments["board"])
    signed = signing.dumps([user.pk, RFC_SECRET], salt="second-factor")
    data = {"secret": signed, "code": code_of(user)}
    assert client.post("/tai-khoan/ma-xac-thuc/", data).context["form"].errors == {
        "password": ["Ghi mật khẩu đang dùng"]
    }
    assert client.post("/tai-khoan/ma-xac-thuc/", {**data, "password": PASSWORD}).status_code == 200


@pytest.fixture
def with_factor(cast):
    user = cast.user("board")
    set_second_factor(user=user, secret=RFC_SECRET)
    return user


def test_the_password_alone_lets_nobody_in(client, with_factor):
    assert give_password(client, with_factor).url == "/dang-nhap/ma/"
    assert client.get("/tim/").url == "/dang-nhap/?next=/tim/"


def test_password_and_code_let_in_and_lead_on(client, with_factor):
    give_password(client, with_factor, next="/tai-khoan/")
    answer = client.post("/dang-nhap/ma/", {"code": code_of(with_factor)})
    assert answer.url == "/tai-khoan/"
    assert client.get("/tim/").status_code == 200


def test_a_code_works_once(with_factor):
    code, at = code_of(with_factor), now()
    assert use_second_factor(user=with_factor, code=code, at=at)
    assert not use_second_factor(user=with_factor, code=code, at=at)
    assert use_second_factor(user=with_factor, code=code, at=at, may_repeat=True)


def test_a_recovery_code_works_once_and_only_for_its_owner(cast, with_factor):
    code, other = renew_recovery_codes(user=with_factor)[0], cast.user("admin")
    set_second_factor(user=other, secret=RFC_SECRET)
    assert not use_second_factor(user=other, code=code, at=now())
    assert use_second_factor(user=with_factor, code=f" {code.upper()} ", at=now())
    assert not use_second_factor(user=with_factor, code=code, at=now())


def test_renewing_ends_the_former_recovery_codes(client, cast, with_factor):
    former = renew_recovery_codes(user=with_factor)[0]
    sign_in(client, cast.assignments["board"])
    assert client.post("/tai-khoan/ma-khoi-phuc/", {"password": "sai"}).status_code == 422
    assert client.post("/tai-khoan/ma-khoi-phuc/", {"password": PASSWORD}).status_code == 200
    assert not use_second_factor(user=with_factor, code=former, at=now())
    assert RecoveryCode.objects.filter(user=with_factor).count() == 10


def test_wrong_codes_count_towards_the_lock_out(client, with_factor):
    give_password(client, with_factor)
    answers = [client.post("/dang-nhap/ma/", {"code": "000000"}).status_code for _ in range(8)]
    assert answers == [422] * 7 + [429]
    assert client.post("/dang-nhap/ma/", {"code": code_of(with_factor)}).status_code == 429
    assert give_password(client, with_factor).status_code == 429


def test_the_second_step_is_not_open_without_the_first(client, db):
    assert client.get("/dang-nhap/ma/").url == "/dang-nhap/"


def test_half_way_does_not_last(client, with_factor):
    give_password(client, with_factor)
    session = client.session
    session["half_way"] = {**session["half_way"], "at": now().timestamp() - 601}
    session.save()
    assert client.post("/dang-nhap/ma/", {"code": code_of(with_factor)}).url == "/dang-nhap/"


# ---------- practice ----------


@pytest.fixture
def practice(settings, tmp_path, cast):
    settings.DATA_DIR = tmp_path
    row = {
        "username": cast.user("board").username, "password": PASSWORD, "totp_secret": RFC_SECRET,
        "role": "party_building_board", "unit": "Đảng bộ xã Định Tân",
    }  # fmt: skip
    (tmp_path / "demo-accounts.json").write_text(json.dumps([row]), encoding="utf-8")


def test_practice_accounts_stand_on_the_page_in_practice_mode_only(client, practice, settings):
    settings.PRACTICE_MODE = False
    assert PASSWORD not in client.get("/dang-nhap/").content.decode()
    settings.PRACTICE_MODE = True
    boxes = page_of(client.get("/dang-nhap/")).all("input")
    assert PASSWORD in [box.get("value") for box in boxes]


def test_in_practice_mode_the_page_tells_the_code(client, practice, settings, with_factor):
    settings.PRACTICE_MODE = True
    give_password(client, with_factor)
    assert code_of(with_factor) in page_of(client.get("/dang-nhap/ma/")).text_of("b")


# ---------- assignments, going out ----------


def test_one_works_under_one_assignment_at_a_time(client, cast):
    second = make.assignment(Role.UNIT_SECRETARY, cast.cell_two, cast.user("secretary_one"))
    give_password(client, cast.user("secretary_one"))
    assert client.get("/tim/").wsgi_request.scope.unit_id == cast.cell_one.pk
    assert client.post("/phan-cong/", {"assignment": second.pk}).url == "/"
    assert client.get("/tim/").wsgi_request.scope.unit_id == cast.cell_two.pk


def test_nobody_works_under_the_assignment_of_another(client, cast):
    sign_in(client, cast.assignments["secretary_one"])
    assert client.post("/phan-cong/", {"assignment": cast.assignments["board"].pk}).status_code == 404
    assert client.get("/tim/").wsgi_request.scope.role is Role.UNIT_SECRETARY


def test_signing_out_ends_the_session(client, cast):
    sign_in(client, cast.assignments["helper"])
    assert client.get("/dang-xuat/").status_code == 405
    assert client.post("/dang-xuat/").url == "/dang-nhap/"
    assert client.get("/tim/").status_code == 302


def test_pages_of_a_person_are_not_kept_by_the_browser(client, cast):
    sign_in(client, cast.assignments["helper"])
    assert client.get("/tim/").headers["Cache-Control"] == "no-store"


def test_a_swap_is_sent_to_the_sign_in_as_a_whole(client, db):
    answer = client.get("/tim/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Redirect"]) == (200, "/dang-nhap/")
