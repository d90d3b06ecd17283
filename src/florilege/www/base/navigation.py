"""The main menu by role. "My data" and "Who looked" stand in it, not in a footer."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.kernel.vocabulary import Role
from florilege.people.credentials.queries import SignedIn


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    url: str
    icon: str
    current: bool


# Each line: role, name of the page, English words, icon.
_LINES: tuple[tuple[Role, str, str, str], ...] = (
    (Role.ANONYMOUS, "public:home", gettext_noop("Home"), "home"),
    (Role.ANONYMOUS, "public:catalogue", gettext_noop("Courses"), "book-open"),
    (Role.LEARNER, "learner:home", gettext_noop("My space"), "home"),
    (Role.LEARNER, "public:catalogue", gettext_noop("Courses"), "book-open"),
    (Role.LEARNER, "rights:my_data", gettext_noop("My data"), "user"),
    (Role.LEARNER, "rights:who_looked", gettext_noop("Who looked?"), "eye"),
    (Role.CONTACT, "rights:my_data", gettext_noop("My data"), "user"),
    (Role.CONTACT, "rights:who_looked", gettext_noop("Who looked?"), "eye"),
    (Role.TRAINER, "trainer:home", gettext_noop("My sessions"), "users"),
    (Role.OFFICE, "office:home", gettext_noop("Office"), "inbox"),
    (Role.OFFICE, "office:contacts", gettext_noop("Contacts"), "users"),
    (Role.OFFICER, "officer:home", gettext_noop("Officer’s desk"), "shield"),
    (Role.SECURITY, "security:home", gettext_noop("Security"), "lock"),
    (Role.OPERATOR, "operator:home", gettext_noop("Operation"), "settings"),
    (Role.ARCHIVIST, "archivist:home", gettext_noop("Archive"), "archive"),
    (Role.ARCHIVIST, "archive:home", gettext_noop("Archive"), "archive"),
    (Role.OFFICER, "archive:home", gettext_noop("Archive"), "archive"),
)


def first_page(roles: Collection[str]) -> str:
    """Give where somebody stands after signing in: at their work, if they have a duty here."""
    for role, name, _words, _icon in _LINES:
        if role.value in roles and role not in {Role.ANONYMOUS, Role.LEARNER, Role.CONTACT}:
            with suppress(NoReverseMatch):
                return reverse(name)
    return reverse(settings.SIGNED_IN_AT)


def links_for(request: HttpRequest, account: SignedIn | None) -> list[Link]:
    """Give the links of all roles that the visitor holds, in the order of the house."""
    found = list(_lines_of(account.roles if account else frozenset({Role.ANONYMOUS})))
    here = _nearest(request.path, (url for _words, url, _icon in found))
    return [
        Link(label=_(words), url=url, icon=icon, current=url == here) for words, url, icon in found
    ]


def _lines_of(held: Collection[Role]) -> Iterator[tuple[str, str, str]]:
    for role, name, words, icon in _LINES:
        if role in held:
            with suppress(NoReverseMatch):
                yield words, reverse(name), icon


def _nearest(path: str, urls: Iterable[str]) -> str:
    """Give the one link under which a page stands: the longest that leads towards it."""
    over = (url for url in urls if path.startswith(url) and (url != "/" or path == "/"))
    return max(over, key=len, default="")
