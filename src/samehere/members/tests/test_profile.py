"""A profile shows what its member chose to show, to members alone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from samehere.members import actions, errors
from samehere.members.models import Member, Profile, ProfileItem
from samehere.members.tests.builders import make_member, sign_in

pytestmark = pytest.mark.django_db

OWN = "/you/profile/"
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "<svg/onload=alert(1)>",
    '"><b onmouseover=alert(1)>',
    "</textarea><script>alert(1)</script>",
    "{{ 7 * 7 }}",
]


def seen_by(viewer: Member, member: Member) -> str:
    client = sign_in(Client(), viewer)
    return client.get(f"/members/{member.public_id}/").content.decode()


def test_at_first_it_shows_the_name_and_when_she_joined() -> None:
    wren, heron = make_member("Wren"), make_member("Heron")

    page = seen_by(heron, wren)

    assert "Wren</h1>" in page
    assert "Joined" in page
    assert "About Wren" not in page
    for word in ("Conditions", "Treatments", "Says"):
        assert word not in page.partition("<main")[2].partition("</main")[0]
    assert wren.email not in page


def test_it_shows_what_she_chose_and_no_more() -> None:
    wren, heron = make_member("Wren"), make_member("Heron")
    actions.describe_member(member=wren, standing="clinician", about="Two dogs.\n\nAnd a garden.")
    actions.show_item(member=wren, kind="treatment", words="Protopic")
    actions.show_item(member=wren, kind="condition", words="LS")

    page = seen_by(heron, wren)

    assert "Says: “I work in health care”. Nobody has checked it." in page
    assert "<p>Two dogs.</p>" in page
    assert "<b>Treatments:</b> tacrolimus" in page
    assert "<b>Conditions:</b> lichen sclerosus" in page

    actions.hide_item(member=wren, kind="condition", concept="lichen sclerosus")
    actions.hide_item(member=wren, kind="condition", concept="lichen sclerosus")
    actions.describe_member(member=wren, standing="", about="")
    page = seen_by(heron, wren)
    assert "Conditions" not in page
    assert "Says" not in page
    assert "Two dogs" not in page
    assert "tacrolimus" in page


def test_shown_twice_is_shown_once() -> None:
    wren = make_member("Wren")

    actions.show_item(member=wren, kind="treatment", words="Protopic")
    actions.show_item(member=wren, kind="treatment", words="tacrolimus")

    assert ProfileItem.objects.count() == 1


def test_visitors_learn_nothing_not_even_who_is_there() -> None:
    wren = make_member("Wren")

    there = Client().get(f"/members/{wren.public_id}/")
    not_there = Client().get("/members/bcdfghjkmnpq/")

    assert there.status_code == not_there.status_code == 302
    assert there.headers["Location"] == f"/sign-in/?next=/members/{wren.public_id}/"


def test_nobody_keeps_or_lists_the_page() -> None:
    wren = make_member("Wren")

    answer = sign_in(Client(), make_member()).get(f"/members/{wren.public_id}/")

    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_who_never_typed_the_code_or_may_not_come_in_has_no_profile() -> None:
    client = sign_in(Client(), make_member())
    asked, gone = make_member(is_confirmed=False), make_member()
    Member.objects.filter(pk=gone.pk).update(is_active=False)

    for public_id in (asked.public_id, gone.public_id, "bcdfghjkmnpq", "x" * 500):
        assert client.get(f"/members/{public_id}/").status_code == 404


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_hers_are_words_and_nothing_else(words: str) -> None:
    wren, heron = make_member("Wren"), make_member("Heron")
    own = sign_in(Client(), wren)

    assert own.post(OWN, {"standing": "", "about": words}).status_code == 302

    for page in (seen_by(heron, wren), own.get(OWN).content.decode()):
        main = page.partition("<main")[2]
        for forbidden in (
            "<script>alert",
            "<img src",
            "<svg/",
            "<b on",
            'href="javascript',
            ">49<",
        ):
            assert forbidden not in main


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"about": "x" * 501}, "This has 501 characters. There is room for 500."),
        ({"about": "x" * 900_000}, "There is room for 500."),
        ({"standing": "doctor"}, "Pick one of these."),
        ({"standing": ["patient", "queen"]}, "Pick one of these."),
        ({"about": "a\x00b"}, "We couldn’t read that."),
    ],
)
def test_what_does_not_fit_is_refused_and_what_was_kept_stays(
    sent: dict[str, str], says: str
) -> None:
    wren = make_member("Wren")
    actions.describe_member(member=wren, standing="carer", about="Before.")

    answer = sign_in(Client(), wren).post(OWN, sent)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    kept = Profile.objects.get()
    assert (kept.standing, kept.about) == ("carer", "Before.")


def test_nothing_to_see_is_nothing_shown() -> None:
    wren = make_member("Wren")

    actions.describe_member(member=wren, standing="", about="\u200b\u034f \u3164")

    assert Profile.objects.get().about == ""


def test_a_word_we_do_not_know_comes_with_some_that_begin_like_it() -> None:
    wren = make_member("Wren")
    client = sign_in(Client(), wren)

    answer = client.post(f"{OWN}show/", {"kind": "condition", "words": "lichen scler"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "We don’t know this by that name." in page
    assert 'value="lichen scler"' in page
    assert 'name="words" value="lichen sclerosus"' in page
    assert not ProfileItem.objects.exists()

    # The button stands behind the field of the same name.
    sent = {"kind": "condition", "words": ["lichen scler", "lichen sclerosus"]}
    assert client.post(f"{OWN}show/", sent).status_code == 302
    assert ProfileItem.objects.get().concept == "lichen sclerosus"


def test_a_condition_is_no_treatment() -> None:
    with pytest.raises(errors.WordNotKnown):
        actions.show_item(member=make_member(), kind="treatment", words="lichen sclerosus")


@pytest.mark.parametrize("act", ["show", "hide"])
@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"kind": "sign", "words": "itch"},
        {"kind": ["condition", ""], "words": "LS"},
        {"words": "LS"},
    ],
)
def test_a_form_without_its_kind_is_refused(act: str, sent: dict[str, str]) -> None:
    client = sign_in(Client(), make_member())

    assert client.post(f"{OWN}{act}/", sent).status_code == 422


@pytest.mark.parametrize("words", ["", " ", "x" * 100_000, "<script>alert(1)</script>"])
def test_nonsense_is_refused(words: str) -> None:
    client = sign_in(Client(), make_member())

    answer = client.post(f"{OWN}show/", {"kind": "condition", "words": words})

    assert answer.status_code == 422
    assert "<script>alert" not in answer.content.decode()


def test_there_is_room_for_20() -> None:
    wren = make_member("Wren")
    ProfileItem.objects.bulk_create(
        ProfileItem(member=wren, kind="treatment", concept=f"cream {n}") for n in range(20)
    )

    with pytest.raises(errors.TooManyItems):
        actions.show_item(member=wren, kind="treatment", words="Protopic")
    actions.show_item(member=wren, kind="condition", words="LS")


def test_a_paused_member_can_only_take_things_away() -> None:
    wren = make_member("Wren")
    actions.show_item(member=wren, kind="condition", words="LS")
    actions.describe_member(member=wren, standing="patient", about="Before.")
    Member.objects.filter(pk=wren.pk).update(suspended_until=datetime.now(UTC) + timedelta(days=1))
    client = sign_in(Client(), wren)

    assert client.post(OWN, {"standing": "carer", "about": "After."}).status_code == 403
    sent = {"kind": "treatment", "words": "Protopic"}
    assert client.post(f"{OWN}show/", sent).status_code == 403
    hidden = {"kind": "condition", "words": "lichen sclerosus"}
    assert client.post(f"{OWN}hide/", hidden).status_code == 302
    assert client.post(OWN, {"standing": "", "about": ""}).status_code == 302

    assert not ProfileItem.objects.exists()
    assert Profile.objects.get().about == ""


def test_all_of_it_goes_with_its_member() -> None:
    wren = make_member("Wren")
    actions.show_item(member=wren, kind="condition", words="LS")
    actions.describe_member(member=wren, standing="patient", about="Here.")

    wren.delete()

    assert not Profile.objects.exists()
    assert not ProfileItem.objects.exists()


def test_a_visitor_is_asked_to_sign_in() -> None:
    assert Client().get(OWN).headers["Location"] == f"/sign-in/?next={OWN}"
    assert Client().post(OWN, {"about": "Hello"}).status_code == 403
    assert Client().post(f"{OWN}show/", {}).status_code == 403
