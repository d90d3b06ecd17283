"""Who may open contacts: the office, to work with them; the program, to write; each their own."""

from florilege.infra.gate.rules import grant
from florilege.kernel.access import Grant, Scope
from florilege.kernel.vocabulary import Category, Purpose, Role

_CONTACTS = frozenset({Category.RELATIONS})

grant(
    Grant(Role.OFFICE, Purpose.RELATIONS, _CONTACTS, Scope.EVERYBODY),
    Grant(Role.SYSTEM, Purpose.RELATIONS, _CONTACTS, Scope.EVERYBODY),
    Grant(Role.OFFICER, Purpose.RIGHTS, _CONTACTS, Scope.EVERYBODY),
    Grant(Role.CONTACT, Purpose.RIGHTS, frozenset(Category), Scope.SELF),
)
