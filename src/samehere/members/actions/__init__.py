"""Everything somebody can do in this room, one function each."""

from samehere.members.actions.choosing import choose_display, choose_reading
from samehere.members.actions.forgetting import forget_expired
from samehere.members.actions.joining import join, make_member, make_operator
from samehere.members.actions.links import (
    make_operator_link,
    make_sign_in_link,
    use_sign_in_link,
)

__all__ = [
    "choose_display",
    "choose_reading",
    "forget_expired",
    "join",
    "make_member",
    "make_operator",
    "make_operator_link",
    "make_sign_in_link",
    "use_sign_in_link",
]
