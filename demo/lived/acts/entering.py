"""People enter: they open an account, follow the mailed link, sign in, forget their password."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from demo.lived.world import NotThere, World
from florilege.infra.clock import CLOCK, legal_day
from florilege.infra.gate.opened import opened
from florilege.infra.mail import errands
from florilege.infra.mail.reading import look_at_letters
from florilege.infra.workflow.running import advance_due
from florilege.kernel.subjects import PROGRAM, SubjectRef
from florilege.kernel.vocabulary import Purpose, Role
from florilege.people.credentials.actions.confirm_address import confirm_address
from florilege.people.credentials.actions.open_account import Entry, open_account
from florilege.people.credentials.actions.reset_password import request_reset, reset_password
from florilege.people.credentials.actions.sign_in import NotLetIn, begin_session, check_sign_in
from florilege.people.credentials.enums import AccountState
from florilege.people.credentials.queries import account_of
from florilege.people.credentials.sessions import SessionStore
from florilege.people.credentials.tokens import LinkSpent
from florilege.people.staff.actions.grant_role import grant_role
from florilege.rights.actions.open_erasure_request import open_erasure_request

# An address of a range that is kept for examples.
SOURCE = "192.0.2.17"
TOKEN = "TOKEN"


@dataclass(frozen=True, slots=True)
class OpenAccount:
    email: str
    password: str
    given_name: str
    family_name: str
    pseudonym: str

    def do(self, world: World, at: datetime) -> None:
        known = world.find(self.email)
        if known is not None and account_of(known) is not None:
            return
        if known is not None:
            self._end_half_made(world, known, at)
        entry = Entry(
            email=self.email,
            password=self.password,
            given_name=self.given_name,
            family_name=self.family_name,
            pseudonym=self.pseudonym,
            language="fr",
            time_zone="Europe/Paris",
        )
        open_account(entry, at=at)

    def _end_half_made(self, world: World, person: SubjectRef, at: datetime) -> None:
        """A kill between the key and the account leaves somebody without one: they are erased."""
        open_erasure_request(person=person, at=at)
        later = at + timedelta(minutes=2)
        with CLOCK.fixed(later):
            advance_due(at=later)
        world.forget(self.email)


@dataclass(frozen=True, slots=True)
class ConfirmAddress:
    email: str
    password: str

    def do(self, world: World, at: datetime) -> None:
        person = world.person(self.email)
        account = account_of(person)
        if account is not None and account.state == AccountState.UNCONFIRMED:
            token = mailed_token(person, page="account:confirm_address")
            confirm_address(token=token, password=self.password, at=at)
            begin_session(SessionStore(), person=person, at=at)


@dataclass(frozen=True, slots=True)
class TakeUpRole:
    email: str
    role: Role

    def do(self, world: World, at: datetime) -> None:
        grant_role(person=world.person(self.email), role=self.role, since=legal_day(at))


@dataclass(frozen=True, slots=True)
class SignIn:
    """With the password, which costs time; most visits only begin their session."""

    email: str
    password: str

    def do(self, world: World, at: datetime) -> None:
        person = check_sign_in(email=self.email, password=self.password, source=SOURCE, at=at)
        begin_session(SessionStore(), person=person, at=at)


@dataclass(frozen=True, slots=True)
class ComeBack:
    email: str

    def do(self, world: World, at: datetime) -> None:
        begin_session(SessionStore(), person=world.person(self.email), at=at)


@dataclass(frozen=True, slots=True)
class Mistype:
    email: str

    def do(self, world: World, at: datetime) -> None:
        try:
            check_sign_in(email=self.email, password="not this one", source=SOURCE, at=at)
        except NotLetIn:
            return


@dataclass(frozen=True, slots=True)
class ForgetPassword:
    email: str

    def do(self, world: World, at: datetime) -> None:
        request_reset(email=self.email, at=at)


@dataclass(frozen=True, slots=True)
class ResetPassword:
    """A link that was used already leads to no letter: then the password is set."""

    email: str
    password: str

    def do(self, world: World, at: datetime) -> None:
        token = mailed_token(world.person(self.email), page="account:reset_password")
        try:
            reset_password(token=token, password=self.password, at=at)
        except LinkSpent:
            return


def mailed_token(person: SubjectRef, *, page: str) -> str:
    """Find the link in the newest letter that has one, as its reader does."""
    address = re.escape(reverse(page, args=[TOKEN])).replace(TOKEN, r"([\w-]+)")
    with opened(actor=PROGRAM, purposes=(Purpose.NOTICES,), route=errands.SEND):
        for letter in look_at_letters(person):
            if found := re.search(address, letter.text):
                return found[1]
    raise NotThere(page)
