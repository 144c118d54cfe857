"""How often a key may call: a fixed number a minute, counted by each server process on its own."""

from django.core.cache import cache
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

from taonguon.common.clock import now

CALLS_A_MINUTE = 600
_WINDOW = 60


def counter_of(token_id: int, moment: float) -> str:
    """Where the calls of a key in one minute are counted."""
    return f"api-calls-{token_id}-{int(moment) // _WINDOW}"


class PerToken(BaseThrottle):
    def allow_request(self, request: HttpRequest) -> bool:
        key = counter_of(request.auth.token_id, now().timestamp())  # type: ignore[attr-defined]
        cache.add(key, 0, 2 * _WINDOW)
        try:
            return cache.incr(key) <= CALLS_A_MINUTE
        except ValueError:  # a full cache threw the count away: this call begins it again
            return True

    def wait(self) -> float:
        """Seconds until the next window."""
        return _WINDOW - now().timestamp() % _WINDOW
