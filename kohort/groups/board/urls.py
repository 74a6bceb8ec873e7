"""Addresses of `board`."""

from django.urls import path

from . import boards, calling_in, giving, handing_over, partners, pulse, roster, taking_out

app_name = "board"
urlpatterns = [
    path("groups/<slug:key>/board/", boards.board, name="board"),
    path("groups/<slug:key>/board/new/", giving.choose, name="choose"),
    path("groups/<slug:key>/board/new/<int:number>/", giving.give, name="give"),
    path("offices/<slug:key>/end/", giving.end, name="end"),
    path("groups/<slug:key>/members/", roster.members, name="members"),
    path("groups/<slug:key>/members/export/", taking_out.export, name="export"),
    path("groups/<slug:key>/call-in/", calling_in.call_in, name="call_in"),
    path("groups/<slug:key>/handover/", handing_over.handover, name="handover"),
    path("duties/<slug:key>/", handing_over.duty, name="duty"),
    path("groups/<slug:key>/pulse/", pulse.pulse, name="pulse"),
    path("groups/<slug:key>/partners/", partners.partners, name="partners"),
    path("groups/<slug:key>/partners/<int:number>/", partners.part, name="part"),
    path("desk/shared-groups/<slug:key>/", partners.answer, name="answer"),
]
