"""Addresses of the data protection officer's pages."""

from django.urls import path

from florilege.www.officer import (
    carrying_out,
    erasures,
    home,
    journal,
    looks,
    one_request,
    register,
    requests,
    restrictions,
    who_sees_what,
)

app_name = "officer"
_REQUEST = "demandes/<uuid:request_id>/"
urlpatterns = [
    path("", home.home, name="home"),
    path("registre/", register.register, name="register"),
    path("qui-voit-quoi/", who_sees_what.table, name="who_sees_what"),
    path("journal/", journal.search, name="journal"),
    path("journal/verification/", journal.verification, name="journal_verification"),
    path("journal/<int:number>/", looks.one_look, name="look"),
    path("effacements/", erasures.erasures, name="erasures"),
    path("demandes/", requests.requests, name="requests"),
    path("demandes/nouvelle/", requests.take, name="take_request"),
    path(_REQUEST, one_request.one, name="request"),
    path(_REQUEST + "doute/", one_request.doubt, name="doubt"),
    path(_REQUEST + "preuve/", one_request.proof, name="proof"),
    path(_REQUEST + "prolonger/", one_request.extend, name="extend"),
    path(_REQUEST + "repondre/", one_request.answer, name="answer"),
    path(_REQUEST + "limiter/", carrying_out.restrict, name="restrict"),
    path(_REQUEST + "choix/", carrying_out.choose, name="choose"),
    path(_REQUEST + "deces/", carrying_out.proved_dead, name="proved_dead"),
    path(_REQUEST + "copie/", carrying_out.export, name="export"),
    path(_REQUEST + "copie/<uuid:order_id>/", carrying_out.fetch, name="export_fetch"),
    path(_REQUEST + "effacer/", carrying_out.erase, name="erase"),
    path("limitations/", restrictions.restrictions, name="restrictions"),
    path("limitations/<uuid:restriction_id>/lever/", restrictions.lift, name="lift"),
    path("destinataires/<uuid:telling_id>/", restrictions.settle, name="settle_telling"),
]
