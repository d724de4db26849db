"""Words that can be looked up: once a post, never in a link, and not a letter changes."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from samehere.discussions.tests.builders import a_group, a_reply, a_thread, posts_of
from samehere.experiences.glossary import cards, explained
from samehere.markup import SourceFormat, render
from samehere.markup.tests.builders import often
from samehere.markup.tests.reading import elements_of, visible
from samehere.members.tests.builders import make_member
from samehere.vocabulary.actions import add_term
from samehere.vocabulary.concepts import Kind

pytestmark = pytest.mark.django_db

TERM = re.compile(r'<button type="button" class="term" popovertarget="([^"]+)">([^<]+)</button>')
GLUE = re.compile(r'<span class="glue">(<button[^>]*>([^<]*)</button>)([^<]*)</span>')
GROUP = ("Lichen sclerosus", "What now?")


def terms(text: str, about: tuple[str, str] = GROUP) -> list[tuple[str, str]]:
    """Return the buttons put into a text: whose card they open, and what they say."""
    html = render(text, SourceFormat.MARKDOWN).html
    changed, _ = explained({1: html}, about=about)
    return TERM.findall(changed.get(1, ""))


def test_the_first_use_in_a_post_is_a_button() -> None:
    assert terms("I use Tac. Tac burns, and so did clob at first.") == [
        ("g-tacrolimus", "Tac"),
        ("g-clobetasol", "clob"),
    ]


def test_what_is_written_in_another_way_is_the_same_word() -> None:
    assert terms("Protopic is tacrolimus.") == [("g-tacrolimus", "Protopic")]


def test_a_short_word_means_what_the_group_is_about() -> None:
    assert terms("My LS is calm.") == [("g-lichen-sclerosus", "LS")]
    assert terms("My LS is calm.", ("Dry eyes", "Hello")) == []


def test_a_card_gives_no_names_of_another_language() -> None:
    (card,) = cards({"azelaic acid": ["azelaic acid"]})

    assert card.others
    assert all(name.isascii() for name in card.others)


def test_common_words_are_left_alone() -> None:
    assert terms("I have pain and itching, wear loose clothes and drink water.") == []


def test_the_mark_after_a_word_never_begins_the_next_line() -> None:
    html = render("Tac, then *clob*, (LS).", SourceFormat.MARKDOWN).html
    changed, _ = explained({1: html}, about=GROUP)

    glued = [(name, mark) for _, name, mark in GLUE.findall(changed[1])]
    assert glued == [("Tac", ","), ("LS", ").")]


def test_nothing_stands_in_a_link() -> None:
    assert terms("[Tac leaflet](https://leaflet.example/) and Protopic") == [
        ("g-tacrolimus", "Protopic")
    ]
    assert terms("https://tacrolimus.example/tacrolimus") == []


def test_the_stored_post_stays_as_it_was_and_the_page_has_the_cards() -> None:
    thread = a_thread(group=a_group("Lichen sclerosus"), text="I use Tac.")
    a_reply(thread, text="Protopic too, and clob.")

    html = Client().get(f"/d/{thread.pk}/").text

    assert TERM.findall(html) == [
        ("g-tacrolimus", "Tac"),
        ("g-tacrolimus", "Protopic"),
        ("g-clobetasol", "clob"),
    ]
    assert len(re.findall(r'<div class="gloss" id="g-tacrolimus" popover', html)) == 1
    assert "Tac, Protopic, tacrolimus</h3>" in html
    assert not any("button" in post.html for post in posts_of(thread.pk))


def test_a_page_without_such_words_has_no_section_for_them() -> None:
    assert 'class="words"' not in Client().get(f"/d/{a_thread().pk}/").text


def test_a_word_the_community_added_can_be_looked_up() -> None:
    thread = a_thread(text="I rub in bogmyrtle salve at night.")
    assert "g-bog-myrtle" not in Client().get(f"/d/{thread.pk}/").text

    add_term(
        name="bogmyrtle salve",
        concept="bog myrtle",
        kind=Kind.TREATMENT,
        name_kind="nickname",
        made_by=make_member().public_id,
    )

    html = Client().get(f"/d/{thread.pk}/").text
    assert '<button type="button" class="term" popovertarget="g-bog-myrtle">' in html
    assert "bogmyrtle salve, bog myrtle</h3>" in html


_WORDS = ["Tac", "Protopic", "*clob*", "**LS**", "[Tac](https://a.example/)", "clobetasol\n\n"]
_WORDS += ["- tacrolimus\n", "1. LS\n", "> Tac\n\n", "Mona *Lisa* laser", "&", "<b>", "é", "PRP"]


@given(words=st.lists(st.sampled_from(_WORDS) | st.text(max_size=5), max_size=25))
@often
def test_whatever_is_written_not_a_letter_and_not_a_tag_changes(words: list[str]) -> None:
    html = render(" ".join(words), SourceFormat.MARKDOWN).html

    changed, concepts = explained({1: html}, about=GROUP)

    new = changed.get(1, html)
    assert visible(new) == visible(html)
    added = {"button", "span"}
    assert [one for one in elements_of(new) if one[0] not in added] == elements_of(html)
    assert TERM.sub(r"\2", GLUE.sub(r"\1\3", new)) == html
    assert len(TERM.findall(new)) == len(concepts)
