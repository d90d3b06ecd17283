"""A moment of the lived months: who does what, and when."""

from dataclasses import dataclass
from datetime import datetime

from demo.lived.acts import Act


@dataclass(frozen=True, slots=True)
class Moment:
    at: datetime
    act: Act
