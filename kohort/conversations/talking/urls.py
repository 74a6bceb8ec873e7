"""Addresses of `talk`."""

app_name = "talk"
urlpatterns: list = []
