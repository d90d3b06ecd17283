"""Who may open issued documents: the program, to print them. Rooms grant the others."""

from florilege.infra.gate.rules import grant
from florilege.kernel.access import Grant, Scope
from florilege.kernel.vocabulary import Category, Purpose, Role

grant(
    Grant(
        role=Role.SYSTEM,
        purpose=Purpose.CERTIFICATION,
        categories=frozenset({Category.CERTIFICATES}),
        scope=Scope.EVERYBODY,
    )
)
