"""Addresses of the operator's pages."""

from django.urls import path

from florilege.www.departures import pages as departures
from florilege.www.operator import home, vaults

app_name = "operator"
urlpatterns = [
    path("", home.home, name="home"),
    path("departs/", departures.of_operation, name="departures"),
    path("departs/<uuid:holder>/", departures.one_of_operation, name="departure"),
    path("coffres/", vaults.vaults, name="vaults"),
]
