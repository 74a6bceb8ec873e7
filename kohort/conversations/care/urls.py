"""Addresses of `care`."""

app_name = "care"
urlpatterns: list = []
