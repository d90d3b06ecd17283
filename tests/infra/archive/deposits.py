"""Documents to deposit, with words that must not be seen."""

from datetime import date
from typing import Any
from uuid import uuid4

from florilege.infra.archive.depositing import Item

NAME, WORDS = "Clémence Verdure-Quatorze", "quarante-deux heures au fil des pivoines"


def an_item(**given: Any) -> Item:
    words: dict[str, Any] = {
        "source": "training_proof",
        "source_id": uuid4(),
        "kind": "training_proof",
        "rule": "attendance",
        "law": "Code du travail, art. L6362-6",
        "event_on": date(2026, 6, 30),
        "expires_on": date(2031, 7, 1),
        "identity": {"name": NAME},
        "content": WORDS.encode(),
        "media_type": "text/plain",
        "file_name": "preuve.txt",
    }
    return Item(**words | given)
