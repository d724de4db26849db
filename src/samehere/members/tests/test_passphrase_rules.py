"""Which passphrases will do: long ones that nobody would try first."""

import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samehere.members.errors import (
    PassphraseCommon,
    PassphraseRefused,
    PassphraseTellsOwner,
    PassphraseTooLong,
    PassphraseTooShort,
)
from samehere.members.passphrases import LONGEST, SHORTEST, clean_passphrase, make_phrase
from samehere.members.passphrases.making import WORDS_IN_A_PHRASE, words
from samehere.members.passphrases.tried_first import known_phrases, known_words

NAME, EMAIL = "Wrenfield", "w.tallow@example.org"


def clean(text: str, name: str = NAME, email: str = EMAIL) -> str:
    return clean_passphrase(text, name=name, email=email)


@pytest.mark.parametrize(
    "text",
    [
        "a kettle on the windowsill",
        "wandering dresses were read",
        " spaces at both ends  ",
        "hello 8412 9944 1230 88 71",
        "Xk2#vv9!Qm_r7Lp",
        "пятнадцать синих чайников",
        "十五個字元以上的密碼應該沒問題吧朋友",
        "🫖 🪴 🧦 🪣 🧵 🪁 🧭 🪕",
        "kitten tulips river seven",
        "no capitals no figures",
    ],
)
def test_anything_long_that_nobody_tries_first_will_do(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize(
    "text",
    [
        "passwordpassword1",
        "Password123456789",
        "PASSWORD PASSWORD!",
        "p4ssw0rdp4ssw0rd",
        "P@$$w0rdP@$$w0rd",
        "passphrase2026",
        "my.password.is.password",
        "letmeinletmein2024",
        "iloveyouforever",
        "monkey dragon 1987",
        "1987 sunshine princess",
        "princess charming",
        "samehere samehere",
        "samehere123456789",
        "qwertyuiopasdfgh",
        "1q2w3e4r5t6y7u8i9o",
        "zaq12wsxcde34rfv",
        "azertyuiopqsdfghjklm",
        "abcdefghijklmnop",
        "zyxwvutsrqponmlkj",
        "123456789012345",
        "121212121212121212",
        "aaaaaaaaaaaaaaaa",
        "lalalalalalalalala",
        "abcabcabcabcabc1",
        "               ",
        "...............",
        "to be or not to be",
        "To be, or not to be!",
        "The quick brown fox jumps",
        "the Lord is my shepherd",
        "correct horse battery staple",
        "mary had a little lamb",
        "".join(chr(ord(letter) + 0xFEE0) for letter in "passwordpassword"),
    ],
)
def test_what_everybody_tries_first_will_not(text: str) -> None:
    with pytest.raises(PassphraseCommon):
        clean(text if len(text) >= SHORTEST else text + "2026")


def test_the_length_is_counted_in_letters_as_people_count_them() -> None:
    # Fifteen letters, six of them typed as a letter and an accent.
    text = "éàü blue kettles"[:15]
    apart = unicodedata.normalize("NFD", text)
    assert len(text) == SHORTEST < len(apart)

    assert clean(apart) == clean(text)
    with pytest.raises(PassphraseTooShort):
        clean(unicodedata.normalize("NFD", text[:-1]))


def test_the_longest_is_256() -> None:
    text = "".join(chr(0x4E00 + place * 7) for place in range(LONGEST))

    assert clean(text) == unicodedata.normalize("NFKC", text)
    with pytest.raises(PassphraseTooLong):
        clean(text + "x")


@pytest.mark.parametrize(
    "text",
    [
        "the door of wrenfield is green",
        "WREN field by the green sea",
        "mail w.tallow@example.org please",
        "w tallow likes oranges most",
    ],
)
def test_nothing_of_herself_belongs_in_it(text: str) -> None:
    with pytest.raises(PassphraseTellsOwner):
        clean(text)


def test_a_short_name_counts_where_it_is_a_word_itself() -> None:
    assert clean("a wrench and a tallow candle", name="Wren", email="t@example.org")
    with pytest.raises(PassphraseTellsOwner):
        clean("seven oranges for wren today", name="Wren", email="t@example.org")
    with pytest.raises(PassphraseTellsOwner):
        clean("seven oranges for mo li today", name="Mo Li", email="t@example.org")


def test_a_made_phrase_has_more_than_sixty_bits() -> None:
    assert len(set(words())) == len(words())
    assert WORDS_IN_A_PHRASE * math.log2(len(words())) > 60
    made = {make_phrase() for _ in range(200)}
    assert len(made) == 200
    for phrase in made:
        assert len(phrase.split(" ")) == WORDS_IN_A_PHRASE
        assert clean(phrase) == phrase


def test_the_words_of_made_phrases_are_told_apart_by_their_first_letters() -> None:
    assert len({word[:4] for word in words()}) == len(words())
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 8 for word in words())


def test_the_lists_are_there() -> None:
    assert len(known_words()) > 18_000
    assert len(known_phrases()) > 5_000


@given(st.text(max_size=300), st.text(max_size=20))
def test_cleaning_refuses_or_gives_a_form_that_stays(text: str, name: str) -> None:
    try:
        kept = clean(text, name=name)
    except PassphraseRefused:
        return
    assert unicodedata.normalize("NFKC", kept) == kept
