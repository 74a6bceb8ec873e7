"""Questions, and what was answered."""

from django.urls import path

from .answer import answer
from .listing import questions
from .new import new
from .page import question

app_name = "questions"
urlpatterns = [
    path("questions/", questions, name="questions"),
    path("questions/new/", new, name="new"),
    path("questions/<slug:key>/", question, name="question"),
    path("answer/<str:token>/", answer, name="answer"),
]
