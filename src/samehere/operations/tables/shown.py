"""What operators may look into. What is not listed here is not shown: a new column stays hidden.

No words of members, no codes, no hashes, no sessions. An e-mail address stands on the page of its
own member alone. Of groups that are not public there is nothing: who runs the server does not
thereby belong to them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

PUBLIC_GROUP = {"group__visibility": "public"}


@dataclass(frozen=True)
class Shown:
    """One table: its model, the columns of the list, further lines of a row's own page.

    A column may lead over keys, as "member__name". `only` is what rows are limited to, `search`
    what they are found by. `found_by` is the column that finds one row by its whole value, sent so
    that it stands in no address, no history and no log of a proxy.
    """

    model: str
    columns: Sequence[str]
    on_its_page: Sequence[str] = ()
    search: Sequence[str] = ()
    found_by: str = ""
    only: Mapping[str, str] = field(default_factory=dict)


STATE = ["tries", "run_at", "done_at", "failed_at", "error"]

TABLES = [
    Shown(
        "members.Member",
        ["name", "joined_at", "is_operator", "is_active", "suspended_until"],
        ["public_id", "email"],
        search=["name", "=public_id"],
        found_by="email",
    ),
    Shown(
        "members.SignInLink",
        ["purpose", "member__name", "made_at", "expires_at", "used_at"],
    ),
    Shown(
        "discussions.Group",
        ["name", "member_count", "thread_count", "created_at"],
        only={"visibility": "public"},
    ),
    Shown(
        "discussions.Membership",
        ["group__name", "member__name", "role", "joined_at"],
        search=["group__name", "member__name"],
        only=PUBLIC_GROUP,
    ),
    Shown(
        "discussions.Thread",
        ["pk", "group__name", "reply_count", "follower_count", "closed_at", "deleted_at"],
        ["stated_reply_count", "stated_like_count", "stated_follower_count"],
        only=PUBLIC_GROUP,
    ),
    Shown(
        "discussions.Post",
        ["pk", "thread_id", "number", "author__name", "posted_at", "deleted_at", "is_removed"],
        ["branch", "like_count", "same_here_count", "text_version", "edited_at"],
        only={"thread__group__visibility": "public"},
    ),
    Shown(
        "discussions.ImportSource", ["pk", "group__name", "kind", "imported_at"], only=PUBLIC_GROUP
    ),
    Shown("outbox.Event", ["pk", "kind", "recorded_at", *STATE], ["payload"], search=["kind"]),
    Shown("outbox.Mail", ["pk", "queued_at", *STATE]),
]
