"""What the data protection officer may open: what people asked for, who looked, and staff names."""

from florilege.infra.gate.rules import grant
from florilege.kernel.access import Grant, Scope
from florilege.kernel.vocabulary import Category, Purpose, Role

grant(
    Grant(
        role=Role.OFFICER,
        purpose=Purpose.RIGHTS,
        categories=frozenset({Category.IDENTITY, Category.REQUESTS}),
        scope=Scope.EVERYBODY,
    )
)
