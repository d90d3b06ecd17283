"""The words of the archive's closed lists."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.infra.archive.models import Ground
from florilege.rights.archive.openings import State

_GROUNDS = {
    Ground.PERSON: gettext_noop("The person asks for their own documents"),
    Ground.CONTROL: gettext_noop("An authority or a funder checks the training"),
    Ground.CLAIM: gettext_noop("A claim in court"),
}
_STATES = {
    State.WAITING: gettext_noop("Waits for a second person"),
    State.AGREED: gettext_noop("Agreed: readable now"),
    State.REFUSED: gettext_noop("Refused"),
    State.OVER: gettext_noop("Over"),
}


def ground_words(ground: Ground) -> str:
    return _(_GROUNDS[ground])


def ground_choices() -> list[tuple[str, str]]:
    return [(ground.value, _(words)) for ground, words in _GROUNDS.items()]


def state_words(state: State) -> str:
    return _(_STATES[state])
