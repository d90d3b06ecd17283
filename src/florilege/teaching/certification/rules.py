"""Pure rules of certification: what each document takes, and what may be shown of a name."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from florilege.teaching.certification.enums import Shows


def path_is_complete(*, required: Collection[str], done: Collection[str]) -> bool:
    """Tell whether the end-of-path certificate is due: every required activity is completed.

    A course that requires nothing has no end that could be certified.
    """
    return bool(required) and set(required) <= set(done)


@dataclass(frozen=True, slots=True)
class Skills:
    """The best result of each quiz, in percent, against the course's bar; None if never taken."""

    best: Mapping[str, int | None]
    passing: int

    @property
    def taken(self) -> tuple[int, ...]:
        return tuple(percent for percent in self.best.values() if percent is not None)

    @property
    def mean(self) -> int:
        """Give the mean of the quizzes taken, rounded down: 69.9 is not a pass at 70."""
        return sum(self.taken) // len(self.taken) if self.taken else 0

    @property
    def are_shown(self) -> bool:
        """Tell whether the skills attestation is due: every quiz taken, and the mean at the bar.

        Example: 60 and 80 at a bar of 70 are due, though one quiz alone was not passed.
        """
        return bool(self.best) and len(self.taken) == len(self.best) and self.mean >= self.passing


def initials(name: str) -> str:
    """Give the initials of a name.

    Example: `"Marie-Claude d'Arcy"` is `"M.-C. d’A."`.
    """
    words = (filter(None, word.split("-")) for word in name.split())
    shortened = ("-".join(map(_initial, parts)) for parts in words)
    return " ".join(filter(None, shortened))


def _initial(part: str) -> str:
    """Shorten one part; an elided particle keeps its letter."""
    before, mark, after = part.replace("'", "’").partition("’")
    if mark and after and len(before) == 1:
        return f"{before}’{after[0].upper()[0]}."
    return f"{part[0].upper()[0]}."


def shown_name(name: str, shows: Shows) -> str | None:
    """Give what of a printed name may be shown."""
    match shows:
        case Shows.NOTHING:
            return None
        case Shows.INITIALS:
            return initials(name)
        case Shows.NAME:
            return name
