"""Publish editions as the product does: a charter's text with some lines changed."""

import re
from datetime import date, datetime
from pathlib import Path

from django.conf import settings

from florilege.infra import policy
from florilege.infra.charters.publishing import (
    enter_first_edition,
    propose,
    publish_minor,
    publish_substantial,
)

SHIPPED = Path(settings.CHARTER_PATH).read_text(encoding="utf-8")


def text_with(**lines: object) -> str:
    """The charter's file with other values on its own lines: `text_with(answer_days=12)`."""
    text = SHIPPED
    for name, value in lines.items():
        text, found = re.subn(
            rf"^{name} = .*$", f"{name} = {value}", text, count=1, flags=re.MULTILINE
        )
        assert found == 1, name
    return text


def reworded(old: str, new: str) -> str:
    text = SHIPPED
    assert old in text, old
    return text.replace(old, new)


def first(*, at: datetime) -> None:
    enter_first_edition(text_with(), at=at)


def announce(text: str, *, at: datetime, wanted_on: date | None = None) -> int:
    if not policy.editions():
        first(at=at)
    return publish_substantial(propose(text), wanted_on=wanted_on, at=at)


def correct(text: str, *, at: datetime) -> int:
    if not policy.editions():
        first(at=at)
    return publish_minor(propose(text), at=at)
