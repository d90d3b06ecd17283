"""Addresses of these pages: a seat's opaque id, then the permanent code of an activity."""

from django.urls import path

from florilege.www.learner import (
    attempt,
    certificates,
    course,
    history,
    home,
    lesson,
    question,
    result,
    traces,
)

app_name = "learner"
_SEAT = "cours/<uuid:enrolment_id>/"
_ACTIVITY = _SEAT + "<slug:code>/"
_ATTEMPT = "quiz/<uuid:attempt_id>/"
_DOCUMENT = "documents/<uuid:document_id>/"

urlpatterns = [
    path("", home.home, name="home"),
    path("reprendre/", home.resume, name="resume"),
    path("historique/", history.history, name="history"),
    path("documents/", certificates.certificates, name="certificates"),
    path(_DOCUMENT + "fichier/", certificates.certificate_file, name="certificate_file"),
    path(_DOCUMENT + "partage/", certificates.certificate_sharing, name="certificate_sharing"),
    path(_DOCUMENT + "edition/", certificates.certificate_renewal, name="certificate_renewal"),
    path(_SEAT, course.course, name="course"),
    path(_SEAT + "edition/adopter/", course.adopt, name="adopt"),
    path(_ACTIVITY, lesson.activity, name="activity"),
    path(_ACTIVITY + "termine/", traces.complete, name="complete"),
    path(_ACTIVITY + "place/", traces.place, name="place"),
    path(_ACTIVITY + "temps/", traces.time, name="time"),
    path(_ACTIVITY + "essai/", attempt.start, name="start"),
    path(_ATTEMPT, attempt.enter, name="attempt"),
    path(_ATTEMPT + "<int:number>/", question.question, name="question"),
    path(_ATTEMPT + "relire/", attempt.review, name="review"),
    path(_ATTEMPT + "resultat/", result.result, name="result"),
]
