"""What may tell who is meant is marked in a preview, and asked about. It stops nobody."""

import pytest
from django.test import Client

from samehere.discussions.models import Post
from samehere.discussions.telltales import telltales
from samehere.discussions.tests.builders import a_group, a_membership, a_thread, new_key
from samehere.members.tests.builders import make_member, sign_in

QUESTION = "Leave it in?"


def told(text: str) -> list[str]:
    return [text[start:stop] for start, stop in telltales(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dr Agnes Pillinger was kind.", ["Dr Agnes Pillinger"]),
        ("I saw dr. Pillinger and Prof Oduya.", ["dr. Pillinger", "Prof Oduya"]),
        ("Mrs O’Dowd next door", ["Mrs O’Dowd"]),
        ("Ring me on 07700 900555.", ["07700 900555"]),
        ("It is +44 (0)20 7946 0555, or 555-010-0199.", ["+44 (0)20 7946 0555", "555-010-0199"]),
        ("Write to wren.b@post.example, please", ["wren.b@post.example"]),
        ("They sent me to Fennel Hill Hospital.", ["Fennel Hill Hospital"]),
        ("At St Osyth’s they said no.", ["St Osyth’s"]),
        ("I live at 14 Larch Tree Road", ["14 Larch Tree Road"]),
        ("Post to ZZ9 9ZZ", ["ZZ9 9ZZ"]),
        ("I saw the Dr. She was kind. The Dr said so.", []),
        ("The Clinic rang. My Surgery is shut.", []),
        ("0.1% twice a day since 01-02-2019, 10 mg at 14:05", []),
        ("NCT01234567 and PMID 12345678, doi:10.1000/0123456789", []),
        ("I miss Sunday walks. Ms is a short form.", []),
        ("saw dr pillinger today, she was kind", ["dr pillinger"]),
        ("saw dr. agnes pillinger about it", ["dr. agnes pillinger"]),
        ("my dermatologist jane pillinger said", ["dermatologist jane pillinger"]),
        ("My GP, Agnes Pillinger, and nurse jane", ["GP, Agnes Pillinger", "nurse jane"]),
        ("my consultant mr oduya is off sick", ["mr oduya"]),
        ("the surgeon called Oduya", ["surgeon called Oduya"]),
        ("my gynaecologist is dr oduya.", ["dr oduya"]),
        ("dermatologist jane  Anne said", ["dermatologist jane  Anne"]),
        ("My dr said to stop. the dr gave me tac. nurse rang, doctor knows best", []),
        ("dr told me, dr also says, nurse practitioner saw me, dr appointment friday", []),
        ("my dermatologist prescribed Protopic and my gynaecologist agreed", []),
        ("a dermatologist visit, my consultant wants blood tests, dr thinks not", []),
        ("dr pillinger’s rooms, mrs o’dowd next door", ["dr pillinger", "mrs o’dowd"]),
        ("Dr Pillinger's rooms, Mr James’ too", ["Dr Pillinger", "Mr James"]),
        ("my gp Jane’s list", ["gp Jane"]),
        ("Dr Pillinger’s Fennel Hill Clinic", ["Dr Pillinger", "Fennel Hill Clinic"]),
        ("The next doctor I’d see, the GP I’ve had, my dr didn’t", []),
        ("doctor who, dr. i hope so, mr right, dr google", []),
        ("my dermatologist Friday said, the nurse Monday", []),
        ("my gp surgery rang, a specialist nurse there", []),
    ],
)
def test_names_and_numbers_that_tell_who_is_meant_are_found(text: str, words: list[str]) -> None:
    assert told(text) == words


@pytest.mark.parametrize(
    "piece", ["A", "Aa ", "0 ", "a.", "Dr ", "1 A ", "gp ", "gp jane ", "dr a ", "@", "a@a.", "(0"]
)
def test_it_takes_no_longer_for_text_made_to_take_long(piece: str) -> None:
    assert isinstance(told(piece * 20_000), list)


@pytest.mark.django_db
def test_a_preview_marks_them_and_asks_and_the_post_is_as_it_was_written() -> None:
    thread, client = a_thread(), sign_in(Client(), make_member())
    form = {"body": "See Dr *Agnes* Pillinger, <b>07700 900555</b>.", "key": new_key(), "to": 0}

    html = client.post(f"/d/{thread.pk}/reply/", form | {"go": "preview"}).text

    assert "<mark>Dr </mark><em><mark>Agnes</mark></em><mark> Pillinger</mark>" in html
    assert QUESTION in html
    assert "<mark>07700 900555</mark>" in html
    assert "<mark>Dr Agnes Pillinger</mark>" in html
    assert client.post(f"/d/{thread.pk}/reply/", form | {"go": "post"}).status_code == 302
    assert "<mark" not in Post.objects.get(number=1).html


@pytest.mark.django_db
def test_a_title_is_looked_at_too_and_where_nothing_tells_nothing_is_asked() -> None:
    group, member = a_group(), make_member()
    a_membership(group, member)
    client = sign_in(Client(), member)
    form = {"title": "Is Dr Pillinger kind?", "body": "Well?", "go": "preview", "key": new_key()}

    html = client.post(f"/g/{group.slug}/start/", form).text
    assert QUESTION in html
    assert "<mark>Dr Pillinger</mark>" in html
    assert QUESTION not in client.post(f"/g/{group.slug}/start/", form | {"title": "Why?"}).text


@pytest.mark.django_db
def test_a_preview_shows_the_title_with_what_may_tell_marked_in_it() -> None:
    group, member = a_group(), make_member()
    a_membership(group, member)
    form = {"title": "Is <Dr Pillinger> kind?", "body": "Well?", "go": "preview", "key": new_key()}

    html = sign_in(Client(), member).post(f"/g/{group.slug}/start/", form).text

    shown = "Is &lt;<mark>Dr Pillinger</mark>&gt; kind?"
    assert f"<p><b>{shown}</b></p><p>Well?</p>" in html


@pytest.mark.django_db
def test_what_differs_in_capitals_alone_is_asked_about_once() -> None:
    thread, client = a_thread(), sign_in(Client(), make_member())
    form = {"body": "Dr Pillinger, my dr Pillinger.", "go": "preview", "key": new_key(), "to": 0}

    html = client.post(f"/d/{thread.pk}/reply/", form).text

    assert "who somebody else is: <mark>Dr Pillinger</mark>. You can" in html


@pytest.mark.django_db
def test_somebody_and_what_is_hers_are_asked_about_once() -> None:
    thread, client = a_thread(), sign_in(Client(), make_member())
    form = {"body": "Dr Pillinger’s list. Ask Dr Pillinger.", "go": "preview", "key": new_key()}

    html = client.post(f"/d/{thread.pk}/reply/", form | {"to": 0}).text

    assert "who somebody else is: <mark>Dr Pillinger</mark>. You can" in html
    assert "<mark>Dr Pillinger</mark>’s list. Ask <mark>Dr Pillinger</mark>." in html
