"""What must happen on each day, thought out again from the policy's words alone."""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tests.lived_days.lives import Item, Life
from tests.lived_days.naive import DAY, PARIS, are_over, first_day_after, last_day_to_answer

CHARTERS = Path(__file__).parents[2] / "charters"


@dataclass(frozen=True)
class Policy:
    """The numbers of a charter, read from its file."""

    path: Path
    quiet: int
    answer: int
    lengths: dict[str, tuple[int, int]]  # rule: months and days

    def gone_on(self, rule: str, since: date) -> date:
        return first_day_after(*self.lengths[rule], since)


def policy_of(code: str) -> Policy:
    path = CHARTERS / f"{code}.toml"
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    deadlines = told["deadlines"]
    return Policy(
        path=path,
        quiet=deadlines["inactivity_months"],
        answer=deadlines["inactivity_answer_months"],
        lengths={rule: _length(entry["active"]) for rule, entry in told["retention"].items()},
    )


def _length(active: dict[str, int]) -> tuple[int, int]:
    """Hours begun on a day are surely over on the second day after the whole days they fill."""
    if "hours" in active:
        return 0, -(-active["hours"] // 24) + 1
    return 12 * active.get("years", 0) + active.get("months", 0), active.get("days", 0)


@dataclass
class Asked:
    """A message that asks whether to stay: after which sign, and when it left."""

    sign: date
    left_on: date | None = None
    stood_still: bool = False


@dataclass
class State:
    """Where a life stands. `signs` are the days on which the person showed themselves."""

    life: Life
    signs: list[date] = field(default_factory=list)
    still: list[tuple[str, date]] = field(default_factory=list)
    asked: Asked | None = None
    questions: int = 0
    is_gone: bool = False

    @property
    def is_here(self) -> bool:
        return bool(self.signs) and not self.is_gone


def expected_of(state: State, policy: Policy, on: date) -> str:
    """Tell what the night of a day does with a person: ask, end, wait, or nothing."""
    if not state.is_here:
        return ""
    sign = max(state.signs)
    past = [until for _, until in state.still if until < on]
    stands = any(until >= on for _, until in state.still)
    is_time = are_over(policy.quiet, max([sign, *past]), on)
    asked = state.asked if state.asked and state.asked.sign == sign else None
    if asked is None:
        return "" if stands or not is_time else "ask"
    if asked.left_on is None or on <= last_day_to_answer(policy.answer, asked.left_on):
        return ""
    if stands:
        return "wait"
    if not is_time:
        return "void"
    return "ask" if asked.stood_still else "end"


def apply(state: State, does: str) -> None:
    if does == "ask":
        state.asked = Asked(sign=max(state.signs))
        state.questions += 1
    elif does == "end":
        state.is_gone = True
    elif does == "wait" and state.asked:
        state.asked.stood_still = True
    elif does == "void":
        state.asked = None


def item_gone_on(item: Item, policy: Policy) -> date:
    return policy.gone_on(item.rule, item.at.astimezone(PARIS).date())


def is_near(day: date, of: date) -> bool:
    """The day before, the day, the day after."""
    return abs((day - of) // DAY) <= 1
