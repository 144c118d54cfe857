"""The day the site lives in: `taonguon.common.clock` alone reads the clock, so it is set there."""

from contextlib import contextmanager
from datetime import date, datetime, timedelta

from django.utils import timezone

from taonguon.common import clock


class Calendar:
    """What `clock` reads the time through: the true time of day, on the day a test says."""

    make_aware = staticmethod(timezone.make_aware)

    def __init__(self, day: date) -> None:
        self.day = day

    def now(self) -> datetime:
        return timezone.now() + timedelta(days=(self.day - timezone.localdate()).days)

    def localdate(self) -> date:
        return timezone.localdate(self.now())


@contextmanager
def calendar_at(day: date):
    """The whole site, threads of the live server included, is on `day`; set `.day` to go on."""
    before, clock.timezone = clock.timezone, Calendar(day)
    try:
        yield clock.timezone
    finally:
        clock.timezone = before
