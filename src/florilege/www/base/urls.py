"""Addresses that belong to no audience: language and reading preferences."""

from django.urls import path

from florilege.www.base import views

urlpatterns = [
    path("accessibilite/", views.accessibility, name="accessibility"),
    path("langue/", views.set_language, name="set_language"),
    path("accent.css", views.accent, name="accent"),
    path("lecture/", views.set_reader, name="set_reader"),
]
