"""What the check page says of a document or a file, in words."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import get_language
from django.utils.translation import gettext_noop as _

from florilege.infra.documents.checking import Checked, CheckedFile, FileVerdict
from florilege.infra.documents.register.enums import EntryState
from florilege.teaching.certification.queries import look_at_shared_name


class Tone(StrEnum):
    """How the answer is marked; the icon and the words say it too."""

    GOOD = "success"
    CAREFUL = "warning"
    BAD = "error"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer. `holder` is what the holder lets be shown; `document` what the register knows."""

    tone: Tone
    title: str
    text: str
    document: Checked | None = None
    kind: str = ""
    holder: str | None = None


_IN_FORCE = (
    Tone.GOOD,
    _("This document was issued, and is in force"),
    _(
        "The register knows it under this number. Compare what is printed with what stands here; "
        "to be sure that nothing in it was changed, have the file checked too."
    ),
)
_GENUINE = (
    Tone.GOOD,
    _("This file is genuine, and in force"),
    _("It is to the byte the document that the school issued and sealed."),
)
_REPLACED = (
    Tone.CAREFUL,
    _("This document was replaced by a later edition"),
    _("It was genuine, and is no longer the one that counts. Ask its holder for the later one."),
)
_REVOKED = (
    Tone.BAD,
    _("This document was revoked"),
    _("The school issued it, and has taken it back. It attests nothing any more."),
)
_ALTERED = (
    Tone.BAD,
    _("This file was altered"),
    _("It is not the document that the school issued. Do not rely on what it says."),
)
_UNREGISTERED = (
    Tone.CAREFUL,
    _("Sealed by the school, but not in the register"),
    _(
        "The seal is whole, yet no such document was issued. Write to the school before relying on it."
    ),
)
_UNKNOWN = (
    Tone.BAD,
    _("Nothing shows that the school issued this file"),
    _(
        "It carries no seal of the school. A scan, a photo or a file that was saved anew loses the "
        "seal: check the number printed on it instead, or ask for the original file."
    ),
)
_NOT_FOUND = (
    Tone.BAD,
    _("The register knows no such document"),
    _("Look at the number or the code once more: one wrong letter is enough."),
)


def not_found() -> Answer:
    return Answer(*_NOT_FOUND)


def about_document(found: Checked) -> Answer:
    """Tell the state of a document that was found by its number or code."""
    return _about(found, in_force=_IN_FORCE)


def about_file(result: CheckedFile) -> Answer:
    """Tell what a file turned out to be."""
    if result.verdict is FileVerdict.GENUINE and result.checked is not None:
        return _about(result.checked, in_force=_GENUINE)
    words = {
        FileVerdict.ALTERED: _ALTERED,
        FileVerdict.UNREGISTERED: _UNREGISTERED,
        FileVerdict.UNKNOWN: _UNKNOWN,
    }[result.verdict]
    return Answer(*words)


def _about(found: Checked, *, in_force: tuple[Tone, str, str]) -> Answer:
    words = {
        EntryState.ISSUED: in_force,
        EntryState.REPLACED: _REPLACED,
        EntryState.REVOKED: _REVOKED,
    }[found.state]
    return Answer(
        *words,
        document=found,
        kind=found.titles.get(get_language() or "fr", found.titles["fr"]),
        holder=_holder(found),
    )


def _holder(found: Checked) -> str | None:
    """Numbers can be guessed and codes cannot: only who has the document learns of its holder."""
    if not found.by_code or found.state is not EntryState.ISSUED:
        return None
    return look_at_shared_name(found.document)
