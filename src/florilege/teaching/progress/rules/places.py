"""Where a learner is inside an activity, and when a sitting begins (promise LRN-04)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

SITTING_ENDS_AFTER = timedelta(minutes=30)
LONGEST_BLOCK_ID = 120
LONGEST_VIDEO = timedelta(hours=24)


class NoSuchPlace(Exception):
    """The browser named a place that cannot be in any lesson."""


@dataclass(frozen=True, slots=True)
class Locator:
    """A place: a block and how far into it, a second of a video, or just the beginning."""

    block: str = ""
    ratio: float = 0.0
    seconds: float | None = None

    @property
    def mark(self) -> str:
        """Write the place as the page's script reads it: `gestes-3:0.250`, `312.5`, or nothing."""
        if self.seconds is not None:
            return f"{self.seconds:.1f}"
        return f"{self.block}:{self.ratio:.3f}" if self.block else ""

    @property
    def stored(self) -> dict[str, str | float]:
        if self.seconds is not None:
            return {"seconds": self.seconds}
        return {"block": self.block, "ratio": self.ratio} if self.block else {}


BEGINNING = Locator()


def locator_from(stored: Mapping[str, str | float]) -> Locator:
    """Read a place back."""
    if "seconds" in stored:
        return Locator(seconds=float(stored["seconds"]))
    return Locator(block=str(stored.get("block", "")), ratio=float(stored.get("ratio", 0)))


def place_in_text(*, block: str, ratio: str) -> Locator:
    """Make a place in a text from what a browser sent.

    Raises: NoSuchPlace.
    """
    share = _number(ratio)
    if not block or len(block) > LONGEST_BLOCK_ID or any(c.isspace() for c in block):
        raise NoSuchPlace
    if not 0 <= share <= 1:
        raise NoSuchPlace
    return Locator(block=block, ratio=round(share, 3))


def place_in_video(*, seconds: str) -> Locator:
    """Make a place in a video from what a browser sent.

    Raises: NoSuchPlace.
    """
    second = _number(seconds)
    if not 0 <= second <= LONGEST_VIDEO.total_seconds():
        raise NoSuchPlace
    return Locator(seconds=round(second, 1))


def begins_sitting(*, last_seen: datetime, at: datetime) -> bool:
    """Tell whether somebody who comes back after `last_seen` sits down anew."""
    return at - last_seen > SITTING_ENDS_AFTER


def _number(text: str) -> float:
    """Read a number; "nan" passes here and fails every comparison afterwards."""
    try:
        return float(text)
    except ValueError:
        raise NoSuchPlace from None
