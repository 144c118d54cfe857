"""`taonguon demo`: an invented commune to look around in, once, in an empty database."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from taonguon.common.clock import today
from taonguon.common.refusal import Refused
from taonguon.demo.scenario import load
from taonguon.demo.size import SIZES


class Command(BaseCommand):
    help = "Nạp dữ liệu mẫu vào cơ sở dữ liệu trống: xã Định Tân và một xã bên cạnh, người đều là giả định."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--today", type=date.fromisoformat, help="ngày lấy làm hôm nay, NĂM-THÁNG-NGÀY")
        parser.add_argument("--size", choices=sorted(SIZES), default="full", help="full: như một xã thật")

    def handle(self, *args: Any, **options: Any) -> None:
        file = settings.DATA_DIR / "demo-accounts.json"
        try:
            made = load(today=options["today"] or today(), accounts_file=file, size=SIZES[options["size"]])
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"Đã nạp dữ liệu mẫu: {made.units} đơn vị, {len(made.accounts)} tài khoản (ghi ở {file})."
        )
