"""The charter's file as it lies there now: sound or not, and what it would change if published."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from django.conf import settings

from florilege.charter import sentences
from florilege.charter.faults import CharterRefused, Fault
from florilege.infra.charters.handmade import edition_saying
from florilege.infra.charters.publishing import NothingChanges, Proposed, propose


@dataclass(frozen=True)
class Filed:
    """`proposed` is what publishing it would do; None if it says nothing new or has faults.

    `behind` is the number of an older edition that the file still says: nobody edited it, the last
    edition was published from another file.
    """

    path: Path
    text: str
    proposed: Proposed | None
    faults: tuple[Fault, ...] = ()
    behind: int | None = None

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def document(self) -> dict[str, object]:
        return tomllib.loads(self.text)


def filed_charter() -> Filed:
    """Read the file anew and compare it with the last edition."""
    path = Path(settings.CHARTER_PATH)
    try:
        text = path.read_text(encoding="utf-8")
        proposed = propose(text)
        older = edition_saying(proposed.charter)
        if older is not None:
            return Filed(path=path, text=text, proposed=None, behind=older.version)
        return Filed(path=path, text=text, proposed=proposed)
    except NothingChanges:
        return Filed(path=path, text=text, proposed=None)
    except CharterRefused as refusal:
        return Filed(path=path, text=text, proposed=None, faults=refusal.faults)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        fault = Fault(path.name, sentences.unreadable(str(error)))
        return Filed(path=path, text="", proposed=None, faults=(fault,))
