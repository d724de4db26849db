"""A member says that a word was not meant; those who look after the words see it and answer."""

from __future__ import annotations

import pytest
from django.test import Client

from samehere.discussions.actions import make_moderator
from samehere.discussions.tests.builders import a_group, a_membership, a_thread, suspend
from samehere.members.tests.builders import make_member, sign_in
from samehere.moderation.actions import leave_word, retire_word
from samehere.moderation.errors import NotLookingAfterAny
from samehere.vocabulary.queries import doubted_terms

pytestmark = pytest.mark.django_db

PAGE = "/moderation/words/not-meant/"
TAC = {"name": "Tac", "concept": "tacrolimus"}


def doubt(client: Client, **others: str) -> int:
    return client.post(PAGE, TAC | others).status_code


def test_the_card_of_a_word_leads_to_the_question() -> None:
    thread = a_thread(text="I use Tac.")
    html = Client().get(f"/d/{thread.pk}/").text
    link = f"{PAGE}?name=Tac&amp;concept=tacrolimus&amp;next=/d/{thread.pk}/"

    assert f'href="{link}"' in html
    asked = sign_in(Client(), make_member()).get(link.replace("&amp;", "&")).text
    assert "Software took “Tac” for tacrolimus." in asked
    assert Client().get(PAGE).headers["Location"] == f"/sign-in/?next={PAGE}"


def test_what_she_says_is_seen_by_those_who_look_after_the_words() -> None:
    place = f"/d/{a_thread().pk}/"
    answer = sign_in(Client(), make_member()).post(
        PAGE, TAC | {"reason": "a tactic", "next": place}
    )

    assert answer.headers["Location"] == place
    operator = sign_in(Client(), make_member(is_operator=True))
    html = operator.get("/moderation/words/").text
    assert "Taken for tacrolimus, and 1 member says that it was not meant. “a tactic”" in html
    assert f'<a class="tapline" href="{place}">' in html


@pytest.mark.parametrize("visibility", ["members", "invitation"])
def test_a_place_in_a_closed_group_is_shown_to_nobody_outside_of_it(visibility: str) -> None:
    group, wren = a_group("Quincebrandy", visibility=visibility), make_member()
    heron, magpie = make_member(), make_member()
    a_membership(group, wren)
    make_moderator(member=heron, group_id=group.pk)
    make_moderator(member=magpie, group_id=a_group().pk)
    thread = a_thread(group=group, by=wren)
    for place in (f"/g/{group.slug}/treatments/", f"/d/{thread.pk}/?after=0.0", "/treatments/"):
        doubter = make_member()
        a_membership(group, doubter)
        doubt(sign_in(Client(), doubter), next=place)

    inside, outside, running = (
        sign_in(Client(), who).get("/moderation/words/").text
        for who in (heron, magpie, make_member(is_operator=True))
    )

    assert inside.count("Where it stands") == 3
    for html in (outside, running):
        assert html.count("Where it stands") == 1
        assert "quincebrandy" not in html.lower()
        assert f"/d/{thread.pk}/" not in html


def test_a_member_is_counted_once_and_others_beside_her() -> None:
    first = sign_in(Client(), make_member())
    for _ in range(2):
        doubt(first)
    doubt(sign_in(Client(), make_member()))

    assert [(one.name, one.count) for one in doubted_terms()] == [("Tac", 2)]


def test_nobody_is_sent_elsewhere_and_no_address_of_elsewhere_is_kept() -> None:
    client = sign_in(Client(), make_member())

    answer = client.post(PAGE, TAC | {"next": "https://elsewhere.example/"})

    assert answer.headers["Location"] == "/"
    assert doubted_terms()[0].seen_at == ["/"]


def test_a_word_nobody_knows_cannot_be_doubted() -> None:
    client = sign_in(Client(), make_member())

    assert doubt(client, name="Qwxyz") == 404
    assert doubt(client, concept="aspirin") == 404
    assert doubt(Client()) == 403


def test_a_paused_member_says_nothing() -> None:
    member = make_member()
    suspend(member)

    assert doubt(sign_in(Client(), member)) == 403
    assert doubted_terms() == []


def test_it_goes_when_it_was_answered() -> None:
    operator = make_member(is_operator=True)
    reader = sign_in(Client(), make_member())
    doubt(reader)
    leave_word(member=operator, name="Tac", concept="tacrolimus")
    assert doubted_terms() == []

    doubt(reader)
    which = TAC | {"kind": "treatment", "scope": ""}
    retire_word(member=operator, which=which, reason="It means something else here.")
    assert doubted_terms() == []


def test_only_those_who_look_after_the_words_may_answer() -> None:
    doubt(sign_in(Client(), make_member()))
    moderator = make_member()
    make_moderator(member=moderator, group_id=a_group().pk)

    with pytest.raises(NotLookingAfterAny):
        leave_word(member=make_member(), name="Tac", concept="tacrolimus")
    answer = sign_in(Client(), moderator).post(
        "/moderation/words/leave/?name=Tac&concept=tacrolimus"
    )
    assert answer.status_code == 302
    assert doubted_terms() == []


def test_a_moderator_whose_account_is_paused_answers_nothing() -> None:
    doubt(sign_in(Client(), make_member()))
    moderator = make_member()
    make_moderator(member=moderator, group_id=a_group().pk)
    suspend(moderator)

    answer = sign_in(Client(), moderator).post(
        "/moderation/words/leave/?name=Tac&concept=tacrolimus"
    )

    assert answer.status_code == 403
    assert len(doubted_terms()) == 1
