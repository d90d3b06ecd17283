"""Kinds of letters, in three types that are not exchangeable (NOT-02).

Each has its own way of being written: `writing.write_letter`, `writing.write_optional` and
`promoting.write_promotions`. A kind says which template it has, what it is about and what it serves.
"""

from dataclasses import dataclass

from florilege.infra.mail.topics import Topic
from florilege.kernel.vocabulary import PROMOTIONAL, Purpose


class WrongKind(Exception):
    """A kind of letter serves what its type may not serve, or two kinds share a code."""


class UnknownKind(Exception):
    """A letter is of a kind that no room enters: it is not sent."""


@dataclass(frozen=True, slots=True)
class OperationalKind:
    """A letter that the training, the account or a right calls for: always written."""

    code: str
    topic: Topic
    purpose: Purpose = Purpose.NOTICES


@dataclass(frozen=True, slots=True)
class OptionalKind:
    """A letter about the training that its reader may do without, and can switch off."""

    code: str
    topic: Topic
    purpose: Purpose = Purpose.NOTICES


@dataclass(frozen=True, slots=True)
class PromotionalKind:
    """A letter that would sell something: written to who may be canvassed, and to nobody else."""

    code: str
    purpose: Purpose


Kind = OperationalKind | OptionalKind | PromotionalKind
_kinds: dict[str, Kind] = {}


def operational(code: str, *, topic: Topic, purpose: Purpose = Purpose.NOTICES) -> OperationalKind:
    """Enter an operational kind. Raises: WrongKind."""
    if purpose in PROMOTIONAL or not topic.always:
        raise WrongKind(f"{code}: an operational letter serves no promotion and is always sent")
    kind = OperationalKind(code=code, topic=topic, purpose=purpose)
    _enter(kind)
    return kind


def optional(code: str, *, topic: Topic) -> OptionalKind:
    """Enter a kind that can be switched off. Raises: WrongKind."""
    if topic.always:
        raise WrongKind(f"{code}: its topic is always sent, so nobody could switch it off")
    kind = OptionalKind(code=code, topic=topic)
    _enter(kind)
    return kind


def promotional(code: str, *, purpose: Purpose) -> PromotionalKind:
    """Enter a promotional kind. Raises: WrongKind."""
    if purpose not in PROMOTIONAL:
        raise WrongKind(f"{code}: a promotional letter serves {purpose.value!r}, no promotion")
    kind = PromotionalKind(code=code, purpose=purpose)
    _enter(kind)
    return kind


def kinds() -> tuple[Kind, ...]:
    return tuple(_kinds.values())


def kind_named(code: str) -> Kind:
    """Raises: UnknownKind."""
    try:
        return _kinds[code]
    except KeyError:
        raise UnknownKind(code) from None


def is_promotional(code: str) -> bool:
    return isinstance(_kinds.get(code), PromotionalKind)


def _enter(kind: Kind) -> None:
    if _kinds.setdefault(kind.code, kind) != kind:
        raise WrongKind(f"{kind.code} is entered twice")
