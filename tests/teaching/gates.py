"""Open the gate as a page of somebody would."""

from contextlib import AbstractContextManager

from florilege.infra.gate.opened import OpenGate, opened
from florilege.kernel.subjects import Actor
from florilege.kernel.vocabulary import Purpose, Role
from tests.people_made import Made


def page_of(
    made: Made, *purposes: Purpose, role: Role = Role.LEARNER
) -> AbstractContextManager[OpenGate]:
    return opened(actor=Actor(role=role, person=made.person), purposes=purposes, route="test")
