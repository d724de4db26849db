"""The texts members agree to: none changes its words without a new version."""

import hashlib
import re

import pytest
from django.test import Client

from samehere.members.consenting import QUESTIONS
from samehere.web.documents import DOCUMENTS
from tests.golden_files import Golden

ADDRESSES = {
    "rules": "/rules/",
    "terms": "/terms/",
    "privacy": "/privacy/",
    "disclaimer": "/disclaimer/",
    "method": "/how-numbers-are-made/",
}
HEADING = """\
What each text says, by the first figures of its digest. Where a line changes, its version must too:
web/documents.py for a page, members/consenting.py for a question.

"""


def digest_of(words: str) -> str:
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()[:12]


def words_of_page(client: Client, name: str) -> str:
    """Return what the page says between its heading and its version, without marks."""
    html = client.get(ADDRESSES[name]).text
    text = html[html.index("<h1>") : html.index(f"Version {DOCUMENTS[name].version}, of")]
    return re.sub(r"<[^>]*>", " ", text)


def lines(client: Client) -> list[str]:
    """Return a line for each text: name, version, digest."""
    found = [
        f"{name} {document.version} {digest_of(words_of_page(client, name))}"
        for name, document in DOCUMENTS.items()
    ]
    for purpose, question in QUESTIONS.items():
        said = [question.words, question.explanation, question.tick]
        words = " ".join([*said, *map(" ".join, question.choices)])
        found.append(f"question of {purpose} {question.version} {digest_of(words)}")
    return found


@pytest.mark.golden
@pytest.mark.django_db
def test_no_text_changes_without_a_new_version(client: Client, golden: Golden) -> None:
    golden.compare("texts.txt", HEADING + "\n".join(lines(client)) + "\n")


@pytest.mark.django_db
def test_a_changed_word_changes_the_digest(client: Client) -> None:
    words = words_of_page(client, "terms")

    assert digest_of(words) != digest_of(words.replace("write", "say", 1))
    assert digest_of(words) == digest_of(words.replace(" ", "\n  "))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_versions_of_a_text_are_in_order_and_say_what_changed(name: str) -> None:
    versions = DOCUMENTS[name].versions

    assert [version.since for version in versions] == sorted(one.since for one in versions)
    assert all(version.changes.endswith(".") for version in versions)
