"""Addresses of the data protection officer's pages."""

from django.urls import path

from florilege.www.officer import erasures, home, journal, looks, register, who_sees_what

app_name = "officer"
urlpatterns = [
    path("", home.home, name="home"),
    path("registre/", register.register, name="register"),
    path("qui-voit-quoi/", who_sees_what.table, name="who_sees_what"),
    path("journal/", journal.search, name="journal"),
    path("journal/verification/", journal.verification, name="journal_verification"),
    path("journal/<int:number>/", looks.one_look, name="look"),
    path("effacements/", erasures.erasures, name="erasures"),
]
