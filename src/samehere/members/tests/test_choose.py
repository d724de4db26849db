"""What a member is asked: each answer kept with its words and its time, and taken back."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from samehere.members.actions import choose
from samehere.members.consenting import ANSWERS, QUESTIONS, Purpose
from samehere.members.models import Consent, Member
from samehere.members.queries import (
    answers_of,
    every_answer_of,
    has_agreed_to_write,
    in_totals,
    reading_choice,
)
from samehere.members.tests.builders import make_member

pytestmark = pytest.mark.django_db


def test_nobody_has_allowed_anything_before_she_was_asked() -> None:
    member = make_member(may_write=False)

    assert answers_of(member) == {}
    assert not has_agreed_to_write(member)
    assert in_totals([member.pk]) == set()
    assert reading_choice(member) == ""


def test_an_answer_is_kept_with_its_words_and_its_time() -> None:
    member, then = make_member(), timezone.now() - timedelta(days=3)

    choose(member=member, purpose="totals", choice="yes", now=then)

    kept = answers_of(member)["totals"]
    assert (kept.choice, kept.chosen_at) == ("yes", then)
    assert kept.text_version == QUESTIONS[Purpose.TOTALS].version
    assert in_totals([member.pk]) == {member.pk}


def test_taking_it_back_ends_it_and_keeps_that_it_was_given() -> None:
    member, then = make_member(), timezone.now() + timedelta(days=3)
    now = then + timedelta(days=1)
    choose(member=member, purpose="writing", choice="no", now=then)

    assert choose(member=member, purpose="writing", choice="yes", now=now)

    said = [(answer.choice, answer.ended_at) for answer in every_answer_of(member)]
    assert said[:2] == [("yes", None), ("no", now)]
    assert has_agreed_to_write(member)


def test_the_same_answer_to_the_same_words_changes_nothing() -> None:
    member = make_member()
    choose(member=member, purpose="reading", choice="ask")

    assert not choose(member=member, purpose="reading", choice="ask")

    assert Consent.objects.filter(member=member, purpose="reading").count() == 1


def test_the_same_answer_to_newer_words_is_an_answer_of_its_own() -> None:
    member = make_member()
    choose(member=member, purpose="reading", choice="count")
    Consent.objects.filter(purpose="reading").update(text_version=1)

    assert choose(member=member, purpose="reading", choice="count")

    versions = [a.text_version for a in every_answer_of(member) if a.purpose == "reading"]
    assert versions == [QUESTIONS[Purpose.READING].version, 1]


def test_one_answer_leaves_the_others_alone() -> None:
    member = make_member()
    choose(member=member, purpose="reading", choice="count")

    choose(member=member, purpose="totals", choice="no")

    assert reading_choice(member) == "count"
    assert has_agreed_to_write(member)


@pytest.mark.parametrize("choice", ["perhaps", "YES", "yes" * 100])
@pytest.mark.parametrize("purpose", list(Purpose))
def test_what_is_no_answer_is_refused(purpose: str, choice: str) -> None:
    with pytest.raises(ValueError, match=choice):
        choose(member=make_member(), purpose=purpose, choice=choice)


def test_the_database_takes_no_other_answer_either() -> None:
    allowed = {(purpose, choice) for purpose, answers in ANSWERS.items() for choice in answers}
    assert ("totals", "count") not in allowed

    with pytest.raises(IntegrityError):
        Consent.objects.create(
            member=make_member(),
            purpose="totals",
            choice="count",
            text_version=1,
            chosen_at=timezone.now(),
        )


def test_every_question_says_what_no_means_first() -> None:
    for question in QUESTIONS.values():
        value, words, meaning = question.choices[0]
        assert (value in {"no", "off"}, words) == (True, "No")
        assert meaning.endswith(".")


@pytest.mark.django_db(transaction=True)
def test_eight_answers_at_once_leave_one_that_holds() -> None:
    member, start = make_member(), Barrier(8)

    def answer(number: int) -> None:
        start.wait()
        choose(member=member, purpose="totals", choice=("yes", "no")[number % 2])
        connection.close()

    threads = [Thread(target=answer, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Consent.objects.filter(member=member, purpose="totals", ended_at=None).count() == 1
    assert Member.objects.filter(pk=member.pk).exists()
