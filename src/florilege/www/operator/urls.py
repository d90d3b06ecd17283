"""Addresses of the operator's pages."""

from django.urls import path

from florilege.www.operator import home, vaults

app_name = "operator"
urlpatterns = [
    path("", home.home, name="home"),
    path("coffres/", vaults.vaults, name="vaults"),
]
