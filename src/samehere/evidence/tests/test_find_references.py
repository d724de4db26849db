"""From a post to its cards: after publishing and importing, until the post is deleted."""

from __future__ import annotations

import pytest

from samehere.discussions.actions import delete_post
from samehere.discussions.pages import thread_key
from samehere.discussions.queries.texts import printed_posts
from samehere.discussions.tests.builders import (
    a_group,
    a_membership,
    a_reply,
    a_thread,
    an_import,
    edit,
)
from samehere.evidence.actions import find_references, finding
from samehere.evidence.models import CitedTreatment, Reference
from samehere.evidence.pages import keys_of_treatments
from samehere.evidence.queries import MOST_CARDS, cards_of_threads, cards_of_treatment
from samehere.members.tests.builders import make_member
from samehere.outbox.worker import work_off
from samehere.web.pages import ensure
from samehere.web.versions import public_version

pytestmark = pytest.mark.django_db

STUDY = "There is a study on tacrolimus, doi 10.1000/abc."


def labels(thread_id: int) -> list[str]:
    return [card.label for card in cards_of_threads(thread_ids=[thread_id]).get(thread_id, [])]


def test_what_a_post_mentions_has_a_card_in_its_discussion() -> None:
    thread = a_thread(text="Does anybody know a study?")
    a_reply(thread, text=STUDY)
    a_reply(thread, text="And PMID 24704090; doi 10.1000/abc again.")

    work_off()

    first, second = cards_of_threads(thread_ids=[thread.pk])[thread.pk]
    assert (first.label, first.address) == ("doi 10.1000/abc", "https://doi.org/10.1000/abc")
    assert [mention.post_number for mention in first.mentions] == [1, 2]
    assert (second.label, second.title, second.source) == ("PubMed 24704090", "", "")


def test_the_number_in_the_address_of_a_link_counts() -> None:
    thread = a_thread(text="Look at [this](https://doi.org/10.1000/abc).")

    work_off()

    assert labels(thread.pk) == ["doi 10.1000/abc"]


def test_it_stands_on_the_page_of_each_treatment_that_is_spoken_of() -> None:
    thread = a_thread(title="Protopic or clobetasol?", text="What do studies say?")
    a_reply(thread, text=STUDY)

    work_off()

    for treatment in ("tacrolimus", "clobetasol"):
        (card,) = cards_of_treatment(viewer=None, treatment=treatment, group_slug=thread.group.slug)
        assert [mention.thread_title for mention in card.discussions] == ["Protopic or clobetasol?"]
    assert cards_of_treatment(viewer=None, treatment="ibuprofen") == []


def test_an_import_is_looked_through() -> None:
    placed = an_import(["Who knows it?", STUDY])

    work_off()

    assert labels(placed.thread_id) == ["doi 10.1000/abc"]


def test_a_deleted_post_has_no_card_in_the_same_moment() -> None:
    author, thread = make_member(), a_thread()
    reply = a_reply(thread, by=author, text=STUDY)
    work_off()

    delete_post(member=author, thread_id=thread.pk, number=reply.number)

    assert labels(thread.pk) == []
    assert cards_of_treatment(viewer=None, treatment="tacrolimus") == []
    assert not Reference.objects.exists()


def test_what_another_post_still_mentions_stays() -> None:
    author, thread = make_member(), a_thread()
    reply = a_reply(thread, by=author, text=STUDY)
    a_reply(thread, text=STUDY)
    work_off()

    delete_post(member=author, thread_id=thread.pk, number=reply.number)

    (card,) = cards_of_threads(thread_ids=[thread.pk])[thread.pk]
    assert [mention.post_number for mention in card.mentions] == [2]


def test_another_text_has_other_cards() -> None:
    thread = a_thread()
    reply = a_reply(thread, text=STUDY)
    work_off()

    edit(reply, "I meant PMID 24704090.")
    assert labels(thread.pk) == []
    assert not Reference.objects.exists()
    work_off()

    assert labels(thread.pk) == ["PubMed 24704090"]
    assert Reference.objects.count() == 1


