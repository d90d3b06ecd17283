"""Tell one opened page from another, so that two windows never silently overwrite each other."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID, uuid4

from florilege.teaching.assessment.rules import Response, response_of


@dataclass(frozen=True, slots=True)
class Window:
    """What a page of a question carries: its own id, the last step that it shows, and its mark."""

    id: UUID
    seen_seq: int
    shown: str


def new_window(given: Response | None, *, seen_seq: int) -> Window:
    window_id = uuid4()
    shown = fingerprint(given or response_of(""), window_id=window_id)
    return Window(id=window_id, seen_seq=seen_seq, shown=shown)


def window_of(sent: Mapping[str, str]) -> Window:
    """Read what a page sent back; what is unreadable is a window that has seen nothing."""
    try:
        window_id, seen_seq = UUID(sent.get("window", "")), int(sent.get("seen", ""))
    except ValueError:
        return new_window(None, seen_seq=0)
    return Window(id=window_id, seen_seq=seen_seq, shown=sent.get("shown", ""))


def fingerprint(response: Response, *, window_id: UUID) -> str:
    """Mark a response within one page: enough to see that it was not touched, and kept nowhere."""
    text = json.dumps(response, sort_keys=True)
    return sha256(f"{window_id} {text}".encode()).hexdigest()[:32]
