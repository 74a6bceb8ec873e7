"""Addresses of `entering`."""

app_name = "entering"
urlpatterns: list = []
