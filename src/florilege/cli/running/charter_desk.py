"""What `florilege charter` does, once Django's apps are loaded; each refusal is one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.conf import settings

from florilege.charter.faults import CharterRefused
from florilege.charter.notice import TooSoon, earliest_force
from florilege.cli.phrases import gettext as _
from florilege.cli.running.charter_fit import change_line
from florilege.cli.running.days import in_words
from florilege.cli.running.readiness import not_installed, vaults_there
from florilege.cli.running.refusing import Refused, spoken_language
from florilege.infra import clock, policy
from florilege.infra.charters import publishing
from florilege.infra.charters.publishing import Proposed
from florilege.infra.charters.shelf import SHELF


def check() -> int:
    """The start has read the file and audited the declarations; what is left is to say so."""
    charter = policy.from_file()
    sentence = _("{path}: a sound charter of {name}, and every stored field has its rule in it.")
    print(sentence.format(path=settings.CHARTER_PATH, name=charter.provider.name))
    return 0


def diff(file: Path | None) -> int:
    """Print what changes, entry by entry. Raises: Refused."""
    with refusals():
        proposed = proposed_from(file)
        for change in proposed.changes:
            print(f"{'!' if change.substantial else ' '}{change_line(change)[1:]}")
        print(kind_line(proposed))
    return 0


def publish(file: Path | None, *, minor: bool, wanted_on: date | None, act: bool) -> int:
    """Publish a file, or say what would happen. Raises: Refused."""
    at = clock.now()
    with refusals():
        proposed = proposed_from(file)
        if not act:
            diff(file)
            print(_("Nothing was published: say --act to publish."))
            return 0
        if minor:
            version = publishing.publish_minor(proposed, at=at)
            print(_("Edition {version} is published and applies now.").format(version=version))
            hint_at_file(file)
            return 0
        version = publishing.publish_substantial(proposed, wanted_on=wanted_on, at=at)
    sentence = _(
        "Edition {version} is published. The worker now writes to everybody; it applies {days} "
        "days after the last mail has left, not before {day}."
    )
    days = publishing.notice_days(proposed.before, proposed.charter)
    day = max(earliest_force(told_on=clock.legal_day(at), notice_days=days), wanted_on or date.min)
    print(sentence.format(version=version, days=days, day=in_words(day)))
    hint_at_file(file)
    return 0


def hint_at_file(file: Path | None) -> None:
    """The charter in use is another file than the one that was published: say how to follow."""
    if file is not None and file.resolve() != Path(settings.CHARTER_PATH):
        sentence = _("Put the text in its place too: florilege charter show > {path}")
        print(sentence.format(path=settings.CHARTER_PATH))


def show(version: int | None) -> int:
    """Print an edition as it was published. Raises: Refused."""
    refuse_where_nothing_is()
    wanted = version or publishing.last_edition().version
    text = next((e.text for e in policy.editions() if e.version == wanted), None)
    if text is None:
        raise Refused(_("There is no edition {version}.").format(version=wanted))
    print(text, end="")
    return 0


def set_day(version: int, *, on: date) -> int:
    """Raises: Refused."""
    with refusals():
        refuse_where_nothing_is()
        publishing.activate(version, on=on)
    print(_("Edition {version} applies from {day}.").format(version=version, day=in_words(on)))
    return 0


def take_back(version: int) -> int:
    """Raises: Refused."""
    with refusals():
        refuse_where_nothing_is()
        publishing.withdraw(version, at=clock.now())
    print(_("Edition {version} is withdrawn; it never applies.").format(version=version))
    return 0


def proposed_from(file: Path | None) -> Proposed:
    refuse_where_nothing_is()
    return publishing.propose((file or Path(settings.CHARTER_PATH)).read_text(encoding="utf-8"))


def refuse_where_nothing_is() -> None:
    """Raises: Refused."""
    SHELF.read()
    if not vaults_there() or not policy.editions():
        raise Refused(not_installed())


def kind_line(proposed: Proposed) -> str:
    count = sum(change.substantial for change in proposed.changes)
    if not count:
        return _("A correction of form: it may be published as minor, and applies at once.")
    days = publishing.notice_days(proposed.before, proposed.charter)
    sentence = _("Substantial in {count} entries (marked !): everybody is told {days} days ahead.")
    return sentence.format(count=count, days=days)


@contextmanager
def refusals() -> Iterator[None]:
    """Turn each expected refusal into its sentence. Raises: Refused."""
    language = spoken_language()
    try:
        yield
    except CharterRefused as refusal:
        sentence = _("This charter has faults:\n{faults}")
        raise Refused(sentence.format(faults=refusal.in_language(language))) from refusal
    except publishing.NothingChanges:
        raise Refused(_("This file says what the last edition says.")) from None
    except publishing.OneIsAnnounced:
        sentence = _(
            "A change is announced and does not apply yet: wait for its day, or withdraw it."
        )
        raise Refused(sentence) from None
    except publishing.ChangedMeanwhile:
        sentence = _("Somebody published or withdrew meanwhile: look at what changes again.")
        raise Refused(sentence) from None
    except publishing.NotAnnounced:
        raise Refused(_("No change by this number is announced, or it applies already.")) from None
    except publishing.NotMinor as refusal:
        sentence = _(
            "This is more than a correction of form:\n{faults}\nPublish it as substantial."
        )
        faults = "\n".join(f"  {fault.in_language(language)}" for fault in refusal.faults)
        raise Refused(sentence.format(faults=faults)) from refusal
    except TooSoon as refusal:
        sentence = _("{wanted} is too soon: the notice is over on {earliest}.")
        raise Refused(
            sentence.format(wanted=in_words(refusal.wanted), earliest=in_words(refusal.earliest))
        ) from refusal
