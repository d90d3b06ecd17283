"""What editions hold, kept in memory: an edition never changes, and every page needs its plan."""

from functools import lru_cache
from uuid import UUID

from django.http import Http404

from florilege.teaching.catalogue import queries as catalogue
from florilege.teaching.catalogue.queries import ActivityContent, ItemContent, Outline


class NoSuchActivity(Exception):
    """No edition holds an activity of this id; raised so that it is not kept in memory."""


def plan_or_404(version_id: UUID) -> Outline:
    plan = catalogue.outline(version_id)
    if plan is None:
        raise Http404
    return plan


@lru_cache(maxsize=256)
def content_of(activity_id: UUID) -> ActivityContent:
    """Give an activity with its contents.

    Raises: NoSuchActivity; never for an id that a plan or an attempt names.
    """
    content = catalogue.activity(activity_id)
    if content is None:
        raise NoSuchActivity(str(activity_id))
    return content


@lru_cache(maxsize=256)
def questions_of(activity_id: UUID) -> tuple[ItemContent, ...]:
    return catalogue.items(activity_id)