def test_a_study_that_stays_leaves_the_treatment_that_was_taken_out() -> None:
    reply = a_reply(a_thread(), text=STUDY)
    work_off()
    assert [row.treatment for row in CitedTreatment.objects.all()] == ["tacrolimus"]

    edit(reply, "There is a study on it, doi 10.1000/abc.")
    work_off()

    assert not CitedTreatment.objects.exists()
    assert labels(reply.thread_id) == ["doi 10.1000/abc"]


def test_finding_twice_is_finding_once() -> None:
    thread = a_thread(text=STUDY)
    work_off()
    version = public_version(thread_key(thread.pk))

    assert find_references(post_ids=[post.pk for post in thread.posts.all()]) == 1

    assert public_version(thread_key(thread.pk)) == version
    assert labels(thread.pk) == ["doi 10.1000/abc"]


def test_the_pages_that_show_a_card_are_drawn_anew() -> None:
    thread = a_thread(text=STUDY)
    keys = [thread_key(thread.pk)]
    keys += keys_of_treatments(treatment="tacrolimus", group_slug=thread.group.slug, is_public=True)
    ensure(dict.fromkeys(keys, True))
    before = [public_version(key) or 0 for key in keys]
    assert len(before) == 3

    work_off()

    assert all((public_version(key) or 0) > old for key, old in zip(keys, before, strict=True))


def test_a_deleted_title_leaves_the_cards_of_the_whole_discussion() -> None:
    author = make_member()
    thread = a_thread(by=author)
    a_reply(thread, text=STUDY)
    work_off()
    keys = keys_of_treatments(treatment="tacrolimus", group_slug=thread.group.slug, is_public=True)
    ensure(dict.fromkeys(keys, True))
    before = [public_version(key) or 0 for key in keys]

    delete_post(member=author, thread_id=thread.pk, number=0)

    assert all((public_version(key) or 0) > old for key, old in zip(keys, before, strict=True))


def test_a_members_only_group_shows_its_cards_to_its_members_alone() -> None:
    group, member = a_group(visibility="members"), make_member()
    a_membership(group, member)
    a_thread(group=group, by=member, text=STUDY)

    work_off()

    assert cards_of_treatment(viewer=None, treatment="tacrolimus") == []
    assert cards_of_treatment(viewer=make_member(), treatment="tacrolimus") == []
    assert len(cards_of_treatment(viewer=member, treatment="tacrolimus")) == 1


def test_a_list_of_medicines_stands_in_its_discussion_alone() -> None:
    names = "aspirin ibuprofen naproxen codeine morphine sertraline metformin gabapentin amlodipine"
    thread = a_thread(text=f"{STUDY} {names} ramipril atenolol bisoprolol warfarin")

    work_off()

    assert labels(thread.pk) == ["doi 10.1000/abc"]
    assert cards_of_treatment(viewer=None, treatment="tacrolimus") == []


def test_an_import_is_looked_through_in_parts_and_words_are_found_outside_of_them() -> None:
    placed = an_import(["Q", *(f"doi 10.1000/x{number}" for number in range(90))])

    work_off()

    cards = cards_of_threads(thread_ids=[placed.thread_id])[placed.thread_id]
    assert Reference.objects.count() == 90
    assert len(cards) == MOST_CARDS


def test_words_deleted_meanwhile_bring_no_card_back(monkeypatch: pytest.MonkeyPatch) -> None:
    author, thread = make_member(), a_thread()
    reply = a_reply(thread, by=author, text=STUDY)

    def deleted_meanwhile(*, post_ids: list[int]) -> object:
        found = printed_posts(post_ids=post_ids)
        delete_post(member=author, thread_id=thread.pk, number=reply.number)
        return found

    monkeypatch.setattr(finding, "printed_posts", deleted_meanwhile)
    find_references(post_ids=[reply.pk])

    assert not Reference.objects.exists()
