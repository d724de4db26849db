"""Asking a public catalogue: only where allowed, only for the number, and never for long."""

from __future__ import annotations

import socket
import threading
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from samehere.discussions.tests.builders import a_thread
from samehere.evidence import catalogues
from samehere.evidence.actions import ask_for_titles, look_up_title
from samehere.evidence.catalogues import Catalogue, CatalogueFailed, look_up, read_crossref
from samehere.evidence.identifiers import Identifier, Scheme
from samehere.evidence.models import Reference
from samehere.evidence.queries import cards_of_threads
from samehere.evidence.tests.builders import CROSSREF, PUBMED, PublicCatalogue, a_public_catalogue
from samehere.outbox.tests.builders import recorded_kinds
from samehere.outbox.worker import work_off

if TYPE_CHECKING:
    from collections.abc import Iterator


pytestmark = pytest.mark.django_db

DOI = Identifier(Scheme.DOI, "10.1000/abc")
PMID = Identifier(Scheme.PMID, "24704090")


@pytest.fixture
def catalogue() -> Iterator[PublicCatalogue]:
    with a_public_catalogue() as told:
        yield told


@pytest.fixture
def allowed(settings: Any) -> None:
    settings.LOOKS_UP_LITERATURE = True


def a_reference() -> Reference:
    a_thread(text="See doi 10.1000/abc.")
    return Reference.objects.get_or_create(scheme="doi", value="10.1000/abc")[0]


def test_nobody_is_asked_unless_the_operator_says_so(catalogue: PublicCatalogue) -> None:
    reference = a_reference()
    work_off()

    assert not look_up_title(reference_id=reference.pk, catalogues=catalogue.catalogues)
    assert ask_for_titles() == 0
    assert catalogue.asked == []
    assert "TitleWanted" not in recorded_kinds()


@pytest.mark.usefixtures("allowed")
def test_a_new_publication_is_to_be_looked_up_once() -> None:
    a_thread(text="See doi 10.1000/abc.")
    a_thread(text="I saw doi 10.1000/abc as well.")

    # The publishing of both posts; then the worker would go out to the network.
    work_off(limit=2)

    assert recorded_kinds().count("TitleWanted") == 1


@pytest.mark.usefixtures("allowed")
def test_what_the_catalogue_tells_stands_on_the_card(catalogue: PublicCatalogue) -> None:
    thread = a_thread(text="See doi 10.1000/abc.")
    work_off(limit=1)
    catalogue.answers(CROSSREF)

    assert look_up_title(reference_id=Reference.objects.get().pk, catalogues=catalogue.catalogues)

    (card,) = cards_of_threads(thread_ids=[thread.pk])[thread.pk]
    assert card.title == "Two ointments & one lamp"
    assert card.source == "Quillfeather and others, Journal of Invented Trials, 2014"


@pytest.mark.usefixtures("allowed")
def test_the_catalogue_learns_the_number_and_nothing_else(catalogue: PublicCatalogue) -> None:
    reference = a_reference()
    catalogue.answers(CROSSREF)

    look_up_title(reference_id=reference.pk, catalogues=catalogue.catalogues)

    ((path, headers),) = catalogue.asked
    assert path == "/doi/10.1000%2Fabc"
    assert set(headers) <= {"Host", "Accept", "Accept-Encoding", "User-Agent"}
    assert headers["User-Agent"] == "SameHere"


@pytest.mark.usefixtures("allowed")
def test_what_is_kept_is_not_asked_for_again(catalogue: PublicCatalogue) -> None:
    reference = a_reference()
    catalogue.answers(CROSSREF)
    look_up_title(reference_id=reference.pk, catalogues=catalogue.catalogues)

    assert not look_up_title(reference_id=reference.pk, catalogues=catalogue.catalogues)
    assert len(catalogue.asked) == 1


@pytest.mark.usefixtures("allowed")
def test_what_nobody_knows_is_asked_for_again_after_a_season(catalogue: PublicCatalogue) -> None:
    reference = a_reference()
    catalogue.status = 404
    look_up_title(reference_id=reference.pk, catalogues=catalogue.catalogues)
    assert ask_for_titles() == 0

    long_ago = timezone.now() - timedelta(days=91)
    Reference.objects.filter(pk=reference.pk).update(looked_up_at=long_ago)

    assert ask_for_titles() == 1


def test_pubmed_is_understood(catalogue: PublicCatalogue) -> None:
    catalogue.answers(PUBMED)

    known = look_up(PMID, catalogue.catalogues)

    assert known is not None
    assert known.title == "A lamp against two ointments"
    assert (known.authors, known.year) == ("Quillfeather", 2015)
    assert look_up(Identifier(Scheme.PMID, "9999999"), catalogue.catalogues) is None


@pytest.mark.parametrize("body", [b"", b"[]", b"<html>", b'{"message": 3}', b"\xff\xfe", b"null"])
def test_nonsense_is_a_failure_to_be_tried_again(catalogue: PublicCatalogue, body: bytes) -> None:
    catalogue.body = body

    with pytest.raises(CatalogueFailed):
        look_up(DOI, catalogue.catalogues)


@pytest.mark.parametrize("status", [301, 302, 403, 429, 500, 503])
def test_a_redirect_or_a_refusal_is_a_failure_and_leads_nowhere(
    catalogue: PublicCatalogue, status: int
) -> None:
    catalogue.status, catalogue.location = status, "/elsewhere"

    with pytest.raises(CatalogueFailed):
        look_up(DOI, catalogue.catalogues)

    assert len(catalogue.asked) == 1


def test_an_endless_answer_is_cut_off(catalogue: PublicCatalogue) -> None:
    catalogue.body = b" " * (catalogues.LARGEST_ANSWER + 1)

    with pytest.raises(CatalogueFailed, match="too long"):
        look_up(DOI, catalogue.catalogues)


def test_a_catalogue_that_says_nothing_is_left_after_a_while(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(catalogues, "TIMEOUT_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/{{}}"

        with pytest.raises(CatalogueFailed, match="TimeoutError"):
            look_up(DOI, {Scheme.DOI: Catalogue(address, read_crossref)})


def test_a_catalogue_that_drips_is_left_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogues, "LONGEST_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as slow:
        over = threading.Event()
        dripping = threading.Thread(target=drip, args=(slow, over))
        dripping.start()
        address = f"http://127.0.0.1:{slow.getsockname()[1]}/{{}}"

        with pytest.raises(CatalogueFailed, match="too long"):
            look_up(DOI, {Scheme.DOI: Catalogue(address, read_crossref)})
        over.set()
        dripping.join()


def drip(server: socket.socket, over: threading.Event) -> None:
    connection, _ = server.accept()
    with connection:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while not over.wait(0.05):
            try:
                connection.sendall(b" ")
            except OSError:
                return


def test_a_title_cannot_bring_markup_or_endless_words() -> None:
    answer = {"message": {"title": ["<script>alert(1)</script>" + "long " * 500]}}

    known = read_crossref(answer, "10.1000/abc")

    assert known is not None
    assert "<" not in known.title


def test_only_two_hosts_can_be_asked() -> None:
    addresses = [catalogue.address for catalogue in catalogues.CATALOGUES.values()]

    assert [address.split("/")[:3] for address in addresses] == [
        ["https:", "", "api.crossref.org"],
        ["https:", "", "eutils.ncbi.nlm.nih.gov"],
    ]
