"""Who may open a letter: the program, to send it."""

from florilege.infra.gate.rules import grant
from florilege.kernel.access import Grant, Scope
from florilege.kernel.vocabulary import Category, Purpose, Role

grant(
    Grant(
        role=Role.SYSTEM,
        purpose=Purpose.NOTICES,
        categories=frozenset({Category.CORRESPONDENCE}),
        scope=Scope.EVERYBODY,
    )
)
