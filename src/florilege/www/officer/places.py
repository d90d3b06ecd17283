"""Where a look came from, in words: the title of a page, or what an errand of the program does."""

from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from florilege.kernel.errands import errands
from florilege.www.officer.forms import REASONS, Reason
from florilege.www.officer.pages import every_page


@dataclass(frozen=True, slots=True)
class Place:
    """`code` is the name that the program has for it, as the journal keeps it."""

    words: str
    code: str


def place_of(route: str) -> Place:
    """Say a journal's route in the reader's language; one that is no more keeps its old name.

    Behind a comma stands the reason for which a name was opened.
    """
    name, _comma, reason = route.partition(", ")
    words = _(_titles()[name]) if name in _titles() else name
    if reason in set(Reason):
        words = _("%(page)s: %(reason)s") % {"page": words, "reason": REASONS[Reason(reason)]}
    return Place(words=words, code=route)


@cache
def _titles() -> dict[str, str]:
    """Give the English words of every page and errand; they do not change while a process lives."""
    return dict(errands()) | {name: page.title for name, page in every_page().items()}
