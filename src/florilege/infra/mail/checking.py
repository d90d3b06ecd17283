"""The check at start: every letter's template has a kind, every kind a template, each in its type.

A promotion under an operational kind is refused by the types; here by what the templates say: the
link that ends promotions stands in each promotional letter and in no other.
"""

from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from florilege.infra.mail.kinds import PromotionalKind, kinds

WAY_OUT = "mail/way_out.txt"  # the part with the link, included by each promotional letter
_PARTS = {"way_out"}


class LettersDoNotFit(Exception):
    """Letters and their kinds differ; each line says what to do."""


def refuse_misfits() -> None:
    """Raises: LettersDoNotFit."""
    if faults := list(_faults(_templates())):
        raise LettersDoNotFit("\n".join(["Letters and their kinds differ:", *faults]))


def _faults(templates: dict[str, str]) -> Iterator[str]:
    known = {kind.code: kind for kind in kinds()}
    for code in sorted(templates.keys() - known.keys() - _PARTS):
        yield f"- mail/{code}.txt is no letter of a known kind: enter it in its room's mailing.py."
    for code, kind in known.items():
        sells = isinstance(kind, PromotionalKind)
        if code not in templates:
            yield f"- {code} has no template: write mail/{code}.txt in its room."
        elif sells != (WAY_OUT in templates[code]):
            word = "must include" if sells else "is not promotional and may not include"
            yield f"- mail/{code}.txt {word} {WAY_OUT}."


def _templates() -> dict[str, str]:
    found = {}
    for config in apps.get_app_configs():
        for file in Path(config.path).glob("templates/mail/*.txt"):
            found[file.stem] = file.read_text(encoding="utf-8")
    return found
