"""Addresses of `groups`."""

app_name = "groups"
urlpatterns: list = []
