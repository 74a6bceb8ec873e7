"""Every address. The first part of a tenant's path is the institution; the middleware takes it from there."""

from django.conf import settings
from django.urls import include, path

handler400 = "kohort.site.errors.bad_request"
handler403 = "kohort.site.errors.forbidden"
handler404 = "kohort.site.errors.not_found"
handler500 = "kohort.site.errors.server_error"

urlpatterns = [
    path("", include("kohort.accounts.urls")),
    *([path("demo/", include("kohort.demo.urls"))] if settings.DEMO else []),
    path("", include("kohort.home.urls")),
    path("<slug:institution>/", include("kohort.institutions.urls")),
    path("<slug:institution>/", include("kohort.events.planning.urls")),
    path("<slug:institution>/", include("kohort.events.inviting.urls")),
    path("<slug:institution>/", include("kohort.events.door.urls")),
    path("<slug:institution>/", include("kohort.events.after.urls")),
    path("<slug:institution>/", include("kohort.events.calendars.urls")),
    path("<slug:institution>/", include("kohort.events.campaigns.urls")),
    path("<slug:institution>/", include("kohort.events.joining.urls")),
    path("<slug:institution>/", include("kohort.events.urls")),
    path("<slug:institution>/", include("kohort.giving.asks.urls")),
    path("<slug:institution>/", include("kohort.giving.questions.urls")),
    path("<slug:institution>/", include("kohort.giving.inquiries.urls")),
    path("<slug:institution>/", include("kohort.giving.mentoring.urls")),
    path("<slug:institution>/", include("kohort.giving.desk.urls")),
    path("<slug:institution>/", include("kohort.giving.urls")),
    path("<slug:institution>/", include("kohort.concerns.urls")),
    path("<slug:institution>/", include("kohort.opportunities.urls")),
    path("<slug:institution>/", include("kohort.stories.urls")),
    path("<slug:institution>/", include("kohort.notices.urls")),
    path("<slug:institution>/", include("kohort.groups.entering.urls")),
    path("<slug:institution>/", include("kohort.groups.board.urls")),
    path("<slug:institution>/", include("kohort.groups.urls")),
    path("<slug:institution>/", include("kohort.conversations.talking.urls")),
    path("<slug:institution>/", include("kohort.conversations.care.urls")),
    path("<slug:institution>/", include("kohort.conversations.letters.urls")),
    path("<slug:institution>/", include("kohort.conversations.urls")),
    path("<slug:institution>/", include("kohort.people.urls")),
    path("<slug:institution>/", include("kohort.claims.urls")),
    path("<slug:institution>/", include("kohort.privacy.urls")),
    path("<slug:institution>/desk/", include("kohort.register.urls")),
    path("<slug:institution>/desk/", include("kohort.accounts.desk_urls")),
    path("<slug:institution>/", include("kohort.home.tenant_urls")),
]
