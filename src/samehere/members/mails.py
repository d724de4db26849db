"""Mails about an account. On a locked screen a subject must tell nothing: not what, not where."""

from django.conf import settings
from django.template.loader import render_to_string

from samehere import outbox

CODE_SUBJECT = "Your code"
ACCOUNT_SUBJECT = "Your account"


def queue(*, to: str, subject: str, template: str, **words: object) -> None:
    """Queue the mail of members/email/`template`.txt. Links in it begin with the set address."""
    context = {"address": settings.ADDRESS, "minutes": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60}
    text = render_to_string(f"members/email/{template}.txt", {**context, **words})
    outbox.queue_mail(to=to, subject=subject, text=text.strip() + "\n")
