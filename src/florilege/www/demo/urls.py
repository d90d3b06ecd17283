"""Addresses of these pages."""

from django.urls import path

from florilege.www.demo import home, mailbox

app_name = "demo"
urlpatterns = [
    path("", home.home, name="home"),
    path("courrier/", mailbox.mailbox, name="mailbox"),
]
