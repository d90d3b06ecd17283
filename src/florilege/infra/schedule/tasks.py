"""The machinery's own tasks. Rooms have a `tasks` module like this one."""

from datetime import datetime

from florilege.infra import policy
from florilege.infra.clock import legal_day
from florilege.infra.journal.anchoring import keep_dated
from florilege.infra.journal.pruning import prune
from florilege.infra.keys.epochs import turn_epoch
from florilege.infra.mail.sending import send_due
from florilege.infra.outbox.delivering import deliver_due
from florilege.infra.schedule.registering import nightly, often
from florilege.infra.workflow.running import advance_due

# The second date of a receipt is kept from its first minute on: the epoch turns up to a day after
# an erasure, an escrow ends in the night after its time, and that night comes before the date.
ESCROW_SLACK_DAYS = 3


@often("outbox")
def _deliver(at: datetime) -> int:
    return deliver_due(at=at)


@often("workflows")
def _advance(at: datetime) -> int:
    return advance_due(at=at)


@often("mail")
def _send(at: datetime) -> int:
    return send_due(at=at)


@nightly("key epoch")
def _turn(at: datetime) -> int:
    return turn_epoch(at=at, escrow_days=escrow_days()).keys


@nightly("journal")
def _prune(at: datetime) -> int:
    keep_dated(at=at)
    return prune(on=legal_day(at), months=policy.charter().deadlines.journal_months, at=at)


def escrow_days() -> int:
    """How long an ended epoch's key is escrowed, so that the published window holds."""
    return policy.charter().deadlines.irreversible_within_days - ESCROW_SLACK_DAYS
