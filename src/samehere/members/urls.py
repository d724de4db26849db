"""Where people join, sign in and out, and look after their account.

The names are those by which django-allauth finds its own pages. Its pages that are not offered
keep their names, because its code looks them up, and answer like pages that do not exist.
"""

from allauth.account import urls as allauth_urls
from django.urls import URLPattern, include, path

from samehere.members import views

_sign_in = views.SignInView.as_view()

OFFERED = [
    path("join/", views.JoinView.as_view(), name="account_signup"),
    path("join/code/", views.JoinCodeView.as_view(), name="account_email_verification_sent"),
    path("sign-in/", _sign_in, name="account_login"),
    path("sign-in/", _sign_in, name="account_request_login_code"),
    path("sign-in/code/", views.SignInCodeView.as_view(), name="account_confirm_login_code"),
    path("sign-out/", views.SignOutView.as_view(), name="account_logout"),
    path("link/<str:token>/", views.sign_in_link, name="sign_in_link"),
    path("start/<str:token>/", views.start_link, name="start_link"),
    path("you/", views.you, name="you"),
    path("you/signing-in/", views.signing_in, name="signing-in"),
    path("you/display/", views.display, name="display"),
]
_offered_names = {route.name for route in OFFERED}

NOT_OFFERED = [
    URLPattern(route.pattern, views.not_offered, name=route.name)
    for route in allauth_urls.urlpatterns
    if route.name not in _offered_names
]

urlpatterns = [*OFFERED, path("account/", include(NOT_OFFERED))]
