"""Under `/<institution>/me/`."""

from django.urls import path

from . import deciding, eyes, opening, page, photo, removing, suggestions, telling

urlpatterns = [
    path("", page.page, name="me"),
    path("names/", telling.names, name="my_names"),
    path("photo/", photo.photo, name="my_photo"),
    path("photo/removal/", photo.removal, name="my_photo_removal"),
    path("open/", opening.opening, name="my_opening"),
    path("seen-as/<slug:who>/", eyes.seen_as, name="seen_as"),
    path("suggestions/<slug:what>/", suggestions.suggestions, name="suggestions"),
    path("still-right/", deciding.all_still_right, name="all_still_right"),
    path("undo/", removing.undo, name="undo_removal"),
    path("<slug:kind>/new/", telling.add, name="add_mine"),
    path("<slug:kind>/<int:number>/", telling.edit, name="edit_mine"),
    path("<slug:kind>/<int:number>/audience/", deciding.audience, name="my_audience"),
    path("<slug:kind>/<int:number>/still-right/", deciding.still_right, name="still_right"),
    path("<slug:kind>/<int:number>/removal/", removing.remove, name="remove_mine"),
]
