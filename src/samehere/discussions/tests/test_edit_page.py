"""Changing one's own post on its page: preview, save, and a refusal that keeps the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from samehere.discussions.actions import delete_post
from samehere.discussions.models import Post, Thread
from samehere.discussions.tests.builders import (
    a_group,
    a_reply,
    a_thread,
    edit,
    hide_group,
    opening_of,
    suspend,
    thread_of,
)
from samehere.members.actions import choose
from samehere.members.tests.builders import make_member, sign_in
from samehere.web.waiting_words import mark_of

if TYPE_CHECKING:
    from samehere.members.models import Member

pytestmark = pytest.mark.django_db


def page_of(post: Post) -> str:
    return f"/d/{post.thread_id}/posts/{post.number}/edit/"


def sent(text: str, *, go: str = "post", version: int = 1, **more: str) -> dict[str, object]:
    return {"body": text, "go": go, "version": version, **more}


def a_post_of(author: Member, text: str = "It *did* for me.") -> Post:
    return a_reply(a_thread(title="Does it get better?"), by=author, text=text)


def test_the_box_holds_the_words_as_she_typed_them() -> None:
    member = make_member()
    post = a_post_of(member)

    page = sign_in(Client(), member).get(page_of(post)).text

    assert ">\nIt *did* for me.</textarea>" in page
    assert 'name="version" value="1"' in page
    assert 'name="title"' not in page
    assert 'name="key"' not in page
    assert "gone for good" in page


def test_with_the_opening_post_the_title_is_in_a_field() -> None:
    member = make_member()
    thread = a_thread(by=member, title="Does it get better?")

    page = sign_in(Client(), member).get(page_of(opening_of(thread))).text

    assert 'value="Does it get better?"' in page


def test_a_preview_shows_the_new_words_marks_who_is_meant_and_changes_nothing() -> None:
    member = make_member()
    post, client = a_post_of(member), sign_in(Client(), member)

    page = client.post(page_of(post), sent("Ask Dr Quince, he *knows*.", go="preview")).text

    assert "<mark>Dr Quince</mark>, he <em>knows</em>" in page
    assert "Leave it in?" in page
    assert ">\nAsk Dr Quince, he *knows*.</textarea>" in page
    assert "Save it" in page
    assert Post.objects.get(pk=post.pk).text_version == 1


def test_saving_comes_back_to_the_post_which_says_that_it_was_edited() -> None:
    member = make_member()
    post, client = a_post_of(member), sign_in(Client(), member)
    a_reply(thread_of(post.thread_id), to=post.number)

    answer = client.post(page_of(post), sent("It did not."), follow=True)

    assert answer.redirect_chain == [(f"/d/{post.thread_id}/#post-1", 302)]
    assert "It did not." in answer.text
    assert "<em>did</em>" not in answer.text
    assert "Your post says it the new way now." in answer.text
    assert ", edited on " in Client().get(f"/d/{post.thread_id}/").text
    client.post(page_of(post), sent("It did.", version=2))
    assert ", edited 2 times, last on " in Client().get(f"/d/{post.thread_id}/").text


def test_the_new_title_stands_wherever_the_old_one_did() -> None:
    member = make_member()
    thread = a_thread(by=member, title="Quincebrandy?")
    client, visitor = sign_in(Client(), member), Client()
    pages = ["/", f"/g/{thread.group.slug}/", f"/d/{thread.pk}/"]
    assert all("Quincebrandy" in visitor.get(page).text for page in pages)

    client.post(page_of(opening_of(thread)), sent("I would like to know.", title="A question"))

    for page in pages:
        assert "Quincebrandy" not in visitor.get(page).text
        assert "A question" in visitor.get(page).text


def test_saving_the_same_words_says_so_and_changes_nothing() -> None:
    member = make_member()
    post, client = a_post_of(member), sign_in(Client(), member)

    answer = client.post(page_of(post), sent("It *did* for me."), follow=True)

    assert "Nothing has changed." in answer.text
    assert Post.objects.get(pk=post.pk).text_version == 1


def test_two_tabs_lose_nothing() -> None:
    member = make_member()
    post, client = a_post_of(member), sign_in(Client(), member)
    client.post(page_of(post), sent("From the first tab."))

    answer = client.post(page_of(post), sent("From the *second*."))

    assert answer.status_code == 409
    assert "<p>From the first tab.</p>" in answer.text
    assert ">\nFrom the *second*.</textarea>" in answer.text
    assert 'name="version" value="2"' in answer.text
    client.post(page_of(post), sent("From the *second*.", version=2))
    assert Post.objects.get(pk=post.pk).source == "From the *second*."


def test_a_preview_says_as_well_that_the_post_was_changed_meanwhile() -> None:
    member = make_member()
    post, client = a_post_of(member), sign_in(Client(), member)
    edit(post, "From the first tab.")

    page = client.post(page_of(post), sent("From the *second*.", go="preview")).text

    assert "was changed since you opened this page" in page
    assert "<p>From the first tab.</p>" in page
    assert "<p>From the <em>second</em>.</p>" in page


def test_nothing_is_said_of_another_text_where_the_words_are_the_same() -> None:
    member = make_member()
    post = a_post_of(member)
    client, words = sign_in(Client(), member), "One line.\r\n\r\nAnd another. "
    client.post(page_of(post), sent(words))

    for go in ("preview", "post"):
        page = client.post(page_of(post), sent(words, go=go), follow=True)
        assert page.status_code == 200
        assert "What it says now" not in page.text
    assert Post.objects.get(pk=post.pk).text_version == 2


def test_a_double_click_saves_once_and_says_nothing_of_two_tabs() -> None:
    member = make_member()
    post, client = a_post_of(member), sign_in(Client(), member)

    answers = [client.post(page_of(post), sent("Once.")) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Post.objects.get(pk=post.pk).text_version == 2


@pytest.mark.parametrize("go", ["post", "preview"])
def test_what_cannot_be_saved_stays_in_the_box(go: str) -> None:
    member = make_member()
    thread = a_thread(by=member)
    opening, client = opening_of(thread), sign_in(Client(), member)

    empty = client.post(page_of(opening), sent(" \u200b", go=go, title="Mine"))
    untitled = client.post(page_of(opening), sent("My words.", go=go, title=" "))

    assert (empty.status_code, untitled.status_code) == (422, 422)
    assert 'value="Mine"' in empty.text
    assert "There is nothing in the box yet." in empty.text
    assert "Give it a title" in untitled.text
    assert ">\nMy words.</textarea>" in untitled.text


def test_a_form_without_its_version_is_taken_for_an_old_one() -> None:
    member = make_member()
    post, client = a_post_of(member), sign_in(Client(), member)

    for version in ("", "x", "-1", "9" * 20):
        answer = client.post(page_of(post), {"body": "Other.", "version": version})
        assert answer.status_code == 409
        assert "Other." in answer.text


def test_a_post_deleted_meanwhile_gives_the_words_back() -> None:
    member = make_member()
    post, client = a_post_of(member), sign_in(Client(), member)
    delete_post(member=member, thread_id=post.thread_id, number=1)

    answer = client.post(page_of(post), sent("Too late."))

    assert answer.status_code == 404
    assert "Too late." in answer.text


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_has_that_page(method: str) -> None:
    post = a_post_of(make_member())

    answer = getattr(sign_in(Client(), make_member()), method)(page_of(post), sent("Mine."))

    assert answer.status_code == 403
    assert "change or delete it" in answer.text
    assert Post.objects.get(pk=post.pk).text_version == 1


def test_in_a_closed_discussion_the_page_offers_to_delete_instead() -> None:
    member = make_member()
    post, client = a_post_of(member), sign_in(Client(), member)
    Thread.objects.filter(pk=post.thread_id).update(closed_at=timezone.now())

    page, late = client.get(page_of(post)).text, client.post(page_of(post), sent("Late."))
    seen = client.post(page_of(post), sent("Late.", go="preview"))

    assert "stays as it is" in page
    assert "<textarea" not in page
    assert f'href="/d/{post.thread_id}/posts/1/delete/"' in page
    assert late.status_code == seen.status_code == 403
    assert ">\nLate.</textarea>" in late.text
    assert ">\nLate.</textarea>" in seen.text


def test_a_paused_member_is_told_until_when() -> None:
    member = make_member()
    post, client = a_post_of(member), sign_in(Client(), member)
    suspend(member)

    answer = client.post(page_of(post), sent("Let me."))

    assert answer.status_code == 403
    assert "You can read, but not write, until" in answer.text
    assert ">\nLet me.</textarea>" in answer.text


def test_where_she_may_not_read_any_more_there_is_no_such_page_and_no_link_to_it() -> None:
    member, group = make_member(), a_group()
    post = a_reply(a_thread(group=group), by=member)
    client = sign_in(Client(), member)
    assert page_of(post) in client.get("/you/posts/").text
    hide_group(group)

    assert client.get(page_of(post)).status_code == 404
    assert page_of(post) not in client.get("/you/posts/").text


def test_whoever_took_back_her_agreement_is_asked_and_keeps_her_words() -> None:
    member = make_member()
    post, client = a_post_of(member), sign_in(Client(), member)
    choose(member=member, purpose="writing", choice="no")

    asked = client.post(page_of(post), sent("Other."))
    done = client.post(page_of(post), sent("Other.", agrees="on"))

    assert (asked.status_code, done.status_code) == (403, 302)
    assert 'name="agrees"' in asked.text
    assert ">\nOther.</textarea>" in asked.text


def test_edit_stands_in_the_menu_of_her_own_posts_alone() -> None:
    member, other = make_member(), make_member()
    post = a_post_of(member)
    page = f"/d/{post.thread_id}/"

    own = sign_in(Client(), member).get(page).text

    assert own.count('/edit/"') == 1
    assert f'href="{page_of(post)}"' in own
    assert '/edit/"' not in sign_in(Client(), other).get(page).text
    assert '/edit/"' not in Client().get(page).text


def test_whoever_was_signed_out_meanwhile_finds_her_words_and_is_told_of_another_text() -> None:
    member = make_member()
    post, client = a_post_of(member), Client()
    form = sent("Where was I.", by=mark_of(member))

    assert client.post(page_of(post), form).status_code == 403
    edit(post, "From elsewhere.")
    page = sign_in(client, member).get(page_of(post)).text

    assert ">\nWhere was I.</textarea>" in page
    assert "in the box again" in page
    assert "<p>From elsewhere.</p>" in page


def test_signed_out_it_leads_to_signing_in_and_back() -> None:
    path = page_of(a_post_of(make_member()))

    assert Client().get(path).headers["Location"] == f"/sign-in/?next={path}"
