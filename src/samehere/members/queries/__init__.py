"""What may be known of members."""

from samehere.members.queries.people import (
    alike,
    check_operator_link,
    free_names,
    has_account,
    has_operator,
    hash_of,
    is_name_taken,
    member_by_email,
    name_behind_link,
    names_by_public_id,
    open_links,
    operators,
    reading_choice,
    reading_choices,
    unfinished_joins,
)

__all__ = [
    "alike",
    "check_operator_link",
    "free_names",
    "has_account",
    "has_operator",
    "hash_of",
    "is_name_taken",
    "member_by_email",
    "name_behind_link",
    "names_by_public_id",
    "open_links",
    "operators",
    "reading_choice",
    "reading_choices",
    "unfinished_joins",
]
