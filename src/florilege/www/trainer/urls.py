"""Addresses of the trainers."""

from django.urls import path

from florilege.www.trainer import sessions

app_name = "trainer"
urlpatterns = [
    path("", sessions.home, name="home"),
    path("sessions/<uuid:session_id>/", sessions.session, name="session"),
]
