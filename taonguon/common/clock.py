"""The only place that reads the clock. Days are days in Viet Nam."""

from datetime import date, datetime, time

from django.utils import timezone


def now() -> datetime:
    return timezone.now()


def today() -> date:
    return timezone.localdate()


def start_of(day: date) -> datetime:
    """The first moment of a day."""
    return timezone.make_aware(datetime.combine(day, time.min))
