"""Everything somebody can do in this room, one function each."""

from samehere.members.actions.addresses import (
    ask_to_change_address,
    change_address,
    take_address_back,
)
from samehere.members.actions.choosing import (
    accept_terms,
    agree_to_write,
    choose,
    choose_display,
    choose_reading,
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
from samehere.members.actions.passphrases import (
    member_with_passphrase,
    remove_passphrase,
    set_passphrase,
)
from samehere.members.actions.sessions import (
    end_session,
    end_sessions,
    forget_device,
    keep_device,
    move_device,
    note_use,
)

__all__ = [
    "MOST_PASSKEYS",
    "accept_terms",
    "add_app",
    "add_passkey",
    "agree_to_write",
    "ask_to_change_address",
    "change_address",
    "choose",
    "choose_display",
    "choose_reading",
    "end_session",
    "end_sessions",
    "forget_device",
    "forget_expired",
    "forget_second_factors",
    "join",
    "keep_device",
    "make_member",
    "make_operator",
    "make_operator_link",
    "make_recovery_codes",
    "make_sign_in_link",
    "member_with_passphrase",
    "move_device",
    "note_use",
    "remove_app",
    "remove_passkey",
    "remove_passphrase",
    "rename_passkey",
    "set_passphrase",
    "take_address_back",
    "use_code",
    "use_passkey",
    "use_sign_in_link",
]
