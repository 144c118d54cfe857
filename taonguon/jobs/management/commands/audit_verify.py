"""`taonguon audit verify`: walk every chain; exit 1 when an entry was changed, removed or inserted."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from taonguon.audit import queries


class Command(BaseCommand):
    help = "Kiểm tra nhật ký: mục nào bị sửa, xóa hoặc chèn."

    def handle(self, *args: Any, **options: Any) -> None:
        count, faults = queries.verify_all()
        for fault in faults:
            self.stdout.write(f"Chuỗi {fault.chain}: {fault.message}")
        self.stdout.write(f"Đã đọc {count} mục nhật ký, {len(faults)} sai lệch.")
        for chain in queries.chains():
            self.stdout.write(f"Dấu cuối của chuỗi {chain.pk} ({chain.length} mục): {chain.head}")
        if faults:
            sys.exit(1)
