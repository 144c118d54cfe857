"""Who may open a page: every view says so, and the middleware refuses a view that does not.

    @page(Permission.DOSSIER_EDIT)
    @require_POST
    def move(request, pk): ...

*Doing* is this permission; *seeing* is the scope that the view hands to its query (a record outside is 404).
"""

from collections.abc import Callable
from dataclasses import dataclass

from taonguon.rules.access import Permission

View = Callable[..., object]


@dataclass(frozen=True, slots=True)
class Access:
    """What a view asks for. `permission` None: anybody, signed in or not.

    `before_ready`: also open while the first password or the second factor is still to be set.
    """

    permission: Permission | None
    before_ready: bool = False


PUBLIC = Access(None)


def page(permission: Permission, *, before_ready: bool = False) -> Callable[[View], View]:
    """Declare the permission a view asks for; the outermost decorator of the view."""

    def declare(view: View) -> View:
        view.access = Access(permission, before_ready)  # type: ignore[attr-defined]
        return view

    return declare


def public(view: View) -> View:
    """Declare a view that needs no sign-in: the sign-in itself, or a door that checks its own key."""
    view.access = PUBLIC  # type: ignore[attr-defined]
    return view


def access_of(view: View) -> Access | None:
    """The declaration of a view; None when its author forgot it."""
    return getattr(view, "access", None)
