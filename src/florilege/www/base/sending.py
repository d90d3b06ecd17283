"""What a page is sent, in words: so that a post which a sign-in carried is looked at before it goes on.

A view says it beside its declaration: `@sends(_("Send the request"), RequestForm)`. A page that keeps
a post without it fails a test.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.forms import (
    BaseForm,
    BooleanField,
    BoundField,
    ChoiceField,
    DateField,
    FileInput,
    PasswordInput,
)
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from florilege.infra.days import written

NOTHING = "—"
Words = str | Promise
View = TypeVar("View", bound=Callable[..., Any])
FormOf = Callable[[QueryDict], BaseForm]


@dataclass(frozen=True, slots=True)
class Sent:
    """What the pressed button does, about what, and the forms that say what was typed.

    `ticks` are boxes that stand in a template without a form: their names, and their words.
    """

    deed: Words
    about: Words = ""
    forms: Sequence[BaseForm] = ()
    ticks: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """One field in words. What is `left_out` was not carried: it says how it comes back."""

    label: Words
    value: str
    left_out: bool = False

    @property
    def is_words(self) -> bool:
        """Tell whether it is a text of several lines, which keeps them."""
        return "\n" in self.value


# tell(request, posted, **where) -> what is sent to that address; the page's own gate is open.
Tell = Callable[..., Sent]


def sends_what(tell: Tell) -> Callable[[View], View]:
    """Say what a view is sent, where that depends on what it is about."""

    def mark(view: View) -> View:
        view.sends = tell  # type: ignore[attr-defined]  # read by the page's declaration
        return view

    return mark


def sends(
    deed: Words,
    *forms_of: FormOf,
    instead: Mapping[tuple[str, str], Words] | None = None,
    ticks: Mapping[str, Words] | None = None,
) -> Callable[[View], View]:
    """Say what a view is sent, the same wherever it stands; `instead` are its other buttons."""

    def tell(_request: Any, posted: QueryDict, **_where: Any) -> Sent:
        for (name, value), other in (instead or {}).items():
            if posted.get(name) == value:
                return Sent(other)
        return Sent(deed, forms=[form(posted) for form in forms_of], ticks=ticks or {})

    return sends_what(tell)


def untold(_request: Any, _posted: QueryDict, **_where: Any) -> Sent:
    """Stand in for a view of an older program, which said nothing."""
    return Sent(_("Send it and go on"))


def lines_of(sent: Sent, posted: QueryDict) -> Iterator[Line]:
    """Say what was typed, field by field in the order of the page; hidden fields are no one's words."""
    for form in sent.forms:
        for bound in form:
            if not bound.is_hidden:
                yield _line(bound)
    for name, words in sent.ticks.items():
        yield Line(words, _yes(name in posted))


def _line(bound: BoundField) -> Line:
    widget = bound.field.widget
    if isinstance(widget, PasswordInput):
        return Line(bound.label, _("not kept: you are asked for it again"), left_out=True)
    if isinstance(widget, FileInput):
        return Line(bound.label, _("not kept: choose the file again on the page"), left_out=True)
    return Line(bound.label, _value(bound) or NOTHING)


def _value(bound: BoundField) -> str:
    given, asked = bound.data, bound.field
    if isinstance(asked, BooleanField):
        return _yes(bool(given))
    if isinstance(asked, ChoiceField):
        known = dict(_flat(asked.choices))
        several = given if isinstance(given, list) else [given or ""]
        if several == [""] and asked.required:
            return ""
        return ", ".join(known.get(str(one), str(one)) for one in several)
    if isinstance(asked, DateField):
        return _day(asked, given)
    return str(given or "").strip()


def _flat(choices: Any) -> Iterator[tuple[str, str]]:
    """Give each choice with its words, those of groups too."""
    for value, words in choices:
        if isinstance(words, (list, tuple)):
            yield from _flat(words)
        else:
            yield str(value), str(words)


def _day(asked: DateField, given: Any) -> str:
    """Write a day as people do; what cannot be read as one is shown as it was typed."""
    try:
        day = asked.to_python(given)
    except ValidationError:
        return str(given)
    return written(day) if day else ""


def _yes(ticked: bool) -> str:
    return _("yes") if ticked else _("no")
