"""What rooms ask of the desk."""

from florilege.infra import clock
from florilege.infra.outbox.subscribing import handles
from florilege.infra.outbox.wanted import ErasureWanted
from florilege.rights.actions.open_erasure_request import open_erasure_request


@handles(ErasureWanted)
def erase(event: ErasureWanted) -> None:
    open_erasure_request(person=event.person, at=clock.now())
