"""Where people join, sign in and out, and look after their account.

The names are those by which django-allauth finds its own pages. Its pages that are not offered
keep their names, because its code looks them up, and answer like pages that do not exist.
"""

from collections.abc import Iterable, Iterator

from allauth.account import urls as account_urls
from allauth.mfa import urls as mfa_urls
from django.urls import URLPattern, URLResolver, include, path

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
    path("you/profile/", views.profile_of_yours, name="profile-of-yours"),
    path("you/profile/name/", views.change_name, name="change-name"),
    path("you/profile/show/", views.show_item, name="show-item"),
    path("you/profile/hide/", views.hide_item, name="hide-item"),
    path("you/muted/", views.muted, name="muted"),
    path("members/<slug:public_id>/", views.profile, name="profile"),
    path("members/<slug:public_id>/mute/", views.mute, name="mute"),
    path("members/<slug:public_id>/unmute/", views.unmute, name="unmute"),
]
OFFERED += [
    path("sign-in/passkey/", views.sign_in_by_passkey, name="mfa_login_webauthn"),
    path("sign-in/passkey/challenge/", views.challenge_to_use, name="passkey-challenge"),
    path("sign-in/second-step/", views.second_step, name="mfa_authenticate"),
    path("sign-in/lost/", views.everything_lost, name="everything-lost"),
    path("you/is-it-you/", views.is_it_you, name="account_reauthenticate"),
    path("you/second-step/", views.second_factor, name="second-factor"),
    path("you/passkeys/add/", views.add_passkey, name="mfa_add_webauthn"),
    path("you/passkeys/challenge/", views.challenge_to_add, name="new-passkey-challenge"),
    path("you/passkeys/<int:passkey_id>/", views.rename_passkey, name="mfa_edit_webauthn"),
    path("you/passkeys/<int:passkey_id>/remove/", views.remove_passkey, name="mfa_remove_webauthn"),
    path("you/app/", views.add_app, name="mfa_activate_totp"),
    path("you/app/off/", views.remove_app, name="mfa_deactivate_totp"),
    path("you/recovery-codes/", views.recovery_codes, name="mfa_view_recovery_codes"),
    path("you/passphrase/", views.passphrase, name="passphrase"),
    path("you/devices/sign-out/", views.sign_out_device, name="sign-out-device"),
    path("you/devices/sign-out-others/", views.sign_out_elsewhere, name="sign-out-elsewhere"),
    path("you/email/", views.change_address, name="change-address"),
    path("you/email/codes/", views.confirm_address, name="confirm-address"),
    path("you/email/back/<str:token>/", views.take_address_back, name="take-address-back"),
]

# Pages of the charity's provider; without one they answer like pages that do not exist.
OFFERED += [
    path("sign-in/with/", views.go_to_provider, name="single-sign-on"),
    path("sign-in/with/back/", views.back_from_provider, name="single-sign-on-back"),
    path("sign-in/with/link/", views.link_to_provider, name="single-sign-on-link"),
    path("you/signing-in/with/", views.unlink_from_provider, name="single-sign-on-end"),
    path("join/with/", views.join_through_provider, name="single-sign-on-join"),
]
_offered_names = {route.name for route in OFFERED}


def _each(routes: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for route in routes:
        if isinstance(route, URLResolver):
            for inner in _each(route.url_patterns):
                yield path(f"{route.pattern}{inner.pattern}", inner.callback, name=inner.name)
        else:
            yield route


NOT_OFFERED = [
    URLPattern(route.pattern, views.not_offered, name=route.name)
    for route in _each([*account_urls.urlpatterns, *mfa_urls.urlpatterns])
    if route.name not in _offered_names
]

urlpatterns = [*OFFERED, path("account/", include(NOT_OFFERED))]
