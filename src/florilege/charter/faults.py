"""What is wrong with a charter, said to whoever wrote it, in their language."""

from collections.abc import Iterable
from dataclasses import dataclass

from florilege.charter.text import Text


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: where it stands in the file, and a sentence."""

    where: str
    sentence: Text

    def in_language(self, language: str) -> str:
        colon = "\u00a0: " if language.lower().startswith("fr") else ": "
        return f"{self.where}{colon}{self.sentence.in_language(language)}"


class CharterRefused(Exception):
    """A charter cannot be obeyed as it stands; every fault found is in `faults`."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, language: str) -> str:
        """List the faults, one a line."""
        return "\n".join(fault.in_language(language) for fault in self.faults)


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault between places; it only counts if none of them is already known to be wrong."""

    places: tuple[str, ...]
    sentence: Text

    @property
    def fault(self) -> Fault:
        return Fault(where=self.places[0], sentence=self.sentence)


class Ledger:
    """Collects faults. One cause gives one fault: what merely follows from another is left out."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self._later: list[Finding] = []

    def add(self, where: str, sentence: Text) -> None:
        """Note a fault, unless the entry that holds this one is already known to be wrong."""
        if not any(_holds(fault.where, where) for fault in self._faults):
            self._faults.append(Fault(where=where, sentence=sentence))

    def add_later(self, finding: Finding) -> None:
        """Keep a finding, to be weighed after all others."""
        self._later.append(finding)

    def close(self, findings: Iterable[Finding]) -> None:
        """Weigh the findings, now that what is wrong in single entries is known.

        Raises: CharterRefused if anything is wrong.
        """
        for finding in (*findings, *self._later):
            if not any(self._knows(place) for place in finding.places):
                self._faults.append(finding.fault)
        if self._faults:
            raise CharterRefused(*self._faults)

    def _knows(self, place: str) -> bool:
        wheres = [fault.where for fault in self._faults]
        return any(_holds(where, place) or _holds(place, where) for where in wheres)


def _holds(outer: str, inner: str) -> bool:
    return inner == outer or inner.startswith(f"{outer}.")
