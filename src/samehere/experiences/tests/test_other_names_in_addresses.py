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


# What hangs from a treatment's page, with the number of a cell in {}.
BELOW = ["table.csv", "sentences/", "sentences/{}/", "sentences/?before=9.9", "?by=tea"]


def use_of(slug: str) -> int:
    """Return the number of the cell of all users of the usual treatment."""
    return Tally.objects.get(group__slug=slug, treatment="tacrolimus", facet="use").pk


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


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("word", ["protopic", "Tacrolimus"])
def test_so_it_does_to_its_table_and_its_sentences_with_the_query(word: str, below: str) -> None:
    thread = a_thread()
    say_by_name(thread, 5, "tacrolimus")
    rest = below.format(use_of(thread.group.slug))

    for client in (Client(), sign_in(Client(), make_member())):
        here = f"/g/{thread.group.slug}/treatments/"
        assert lead(client, f"{here}{word}/{rest}") == (302, f"{here}tacrolimus/{rest}")
        assert lead(client, f"{here}tacrolimus/{rest}") == (200, "")


@pytest.mark.parametrize("rest", ["table.csv", "sentences/", "sentences/1/"])
def test_what_is_not_there_under_its_own_name_is_not_there_under_another(rest: str) -> None:
    assert lead(Client(), f"/treatments/protopic/{rest}") == (404, "")

    say_by_name(a_thread(), 2, "tacrolimus")

    found = (302, "/treatments/tacrolimus/table.csv") if rest == "table.csv" else (404, "")
    assert lead(Client(), f"/treatments/protopic/{rest}") == found


def test_a_word_of_the_community_leads_there_until_it_means_two_treatments() -> None:
    say_by_name(a_thread(), 5, "tacrolimus")
    assert lead(Client(), "/treatments/magic-goo/") == (404, "")

    make_term("magic goo")
    assert lead(Client(), "/treatments/magic-goo/") == (302, "/treatments/tacrolimus/")

    make_term("magic goo", concept="clobetasol", means_both=True)
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

    for rest in ("", *BELOW):
        below = rest.format(use_of(closed.slug))
        for client in (Client(), inside, outsider):
            assert lead(client, f"/treatments/protopic/{below}") == (404, "")
        for client in (Client(), outsider):
            assert lead(client, f"{path}protopic/{below}") == (404, "")
    for below in ("", "table.csv"):
        there = f"{path}tacrolimus/{below}"
        assert lead(inside, f"{path}protopic/{below}") == (302, there)
    # Where numbers are rounded they have no lists.
    assert lead(inside, f"{path}protopic/sentences/") == (404, "")
