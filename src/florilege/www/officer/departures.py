"""Words for what the keeper of time counts: tables, rules, turns of people, doubts."""

from dataclasses import dataclass

from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from florilege.infra import policy
from florilege.infra.retention.paths import Turn
from florilege.rights.models import Doubt
from florilege.rights.retention.alarming import Alarm
from florilege.rights.retention.coming import Departure
from florilege.rights.retention.counting import ARCHIVED, TURN_NAMES
from florilege.rights.tables import tables_about_people

_TURNS = {
    Turn.ASKED: gettext_noop("Message that asks whether to keep the account"),
    Turn.ENDED: gettext_noop("Account closed and erased"),
}
_DOUBTS = {
    Doubt.CLOCK_BACK: gettext_noop("the clock went back"),
    Doubt.CLOCK_AHEAD: gettext_noop("the clock jumped ahead"),
    Doubt.LARGE_CUT: gettext_noop("more would go than on any ordinary night"),
}
ALARMS = {
    Alarm.STOPPED: gettext_noop(
        "No night has been gone through for days. Data stay beyond their time; tell the operator."
    ),
    Alarm.IDLE: gettext_noop(
        "Night after night something was due, and nothing left. Read the last nights below."
    ),
    Alarm.DOUBTFUL: gettext_noop(
        "The last night let nothing go, because something was odd. It waits for your word."
    ),
    Alarm.UNMOVED: gettext_noop(
        "Some documents should be in the archive, and nobody takes them there. They stay meanwhile."
    ),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that leaves: what, how many, and by which rule."""

    what: str
    count: int
    why: str
    archived: bool = False
    is_message: bool = False


def line_of(departure: Departure) -> Line:
    language, charter = get_language() or "fr", policy.charter()
    if departure.turn is not None:
        why = charter.retention["account"].in_use.in_language(language)
        is_message = departure.turn is Turn.ASKED
        return Line(_(_TURNS[departure.turn]), departure.count, why, is_message=is_message)
    assert departure.kept is not None
    entry, what = departure.kept.entry, _(departure.kept.table.holding.title)
    spoken = entry.archived if entry.archived and not departure.archived else entry.in_use
    return Line(what, departure.count, spoken.in_language(language), archived=departure.archived)


def counted(counts: dict[str, int]) -> list[tuple[str, int]]:
    """Give a report's numbers under the words of their tables, the largest first."""
    return sorted(((words_of(n), c) for n, c in counts.items()), key=lambda line: -line[1])


def words_of(name: str) -> str:
    for turn, told in TURN_NAMES.items():
        if name == told:
            return _(_TURNS[turn])
    titles = {table.name: table.holding.title for table in tables_about_people()}
    plain = name.removesuffix(ARCHIVED)
    title = _(titles[plain]) if plain in titles else name
    if name.endswith(ARCHIVED):
        return _("%(what)s, to the archive") % {"what": title}
    return title


def doubt_words(doubt: str) -> str:
    return _(_DOUBTS[Doubt(doubt)]) if doubt else ""
