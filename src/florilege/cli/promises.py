"""`florilege promises`: every row of the specification with its state. Needs no installation."""

import argparse
import json
import shutil
import textwrap
from collections import Counter
from typing import Final

from florilege.cli.phrases import gettext as _
from florilege.cli.phrases import gettext_noop
from florilege.cli.running.refusing import Refused, spoken_language, told
from florilege.oversight.promises.bound import Bound, MarkUnreadable, bound_tests, is_checkout
from florilege.oversight.promises.evidence import Evidence, read_evidence
from florilege.oversight.promises.page import PAGE, promises_page
from florilege.oversight.promises.rows import groups
from florilege.oversight.promises.states import RowState, State, promise_states

WORDS: Final = {
    State.SHOWN: gettext_noop("shown"),
    State.PROBED: gettext_noop("probed"),
    State.DATED: gettext_noop("dated"),
    State.FAILING: gettext_noop("FAILING"),
    State.UNPROVEN: gettext_noop("unproven"),
}


def run_promises(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="florilege promises")
    parser.add_argument("--json", action="store_true", help=_("a list for programs"))
    parser.add_argument(
        "--write-docs", action="store_true", help=_("write docs/promises.md from the tests’ marks")
    )
    asked = parser.parse_args(argv)
    if asked.write_docs:
        return told(write_docs)
    return told(tell_json if asked.json else tell_people)


def write_docs() -> int:
    """Raises: Refused."""
    if not is_checkout():
        raise Refused(_("There are no tests here: this is not a checkout."))
    PAGE.write_text(promises_page(marks()), encoding="utf-8")
    return 0


def tell_json() -> int:
    """Raises: Refused."""
    lines = [
        {"id": stated.row.id, "state": stated.state.value, "tests": sorted(stated.tests)}
        for stated in states(read_evidence())
    ]
    print(json.dumps(lines, indent=1))
    return 0


def tell_people() -> int:
    """Raises: Refused."""
    evidence, language = read_evidence(), spoken_language()
    by_id = {stated.row.id: stated for stated in states(evidence)}
    for group in groups():
        print(f"\n{group.code}  {group.title.in_language(language)}")
        for row in group.rows:
            print(line(by_id[row.id], language))
    print(f"\n{summary(by_id, evidence)}")
    return 0


def line(stated: RowState, language: str) -> str:
    width = max(map(len, (_(word) for word in WORDS.values())))
    head = f"  {stated.row.id}  {_(WORDS[stated.state]):<{width}}  "
    room = shutil.get_terminal_size().columns - len(head)
    promise = stated.row.promise.in_language(language)
    return head + textwrap.shorten(promise, width=max(room, 40), placeholder="…")


def summary(by_id: dict[str, RowState], evidence: Evidence) -> str:
    counts = Counter(stated.state for stated in by_id.values())
    parts = ", ".join(f"{counts[state]} {_(WORDS[state])}" for state in State if counts[state])
    if evidence.recorded_on is None:
        when = _("No run of the tests was recorded yet.")
    else:
        when = _("Tests recorded on {day}.").format(day=evidence.recorded_on.isoformat())
    return f"{parts}. {when}"


def states(evidence: Evidence) -> tuple[RowState, ...]:
    return promise_states(evidence=evidence, bound=marks() if is_checkout() else None)


def marks() -> Bound:
    """Raises: Refused."""
    try:
        return bound_tests()
    except MarkUnreadable as fault:
        raise Refused(_("A mark of a test cannot be read: {mark}").format(mark=fault)) from fault
