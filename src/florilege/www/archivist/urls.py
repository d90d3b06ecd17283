"""Addresses of the archivist's pages."""

from django.urls import path

from florilege.www.archivist import home

app_name = "archivist"
urlpatterns = [path("", home.home, name="home")]
