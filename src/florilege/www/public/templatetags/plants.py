"""Plants in pages: the school's own, and one for each course. They only adorn, and say so."""

from functools import lru_cache

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from florilege.infra.botany.drawing import draw_plant
from florilege.infra.botany.flora import KINDS

register = template.Library()

WIDTH, HEIGHT = 320, 480
SYMBOL = "plant"
# Charters name plants in English, courses as the flower list does.
_CHARTERS_NAMES = {"peony": "pivoine", "lime": "tilleul"}


@lru_cache(maxsize=128)
def drawing(*, plant: str, seed: str, growth: float = 1.0) -> str:
    """Draw a plant in the colours of the page; nothing if we do not know it."""
    kind = _CHARTERS_NAMES.get(plant, plant)
    if kind not in KINDS:
        return ""
    return draw_plant(
        plant=kind,
        seed=seed,
        growth=growth,
        width=WIDTH,
        height=HEIGHT,
        leaf="var(--leaf)",
        accent="var(--accent)",
    )


@register.simple_tag
def plant_drawing(plant: str, seed: str, growth: float = 1.0) -> SafeString:
    """Put a plant into the page itself."""
    # Our own code drew it from numbers; no word of anybody's is in it.
    return mark_safe(drawing(plant=plant, seed=seed, growth=growth))


@register.simple_tag
def course_drawing(slug: str, width: int = 96) -> SafeString:
    """Show a course's plant from a file of its own, so that a list of courses stays light."""
    return format_html(
        '<svg width="{}" height="{}" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"/></svg>',
        width,
        width * HEIGHT // WIDTH,
        WIDTH,
        HEIGHT,
        reverse("public:drawing", args=[slug]),
        SYMBOL,
    )
