"""The declaration that every page carries: for what, which vaults, which roles.

A view without it is refused by `PageMiddleware` and fails a test.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from florilege.infra.gate.opened import opened
from florilege.infra.vaults.opening import only
from florilege.kernel.errands import Route
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.credentials.queries import SignedIn, signed_in
from florilege.www.base import doors
from florilege.www.base.carrying import Carried, ask_to_send
from florilege.www.base.sending import untold

P = ParamSpec("P")
# Everybody about whom something is kept: with an account, or let in by a mailed link.
OWN = (Role.LEARNER, Role.CONTACT)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page declares. `fresh` asks for a sign-in of the last minutes (charter)."""

    title: str  # English; what the journal and who-sees-what call it
    purposes: tuple[Purpose, ...]
    vaults: frozenset[Vault]
    roles: tuple[Role, ...]
    fresh: bool = False
    keeps_post: bool = False  # what was typed is carried over a sign-in or a fresh password
    machine: bool = False  # answers a script: 401 instead of a redirection to the sign-in page
    looks_at: tuple[str, ...] = field(default=())  # "identity.Profile.given_name", for the table


class Onward(HttpResponse):
    """Hands the request on, once the page's own gate is shut: what comes next has its own."""

    def __init__(self, go: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__()
        self.go = go


class PageRequest(HttpRequest):
    """A request inside a declared page: who acts, and as what."""

    actor: Actor
    account: SignedIn | None
    page: Page
    person: SubjectRef  # the signed-in person; a page that strangers may open does not ask


View = Callable[Concatenate[PageRequest, P], HttpResponseBase]


def page(
    *,
    title: str,
    purposes: Iterable[Purpose],
    vaults: Iterable[Vault],
    roles: Iterable[Role],
    fresh: bool = False,
    keeps_post: bool = False,
    machine: bool = False,
    looks_at: Iterable[str] = (),
) -> Callable[[View[P]], Callable[..., HttpResponseBase]]:
    """Declare a page. Deny by default: without a role of the list nothing is shown."""
    declared = Page(
        title=title,
        purposes=tuple(purposes),
        vaults=frozenset(vaults) | {Vault.IDENTITY},  # sessions and accounts stand there
        roles=tuple(roles),
        fresh=fresh,
        keeps_post=keeps_post,
        machine=machine,
        looks_at=tuple(looks_at),
    )

    def declare(view: View[P]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return _show(view, declared, cast(PageRequest, request), args, kwargs)

        def asks(request: HttpRequest, carried: Carried, **kwargs: Any) -> HttpResponseBase:
            ask = partial(ask_to_send, getattr(view, "sends", untold), carried)
            return _show(ask, declared, cast(PageRequest, request), (), kwargs)

        shown.page = declared  # type: ignore[attr-defined]  # read by tests and tables
        shown.asks = asks  # type: ignore[attr-defined]  # shows a post that was carried to it
        return shown

    return declare


def _show(
    view: Callable[..., HttpResponseBase],
    declared: Page,
    request: PageRequest,
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> HttpResponseBase:
    request.page = declared
    request.account = signed_in(request.session)
    role = _role(declared, request.account)
    if role is None:
        return doors.turn_away(request)
    request.actor = Actor(role=role, person=request.account.person if request.account else None)
    if request.account is not None:
        request.person = request.account.person
    if declared.fresh and not doors.is_fresh(request):
        return doors.ask_again(request)
    route = Route(request.resolver_match.view_name if request.resolver_match else "")
    gate = opened(actor=request.actor, purposes=declared.purposes, route=route)
    with only(declared.vaults, seconds=settings.REQUEST_SECONDS), gate:
        response = view(request, *args, **kwargs)
    if isinstance(response, Onward):
        return response.go(request)
    if request.account is not None and "Cache-Control" not in response:
        response["Cache-Control"] = "no-store"
    return response


def _role(declared: Page, account: SignedIn | None) -> Role | None:
    """Choose the first declared role that the visitor holds; strangers hold `anonymous` alone."""
    held = account.roles if account else frozenset({Role.ANONYMOUS})
    if account and Role.ANONYMOUS in declared.roles:
        held = held | {Role.ANONYMOUS}
    return next((role for role in declared.roles if role in held), None)
