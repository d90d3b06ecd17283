"""`florilege role give ROLE`: give a role to somebody who has an account.

The address is read from the terminal or a pipe: on the command line it would stay in histories.
"""

import argparse
import sys
from datetime import date
from typing import TYPE_CHECKING

from florilege.cli.phrases import gettext as _
from florilege.cli.running.beginning import begin_process
from florilege.cli.running.refusing import Refused, told
from florilege.kernel.vocabulary import Role

if TYPE_CHECKING:
    from florilege.kernel.subjects import SubjectRef

GIVEN = (
    Role.TRAINER,
    Role.OFFICE,
    Role.OFFICER,
    Role.SECURITY,
    Role.OPERATOR,
    Role.ARCHIVIST,
)


def run_role(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="florilege role")
    verbs = parser.add_subparsers(dest="verb", required=True)
    give = verbs.add_parser("give", help=_("give a role; the address is asked for"))
    give.add_argument("role", choices=[role.value for role in GIVEN])
    give.add_argument("--from", dest="since", metavar="DATE", help=_("its first day, else today"))
    give.add_argument("--until", metavar="DATE", help=_("its last day, else until it is ended"))
    asked = parser.parse_args(argv)
    return told(lambda: give_role(asked))


def give_role(asked: argparse.Namespace) -> int:
    """Raises: Refused."""
    since, until = _day(asked.since), _day(asked.until)
    begin()
    # Django's apps must be loaded first.
    from florilege.cli.running.days import in_words
    from florilege.infra import clock
    from florilege.people.staff.actions.grant_role import grant_role
    from florilege.people.staff.letters import write_role_given

    at = clock.now()
    first = since or clock.today()
    if until is not None and until < first:
        raise Refused(_("The last day lies before the first: correct one of them."))
    person = ask_person()
    grant = grant_role(person=person, role=Role(asked.role), since=first, until=until)
    written = write_role_given(grant, at=at)
    sentence = _("Given from {day} on: {role}. It counts from the next sign-in.")
    print(sentence.format(day=in_words(first), role=asked.role))
    print(
        _("A letter tells them.") if written else _("They cannot be reached by letter: tell them.")
    )
    return 0


def ask_person() -> "SubjectRef":
    """Raises: Refused."""
    from florilege.people.credentials.enums import AccountState
    from florilege.people.credentials.queries import account_of, person_by_email

    if sys.stdin.isatty():
        print(_("The e-mail address of their account:"), end=" ", file=sys.stderr, flush=True)
    person = person_by_email(sys.stdin.readline().strip())
    account = account_of(person) if person else None
    if person is None or account is None or account.state != AccountState.ACTIVE:
        raise Refused(
            _("No account with this address is confirmed. Let them sign up and confirm it first.")
        )
    return person


def begin() -> None:
    """Raises: Refused if there is no sound installation."""
    begin_process()
    from florilege.cli.running.readiness import check_ready
    from florilege.infra import clock

    check_ready(at=clock.now())


def _day(written: str | None) -> date | None:
    """Raises: Refused."""
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        sentence = _("“{written}” is not a day; write it as 2027-03-01.")
        raise Refused(sentence.format(written=written)) from None
