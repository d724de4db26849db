"""What members were asked, and what they answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from samehere.members.consenting import QUESTIONS, YES, Purpose, Reading
from samehere.members.models import Consent, Member


@dataclass(frozen=True)
class Answer:
    """An answer, to the words of `text_version`; `ended_at` None: it holds."""

    purpose: str
    choice: str
    text_version: int
    chosen_at: datetime
    ended_at: datetime | None

    @property
    def asked(self) -> str:
        """What she was asked about, to stand at the beginning of a line."""
        label = str(Purpose(self.purpose).label)
        return label[:1].upper() + label[1:]

    @property
    def said(self) -> str:
        """The answer as it stood beside the button."""
        question = QUESTIONS.get(Purpose(self.purpose))
        words = {value: said for value, said, _ in question.choices} if question else {}
        return words.get(self.choice, "Accepted")


_COLUMNS = ("purpose", "choice", "text_version", "chosen_at", "ended_at")


def answers_of(member: Member) -> dict[str, Answer]:
    """Return the answers that hold, by purpose; what she was never asked is left out. One query."""
    found = Consent.objects.filter(member_id=member.pk, ended_at=None).values_list(*_COLUMNS)
    return {row[0]: Answer(*row) for row in found}


def every_answer_of(member: Member) -> list[Answer]:
    """Return all her answers, those that ended too, newest first. One query."""
    found = Consent.objects.filter(member_id=member.pk).order_by("-chosen_at", "-pk")
    return [Answer(*row) for row in found.values_list(*_COLUMNS)]


def reading_choices(member_ids: Iterable[int]) -> dict[int, str]:
    """Return what each member chose about being read: off, ask or count. One query.

    Who was never asked has chosen *off*.
    """
    asked = set(member_ids)
    found = _holding(Purpose.READING).filter(member_id__in=asked)
    return dict.fromkeys(asked, str(Reading.OFF)) | dict(found.values_list("member_id", "choice"))


def reading_choice(member: Member) -> str:
    """Return what the member chose about being read, "" where she was never asked. One query."""
    found = _holding(Purpose.READING).filter(member_id=member.pk)
    return found.values_list("choice", flat=True).first() or ""


def in_totals(member_ids: Iterable[int]) -> set[int]:
    """Return which of these members agreed to being counted in totals. One query."""
    found = _holding(Purpose.TOTALS).filter(member_id__in=set(member_ids), choice=YES)
    return set(found.values_list("member_id", flat=True))


def has_agreed_to_write(member: Member) -> bool:
    """Whether the member agreed to what she writes being published. One query."""
    return _holding(Purpose.WRITING).filter(member_id=member.pk, choice=YES).exists()


def _holding(purpose: Purpose) -> QuerySet[Consent]:
    return Consent.objects.filter(purpose=purpose, ended_at=None)
