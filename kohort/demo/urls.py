"""The demo's own addresses; `kohort.site.urls` knows them in demo mode only."""

from django.urls import path

from . import factor, views

urlpatterns = [
    path("", views.index, name="demo"),
    path("sign-in/", views.sign_in, name="demo_sign_in"),
    path("factor/", factor.stand_in, name="demo_factor"),
    path("mail/", views.mail, name="demo_mail"),
]
