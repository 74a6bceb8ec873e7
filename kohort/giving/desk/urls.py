"""What the office sees of giving; and whether an offer still stands, asked of whoever made it."""

from django.urls import path

from . import asks, figures_page, load, offers, overview, policy, stands, suggest_page

app_name = "giving_desk"
urlpatterns = [
    path("desk/giving/", overview.overview, name="overview"),
    path("desk/giving/asks/", asks.asks, name="asks"),
    path("desk/giving/load/", load.load, name="load"),
    path("desk/giving/offers/", offers.offers, name="offers"),
    path("desk/giving/offers/one/", offers.one, name="one"),
    path("desk/giving/offers/many/", offers.many, name="many"),
    path("desk/giving/offers/teacher/", suggest_page.to_staff, name="to_staff"),
    path("desk/giving/figures/", figures_page.figures, name="figures"),
    path("desk/giving/policy/", policy.policy, name="policy"),
    path("offer/<str:token>/", stands.stands, name="stands"),
]
