"""Write a letter: rendered in the person's language, sealed, and left for the worker."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils.translation import override

from florilege.infra import policy
from florilege.infra.mail.kinds import Kind, OperationalKind, OptionalKind, WrongKind
from florilege.infra.mail.models import Letter, Muted
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Vault

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
    try:
        with transaction.atomic(using=Vault.IDENTITY.value):
            return put(
                person=person,
                code=kind.code,
                address=address,
                language=language,
                facts=facts,
                at=at,
                letter_id=letter_id or uuid4(),
            )
    except IntegrityError:
        if letter_id is None:
            raise
        # The event came twice in one moment: the other hand wrote it.
        return Letter.objects.get(id=letter_id)


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
    title, text = _rendered(code, language, facts)
    letter = _letter(person, code, address, language, (title, text), letter_id=letter_id, at=at)
    letter.save(force_insert=True)
    return letter


def write_circular(
    readers: Mapping[SubjectRef, tuple[str, str]],
    *,
    kind: OperationalKind,
    facts: Callable[[str], Mapping[str, object]],
    at: datetime,
) -> dict[SubjectRef, UUID]:
    """Write the same operational letter to many: to an address, in a language; give the letters.

    It is rendered once a language, sealed for each reader, and written in one statement.
    Raises: WrongKind; KeyWithheld if a reader was fenced meanwhile: then nothing is written.
    """
    _refuse_unless(kind, OperationalKind)
    languages = {language for _, language in readers.values()}
    words = {language: _rendered(kind.code, language, facts(language)) for language in languages}
    letters = {
        person: _letter(
            person, kind.code, address, language, words[language], letter_id=uuid4(), at=at
        )
        for person, (address, language) in readers.items()
    }
    Letter.objects.bulk_create(letters.values())
    return {person: letter.id for person, letter in letters.items()}


def _rendered(code: str, language: str, facts: Mapping[str, object]) -> tuple[str, str]:
    """Give the title and the text of a letter."""
    context = {**facts, "school": policy.charter().provider.name, "site": settings.SITE_URL}
    with override(language):
        rendered = render_to_string(f"mail/{code}.txt", context)
    title, _, text = rendered.strip().partition("\n")
    return title.strip(), _EMPTY_LINES.sub("\n\n", text.strip()) + "\n"


def _letter(
    person: SubjectRef,
    code: str,
    address: str,
    language: str,
    words: tuple[str, str],
    *,
    letter_id: UUID,
    at: datetime,
) -> Letter:
    title, text = words
    return Letter(
        id=letter_id,
        person=person,
        kind=code,
        language=language,
        address=address,
        title=title,
        text=text,
        made_at=at,
        due_at=at,
    )
