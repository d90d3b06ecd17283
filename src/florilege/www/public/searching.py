"""Pick and order courses as a visitor asks: without case, without accents."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from florilege.teaching.catalogue.queries import CourseCard
from florilege.www.public.showing import Upcoming


def fits(card: CourseCard, wanted: Mapping[str, Any]) -> bool:
    """Tell whether a course has every word that is asked for, and the level."""
    level = wanted.get("level") or card.level
    text = plain(" ".join((card.title, card.summary, *card.themes)))
    return level == card.level and all(word in text for word in plain(wanted.get("q", "")).split())


def rank(card: CourseCard, first: Upcoming | None, order: str) -> tuple[Any, str]:
    """Give what courses are ordered by; their titles decide between equals."""
    title = plain(card.title)
    if order == "soonest":
        return (first.session.starts_on if first else date.max, title)
    if order == "price":
        return (card.price_cents, title)
    if order == "length":
        return (card.hours, title)
    return ("", title)


def plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))
