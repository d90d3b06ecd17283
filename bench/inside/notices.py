"""A change of the charter, announced to everybody of an installation."""

import re
import time
from pathlib import Path

from django.conf import settings

from bench.inside.people import add_people
from florilege.infra import clock, policy
from florilege.infra.charters.publishing import enter_first_edition, propose, publish_substantial
from florilege.infra.charters.shelf import SHELF
from florilege.infra.mail.models import Letter
from florilege.infra.schedule.registering import often_tasks


def fill(*, people: int) -> None:
    """Write the people, and announce that requests will be answered within other days."""
    add_people(people)
    SHELF.read()
    text = Path(settings.CHARTER_PATH).read_text(encoding="utf-8")
    if not policy.editions():
        enter_first_edition(text, at=clock.now())
        SHELF.read()
    shorter = re.sub(r"(?m)^answer_days = \d+$", "answer_days = 12", text, count=1)
    publish_substantial(propose(shorter), wanted_on=None, at=clock.now())


def tell(*, people: int) -> dict[str, float]:
    """Let the worker's tasks run until everybody has their letter; tell the seconds."""
    begun, busy = time.perf_counter(), time.process_time()
    while Letter.objects.filter(kind="charter_change").count() < people:
        for name in ("charter changes", "workflows"):
            often_tasks()[name](clock.now())
    return {"seconds": time.perf_counter() - begun, "processor": time.process_time() - busy}
