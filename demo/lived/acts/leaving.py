"""People take their data away, and go."""

from dataclasses import dataclass
from datetime import datetime

from demo.lived.world import World, acting_as
from florilege.kernel.vocabulary import Purpose, Role
from florilege.rights.actions.fetch_export import NothingToFetch, fetch_export
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.actions.order_export import order_export


@dataclass(frozen=True, slots=True)
class OrderExport:
    email: str

    def do(self, world: World, at: datetime) -> None:
        order = order_export(person=world.person(self.email), at=at)
        world.orders[self.email] = order.id


@dataclass(frozen=True, slots=True)
class FetchExport:
    """After a kill the order is not remembered: its file then ends by its rule, unfetched."""

    email: str

    def do(self, world: World, at: datetime) -> None:
        order_id = world.orders.get(self.email)
        if order_id is None:
            return
        person = world.person(self.email)
        with acting_as(Role.LEARNER, person, Purpose.RIGHTS, route="rights:export_fetch"):
            try:
                for _piece in fetch_export(order_id=order_id, person=person, at=at):
                    pass
            except NothingToFetch:
                return


@dataclass(frozen=True, slots=True)
class DeleteAccount:
    """Who is not found any more has been erased already."""

    email: str

    def do(self, world: World, at: datetime) -> None:
        person = world.find(self.email)
        if person is not None:
            open_erasure_request(person=person, at=at)
