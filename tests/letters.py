"""Read letters as their person would."""

import re

from florilege.infra.gate.looking import look
from florilege.infra.gate.opened import opened
from florilege.infra.mail.models import Letter
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose


def letters_to(person: SubjectRef) -> list[tuple[str, str]]:
    """Give title and text of every letter, oldest first."""
    letters = list(Letter.objects.filter(person=person).order_by("made_at"))
    with opened(actor=PROGRAM, purposes=(Purpose.NOTICES,), route="test"):
        look(letters, "title", "text")
        return [(letter.title, letter.text) for letter in letters]


def link_in(text: str) -> str:
    """Give the path of the first link in a letter."""
    found = re.search(r"https?://[^/\s]+(/\S*)", text)
    assert found is not None, text
    return found.group(1)
