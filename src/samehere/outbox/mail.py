"""Mail: queued like everything else, then handed over by the worker.

Nothing leaves this machine yet: a mail is kept as a file, in which whoever runs a small community
finds the code of somebody who wants to join.
"""

import logging
import os
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage as DjangoMessage

from samehere.outbox.actions import queue_mail
from samehere.outbox.models import Mail

logger = logging.getLogger(__name__)

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


class EmailBackend(BaseEmailBackend):
    """Django's way to send mail, leading to the queue: one mail for each recipient."""

    def send_messages(self, email_messages: Sequence[DjangoMessage]) -> int:
        """Queue the messages' plain text; return how many messages there were."""
        for message in email_messages:
            for address in message.recipients():
                queue_mail(to=address, subject=str(message.subject), text=str(message.body))
        return len(email_messages)


def keep(mail: Mail) -> None:
    """Write the mail to a file of its own, which only this account can read; the log says where.

    The same mail kept twice is one file.
    """
    folder = Path(settings.MAIL_DIR)
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    path = folder / f"{mail.queued_at:%Y%m%dT%H%M%SZ}-{mail.pk}.eml"
    draft = path.with_suffix(".part")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "wb") as file:
        file.write(message_of(mail).as_bytes())
        file.flush()
        # The row loses its text next, so the file has to be on the disk by then.
        os.fsync(file.fileno())
    draft.replace(path)
    # Not to whom, nor the words: logs are kept and copied, and a code in them lets somebody in.
    logger.info("A mail is kept in %s", path)


def message_of(mail: Mail) -> EmailMessage:
    """Return the mail as it is sent. The same mail has the same Message-ID each time."""
    message = EmailMessage()
    message["From"] = settings.DEFAULT_FROM_EMAIL
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(mail.queued_at)
    host = urlsplit(settings.ADDRESS).hostname
    message["Message-ID"] = f"<mail-{mail.pk}.{mail.queued_at:%Y%m%d%H%M%S%f}@{host}>"
    message.set_content(mail.text)
    return message


# The one place that says where mail goes. It may be called again for a mail that has gone
# already, when the worker dies between sending and marking it as sent.
deliver: Callable[[Mail], None] = keep
