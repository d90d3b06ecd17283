"""Words and signs for what the catalogue and the sessions name by closed lists."""

from datetime import datetime, timedelta

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from florilege.teaching.catalogue.enums import ActivityKind
from florilege.teaching.catalogue.words import ACTIVITY_WORDS
from florilege.teaching.enrolment.enums import HalfDay
from florilege.teaching.enrolment.words import HALF_DAY_WORDS

register = template.Library()

_ICONS = {
    ActivityKind.TEXT: "text",
    ActivityKind.VIDEO: "play",
    ActivityKind.DOCUMENT: "document",
    ActivityKind.QUIZ: "quiz",
}


@register.filter
def kind_icon(kind: ActivityKind) -> str:
    return _ICONS[kind]


@register.filter
def kind_word(kind: ActivityKind) -> str:
    return _(ACTIVITY_WORDS[kind])


@register.filter
def half_day_word(half_day: HalfDay) -> str:
    return _(HALF_DAY_WORDS[half_day])


@register.filter
def time_left(deadline_at: datetime, now: datetime) -> str:
    """Say how long is left, in whole minutes begun."""
    left = max(timedelta(0), deadline_at - now)
    minutes = -(-int(left.total_seconds()) // 60)
    return ngettext("%(count)s minute left", "%(count)s minutes left", minutes) % {"count": minutes}
