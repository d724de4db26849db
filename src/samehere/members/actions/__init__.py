"""Everything somebody can do in this room, one function each."""

from samehere.members.actions.addresses import (
    ask_to_change_address,
    change_address,
    change_address_for,
    know_address,
    take_address_back,
)
from samehere.members.actions.alarming import mark_danger_for
from samehere.members.actions.choosing import (
    accept_terms,
    agree_to_write,
    choose,
    choose_display,
    choose_reading,
    decline_offer_of_reading,
)
from samehere.members.actions.factors import (
    MOST_PASSKEYS,
    add_app,
    add_passkey,
    forget_second_factors,
    make_recovery_codes,
    remove_app,
    remove_passkey,
    rename_passkey,
    use_code,
    use_passkey,
)
from samehere.members.actions.forgetting import forget_expired
from samehere.members.actions.joining import join, make_member, make_operator
from samehere.members.actions.links import (
    make_operator_link,
    make_sign_in_link,
    use_sign_in_link,
)
from samehere.members.actions.muting import mute, unmute
from samehere.members.actions.passphrases import (
    member_with_passphrase,
    remove_passphrase,
    set_passphrase,
)
from samehere.members.actions.profiling import (
    clear_profile,
    describe_member,
    hide_item,
    show_item,
)
from samehere.members.actions.renaming import change_name
from samehere.members.actions.sessions import (
    end_session,
    end_sessions,
    forget_device,
    keep_device,
    move_device,
    note_use,
)
from samehere.members.actions.single_sign_on import join_through, link_account, unlink_account
from samehere.members.actions.suspending import end_suspension, suspend_member

__all__ = [
    "MOST_PASSKEYS",
    "accept_terms",
    "add_app",
    "add_passkey",
    "agree_to_write",
    "ask_to_change_address",
    "change_address",
    "change_address_for",
    "change_name",
    "choose",
    "choose_display",
    "choose_reading",
    "clear_profile",
    "decline_offer_of_reading",
    "describe_member",
    "end_session",
    "end_sessions",
    "end_suspension",
    "forget_device",
    "forget_expired",
    "forget_second_factors",
    "hide_item",
    "join",
    "join_through",
    "keep_device",
    "know_address",
    "link_account",
    "make_member",
    "make_operator",
    "make_operator_link",
    "make_recovery_codes",
    "make_sign_in_link",
    "mark_danger_for",
    "member_with_passphrase",
    "move_device",
    "mute",
    "note_use",
    "remove_app",
    "remove_passkey",
    "remove_passphrase",
    "rename_passkey",
    "set_passphrase",
    "show_item",
    "suspend_member",
    "take_address_back",
    "unlink_account",
    "unmute",
    "use_code",
    "use_passkey",
    "use_sign_in_link",
]
