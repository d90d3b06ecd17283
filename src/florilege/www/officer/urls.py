"""Addresses of the data protection officer's pages."""

from django.urls import path

from florilege.www.officer import (
    charter,
    erasures,
    holds,
    home,
    journal,
    looks,
    maintenance,
    nights,
    recipients,
    register,
    register_files,
    retention,
    who_sees_what,
)

app_name = "officer"
urlpatterns = [
    path("", home.home, name="home"),
    path("registre/", register.register, name="register"),
    path("registre/fichiers/<slug:name>.<slug:form>", register_files.file, name="register_file"),
    path("charte/", charter.charter, name="charter"),
    path("charte/publier/", charter.publish, name="charter_publish"),
    path("charte/annonce/", charter.announced, name="charter_announced"),
    path("destinataires/", recipients.recipients, name="recipients"),
    path("maintenance/", maintenance.maintenance, name="maintenance"),
    path("qui-voit-quoi/", who_sees_what.table, name="who_sees_what"),
    path("journal/", journal.search, name="journal"),
    path("journal/verification/", journal.verification, name="journal_verification"),
    path("journal/<int:number>/", looks.one_look, name="look"),
    path("conservation/", retention.calendar, name="retention"),
    path("conservation/nuits/", nights.nights, name="nights"),
    path("conservation/nuits/<uuid:night_id>/", nights.doubtful_night, name="doubtful_night"),
    path("gels/", holds.holds, name="holds"),
    path("gels/<uuid:held_person>/", holds.hold_person, name="hold_person"),
    path("gels/<uuid:hold_id>/lever/", holds.lift, name="lift_hold"),
    path("effacements/", erasures.erasures, name="erasures"),
]
