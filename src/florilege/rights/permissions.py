"""Who may open everything about a person for their rights: the program, on their order."""

from florilege.infra.gate.rules import grant
from florilege.kernel.access import Grant, Scope
from florilege.kernel.vocabulary import Category, Purpose, Role

grant(
    Grant(
        role=Role.SYSTEM,
        purpose=Purpose.RIGHTS,
        categories=frozenset(Category),
        scope=Scope.EVERYBODY,
    )
)
