"""The code sent by mail to somebody signed in who is asked once more who she is.

It is kept in her session, as a mark only: good for 20 minutes, three tries and one use.
"""

import time

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.template.loader import render_to_string

from samehere import outbox
from samehere.members.errors import CodeNotRight
from samehere.members.models import Member
from samehere.members.one_time_codes import as_typed, new_code
from samehere.members.sealing import is_marked, mark_of

_SENT = "mailed_proof"
TRIES = 3


def send_proof(session: SessionBase, member: Member) -> None:
    """Queue a mail with a fresh code; an earlier one is over."""
    code = new_code()
    session[_SENT] = {"mark": mark_of(code), "at": time.time(), "tries": TRIES}
    minutes = settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60
    words = {"code": code, "minutes": minutes, "address": settings.ADDRESS}
    text = render_to_string("account/email/proof_code.txt", words)
    outbox.queue_mail(to=member.email, subject="Your code", text=text.strip() + "\n")


def is_proof_sent(session: SessionBase) -> bool:
    """Whether a code that is still good was sent."""
    sent = session.get(_SENT)
    if not sent or sent["tries"] < 1:
        return False
    return bool(time.time() - sent["at"] < settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)


def check_proof(session: SessionBase, typed: str) -> None:
    """Use the code up, or one of its tries.

    Raises:
        CodeNotRight: not the code, or it is over.
    """
    if not is_proof_sent(session):
        raise CodeNotRight
    sent = session[_SENT]
    if not is_marked(as_typed(typed), sent["mark"]):
        session[_SENT] = sent | {"tries": sent["tries"] - 1}
        raise CodeNotRight
    del session[_SENT]
