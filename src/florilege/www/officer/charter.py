"""The charter's desk: what is in force, what is announced, and what waits in the file."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from florilege.charter.minor import why_not_minor
from florilege.charter.notice import TooSoon
from florilege.charter.wording import rewordings
from florilege.infra import clock, policy
from florilege.infra.charters import publishing
from florilege.infra.charters.filed import filed_charter
from florilege.infra.charters.publishing import Proposed
from florilege.kernel.vocabulary import Purpose, Role, Vault
from florilege.people.announcements.actions.note_by_hand import note_by_hand
from florilege.people.announcements.enums import Told
from florilege.people.announcements.queries import progress_of
from florilege.www.base.page import PageRequest, page
from florilege.www.base.sending import Sent, sends, sends_what
from florilege.www.officer.charter_forms import DayForm, NoteForm, PublishForm
from florilege.www.officer.phrases import TOLD, tabs
from florilege.www.public.templatetags.printed import long_day

_looks = partial(page, purposes=(Purpose.RIGHTS,), vaults=(Vault.PUBLIC,), roles=(Role.OFFICER,))
_acts = partial(
    page,
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.PUBLIC,),
    roles=(Role.OFFICER,),
    fresh=True,
    keeps_post=True,
)


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    count: int


@_looks(title="The charter")
@require_GET
def charter(request: PageRequest) -> HttpResponse:
    today = clock.today()
    to_come = policy.announced(today)
    context = {
        "tabs": tabs(request),
        "edition": policy.edition_on(today),
        "to_come": to_come,
        "told": _told(to_come.version) if to_come else None,
        "filed": filed_charter(),
        "language": get_language() or "fr",
    }
    return render(request, "officer/charter.html", context)


def _sent(_request: PageRequest, posted: QueryDict) -> Sent:
    match posted.get("act"):
        case "note":
            return Sent(_("Note it"), forms=[NoteForm(posted)])
        case "day":
            return Sent(_("Set the day"), forms=[DayForm(posted)])
    return Sent(_("Withdraw the change"))


@_acts(title="Publish the charter")
@sends(gettext_lazy("Publish"), PublishForm)
@require_http_methods(["GET", "POST"])
def publish(request: PageRequest) -> HttpResponse:
    """Show what the file would change; a post publishes exactly the text that was shown."""
    filed = filed_charter()
    form = PublishForm(request.POST or None, initial={"digest": filed.digest})
    proposed = filed.proposed
    if request.method == "POST" and form.is_valid() and proposed is not None:
        if form.cleaned_data["digest"] != filed.digest:
            form.add_error(None, _("The file was changed meanwhile. Read it again, then publish."))
        elif _published(request, form, proposed):
            return redirect("officer:charter")
    context = {
        "tabs": tabs(request),
        "filed": filed,
        "form": form,
        **(_compared(proposed) if proposed else {}),
    }
    return render(
        request, "officer/charter_publish.html", context, status=422 if form.errors else 200
    )


@_acts(title="The announced change")
@sends_what(_sent)
@require_http_methods(["GET", "POST"])
def announced(request: PageRequest) -> HttpResponse:
    """Whom the change has reached; note how others were told, set its day, or take it back."""
    to_come = policy.announced(clock.today())
    if to_come is None:
        return redirect("officer:charter")
    asked = request.POST.get("act", "")
    note, day = (
        NoteForm(request.POST if asked == "note" else None),
        DayForm(request.POST if asked == "day" else None),
    )
    if _acted(request, asked, to_come.version, note, day):
        return redirect("officer:charter")
    context = {
        "tabs": tabs(request),
        "to_come": to_come,
        "told": _told(to_come.version),
        "note": note,
        "day": day,
    }
    failed = note.errors or day.errors
    return render(request, "officer/charter_announced.html", context, status=422 if failed else 200)


def _published(request: PageRequest, form: PublishForm, proposed: Proposed) -> bool:
    """Publish; a refusal becomes its sentence in the form."""
    at, given = clock.now(), form.cleaned_data
    try:
        if given["kind"] == "minor":
            publishing.publish_minor(proposed, at=at)
            messages.success(request, _("The correction is published and applies now."))
        else:
            publishing.publish_substantial(proposed, wanted_on=given["wanted_on"], at=at)
            messages.success(request, _("The change is announced: everybody is being written to."))
    except publishing.NotMinor as refusal:
        language = get_language() or "fr"
        for fault in refusal.faults:
            form.add_error("kind", fault.in_language(language))
        return False
    except publishing.OneIsAnnounced:
        form.add_error(None, _("A change is announced already: wait for its day, or withdraw it."))
        return False
    except publishing.ChangedMeanwhile:
        form.add_error(
            None,
            _("Somebody published or withdrew meanwhile. Read the changes again, then publish."),
        )
        return False
    except TooSoon as refusal:
        sentence = _(
            "The notice is over on %(day)s at the earliest: choose that day or a later one."
        )
        form.add_error("wanted_on", sentence % {"day": long_day(refusal.earliest)})
        return False
    return True


def _acted(request: PageRequest, asked: str, version: int, note: NoteForm, day: DayForm) -> bool:
    at = clock.now()
    if asked == "note" and note.is_valid():
        count = note_by_hand(version, state=Told(note.cleaned_data["state"]), at=at)
        messages.success(request, _("Noted of %(count)d people.") % {"count": count})
        return True
    if asked == "withdraw":
        publishing.withdraw(version, at=at)
        messages.success(
            request, _("The change is withdrawn. It stays readable, and never applies.")
        )
        return True
    if asked == "day" and day.is_valid():
        try:
            publishing.activate(version, on=day.cleaned_data["on"])
        except TooSoon as refusal:
            sentence = _(
                "Too soon: somebody is still to be told, or the notice runs until %(day)s."
            )
            day.add_error("on", sentence % {"day": long_day(refusal.earliest)})
            return False
        messages.success(request, _("The day is set."))
        return True
    return False


def _compared(proposed: Proposed) -> dict[str, Any]:
    language = get_language() or "fr"
    document = filed_charter().document
    return {
        "proposed": proposed,
        "before": proposed.before,
        "rewordings": rewordings(proposed.before.document, document, language=language),
        "reasons": [f.in_language(language) for f in why_not_minor(proposed.changes)],
        "notice_days": publishing.notice_days(proposed.before, proposed.charter),
    }


def _told(version: int) -> dict[str, Any]:
    progress = progress_of(version)
    return {
        "progress": progress,
        "lines": [Line(_(TOLD[state]), progress.counts[state]) for state in Told],
    }
