"""People tell of themselves, and correct what they told."""

from dataclasses import dataclass
from datetime import datetime

from demo.lived.world import World
from florilege.people.identity.actions.edit_profile import edit_profile


@dataclass(frozen=True, slots=True)
class TellOfOneself:
    """`changes` are pairs of a profile's field and its new value."""

    email: str
    changes: tuple[tuple[str, object], ...]

    def do(self, world: World, at: datetime) -> None:
        edit_profile(person=world.person(self.email), changes=dict(self.changes), at=at)
