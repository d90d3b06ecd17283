"""Why a whole school may be exported: a closed list, so that no free word names anybody."""

from enum import StrEnum

from django.utils.translation import gettext_noop


class Reason(StrEnum):
    MOVING = "moving"
    CLOSING = "closing"
    DUTY = "duty"
    TRIAL = "trial"


REASON_WORDS = {
    Reason.MOVING: gettext_noop("the school moves to another program"),
    Reason.CLOSING: gettext_noop("the school closes"),
    Reason.DUTY: gettext_noop("an authority or a court asks for it"),
    Reason.TRIAL: gettext_noop("to try whether the export can be read"),
}
