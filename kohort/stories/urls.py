"""Stories: the list, one of them, writing, telling and taking back, and the thanks of readers."""

from django.urls import path

from . import listing, mine, page, removing, state, thanking, writing

app_name = "stories"
urlpatterns = [
    path("me/stories/", mine.mine, name="mine"),
    path("stories/", listing.stories, name="stories"),
    path("stories/new/", writing.new, name="new"),
    path("stories/<slug:key>/", page.story, name="story"),
    path("stories/<slug:key>/edit/", writing.edit, name="edit"),
    path("stories/<slug:key>/state/", state.state, name="state"),
    path("stories/<slug:key>/delete/", state.delete, name="delete"),
    path("stories/<slug:key>/thanks/", thanking.thanks, name="thanks"),
    path("stories/<slug:key>/removal/", removing.removal, name="removal"),
]
