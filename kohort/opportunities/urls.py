"""Jobs, theses and the like."""

app_name = "opportunities"
urlpatterns: list = []
