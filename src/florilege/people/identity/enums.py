"""Closed lists of the identity room."""

from enum import StrEnum

from django.utils.translation import gettext_noop


class Level(StrEnum):
    """How far a person says they are; it only orders what is proposed to them."""

    DISCOVERING = "discovering"
    PRACTISING = "practising"
    CONFIRMED = "confirmed"


LEVEL_WORDS = {
    Level.DISCOVERING: gettext_noop("I am discovering"),
    Level.PRACTISING: gettext_noop("I practise already"),
    Level.CONFIRMED: gettext_noop("I am confirmed"),
}
