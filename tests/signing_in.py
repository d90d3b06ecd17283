"""Sign a test browser in as a person would."""

from django.test import Client
from django.urls import reverse

from tests.people_made import PASSWORD, Made


def browser(made: Made | None = None) -> Client:
    """Give a browser, signed in if somebody is given."""
    client = Client(enforce_csrf_checks=False)
    if made is not None:
        answer = client.post(
            reverse("account:sign_in"), {"email": made.email, "password": PASSWORD}
        )
        assert answer.status_code == 302, answer.content.decode()[:2000]
    return client
