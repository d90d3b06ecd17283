"""Who is signed in on the bare site, and what its layout needs."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from bench.bare.models import Person
from florilege.kernel.subjects import Actor, SubjectRef
from florilege.kernel.vocabulary import Role
from florilege.people.credentials.queries import SignedIn


def trivial(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


def site(*roles: Role) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Ask for a sign-in; the layout's menu is the product's, and asks for the roles."""

    def declare(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @login_required
        @wraps(view)
        def shown(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            person = SubjectRef(request.session["person"])
            held = frozenset({Role.LEARNER, *roles})
            request.account = SignedIn(person=person, roles=held)
            request.actor = Actor(role=roles[0], person=person)
            response = view(request, *args, **kwargs)
            response["Cache-Control"] = "no-store"
            return response

        return shown

    return declare


def sign_in(browser: Any, name: str) -> None:
    """Sign in as Django's own tests do, with Django's own account and session."""
    person = Person.objects.select_related("user").get(user__username=name)
    browser.force_login(person.user)
    session = browser.session
    session["person"] = str(person.id)
    session.save()
