"""One's own pages of privacy, and the one after leaving."""

from django.urls import path

from . import guest_pages, views

app_name = "privacy"
urlpatterns = [
    path("me/hidden/", views.hidden, name="hidden"),
    path("me/log/", views.log, name="log"),
    path("me/copy/", views.copy, name="copy"),
    path("me/leave/", views.leave, name="leave"),
    path("left/", views.left, name="left"),
    path("guest/", guest_pages.guest, name="guest"),
    path("guest/copy/", guest_pages.copy, name="guest_copy"),
    path("guest/leave/", guest_pages.leave, name="guest_leave"),
]
