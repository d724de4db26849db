"""Who reacts to what, and what each room hands down to the rooms below it.

The worker calls the reactions to an event in this order, each in its own transaction. An event
nobody reacts to yet is not stored; it is listed here all the same, so that this page shows
everything that can happen.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from samehere.discussions import (
    actions,
    events,
    pages,
    reactions,
    readership,
    words_back,
    words_changed,
    words_gone,
)
from samehere.discussions import panels as written
from samehere.discussions import slots as places
from samehere.discussions.queries import naming
from samehere.discussions.queries.groups import all_moderators
from samehere.evidence import actions as evidence
from samehere.evidence import events as published
from samehere.evidence import pages as cards
from samehere.evidence import panels as studies
from samehere.evidence import reactions as citing
from samehere.experiences import actions as experiences
from samehere.experiences import events as told
from samehere.experiences import pages as counted
from samehere.experiences import panels
from samehere.experiences import reactions as reading
from samehere.experiences.queries import naming as said_by
from samehere.experiences.slots import TREATMENT_ASIDE
from samehere.members import actions as members
from samehere.members import checks as people
from samehere.members import looking_after, renaming
from samehere.members.slots import ON_ACCOUNT, ON_PROFILE
from samehere.moderation import actions as moderation
from samehere.moderation import events as reported
from samehere.moderation import panels as tools
from samehere.moderation import reactions as telling
from samehere.operations import checks, recounts
from samehere.operations.checks import address, backlog, database, folder, machine
from samehere.outbox import actions as outbox
from samehere.web import routes, slots

REACTIONS: Mapping[type, Sequence[Callable[[Any], None]]] = {
    events.GroupJoined: [],
    events.HeldPostRefused: [],
    events.HeldPostTakenBack: [reactions.wipe_deleted_words],
    events.MemberTakenOut: [telling.mark_danger],
    events.PostDeleted: [reactions.wipe_deleted_words],
    events.PostEdited: [
        reading.read_post,
        citing.find_references,
        reactions.wipe_deleted_words,
    ],
    events.PostHeld: [],
    events.PostLiked: [],
    events.PostRemoved: [reactions.wipe_deleted_words],
    events.PostRestored: [reading.read_post, citing.find_references],
    events.PostPublished: [reading.read_post, citing.find_references],
    events.RemovedTextForgotten: [reactions.wipe_deleted_words],
    events.RoleGiven: [telling.mark_danger],
    events.SaidSameHere: [],
    events.ThreadFollowed: [],
    events.ThreadPlaced: [reading.read_placed_thread, citing.find_placed_references],
    reported.AppealAnswered: [telling.tell_appeal_answered],
    reported.AppealSent: [telling.tell_of_appeal],
    reported.ReportSent: [telling.tell_moderators, telling.mark_danger],
    reported.ReportsDecided: [telling.tell_what_was_decided],
    published.TitleWanted: [citing.look_up_title],
    told.ReadingAllowed: [reading.read_allowed_posts],
}

# What the worker calls about once an hour, to forget what has run out.
SWEEPS: Sequence[Callable[[], object]] = [
    members.forget_expired,
    actions.forget_decided_posts,
    actions.forget_invitations,
    actions.forget_used_keys,
    evidence.ask_for_titles,
    moderation.tell_of_waiting,
    moderation.mark_danger,
    moderation.close_unanswerable_appeals,
    moderation.forget_removed_words,
    moderation.forget_reporters,
]

# Pages kept as bytes, and the keys under which actions raise their versions.
CACHED_ROUTES = [*pages.CACHED_ROUTES, *counted.CACHED_ROUTES]

# Every stored count, by the words an operator reads.
RECOUNTS = {**actions.RECOUNTS, **experiences.RECOUNTS}

# What `samehere check-up` looks at, in this order. A room adds what only it can see.
CHECKS: Mapping[str, checks.Check] = {
    "debug": address.check_debug,
    "hosts": address.check_hosts,
    "address": address.check_address,
    "cookies": address.check_cookies,
    "proxy": address.check_proxy,
    "folder": folder.check_folder,
    "owner": folder.check_owner,
    "key": folder.check_key,
    "disk": folder.check_disk,
    "database": database.check_whole,
    "migrations": database.check_migrations,
    "clock": database.check_clock,
    "dates": backlog.check_dates,
    "worker": backlog.check_worker,
    "waiting": backlog.check_waiting,
    "given up": backlog.check_given_up,
    "mail": backlog.say_where_mail_goes,
    **people.CHECKS,
    "python": machine.check_python,
    "django": machine.check_django,
    "sqlite": machine.say_sqlite,
    "copies": folder.check_copies,
}

# What is done in the very transaction in which a post loses its words.
WITHDRAWALS = [
    lambda post_id: experiences.withdraw_post(post_id=post_id),
    lambda post_id: evidence.withdraw_post(post_id=post_id),
    lambda post_id: moderation.close_reports_of_deleted(post_id=post_id),
]

# What is done in the very transaction in which a removed post gets its words again. Nothing was
# left of what was read in it; what hangs from the title of an opening post is drawn anew.
RETURNS = [
    lambda post_id: experiences.withdraw_post(post_id=post_id),
    lambda post_id: evidence.withdraw_post(post_id=post_id),
]

# What is done in the very transaction in which a post gets other words than it had.
FOLLOWINGS = [
    lambda change: experiences.follow_edit(change=change),
    lambda change: evidence.withdraw_post(post_id=change.post_id),
]

# What is done in the very transaction in which other people may read a group.
READERSHIP = [
    lambda group_id: experiences.count_group_anew(group_id=group_id),
    lambda group_id: evidence.show_group_anew(group_id=group_id),
]

# The kept pages that print a member's name, raised in the very transaction that changes it.
NAMED = [naming.keys_naming, said_by.keys_naming]

# Who fills the named places on pages of rooms below.
SLOTS: Sequence[slots.Filling] = [
    ON_ACCOUNT.filled_by(tools.decisions_of_account, tools.tools_of_account),
    ON_PROFILE.filled_by(written.posts_of_member),
    places.GROUP_LINK.filled_by(panels.links_to_treatments, tools.links_of_groups),
    places.GROUP_PANEL.filled_by(panels.treatments_in_groups, tools.tools_of_groups),
    places.GROUP_MEMBER.filled_by(tools.pause_of_member),
    places.THREAD_PANEL.filled_by(panels.at_a_glance),
    places.POST_TEXTS.filled_by(panels.words_to_look_up),
    places.OWN_POST.filled_by(panels.strips),
    places.MARK.filled_by(panels.marked_statement),
    places.THREAD_ASIDE.filled_by(studies.studies_of_threads),
    TREATMENT_ASIDE.filled_by(studies.studies_of_treatment),
]


def wire() -> None:
    """Hand everything out. Called once, when all rooms are loaded."""
    outbox.register(REACTIONS)
    outbox.register_sweeps(SWEEPS)
    routes.register(CACHED_ROUTES)
    slots.register(SLOTS)
    recounts.register(RECOUNTS)
    checks.register(CHECKS)
    words_gone.register(WITHDRAWALS)
    words_back.register(RETURNS)
    words_changed.register(FOLLOWINGS)
    readership.register(READERSHIP)
    renaming.register(NAMED)
    cards.register(counted.keys_of_treatment)
    looking_after.register(all_moderators)
