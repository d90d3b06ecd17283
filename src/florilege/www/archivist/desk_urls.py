"""Addresses inside the archivist's process."""

from django.urls import path

from florilege.www.archivist import desk, opening

app_name = "archive"
urlpatterns = [
    path("", desk.home, name="home"),
    path("demander/", desk.ask, name="ask"),
    path("demandes/<uuid:opening_id>/", opening.opening, name="opening"),
    path("demandes/<uuid:opening_id>/decider/", opening.decide, name="decide"),
    path("demandes/<uuid:opening_id>/chercher/", opening.search, name="search"),
    path("demandes/<uuid:opening_id>/<uuid:item>/lire/", opening.read, name="read"),
    path("demandes/<uuid:opening_id>/<uuid:item>/remettre/", opening.deliver, name="deliver"),
]
