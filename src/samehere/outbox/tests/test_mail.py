"""Mail: queued with what it tells of, kept as a private file, then erased from the row."""

import email
import logging
from datetime import timedelta
from email.policy import default
from pathlib import Path

import pytest
from django.core.mail import EmailMessage
from django.db import transaction
from pytest_django import Settings

from samehere.outbox.actions import queue_mail
from samehere.outbox.mail import EmailBackend
from samehere.outbox.models import Mail
from samehere.outbox.tests.builders import let_time_pass, waiting_mails
from samehere.outbox.worker import clear_away, work_off

pytestmark = pytest.mark.django_db

ADDRESS = "maren@example.org"


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MAIL_DIR = tmp_path / "mail"
    return tmp_path / "mail"


def send_one(text: str = "Your code: 123456\n") -> None:
    queue_mail(to=ADDRESS, subject="Your code", text=text)


def test_a_mail_is_kept_as_a_file_a_mail_program_opens(folder: Path) -> None:
    send_one("Grüße, naïve café ☕\n")

    assert work_off() == 1

    [file] = folder.iterdir()
    message = email.message_from_bytes(file.read_bytes(), policy=default)
    assert (message["To"], message["Subject"]) == (ADDRESS, "Your code")
    assert message["Message-ID"]
    assert message["Date"]
    body = message.get_body()
    assert body is not None
    assert body.get_content() == "Grüße, naïve café ☕\n"


def test_files_and_folder_are_private(folder: Path) -> None:
    send_one()
    work_off()

    [file] = folder.iterdir()
    assert file.suffix == ".eml"
    assert [path.stat().st_mode & 0o777 for path in (folder, file)] == [0o700, 0o600]


def test_the_log_says_where_the_mail_is_and_nothing_of_what_is_in_it(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="samehere.outbox.mail")
    send_one()
    work_off()

    [file] = folder.iterdir()
    assert str(file) in caplog.text
    for secret in (ADDRESS, "Your code", "123456"):
        assert secret not in caplog.text


def test_no_code_and_no_address_stays_in_the_row(folder: Path) -> None:
    send_one()
    work_off()

    mail = Mail.objects.get()
    assert (mail.to, mail.subject, mail.text) == ("", "", "")
    assert mail.done_at is not None


def test_a_mail_is_undone_with_the_transaction(folder: Path) -> None:
    with transaction.atomic():
        send_one()
        transaction.set_rollback(True)

    assert waiting_mails() == []


def test_a_mail_that_cannot_be_kept_is_tried_again(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder.write_text("a file where the folder should be")
    send_one()
    work_off()
    assert Mail.objects.get().error.startswith("mail: FileExistsError at outbox/mail.py")
    assert "123456" not in caplog.text

    folder.unlink()
    let_time_pass(timedelta(seconds=6))
    work_off()
    assert len(list(folder.iterdir())) == 1


def test_a_mail_kept_twice_is_one_file(folder: Path) -> None:
    send_one()
    [before] = Mail.objects.all()
    work_off()
    # A worker killed between keeping the mail and marking it leaves just this.
    Mail.objects.update(done_at=None, to=before.to, subject=before.subject, text=before.text)
    let_time_pass(timedelta(minutes=2))
    work_off()

    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("line", ["", "two\nlines", "two\rlines", "Bcc\u2028all", "end\n"])
def test_no_header_can_be_added_by_a_line_break(line: str) -> None:
    with pytest.raises(ValueError, match="one line each"):
        queue_mail(to=ADDRESS, subject=line, text="")
    with pytest.raises(ValueError, match="one line each"):
        queue_mail(to=line, subject="Your code", text="")


def test_djangos_own_mails_are_queued_once_for_each_recipient() -> None:
    message = EmailMessage("Hello", "Good morning", to=[ADDRESS], bcc=["ines@example.org"])

    assert EmailBackend().send_messages([message]) == 1

    assert [mail.to for mail in waiting_mails()] == [ADDRESS, "ines@example.org"]
    assert {(mail.subject, mail.text) for mail in waiting_mails()} == {("Hello", "Good morning")}


def test_rows_of_sent_mails_go_after_a_week(folder: Path) -> None:
    send_one()
    work_off()
    let_time_pass(timedelta(days=8))
    clear_away()

    assert not Mail.objects.exists()
