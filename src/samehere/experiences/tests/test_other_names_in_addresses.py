"""A treatment's page is found by its other names; what is not there stays not there."""

import pytest
from django.test import Client

from samehere.discussions.tests.builders import a_group, a_membership, a_reply, a_thread
from samehere.experiences.models import Tally
from samehere.experiences.tests.builders import a_reader, a_use, say_by_name, tell
from samehere.members.tests.builders import make_member, sign_in
from samehere.vocabulary.tests.builders import make_term

pytestmark = pytest.mark.django_db


def lead(client: Client, path: str) -> tuple[int, str]:
    answer = client.get(path)
    return answer.status_code, answer.headers.get("Location", "")


@pytest.mark.parametrize("word", ["protopic", "Protopic", "tac", "tacrolimis", "Tacrolimus"])
def test_another_name_leads_to_the_page_of_the_treatment(word: str) -> None:
    thread = a_thread()
    say_by_name(thread, 5, "tacrolimus")
    group = f"/g/{thread.group.slug}"

    for start in ("", group):
        for client in (Client(), sign_in(Client(), make_member())):
            there = f"{start}/treatments/tacrolimus/"
            assert lead(client, f"{start}/treatments/{word}/") == (302, there)
            assert lead(client, there) == (200, "")


def test_a_word_of_the_community_leads_there_until_it_means_two_treatments() -> None:
    say_by_name(a_thread(), 5, "tacrolimus")
    assert lead(Client(), "/treatments/magic-goo/") == (404, "")

    make_term("magic goo")
    assert lead(Client(), "/treatments/magic-goo/") == (302, "/treatments/tacrolimus/")

    make_term("magic goo", concept="clobetasol")
    assert lead(Client(), "/treatments/magic-goo/") == (404, "")


def test_a_word_for_a_treatment_beside_one_condition_only_leads_nowhere() -> None:
    say_by_name(a_thread(), 5, "tacrolimus")

    make_term("magic goo", scope="lichen sclerosus")

    assert lead(Client(), "/treatments/magic-goo/") == (404, "")


def test_no_name_leads_to_what_the_viewer_may_not_see() -> None:
    closed, member = a_group(visibility="invitation"), make_member()
    a_membership(closed, member)
    thread = a_thread(group=closed, by=member)
    for _ in range(14):
        other = a_reader()
        a_membership(closed, other)
        tell(a_reply(thread, by=other), a_use())
    Tally.objects.update(changed_on=None)
    inside, outsider = sign_in(Client(), member), sign_in(Client(), make_member())
    path = f"/g/{closed.slug}/treatments/"

    for client in (Client(), inside, outsider):
        assert lead(client, "/treatments/protopic/") == (404, "")
    for client in (Client(), outsider):
        assert lead(client, f"{path}protopic/") == (404, "")
    assert lead(inside, f"{path}protopic/") == (302, f"{path}tacrolimus/")
