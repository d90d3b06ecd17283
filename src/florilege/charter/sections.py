"""The sections of a charter's file that say who and where: each function reads one table."""

import re

from florilege.charter import sentences
from florilege.charter.law import is_siret
from florilege.charter.parties import (
    Address,
    Authority,
    Contact,
    Hosting,
    Provider,
    Recipient,
    Safeguard,
    Site,
    SiteRole,
    StandsAs,
)
from florilege.charter.table import Table
from florilege.kernel.fiscal_year import YearEnd
from florilege.kernel.vocabulary import Category, Purpose

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_COUNTRY = re.compile(r"[A-Z]{2}")
_NDA = re.compile(r"[0-9]{11}")
_YEAR_END = re.compile(r"(?!02-3)(?!(?:04|06|09|11)-31)(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_WEBSITE = re.compile(r"https://\S+")


def provider_in(table: Table) -> Provider:
    return Provider(
        name=table.line("name"),
        legal_form=table.line("legal_form"),
        siret=table.line("siret", fits=is_siret, or_say=sentences.BAD_SIRET),
        nda=table.line("nda", fits=_NDA.fullmatch, or_say=sentences.BAD_NDA),
        nda_region=table.line("nda_region"),
        address=table.read("address", _address_in),
        email=_email_in(table),
        phone=table.line("phone"),
        fiscal_year_end=_year_end_in(table),
    )


def _year_end_in(table: Table) -> YearEnd:
    line = table.line(
        "fiscal_year_end", fits=_YEAR_END.fullmatch, or_say=sentences.BAD_FISCAL_YEAR_END
    )
    found = _YEAR_END.fullmatch(line)
    return YearEnd(int(found[1]), int(found[2])) if found else YearEnd(12, 31)


def _address_in(table: Table) -> Address:
    return Address(
        street=table.line("street"),
        postcode=table.line("postcode"),
        city=table.line("city"),
        country=_country_in(table),
    )


def _email_in(table: Table) -> str:
    return table.line("email", fits=_EMAIL.fullmatch, or_say=sentences.BAD_EMAIL)


def _country_in(table: Table) -> str:
    return table.line("country", fits=_COUNTRY.fullmatch, or_say=sentences.BAD_COUNTRY)


def officer_in(table: Table) -> Contact:
    return Contact(name=table.line("name"), email=_email_in(table), phone=table.line("phone"))


def authority_in(table: Table) -> Authority:
    return Authority(
        name=table.line("name"),
        address=table.line("address"),
        website=table.line("website", fits=_WEBSITE.fullmatch, or_say=sentences.BAD_ADDRESS),
        complaints=table.line("complaints", fits=_WEBSITE.fullmatch, or_say=sentences.BAD_ADDRESS),
    )


def recipients_in(table: Table) -> tuple[Recipient, ...]:
    return tuple(_recipient_in(entry, code) for code, entry in table.by_code())


def _recipient_in(table: Table, code: str) -> Recipient:
    return Recipient(
        code=code,
        name=table.line("name"),
        role=table.text("role"),
        country=_country_in(table),
        categories=table.words("categories", Category),
        purposes=table.words("purposes", Purpose),
        safeguard=table.word("safeguard", Safeguard) if table.has("safeguard") else None,
        contract_on=table.day("contract_on") if table.has("contract_on") else None,
        contract_until=table.day("contract_until") if table.has("contract_until") else None,
        stands_as=(
            table.word("stands_as", StandsAs) if table.has("stands_as") else StandsAs.PROCESSOR
        ),
    )


def hosting_in(table: Table) -> Hosting:
    countries = table.lines("countries")
    if not all(_COUNTRY.fullmatch(country) for country in countries):
        table.fault("countries", sentences.BAD_COUNTRY)
    return Hosting(countries=countries, sites=table.read("sites", _sites_in))


def _sites_in(table: Table) -> tuple[Site, ...]:
    return tuple(_site_in(entry, code) for code, entry in table.by_code())


def _site_in(table: Table, code: str) -> Site:
    return Site(
        code=code,
        name=table.line("name"),
        country=_country_in(table),
        role=table.word("role", SiteRole),
    )
