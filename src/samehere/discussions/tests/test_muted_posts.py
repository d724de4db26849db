"""What a muted member wrote is folded up for whoever muted her, and for nobody else."""

import re

import pytest
from django.test import Client

from samehere.discussions.models import Role
from samehere.discussions.tests.builders import a_membership, a_reply, a_thread
from samehere.discussions.tests.counting import queries_for
from samehere.members.actions import mute, unmute
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db

FOLDED = "You muted Karen."


def html_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_her_posts_fold_up_for_one_member_alone() -> None:
    wren, karen = make_member("Wren"), make_member("Karen")
    thread = a_thread(replies=1)
    said = a_reply(thread, by=karen, text="Here is what I think.")
    hers, others = sign_in(Client(), wren), sign_in(Client(), make_member())
    address = f"/d/{thread.pk}/"
    before = html_of(hers, address)

    mute(member=wren, public_id=karen.public_id)

    page = html_of(hers, address)
    post = page.partition(f'id="post-{said.number}"')[2].partition("</article>")[0]
    assert post.index(FOLDED) < post.index("Here is what I think.") < post.index("</details>\n")
    assert page.count(FOLDED) == 1
    assert page.count("<details") == page.count("</details>") == before.count("<details") + 1
    for client in (others, sign_in(Client(), karen), Client()):
        assert FOLDED not in html_of(client, address)

    unmute(member=wren, public_id=karen.public_id)
    token = re.compile(r'name="(csrfmiddlewaretoken|key)" value="[^"]+"')
    assert token.sub("", html_of(hers, address)) == token.sub("", before)


def test_discussions_she_started_fold_up_in_lists() -> None:
    wren, karen = make_member("Wren"), make_member("Karen")
    thread = a_thread(by=karen, title="What do you take?")
    mute(member=wren, public_id=karen.public_id)
    hers, others = sign_in(Client(), wren), sign_in(Client(), make_member())

    for address in (f"/g/{thread.group.slug}/", "/"):
        row = html_of(hers, address).partition("<main")[2]
        assert row.index("A discussion by Karen, whom you muted.") < row.index("What do you take?")
        assert "whom you muted" not in html_of(others, address)
        assert "whom you muted" not in html_of(Client(), address)


def test_the_menu_of_each_post_mutes_and_unmutes_and_comes_back_to_the_post() -> None:
    wren, karen = make_member("Wren"), make_member("Karen")
    thread = a_thread(by=karen)
    client, place = sign_in(Client(), wren), f"/d/{thread.pk}/posts/0/"
    button = f'formaction="/members/{karen.public_id}/mute/" name="next" value="{place}"'
    assert button in html_of(client, f"/d/{thread.pk}/")

    answer = client.post(f"/members/{karen.public_id}/mute/", {"next": place})

    assert answer.headers["Location"] == place
    page = html_of(client, f"/d/{thread.pk}/")
    assert button not in page
    assert button.replace("/mute/", "/unmute/") in page


def test_ones_own_post_has_no_such_button_nor_has_one_without_a_member() -> None:
    wren = make_member("Wren")
    thread = a_thread(by=wren)

    page = html_of(sign_in(Client(), wren), f"/d/{thread.pk}/")

    assert "/mute/" not in page


def test_the_changed_buttons_of_a_muted_post_still_say_so() -> None:
    wren, karen = make_member("Wren"), make_member("Karen")
    thread = a_thread(by=karen)
    mute(member=wren, public_id=karen.public_id)

    part = sign_in(Client(), wren).post(
        f"/d/{thread.pk}/posts/0/like/", headers={"X-Fragment": "1"}
    )

    assert f"/members/{karen.public_id}/unmute/" in part.content.decode()


def test_a_moderator_folds_up_for_herself_and_still_removes() -> None:
    mod, karen = make_member("Mod er"), make_member("Karen")
    thread = a_thread(by=karen, text="Words to look at.")
    a_membership(thread.group, mod, role=Role.MODERATOR)
    mute(member=mod, public_id=karen.public_id)

    page = html_of(sign_in(Client(), mod), f"/d/{thread.pk}/")

    assert FOLDED in page
    assert "Words to look at." in page


def test_only_who_has_muted_somebody_pays_one_query_however_many() -> None:
    wren, thread = make_member("Wren"), a_thread(replies=3)
    addresses = [f"/d/{thread.pk}/", f"/g/{thread.group.slug}/", "/"]
    client = sign_in(Client(), wren)
    for address in addresses:
        client.get(address)
    before = [len(queries_for(client, address)) for address in addresses]

    for _ in range(5):
        mute(member=wren, public_id=make_member().public_id)

    after = [len(queries_for(client, address)) for address in addresses]
    assert after == [count + 1 for count in before]
