"""`florilege person show|export|erase NUMBER`: serve a running request of the desk.

The request is the reason: without one nothing is told, written or erased. Each is journaled.
"""

import argparse
from pathlib import Path
from typing import Any
from uuid import UUID

from florilege.cli.phrases import gettext as _
from florilege.cli.running.beginning import begin_process
from florilege.cli.running.refusing import Refused


def add_serving(verbs: Any) -> None:
    """Add the three verbs to the words of `florilege person`."""
    number = {"type": UUID, "metavar": "NUMBER", "help": _("the number of a running request")}
    show = verbs.add_parser("show", help=_("what is held, in numbers"))
    show.add_argument("request", **number)
    export = verbs.add_parser("export", help=_("write everything into a file"))
    export.add_argument("request", **number)
    export.add_argument("into", type=Path, metavar="FILE", help=_("a file that is not there yet"))
    erase = verbs.add_parser("erase", help=_("erase the person; without --act, only tell"))
    erase.add_argument("request", **number)
    erase.add_argument("--act", action="store_true", help=_("erase; without, tell"))


def serve(asked: argparse.Namespace) -> int:
    """Raises: Refused."""
    begin()
    # Django's apps must be loaded first.
    from florilege.rights.actions.open_erasure_request import HeldForProceeding
    from florilege.rights.actions.serve_request import OtherRequest
    from florilege.rights.steps import RequestClosed

    verbs = {"show": show, "export": export, "erase": erase}
    try:
        return verbs[asked.verb](asked)
    except RequestClosed:
        raise Refused(_("There is no running request of this number.")) from None
    except OtherRequest:
        raise Refused(_("This request asks for something else. Nothing was done.")) from None
    except HeldForProceeding:
        raise Refused(_("Data are held for a proceeding. Nothing was erased.")) from None
    except FileExistsError as error:
        raise Refused(f"{asked.into}: {error.strerror}") from error


def show(asked: argparse.Namespace) -> int:
    """Print what is held: counts by table, never a value."""
    from florilege.infra import clock
    from florilege.rights.actions.serve_request import show_held

    for category in show_held(asked.request, at=clock.now()):
        for held in category.tables:
            if held.count:
                print(f"  {held.count:>9}  {category.category.value:<16} {held.table.name}")
    return 0


def export(asked: argparse.Namespace) -> int:
    from florilege.infra import clock
    from florilege.rights.actions.serve_request import export_for_request

    size = export_for_request(asked.request, into=asked.into, at=clock.now())
    words = _("{path}: {count} bytes, in clear. Hand it over and delete it here.")
    print(words.format(path=asked.into, count=size))
    return 0


def erase(asked: argparse.Namespace) -> int:
    if not asked.act:
        show(asked)
        print(_("Nothing was erased. With --act all of this goes, but for what the law has kept."))
        return 0
    from florilege.infra import clock
    from florilege.rights.actions.serve_request import erase_for_request

    receipt = erase_for_request(asked.request, at=clock.now())
    print(_("Vanished from every page. Receipt: {number}").format(number=receipt.id))
    return 0


def begin() -> None:
    """Raises: Refused."""
    begin_process()
    # Django's apps must be loaded first.
    from florilege.cli.running.readiness import check_ready
    from florilege.infra import clock

    check_ready(at=clock.now())
