"""What the office sees of giving."""

app_name = "giving_desk"
urlpatterns: list = []
