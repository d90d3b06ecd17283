"""The tabs of a person's own pages: everything about me is one step from everything else."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.kernel.vocabulary import Role

_TABS = (
    ("rights:my_data", gettext_noop("My data")),
    ("rights:choices", gettext_noop("My choices")),
    ("rights:mail", gettext_noop("My mail")),
    ("rights:requests", gettext_noop("My requests")),
    ("rights:who_looked", gettext_noop("Who looked?")),
    ("rights:recipients", gettext_noop("Who received it?")),
    ("rights:after_death", gettext_noop("After me")),
)

# What somebody without an account never gets: a tab must not lead to a refusal.
_NOT_OF_A_CONTACT = frozenset({"rights:mail"})


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    current: bool


def own_tabs(request: HttpRequest) -> list[Tab]:
    here = request.resolver_match.view_name if request.resolver_match else ""
    without = _NOT_OF_A_CONTACT if _is_contact(request) else frozenset()
    return [
        Tab(_(label), reverse(name), name == here) for name, label in _TABS if name not in without
    ]


def _is_contact(request: HttpRequest) -> bool:
    actor = getattr(request, "actor", None)
    return actor is not None and actor.role is Role.CONTACT
