"""Invent the learners: names, addresses, and how each of them learns."""

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from demo.lived.school import School
from florilege.kernel.vocabulary import Role
from florilege.people.identity.rules import normal_pseudonym, proposed_pseudonym


@dataclass(frozen=True, slots=True)
class Temper:
    """`knowledge` is the chance of a right answer; `diligence` of going on to the end."""

    knowledge: float
    diligence: float
    hour: int
    at_weekends: bool


@dataclass(frozen=True, slots=True)
class Learner:
    email: str
    password: str
    given_name: str
    family_name: str
    pseudonym: str
    phone: str
    temper: Temper


def invent_learners(school: School) -> list[Learner]:
    """Give the learners of a school, always the same for one seed; the shown one is the first."""
    chance = Random(f"{school.seed} people")
    taken: set[str] = set()
    shown = school.with_role(Role.LEARNER)
    first = _learner(shown.given_name, shown.family_name, shown.email, chance, taken)
    people = [_shown(first, password=shown.password)]
    known = {first.email}
    while len(people) < school.learners:
        given, family = chance.choice(_words()["given"]), chance.choice(_words()["family"])
        email = f"{_plain(given)}.{_plain(family)}@{chance.choice(_words()['mail'])}"
        if email not in known:
            known.add(email)
            people.append(_learner(given, family, email, chance, taken))
    return people


def some_goal(chance: Random) -> str:
    return str(chance.choice(_words()["goals"]))


def some_interests(chance: Random) -> list[str]:
    return list(chance.sample(_words()["interests"], k=chance.randint(1, 3)))


def some_password(chance: Random) -> str:
    return " ".join(chance.sample(_words()["words"], k=4))


def _learner(given: str, family: str, email: str, chance: Random, taken: set[str]) -> Learner:
    return Learner(
        email=email,
        password=some_password(chance),
        given_name=given,
        family_name=family,
        pseudonym=_pseudonym(chance, taken),
        # A range that is kept for works of fiction.
        phone=f"+33639980{len(taken):03d}",
        temper=Temper(
            knowledge=min(0.97, max(0.5, chance.gauss(0.8, 0.11))),
            diligence=min(1.0, max(0.3, chance.gauss(0.88, 0.16))),
            hour=chance.choice([8, 9, 12, 13, 17, 19, 19, 20, 20, 21]),
            at_weekends=chance.random() < 0.4,
        ),
    )


def _shown(learner: Learner, *, password: str) -> Learner:
    """The learner whose account visitors use does well, so that there is something to see."""
    return Learner(
        email=learner.email,
        password=password,
        given_name=learner.given_name,
        family_name=learner.family_name,
        pseudonym=learner.pseudonym,
        phone=learner.phone,
        temper=Temper(knowledge=0.88, diligence=1.0, hour=19, at_weekends=True),
    )


def _pseudonym(chance: Random, taken: set[str]) -> str:
    while True:
        proposed = proposed_pseudonym(chance)
        if normal_pseudonym(proposed) not in taken:
            taken.add(normal_pseudonym(proposed))
            return proposed


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.lower().replace("’", ""))
    kept = (c for c in bare if not unicodedata.combining(c))
    return "".join(kept).replace(" ", "-")


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
