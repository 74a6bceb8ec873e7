"""One's own pages of privacy, and the one after leaving."""

from django.urls import path

from . import views

app_name = "privacy"
urlpatterns = [
    path("me/hidden/", views.hidden, name="hidden"),
    path("me/log/", views.log, name="log"),
    path("me/copy/", views.copy, name="copy"),
    path("me/leave/", views.leave, name="leave"),
    path("left/", views.left, name="left"),
]
