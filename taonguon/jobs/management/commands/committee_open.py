"""`taonguon committee open`: the first step of real use: a committee, its term, its administrator."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from taonguon.account.codes import one_time_password
from taonguon.common.clock import today
from taonguon.common.refusal import Refused
from taonguon.organization import actions
from taonguon.organization.actions.accounts import open_account
from taonguon.rules.access import Role


class Command(BaseCommand):
    help = "Mở một đảng bộ xã, nhiệm kỳ của nó và tài khoản quản trị đầu tiên."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--name", required=True, help='ví dụ "Đảng bộ xã Định Tân"')
        parser.add_argument(
            "--parent", required=True, help='cấp trên in trên văn bản, ví dụ "Đảng bộ tỉnh Thanh Hóa"'
        )
        parser.add_argument("--term", required=True, help="nhiệm kỳ, ví dụ 2025-2030")
        parser.add_argument(
            "--term-from", required=True, type=date.fromisoformat, help="ngày đầu nhiệm kỳ, NĂM-THÁNG-NGÀY"
        )
        parser.add_argument("--username", required=True, help="tên đăng nhập của người quản trị")
        parser.add_argument("--full-name", required=True, help="họ tên của người quản trị")

    def handle(self, *args: Any, **options: Any) -> None:
        password = one_time_password()
        try:
            with transaction.atomic():
                committee = actions.open_committee(
                    name=options["name"],
                    parent_name=options["parent"],
                    term=options["term"],
                    term_from=options["term_from"],
                    on=options["term_from"],
                    actor=None,
                )
                user = open_account(
                    username=options["username"], full_name=options["full_name"], password=password, actor=None
                )
                actions.give_assignment(
                    user=user, role=Role.SYSTEM_ADMIN, unit=committee.unit, valid_from=today(), actor=None
                )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Đã mở {committee.unit.name}.")
        self.stdout.write(
            f"Tài khoản quản trị: {user.username}, mật khẩu lần đầu: {password} (phải đổi khi đăng nhập)"
        )
