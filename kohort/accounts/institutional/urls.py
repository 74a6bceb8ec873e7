"""Signing in through an institution. Two names are those by which allauth's client finds its way back."""

from django.urls import path

from . import leaving, own, returning

urlpatterns = [
    path("<slug:provider_id>/", leaving.leave, name="openid_connect_login"),
    path("<slug:provider_id>/back/", returning.back, name="openid_connect_callback"),
    path("<slug:provider_id>/remove/", own.remove, name="account_institution"),
]
