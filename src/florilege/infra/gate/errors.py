"""Why the gate stays closed.

None of these derives from an error that Django's templates swallow.
"""

from florilege.kernel.access import Verdict


class GateClosed(Exception):
    """A sealed value was read outside the gate, or before it was looked at."""


class Refused(Exception):
    """The gate's rules do not allow this look; it stands in the journal."""

    def __init__(self, verdict: Verdict, what: str) -> None:
        super().__init__(f"{verdict.value}: {what}")
        self.verdict = verdict


class SubjectChanged(Exception):
    """A row's sealed values belong to another person than the one it now names."""
