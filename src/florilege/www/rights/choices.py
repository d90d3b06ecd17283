"""My choices: consents, objections and restrictions on one page, each given and taken with a click."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from florilege.charter.model import PurposeEntry
from florilege.infra import clock, policy
from florilege.infra.gate.looking import look
from florilege.infra.keys.people import standing_of
from florilege.kernel.access import Standing
from florilege.kernel.datum import datum_of
from florilege.kernel.vocabulary import Category, LegalBasis, Purpose, Vault
from florilege.rights.actions.ask_second_person import OwnAddress, ask_second_person
from florilege.rights.actions.choose import NotForChoice, consent_to, object_to, say_fifteen
from florilege.rights.actions.restrict_data import NotRestricted, lift_own, restrict_data
from florilege.rights.data import name_of_datum
from florilege.rights.desk import last_choices, restrictions_in_force
from florilege.rights.enums import ChoiceKind, Ground
from florilege.rights.models import Choice, Restriction
from florilege.www.base.page import OWN, PageRequest, page
from florilege.www.base.sending import Sent, sends, sends_what
from florilege.www.rights.forms import RestrictionForm, SecondPersonForm
from florilege.www.rights.phrases import GROUNDS, words

own_choices = partial(
    page,
    purposes=(Purpose.RIGHTS,),
    vaults=(Vault.IDENTITY,),
    roles=OWN,
    keeps_post=True,
    looks_at=(
        "rights.Choice.at",
        "rights.Choice.version",
        "rights.Restriction.category",
        "rights.Restriction.datum",
        "rights.Restriction.ground",
        "rights.Restriction.note",
        "rights.Restriction.begun_at",
        "rights.Restriction.lift_reason",
        "rights.Restriction.lift_announced_at",
    ),
)


@dataclass(frozen=True, slots=True)
class PurposeLine:
    """One purpose with what was chosen about it; `balance` only where an objection is possible."""

    code: str
    title: str
    explanation: str
    balance: str
    given: bool
    agreed: bool
    last: Choice | None


@dataclass(frozen=True, slots=True)
class RestrictionLine:
    row: Restriction
    category: str
    ground: str


def _sent(posted: QueryDict, purpose: str, *, given: str, taken_back: str) -> Sent:
    """The pressed button says which way; the purpose says what about."""
    title = policy.charter().purposes[_purpose(purpose)].title.in_language(get_language() or "fr")
    return Sent(given if posted.get("given") == "yes" else taken_back, about=title)


def _sent_consent(_request: PageRequest, posted: QueryDict, *, purpose: str) -> Sent:
    return _sent(posted, purpose, given=_("I consent"), taken_back=_("Take my consent back"))


def _sent_objection(_request: PageRequest, posted: QueryDict, *, purpose: str) -> Sent:
    return _sent(posted, purpose, given=_("I object"), taken_back=_("Take my objection back"))


@own_choices(title="My choices")
@require_GET
def choices(request: PageRequest) -> HttpResponse:
    return _shown(request, RestrictionForm(), SecondPersonForm(), status=200)


@own_choices(title="Give or take back a consent")
@sends_what(_sent_consent)
@require_POST
def consent(request: PageRequest, purpose: str) -> HttpResponse:
    given = request.POST.get("given") == "yes"
    try:
        consent_to(_purpose(purpose), person=request.person, given=given, at=clock.now())
    except NotForChoice:
        raise Http404 from None
    told = _("Your consent is given. You take it back here, with one click.")
    messages.success(request, told if given else _("Your consent is taken back, from this second."))
    return redirect("rights:choices")


@own_choices(title="Object to a use")
@sends_what(_sent_objection)
@require_POST
def objection(request: PageRequest, purpose: str) -> HttpResponse:
    given = request.POST.get("given") == "yes"
    try:
        object_to(_purpose(purpose), person=request.person, given=given, at=clock.now())
    except NotForChoice:
        raise Http404 from None
    told = _("You object: from this second your data are not used for it.")
    messages.success(request, told if given else _("Your objection is taken back."))
    return redirect("rights:choices")


@own_choices(title="Have something kept and not used")
@sends(gettext_lazy("Keep it and do not use it"), RestrictionForm)
@require_POST
def restrict(request: PageRequest) -> HttpResponse:
    form = RestrictionForm(request.POST)
    if not form.is_valid():
        return _shown(request, form, SecondPersonForm(), status=422)
    restrict_data(
        person=request.person,
        category=form.chosen,
        ground=Ground(form.cleaned_data["ground"]),
        note=form.cleaned_data["note"],
        at=clock.now(),
    )
    messages.success(
        request, _("From this second these data are kept and not used. The officer looks at it.")
    )
    return redirect("rights:choices")


@own_choices(title="End a restriction of mine")
@sends(gettext_lazy("Let it be used again"))
@require_POST
def lift(request: PageRequest, restriction_id: UUID) -> HttpResponse:
    try:
        lift_own(restriction_id, person=request.person, at=clock.now())
    except NotRestricted:
        raise Http404 from None
    messages.success(request, _("The restriction is lifted."))
    return redirect("rights:choices")


@own_choices(title="Ask a parent to agree")
@sends(gettext_lazy("Send them the link"), SecondPersonForm)
@require_POST
def second_person(request: PageRequest, purpose: str) -> HttpResponse:
    form = SecondPersonForm(request.POST)
    if form.is_valid():
        try:
            ask_second_person(
                _purpose(purpose),
                person=request.person,
                address=form.cleaned_data["email"],
                language=get_language() or "fr",
                at=clock.now(),
            )
        except OwnAddress:
            form.add_error("email", _("This is your own address: it takes a parent’s."))
        except NotForChoice:
            raise Http404 from None
    if form.errors:
        return _shown(request, RestrictionForm(), form, status=422)
    messages.success(request, _("The link is on its way. Until they agree, nothing is done."))
    return redirect("rights:choices")


@own_choices(title="Say that I am fifteen")
@sends(gettext_lazy("I am fifteen now"))
@require_POST
def fifteen(request: PageRequest) -> HttpResponse:
    say_fifteen(person=request.person, at=clock.now())
    messages.success(request, _("Noted: from now on your own yes is enough."))
    return redirect("rights:choices")


def _shown(
    request: PageRequest, form: RestrictionForm, second: SecondPersonForm, *, status: int
) -> HttpResponse:
    standing = standing_of(request.person) or Standing()
    last = last_choices(request.person)
    rows = restrictions_in_force(request.person)
    look(list(last.values()), "at", "version")
    look(
        rows, "category", "datum", "ground", "note", "begun_at", "lift_reason", "lift_announced_at"
    )
    context = {
        "consents": _lines(LegalBasis.CONSENT, standing, last),
        "objections": _lines(LegalBasis.LEGITIMATE_INTEREST, standing, last),
        "restrictions": [_restriction(row) for row in rows],
        "under_fifteen": standing.under_fifteen,
        "form": form,
        "second": second,
    }
    return render(request, "rights/choices.html", context, status=status)


def _lines(
    basis: LegalBasis, standing: Standing, last: dict[tuple[str, str], Choice]
) -> list[PurposeLine]:
    """Give every purpose of a basis, in the order of the policy."""
    kind = ChoiceKind.CONSENT if basis is LegalBasis.CONSENT else ChoiceKind.OBJECTION
    given = standing.consented if basis is LegalBasis.CONSENT else standing.objected
    return [
        _line(purpose, entry, purpose in given, standing, last.get((kind, purpose.value)))
        for purpose, entry in policy.charter().purposes.items()
        if entry.basis is basis
    ]


def _line(
    purpose: Purpose, entry: PurposeEntry, given: bool, standing: Standing, last: Choice | None
) -> PurposeLine:
    language = get_language() or "fr"
    return PurposeLine(
        code=purpose.value,
        title=entry.title.in_language(language),
        explanation=entry.explanation.in_language(language),
        balance=entry.balance.in_language(language) if entry.balance else "",
        given=given,
        agreed=purpose in standing.agreed,
        last=last,
    )


def _restriction(row: Restriction) -> RestrictionLine:
    categories, language = policy.charter().categories, get_language() or "fr"
    title = categories[Category(row.category)].title.in_language(language) if row.category else ""
    title = name_of_datum(datum_of(row.datum)) if row.datum else title
    return RestrictionLine(row=row, category=title, ground=words(GROUNDS, row.ground))


def _purpose(word: str) -> Purpose:
    try:
        return Purpose(word)
    except ValueError:
        raise Http404 from None
