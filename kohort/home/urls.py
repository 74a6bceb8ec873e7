"""The front page of the installation and its few pages without an institution."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.front, name="front"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("robots.txt", views.robots, name="robots"),
]
