"""The form of a campaign. It validates; it does not save."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from florilege.people.campaigns.actions.write_campaign import Words
from florilege.people.campaigns.enums import Audience
from florilege.www.office.mail_words import AUDIENCE_WORDS


class CampaignForm(forms.Form):
    """What is said, and to whom."""

    title = forms.CharField(label=_("Title"), max_length=120)
    text = forms.CharField(
        label=_("Text"),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_(
            "Plain text; an empty line begins a new paragraph. Links stay as you write them, and "
            "the link that ends our news is added by itself."
        ),
    )
    audience = forms.ChoiceField(label=_("To whom"), widget=forms.RadioSelect)
    course = forms.ChoiceField(
        label=_("Course that they took"),
        required=False,
        help_text=_("Only if it is for people who took a similar course."),
    )

    def __init__(self, *args: Any, courses: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._courses = courses
        audiences: Any = self.fields["audience"]
        audiences.choices = [(one.value, _(AUDIENCE_WORDS[one])) for one in Audience]
        course: Any = self.fields["course"]
        course.choices = [("", "—"), *courses.items()]

    def clean_title(self) -> str:
        return " ".join(str(self.cleaned_data["title"]).split())

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("audience") == Audience.CUSTOMERS and not given.get("course"):
            self.add_error("course", _("Choose the course that they took."))
        return given

    @property
    def words(self) -> Words:
        given = self.cleaned_data
        course = given["course"]
        return Words(
            title=given["title"],
            text=given["text"].replace("\r\n", "\n").strip(),
            audience=Audience(given["audience"]),
            course=UUID(course) if course else None,
            course_title=self._courses.get(course, ""),
        )
