"""What people do, one small frozen class for each act: it says who, and `do` calls the action.

An act may be done twice, since a start that was killed goes on with the act that it was in.
"""

from datetime import datetime
from typing import Protocol

from demo.lived.world import World


class Act(Protocol):
    def do(self, world: World, at: datetime) -> None: ...
