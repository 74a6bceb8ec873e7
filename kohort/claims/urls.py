"""How a graduate becomes a member: invitations, finding oneself, letters with codes, cases at the office, the bridge"""

from django.urls import path  # noqa: F401

app_name = "claims"
urlpatterns: list = []
