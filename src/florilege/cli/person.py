"""`florilege person import FILE`: take in what a person brings; `show|export|erase`: serve them."""

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from florilege.cli.person_served import add_serving, begin, serve
from florilege.cli.phrases import gettext as _
from florilege.cli.running.refusing import Refused, spoken_language, told

if TYPE_CHECKING:
    from florilege.rights.bringing.checking import Report
    from florilege.rights.models import Bringing

WAIT_SECONDS: Final = 1.0


def run_person(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="florilege person")
    verbs = parser.add_subparsers(dest="verb", required=True)
    bring = verbs.add_parser("import", help=_("take in a file that a person brought"))
    bring.add_argument("file", type=Path, metavar="FILE", help=_("the ZIP of an export"))
    bring.add_argument("--dry-run", action="store_true", help=_("only read it and tell"))
    add_serving(verbs)
    asked = parser.parse_args(argv)
    if asked.verb != "import":
        return told(lambda: serve(asked))
    return told(lambda: try_file(asked.file) if asked.dry_run else take_file(asked.file))


def try_file(path: Path) -> int:
    """Read the file from end to end and tell what it holds, changing nothing. Raises: Refused."""
    begin()
    from florilege.infra import clock
    from florilege.rights.bringing.checking import check_file
    from florilege.rights.bringing.faults import FileRefused

    with _opened(path) as file:
        try:
            report = check_file(file, at=clock.now())
        except FileRefused as fault:
            raise Refused(_sentence(path, fault)) from fault
    tell_report(report)
    print(_("The file is sound. Nothing was changed."))
    return 0


def take_file(path: Path) -> int:
    """Take the file in, from the step at which an earlier try was stopped. Raises: Refused."""
    begin()
    from florilege.infra import clock
    from florilege.rights.actions.bring_person import (
        AddressTaken,
        BroughtAlready,
        NoAddress,
        bring_person,
    )
    from florilege.rights.bringing.faults import FileRefused

    with _opened(path) as file:
        try:
            bringing = bring_person(file, at=clock.now())
        except FileRefused as fault:
            raise Refused(_sentence(path, fault)) from fault
        except AddressTaken:
            raise Refused(address_taken()) from None
        except NoAddress:
            raise Refused(no_address()) from None
        except BroughtAlready as already:
            sentence = _(
                "This file was taken in on {day} already, as {person}. Nothing was changed."
            )
            done = already.bringing
            print(sentence.format(day=done.brought_at.date(), person=done.person))
            return 0
    carry_on(bringing)
    print(
        _("Taken in as {person}: {count} entries. A letter tells how to choose a password.").format(
            person=bringing.person, count=bringing.total_count
        )
    )
    return 0


def carry_on(bringing: "Bringing") -> None:
    """Do the steps here; where a worker has them already, wait for it."""
    from florilege.infra import clock
    from florilege.infra.workflow.models import Run
    from florilege.infra.workflow.models.run import RunState
    from florilege.infra.workflow.running import advance

    run = Run.objects.filter(workflow="bring_person", about=bringing.id).latest("begun_at")
    while not advance(run.id, at=clock.now()):
        run.refresh_from_db()
        if run.state == RunState.STOPPED:
            raise Refused(_("The person was erased meanwhile."))
        if run.tries:
            raise Refused(
                _("A step failed; the log says why. Run the same command again: it goes on there.")
            )
        time.sleep(WAIT_SECONDS)


def tell_report(report: "Report") -> None:
    from florilege.kernel.registry import REGISTRY

    own = report.origins[0]
    print(_("Made by {school} ({site}) at {at}").format(**_plain(own)))
    known = {holding.export for holding in REGISTRY} | {r.file for r in REGISTRY.renderings()}
    found = {**report.tables, **report.others}
    for name, count in sorted(found.items()):
        if name in known:
            print(f"  {count:>9}  {name}")
    unknown = sum(count for name, count in found.items() if name not in known)
    print(f"  {unknown:>9}  {_('entries of tables that this program does not have')}")
    print(f"  {report.files:>9}  {_('documents')}")


def address_taken() -> str:
    return _(
        "Somebody here has the address that the file tells. They take it in themselves: in their "
        "space, My data, What I brought. Nothing was changed."
    )


def no_address() -> str:
    return _(
        "The file tells no e-mail address, so that its person could never sign in. Let them open "
        "an account and take it in themselves. Nothing was changed."
    )


def _plain(origin: object) -> dict[str, str]:
    """What a stranger wrote is shown without what could move the terminal's cursor."""
    from florilege.rights.bringing.head import Origin

    assert isinstance(origin, Origin)
    texts = {"school": origin.school, "site": origin.site, "at": origin.made_at}
    return {name: "".join(c for c in text if c.isprintable()) for name, text in texts.items()}


def _sentence(path: Path, fault: object) -> str:
    from django.utils.translation import override

    from florilege.rights.bringing.faults import FileRefused

    assert isinstance(fault, FileRefused)
    with override(spoken_language()):
        words = _("{path} was refused, and nothing was changed. {fault}")
        return words.format(path=path, fault=fault.told())


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise Refused(f"{path}: {error.strerror}") from error
