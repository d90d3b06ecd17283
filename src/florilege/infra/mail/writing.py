"""Write a letter: rendered in the person's language, sealed, and left for the worker."""

import re
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override

from florilege.infra import policy
from florilege.infra.mail.kinds import Kind, OperationalKind, OptionalKind, WrongKind
from florilege.infra.mail.models import Letter, Muted
from florilege.kernel.subjects import SubjectRef

_EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")


def write_letter(
    *,
    person: SubjectRef,
    kind: OperationalKind,
    address: str,
    language: str,
    facts: Mapping[str, object],
    at: datetime,
    letter_id: UUID | None = None,
) -> Letter:
    """Write an operational letter from `mail/<kind>.txt`: its first line is the title.

    Call it in the transaction of what the letter tells of; `facts` go to the template. Where it
    tells of an event that may come twice, `letter_id` is made from the event, and one is written.
    Raises: WrongKind.
    """
    _refuse_unless(kind, OperationalKind)
    written = Letter.objects.filter(id=letter_id).first() if letter_id else None
    if written is not None:
        return written
    return put(
        person=person,
        code=kind.code,
        address=address,
        language=language,
        facts=facts,
        at=at,
        letter_id=letter_id or uuid4(),
    )


def write_optional(
    *,
    person: SubjectRef,
    kind: OptionalKind,
    address: str,
    language: str,
    facts: Mapping[str, object],
    at: datetime,
    letter_id: UUID,
) -> Letter | None:
    """Write a letter that its reader may switch off, once; none if they did."""
    _refuse_unless(kind, OptionalKind)
    if Letter.objects.filter(id=letter_id).exists():
        return None
    if Muted.objects.filter(person=person, topic=kind.topic.code).exists():
        return None
    return put(
        person=person,
        code=kind.code,
        address=address,
        language=language,
        facts=facts,
        at=at,
        letter_id=letter_id,
    )


def _refuse_unless(kind: object, wanted: type[Kind]) -> None:
    """Hold at run time what the types say. Raises: WrongKind."""
    if not isinstance(kind, wanted):
        raise WrongKind(f"{kind}: this letter is written in another way")


def put(
    *,
    person: SubjectRef,
    code: str,
    address: str,
    language: str,
    facts: Mapping[str, object],
    at: datetime,
    letter_id: UUID,
) -> Letter:
    """Render and seal. For the writers of this room alone: it asks nothing."""
    context = {**facts, "school": policy.charter().provider.name, "site": settings.SITE_URL}
    with override(language):
        rendered = render_to_string(f"mail/{code}.txt", context)
    title, _, text = rendered.strip().partition("\n")
    return Letter.objects.create(
        id=letter_id,
        person=person,
        kind=code,
        language=language,
        address=address,
        title=title.strip(),
        text=_EMPTY_LINES.sub("\n\n", text.strip()) + "\n",
        made_at=at,
        due_at=at,
    )
