"""Who is here without an account: rooms that enter people say whom they know.

Somebody with a key, without an account and known to no room is a sign-up that was killed half-way.
"""

from collections.abc import Callable, Set

from florilege.kernel.subjects import SubjectRef

Knows = Callable[[Set[SubjectRef]], Set[SubjectRef]]

_known: list[Knows] = []


def knows(function: Knows) -> Knows:
    """Register whom a room knows: given people, the function gives those whom it knows."""
    if function not in _known:
        _known.append(function)
    return function


def unknown_of(people: Set[SubjectRef]) -> set[SubjectRef]:
    """Give those of the people whom no room knows."""
    left = set(people)
    for function in _known:
        left -= function(left)
    return left
