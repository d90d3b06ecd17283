"""What a person does not want to receive, topic by topic. Promotions stand in their choices."""

from uuid import uuid4

from florilege.infra.gate.looking import look
from florilege.infra.mail.models import Muted
from florilege.infra.mail.topics import topic_named
from florilege.kernel.subjects import SubjectRef


class AlwaysSent(Exception):
    """This topic is unknown, or cannot be switched off."""


def look_at_muted(person: SubjectRef) -> frozenset[str]:
    """Give what a person switched off, under the gate of the page that shows it."""
    rows = list(Muted.objects.filter(person=person))
    look(rows, "topic")
    return frozenset(str(row.topic) for row in rows)


def mute(person: SubjectRef, code: str) -> None:
    """Switch a topic off. Safe to repeat. Raises: AlwaysSent."""
    _refuse_unless_optional(code)
    Muted.objects.get_or_create(person=person, topic=code, defaults={"id": uuid4()})


def unmute(person: SubjectRef, code: str) -> None:
    """Switch a topic on again. Safe to repeat. Raises: AlwaysSent."""
    _refuse_unless_optional(code)
    Muted.objects.filter(person=person, topic=code).delete()


def _refuse_unless_optional(code: str) -> None:
    found = topic_named(code)
    if found is None or found.always:
        raise AlwaysSent(code)
