"""`taonguon work`: works off background jobs beside the server; whatever it leaves is taken up by the next one."""

import os
import signal
import socket
import sys
import time
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, close_old_connections

from taonguon.common.clock import today
from taonguon.documents.papers import batch

ITEMS_A_LOOK = 5  # between two looks at the clock, the parent and the silent jobs


class Command(BaseCommand):
    help = "Làm các việc nền (giấy tờ của nhiều hồ sơ). ./run tự chạy lệnh này cùng máy chủ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="làm hết việc đang chờ rồi thôi")
        parser.add_argument("--every", type=float, default=2.0, help="giây giữa hai lần tìm việc")
        parser.add_argument(
            "--stale", type=int, default=int(batch.STALE.total_seconds()),
            help="giây không báo còn làm thì giao việc cho tiến trình khác",
        )  # fmt: skip
        parser.add_argument("--beside", type=int, help="dừng khi tiến trình có số này không còn là tiến trình mẹ")

    def handle(self, *args: Any, **options: Any) -> None:
        # Asked to stop is as Ctrl+C: what is under way is undone, the job goes back.
        before = signal.signal(signal.SIGTERM, signal.default_int_handler)
        worker = f"{socket.gethostname()[:40]}:{os.getpid()}"
        try:
            self.work(worker, **options)
        except KeyboardInterrupt:
            batch.give_back(worker)
        finally:
            signal.signal(signal.SIGTERM, before)

    def work(self, worker: str, **options: Any) -> None:
        stale = timedelta(seconds=options["stale"])
        while options["beside"] is None or os.getppid() == options["beside"]:
            try:
                batch.reap(stale)
                done = batch.work_off(worker, today=today(), most=ITEMS_A_LOOK)
            except OperationalError as error:  # the database is away or busy: it is asked again
                print(error, file=sys.stderr)
                close_old_connections()
                done = 0
            if not done and options["once"]:
                return
            if not done:
                time.sleep(options["every"])
