"""Read the letters that went to a person, under the gate of the page that shows them."""

from dataclasses import dataclass
from datetime import datetime

from florilege.infra.gate.looking import look
from florilege.infra.mail.models import Letter
from florilege.kernel.subjects import SubjectRef

MOST = 50


@dataclass(frozen=True, slots=True)
class ReadLetter:
    kind: str
    title: str
    text: str
    made_at: datetime


def look_at_letters(person: SubjectRef) -> tuple[ReadLetter, ...]:
    """Give a person's letters, the newest first, 50 at most; what is withheld reads so."""
    rows = list(Letter.objects.filter(person=person).order_by("-made_at", "id")[:MOST])
    look(rows, "kind", "title", "text", "made_at")
    return tuple(
        ReadLetter(kind=row.kind, title=str(row.title), text=str(row.text), made_at=row.made_at)
        for row in rows
    )
