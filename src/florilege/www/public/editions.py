"""Old versions of the charter, readable for ever, and what changed from one to the next."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from florilege.charter.chapters import CHAPTER_TITLES, Chapter
from florilege.charter.telling import Passage, passages
from florilege.charter.wording import Rewording, rewordings
from florilege.infra import clock, policy
from florilege.infra.charters.enums import EditionKind
from florilege.infra.charters.shelf import Published
from florilege.kernel.vocabulary import Role
from florilege.www.base.page import PageRequest, page

_open = partial(page, purposes=(), vaults=(), roles=(Role.LEARNER, Role.ANONYMOUS))


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One version in the list: `until` is the day from which the next one applied."""

    version: int
    kind: str
    published_on: date
    wanted_on: date
    in_force_on: date | None
    until: date | None
    is_withdrawn: bool
    is_current: bool
    is_first: bool
    is_to_come: bool


@_open(title="All versions of our charter")
@require_safe
def editions(request: PageRequest) -> HttpResponse:
    return render(request, "public/editions.html", {"lines": lines(clock.today())})


@_open(title="One version of our charter")
@require_safe
def edition(request: PageRequest, version: int) -> HttpResponse:
    found = _found(version)
    context = {
        "edition": found,
        "line": _line_of(version),
        "chapters": _chapters(passages(found.document)),
    }
    return render(request, "public/edition.html", context)


@_open(title="What changes with a version of the charter")
@require_safe
def changes(request: PageRequest, version: int) -> HttpResponse:
    """Show old and new side by side; a change that is announced leads to closing the account."""
    found = _found(version)
    before = _before(found)
    if before is None:
        raise Http404
    language = get_language() or "fr"
    reworded = rewordings(before.document, found.document, language=language)
    context = {
        "edition": found,
        "line": _line_of(version),
        "before": before,
        "chapters": _by_chapter(reworded),
        "count": len(reworded),
        "is_minor": found.kind is EditionKind.MINOR,
        "is_to_come": not found.is_withdrawn and not found.applies(clock.today()),
        "notice_days": before.charter.deadlines.notice_days,
    }
    return render(request, "public/changes.html", context)


def lines(today: date) -> list[EditionLine]:
    """Give every version, the newest first."""
    standing = [e for e in policy.editions() if not e.is_withdrawn and e.in_force_on]
    following = dict(pairwise(standing))
    current = policy.edition_on(today)
    return [
        EditionLine(
            version=e.version,
            kind=e.kind.value,
            published_on=e.published_on,
            wanted_on=e.wanted_on,
            in_force_on=e.in_force_on,
            until=following[e].in_force_on if e in following else None,
            is_withdrawn=e.is_withdrawn,
            is_current=e is current,
            is_first=e.kind is EditionKind.FIRST,
            is_to_come=not e.is_withdrawn and not e.applies(today),
        )
        for e in reversed(policy.editions())
    ]


def _line_of(version: int) -> EditionLine:
    return next(line for line in lines(clock.today()) if line.version == version)


def _found(version: int) -> Published:
    """Raises: Http404."""
    found = next((e for e in policy.editions() if e.version == version), None)
    if found is None:
        raise Http404
    return found


def _before(edition: Published) -> Published | None:
    """Give the version that stood when this one was published."""
    earlier = [e for e in policy.editions() if e.version < edition.version and not e.is_withdrawn]
    return earlier[-1] if earlier else None


def _chapters(said: tuple[Passage, ...]) -> list[tuple[str, str, list[Passage]]]:
    language = get_language() or "fr"
    return [
        (chapter.value, CHAPTER_TITLES[chapter].in_language(language), inside)
        for chapter in Chapter
        if (inside := [passage for passage in said if passage.chapter is chapter])
    ]


def _by_chapter(reworded: tuple[Rewording, ...]) -> list[tuple[str, list[Rewording]]]:
    language = get_language() or "fr"
    return [
        (CHAPTER_TITLES[chapter].in_language(language), inside)
        for chapter in Chapter
        if (inside := [one for one in reworded if one.chapter is chapter])
    ]
