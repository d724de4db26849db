"""Every address of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("samehere.discussions.urls")),
    path("", include("samehere.experiences.urls")),
    path("", include("samehere.members.urls")),
    path("", include("samehere.moderation.urls")),
    path("", include("samehere.operations.urls")),
    path("", include("samehere.web.urls")),
]

handler400 = "samehere.web.views.bad_request"
handler403 = "samehere.web.views.permission_denied"
handler404 = "samehere.web.views.page_not_found"
handler500 = "samehere.web.views.server_error"
# Not Django's: django-allauth looks here for what to answer when somebody tries too often.
handler429 = "samehere.members.views.too_many_tries"
