"""Reports, what was decided, appeals of that, and whom a mail has told that some wait."""

from django.db import models
from django.db.models import Q

from samehere.members.addresses import LONGEST_ADDRESS
from samehere.moderation.matters import Matter

LONGEST_NUMBER = 12
LONGEST_NAME = 120
HASH_LENGTH = 64


# What is reported: a post, what a member shows of herself, or something in a group, by somebody
# who was taken out of it and cannot point to it.
_ONE_OF_THREE = (
    Q(post__isnull=False, profile_of=None, group=None)
    | Q(post=None, profile_of__isnull=False, group=None)
    | Q(post=None, profile_of=None, group__isnull=False)
)


_OUTCOMES = ["removed", "done", "left", "withdrawn", "cleared", "suspended", "resumed", "restored"]
_ANSWERS = ["upheld", "changed", "closed"]


class Decision(models.Model):
    """What was decided on the open reports of one thing, and why. It is never changed.

    Without reports it is about a member whose account was paused, `suspended_until` then, or is so
    no more, or about a post that an appeal put back. `made_by` null: the program, because the
    post's author deleted it, or somebody who has left. `by_operator`: a pause that somebody set
    who ran the community then; nobody else ends it. `reason` is what reporters and whoever it is
    about read, word for word.
    """

    class Outcome(models.TextChoices):
        REMOVED = "removed", "the post was removed"
        DONE = "done", "something else was done"
        LEFT = "left", "the post stays as it is"
        WITHDRAWN = "withdrawn", "its author deleted it"
        CLEARED = "cleared", "what the profile said was taken away"
        SUSPENDED = "suspended", "its owner may only read for a while"
        RESUMED = "resumed", "its owner may write again"
        RESTORED = "restored", "the post was put back"

    post = models.ForeignKey(
        "discussions.Post", null=True, on_delete=models.CASCADE, related_name="decisions"
    )
    profile_of = models.ForeignKey(
        "members.Member", null=True, on_delete=models.CASCADE, related_name="decisions"
    )
    group = models.ForeignKey(
        "discussions.Group", null=True, on_delete=models.CASCADE, related_name="decisions"
    )
    outcome = models.CharField(max_length=10, choices=Outcome)
    reason = models.TextField(blank=True)
    made_by = models.ForeignKey(
        "members.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField()
    suspended_until = models.DateTimeField(null=True)
    by_operator = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="suspended", suspended_until__isnull=False)
                | (~Q(outcome="suspended") & Q(suspended_until=None)),
                name="decision_says_until_when",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=_OUTCOMES),
                name="decision_has_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(outcome="withdrawn") | ~Q(reason=""), name="decision_says_why"
            ),
            models.CheckConstraint(condition=_ONE_OF_THREE, name="decision_is_of_one_thing"),
        ]


class Report(models.Model):
    """Somebody says that something is the matter with a post, a profile, or something in a group.

    Open without a decision. It holds no word of these: `text_version` says of which text it speaks,
    0 of a group. `number` is what
    people call it by. Of whoever sent it, either `member` or `address` is known; both are empty
    once a member has left, or some time after the decision (`forget_reporters`). `key_hash` is of
    the key of the form, which is also the link of somebody without an account. `net` is a
    scrambled form of the network it came from, for a day, to count by.
    """

    number = models.CharField(max_length=LONGEST_NUMBER, unique=True)
    post = models.ForeignKey(
        "discussions.Post", null=True, on_delete=models.CASCADE, related_name="reports"
    )
    profile_of = models.ForeignKey(
        "members.Member", null=True, on_delete=models.CASCADE, related_name="reports_of_profile"
    )
    group = models.ForeignKey(
        "discussions.Group", null=True, on_delete=models.CASCADE, related_name="reports"
    )
    text_version = models.PositiveIntegerField()
    matter = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Matter])
    note = models.TextField(blank=True)
    member = models.ForeignKey(
        "members.Member", null=True, on_delete=models.SET_NULL, related_name="reports"
    )
    address = models.CharField(max_length=LONGEST_ADDRESS, blank=True)
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    key_hash = models.CharField(max_length=HASH_LENGTH, unique=True)
    net = models.CharField(max_length=HASH_LENGTH, blank=True)
    sent_at = models.DateTimeField()
    # Restricted: what was decided goes with the post, never before its reports.
    decision = models.ForeignKey(
        Decision, null=True, on_delete=models.RESTRICT, related_name="reports"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "post", "matter"],
                condition=Q(decision=None, member__isnull=False),
                name="open_report_once_a_member",
            ),
            models.UniqueConstraint(
                fields=["member", "profile_of", "matter"],
                condition=Q(decision=None, member__isnull=False),
                name="open_report_of_profile_once",
            ),
            models.UniqueConstraint(
                fields=["member", "group", "matter"],
                condition=Q(decision=None, member__isnull=False),
                name="open_report_of_group_once",
            ),
            models.CheckConstraint(condition=_ONE_OF_THREE, name="report_is_of_one_thing"),
            models.CheckConstraint(
                condition=Q(matter__in=Matter.values), name="report_says_what_is_the_matter"
            ),
            models.CheckConstraint(
                condition=Q(member=None) | Q(address="", name="", net=""),
                name="report_is_by_a_member_or_from_an_address",
            ),
        ]
        indexes = [
            # The list of what waits, the longest waiting first.
            models.Index(fields=["sent_at"], condition=Q(decision=None), name="report_waiting"),
            # How many came from one address and one network lately.
            models.Index(
                fields=["address", "sent_at"], condition=~Q(address=""), name="report_by_address"
            ),
            models.Index(fields=["net", "sent_at"], condition=~Q(net=""), name="report_by_net"),
        ]


class Appeal(models.Model):
    """Somebody asks that somebody else looks at a decision once more; open without an `outcome`.

    `report` null: it is by whoever the decision is about; otherwise by whoever sent that report.
    `member` null: that was somebody without an account, or she has left. `text` and `answer` are
    read by both sides, word for word; `text` is forgotten some time after the answer. Closed: the
    program did, because nobody could answer.
    """

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "the decision stays"
        CHANGED = "changed", "the decision was changed"
        CLOSED = "closed", "nobody was left to look at it"

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="appeals")
    report = models.OneToOneField(
        Report, null=True, on_delete=models.CASCADE, related_name="appeal"
    )
    member = models.ForeignKey(
        "members.Member", null=True, on_delete=models.SET_NULL, related_name="appeals"
    )
    text = models.TextField(blank=True)
    sent_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        "members.Member", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision"], condition=Q(report=None), name="one_appeal_of_whom_it_is_about"
            ),
            models.CheckConstraint(
                condition=Q(outcome="", answer="", answered_at=None, answered_by=None)
                | (Q(outcome__in=_ANSWERS, answered_at__isnull=False) & ~Q(answer="")),
                name="appeal_is_open_or_answered",
            ),
        ]
        indexes = [
            # The list of what waits, the longest waiting first.
            models.Index(fields=["sent_at"], condition=Q(outcome=""), name="appeal_waiting"),
        ]


class ModeratorTold(models.Model):
    """When a mail last told somebody that reports wait, so that not each report makes one."""

    member = models.OneToOneField("members.Member", on_delete=models.CASCADE, related_name="+")
    told_at = models.DateTimeField()
