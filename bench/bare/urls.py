"""The bare pages; the product's addresses follow, because the templates name them."""

from django.urls import include, path

from bench.bare import answering, learning, teaching
from bench.bare.sites import trivial

bare = [
    path("trivial/", trivial, name="trivial"),
    path("home/", learning.home, name="home"),
    path("lesson/<uuid:seat_id>/<slug:code>/", learning.lesson, name="lesson"),
    path("quiz/<uuid:attempt_id>/<int:number>/", answering.question, name="question"),
    path("session/<uuid:session_id>/", teaching.session, name="session"),
]
urlpatterns = [path("bare/", include((bare, "bare"))), path("", include("florilege.www.urls"))]
