"""What is planted: letters that stand nowhere else in the world, and how tests post them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from florilege.infra import clock
from florilege.infra.schedule.rounds import go_round

PHONE, ZONE = "+33639981277", "Antarctica/Troll"


@dataclass(frozen=True)
class Marks:
    """Letters that stand nowhere else in the world."""

    sealed: str
    open: str
    undeclared: str

    @property
    def email(self) -> str:
        return f"{self.sealed}.mail@courrier.example"

    @property
    def second_email(self) -> str:
        return f"{self.sealed}.ailleurs@courrier.example"

    @property
    def third_email(self) -> str:
        return f"{self.sealed}.jamais@courrier.example"

    @property
    def password(self) -> str:
        return f"quatre {self.sealed}secret verrieres"

    @property
    def second_password(self) -> str:
        return f"cinq {self.sealed}nouveau sureaux"


def work() -> None:
    """Go the worker's round until nothing is left to do."""
    at = clock.now()
    for _ in range(6):
        go_round(at=at)
        at += timedelta(seconds=20)


def went(answer: Any, status: int) -> None:
    assert answer.status_code == status, (answer.status_code, answer.content.decode()[:3000])
