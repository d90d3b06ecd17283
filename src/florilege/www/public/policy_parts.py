"""What the policy page computes from the declarations and the charter, in words for a learner."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from florilege.charter.model import Charter, PurposeEntry
from florilege.charter.parties import Recipient
from florilege.infra.declarations.labels import label_of
from florilege.infra.recipients import given_to
from florilege.kernel.declarations import Personal
from florilege.kernel.registry import REGISTRY
from florilege.kernel.vocabulary import Category, LegalBasis, Pillar, Purpose
from florilege.oversight.promises.states import RowState, State
from florilege.www.public.words import BASIS_WORDS, PILLAR_WORDS, SAFEGUARD_WORDS
from florilege.www.rights.words import source_words

STATE_WORDS = {
    State.SHOWN: gettext_noop("shown by tests"),
    State.PROBED: gettext_noop("shown by tests, and tried here just now"),
    State.DATED: gettext_noop("on record, with a date"),
    State.FAILING: gettext_noop("failing"),
    State.UNPROVEN: gettext_noop("unproven"),
}


@dataclass(frozen=True, slots=True)
class Proof:
    """One promise with the state of its proof here."""

    row: str
    promise: str
    state: State
    word: str


@dataclass(frozen=True, slots=True)
class PurposeWords:
    entry: PurposeEntry
    basis: str
    data: tuple[str, ...]
    can_object: bool
    needs_consent: bool


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One stored field: its name, why it is kept, whether it is sealed."""

    label: str
    why: str
    sealed: bool


@dataclass(frozen=True, slots=True)
class CategoryWords:
    title: str
    explanation: str
    sources: tuple[str, ...]
    tables: tuple[tuple[str, tuple[FieldWords, ...]], ...]
    count: int


@dataclass(frozen=True, slots=True)
class RecipientWords:
    entry: Recipient
    categories: tuple[str, ...]
    purposes: tuple[str, ...]
    safeguard: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cookie:
    """Something that stays in the browser, what for, and for how long."""

    name: str
    why: str
    lasts: str


def proofs(rows: Iterable[str], states: dict[str, RowState], language: str) -> tuple[Proof, ...]:
    return tuple(
        Proof(
            row=row,
            promise=states[row].row.promise.in_language(language),
            state=states[row].state,
            word=_(STATE_WORDS[states[row].state]),
        )
        for row in rows
    )


def pillars(charter: Charter, language: str) -> list[tuple[str, list[PurposeWords]]]:
    """Give each pillar that has purposes, with them."""
    arranged = [
        (
            _(PILLAR_WORDS[pillar]),
            [
                _purpose(purpose, entry, charter, language)
                for purpose, entry in charter.purposes.items()
                if entry.pillar is pillar
            ],
        )
        for pillar in Pillar
    ]
    return [(title, purposes) for title, purposes in arranged if purposes]


def _purpose(
    purpose: Purpose, entry: PurposeEntry, charter: Charter, language: str
) -> PurposeWords:
    used = {d.category for _name, d in _declared() if purpose in d.purposes}
    return PurposeWords(
        entry=entry,
        basis=_(BASIS_WORDS[entry.basis]),
        data=tuple(
            charter.categories[c].title.in_language(language) for c in Category if c in used
        ),
        can_object=entry.basis is LegalBasis.LEGITIMATE_INTEREST,
        needs_consent=entry.basis is LegalBasis.CONSENT,
    )


def categories(charter: Charter, language: str) -> list[CategoryWords]:
    return [
        _category(
            category, entry.title.in_language(language), entry.explanation.in_language(language)
        )
        for category, entry in charter.categories.items()
    ]


def _category(category: Category, title: str, explanation: str) -> CategoryWords:
    tables = []
    for holding in REGISTRY.about_people():
        fields = tuple(
            FieldWords(label=label_of(holding.model, name), why=_(d.why), sealed=d.sealed)
            for name, d in holding.personal_fields.items()
            if d.category is category
        )
        if fields:
            tables.append((_(holding.title), fields))
    sources = dict.fromkeys(
        source_words(d.source) for _name, d in _declared() if d.category is category
    )
    return CategoryWords(
        title=title,
        explanation=explanation,
        sources=tuple(sources),
        tables=tuple(tables),
        count=sum(len(fields) for _title, fields in tables),
    )


def recipients(charter: Charter, language: str) -> list[RecipientWords]:
    return [
        RecipientWords(
            entry=recipient,
            categories=tuple(
                charter.categories[c].title.in_language(language)
                for c in Category
                if c in recipient.categories
            ),
            purposes=tuple(
                charter.purposes[p].title.in_language(language)
                for p in Purpose
                if p in recipient.purposes
            ),
            safeguard=_(SAFEGUARD_WORDS[recipient.safeguard]) if recipient.safeguard else "",
            fields=tuple(
                (
                    _(given.holding.title),
                    ", ".join(label_of(given.holding.model, name) for name in given.fields),
                )
                for given in given_to(recipient, REGISTRY)
            ),
        )
        for recipient in charter.recipients
    ]


def cookies(charter: Charter) -> tuple[Cookie, ...]:
    """Everything that the pages place in a browser; a test walks them and finds nothing else."""
    hours = charter.security.session_hours
    session = ngettext("%(count)d hour at most", "%(count)d hours at most", hours) % {
        "count": hours
    }
    year = _("one year, or until you choose otherwise")
    return (
        Cookie(settings.SESSION_COOKIE_NAME, _("keeps you signed in"), session),
        Cookie(settings.CSRF_COOKIE_NAME, _("proves that a form was filled in on our pages"), _("one year")),
        Cookie(settings.LANGUAGE_COOKIE_NAME, _("remembers the language that you chose"), year),
        Cookie("reader", _("remembers the light and the letters that you chose"), year),
        Cookie("messages", _("carries a sentence such as “saved” to the next page"), _("one page")),
    )  # fmt: skip


def _declared() -> list[tuple[str, Personal]]:
    return [pair for holding in REGISTRY.about_people() for pair in holding.personal_fields.items()]
