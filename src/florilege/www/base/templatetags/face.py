"""Tags for the frame's components: progress drawn, durations, tables, the page's sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, FileInput, RadioSelect
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from florilege.www.base.phrases import ROLE_NAMES, behaviour_phrases
from florilege.www.base.stem import Stem, draw_stem

register = template.Library()

TALLEST_STROKE = 50
register.simple_tag(behaviour_phrases, name="behaviour_phrases")


@dataclass(frozen=True)
class Hours:
    """The widths of the hours bar, as SVG writes them."""

    done: str
    credited: str


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """Draw an icon of the set; it is silent unless no word stands beside it (`label`)."""
    if not label:
        return _silent_icon(name)
    return format_html('{}<span class="visually-hidden">{}</span>', _silent_icon(name), label)


@cache
def _silent_icon(name: str) -> SafeString:
    """A page shows dozens of icons, and their sheet's address never changes in a running program."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>',
        static("build/icons.svg"),
        name,
    )


@register.filter
def in_sentence(words: str) -> str:
    """Let a sentence go on after a colon: its first letter is small."""
    return words[:1].lower() + words[1:]


@register.simple_tag
def stem_drawing(done: int, total: int) -> Stem:
    """Draw the stem of a course for `components/stem.html`."""
    return draw_stem(done=done, total=total)


@register.simple_tag
def hours_widths(planned: int, done: int, credited: int) -> Hours:
    """Measure the hours bar. Units: minutes. More than planned fills the bar."""
    whole = max(planned, 1)
    return Hours(
        done=f"{min(done / whole, 1):.1%}",
        credited=f"{min(credited / whole, 1):.1%}",
    )


@register.filter
def stroke_top(minutes: int, most: int) -> str:
    """Say how high a day's stroke reaches in a drawing 56 high. Units: minutes."""
    return f"{52 - TALLEST_STROKE * min(minutes / max(most, 1), 1):.1f}"


@register.filter
def most_minutes(days: Iterable[Any]) -> int:
    """Find the longest day, and at least an hour, so that five minutes never look like a feat."""
    return max([60, *(_minutes(day) for day in days)])


@register.filter
def duration(minutes: int | None) -> str:
    """Write a length as people say it: 45 min, 2 h, 12 h 30."""
    if minutes is None:
        return ""
    hours, rest = divmod(int(minutes), 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": f"{rest:02d}"}


@register.filter
def clock_time(at: datetime) -> str:
    """Write an hour as people say it, in the person's time zone: 12 h 31."""
    local = timezone.localtime(at)
    return _("%(hours)s:%(minutes)s") % {"hours": local.hour, "minutes": f"{local.minute:02d}"}


@register.filter
def steps_of(done: int, total: int) -> str:
    """Say a course's progress in words."""
    return ngettext(
        "%(done)s of %(total)s activity done", "%(done)s of %(total)s activities done", done
    ) % {"done": done, "total": total}


@register.filter
def role_name(role: object) -> str:
    """Name the space that a role works in; nothing for a visitor."""
    return str(ROLE_NAMES.get(str(role), ""))


@register.filter
def answer_kind(field: BoundField) -> str:
    """Say how a field is laid out: one tick, several options, a file, or a plain box."""
    widget = field.field.widget
    if isinstance(widget, (RadioSelect, CheckboxSelectMultiple)):
        return "options"
    if isinstance(widget, CheckboxInput):
        return "tick"
    return "file" if isinstance(widget, FileInput) else "box"


@register.simple_block_tag
def table_region(content: str, caption: str, css: str = "") -> SafeString:
    """Wrap a table's rows: captioned, and scrolled by keyboard where it is too wide."""
    return format_html(
        '<div class="table {}" role="region" aria-label="{}" tabindex="0">'
        "<table><caption>{}</caption>{}</table></div>",
        css,
        caption,
        caption,
        content,
    )


def _minutes(day: Any) -> int:
    return int(day["minutes"] if isinstance(day, dict) else day.minutes)
