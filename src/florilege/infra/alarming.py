"""What is wrong with the installation, told by whoever knows, to the role that can mend it.

An alarm is a sentence and a number; nothing of anybody may stand in it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from florilege.kernel.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Alarm:
    """`words` is an English sentence that may hold `%(count)d`; it is translated when it is told."""

    words: str
    count: int = 1

    def __str__(self) -> str:
        return _(self.words) % {"count": self.count}


Answer = Callable[[datetime], Iterable[Alarm]]
_answers: dict[str, tuple[frozenset[Role], Answer]] = {}


def alarming(*roles: Role) -> Callable[[Answer], Answer]:
    """Register a function that gives the alarms of a moment, for holders of some roles."""

    def register(answer: Answer) -> Answer:
        _answers[f"{answer.__module__}.{answer.__qualname__}"] = (frozenset(roles), answer)
        return answer

    return register


def alarms_by_role(*, at: datetime) -> dict[Role, list[Alarm]]:
    """Ask everybody once; give the alarms of each role that has any."""
    found: dict[Role, list[Alarm]] = {}
    for roles, answer in _answers.values():
        alarms = list(answer(at))
        for role in sorted(roles):
            if alarms:
                found.setdefault(role, []).extend(alarms)
    return found
