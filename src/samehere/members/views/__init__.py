"""Pages of this room. Thin: django-allauth has the steps of entering, `forms` what is typed."""

from samehere.members.views.addresses import change_address, confirm_address, take_address_back
from samehere.members.views.codes import (
    add_app,
    everything_lost,
    recovery_codes,
    remove_app,
    second_factor,
)
from samehere.members.views.display import display
from samehere.members.views.entering import (
    JoinCodeView,
    JoinView,
    SignInCodeView,
    SignInView,
    SignOutView,
    not_offered,
    too_many_tries,
)
from samehere.members.views.links import sign_in_link, start_link
from samehere.members.views.muting import mute, muted, unmute
from samehere.members.views.passkeys import (
    add_passkey,
    challenge_to_add,
    challenge_to_use,
    remove_passkey,
    rename_passkey,
    sign_in_by_passkey,
)
from samehere.members.views.passphrases import passphrase
from samehere.members.views.profiles import hide_item, profile, profile_of_yours, show_item
from samehere.members.views.proving import is_it_you, second_step
from samehere.members.views.renaming import change_name
from samehere.members.views.sessions import sign_out_device, sign_out_elsewhere
from samehere.members.views.single_sign_on import (
    back_from_provider,
    go_to_provider,
    join_through_provider,
    link_to_provider,
    unlink_from_provider,
)
from samehere.members.views.yours import signing_in, you

__all__ = [
    "JoinCodeView",
    "JoinView",
    "SignInCodeView",
    "SignInView",
    "SignOutView",
    "add_app",
    "add_passkey",
    "back_from_provider",
    "challenge_to_add",
    "challenge_to_use",
    "change_address",
    "change_name",
    "confirm_address",
    "display",
    "everything_lost",
    "go_to_provider",
    "hide_item",
    "is_it_you",
    "join_through_provider",
    "link_to_provider",
    "mute",
    "muted",
    "not_offered",
    "passphrase",
    "profile",
    "profile_of_yours",
    "recovery_codes",
    "remove_app",
    "remove_passkey",
    "rename_passkey",
    "second_factor",
    "second_step",
    "show_item",
    "sign_in_by_passkey",
    "sign_in_link",
    "sign_out_device",
    "sign_out_elsewhere",
    "signing_in",
    "start_link",
    "take_address_back",
    "too_many_tries",
    "unlink_from_provider",
    "unmute",
    "you",
]
