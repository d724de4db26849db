"""Other languages give nothing; strange signs give nothing to count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samehere.experiences.extraction.readable import (
    MOST_PIECES,
    is_english,
    most_pieces,
    readable,
)
from samehere.experiences.extraction.tests.builders import read
from samehere.experiences.extraction.tokens import PIECE


@pytest.mark.parametrize(
    "text",
    [
        "Ich nehme seit drei Wochen Tacrolimus und mir ist übel.",
        "Mein Sohn bekam Ibuprofen, 200 mg zweimal täglich. Tacrolimus hat mir sehr geholfen.",
        "Je prends de l'ibuprofen depuis trois semaines et j'ai des nausea.",
        "Tacrolimus: pas d'effets secondaires, mais cela n'a pas aidé non plus.",
        "Tomo ibuprofen desde hace tres semanas y el tacrolimus me ayuda mucho.",
        "El médico me recetó tacrolimus 2 veces al día. Muy bien con ibuprofen.",
        "Ik gebruik ibuprofen sinds drie weken en tacrolimus werkt niet.",
        "De huisarts gaf mij tacrolimus, 2 keer per dag. Ook ibuprofen helpt niet.",
        "Prendo ibuprofen da tre settimane e il tacrolimus mi ha aiutato molto.",
        "Ho preso tacrolimus 2 volte al giorno per un mese. Anche ibuprofen, ma non è meglio.",
        "Estou com tacrolimus há dois meses, ibuprofen não ajudou.",
        "أتناول tacrolimus منذ ثلاثة أسابيع",
    ],
)
def test_other_languages_give_no_statement(text: str) -> None:
    assert read(text, title="Tacrolimus") == []


@pytest.mark.parametrize(
    "text",
    [
        "Been on tacrolimus for a year.",
        "I take metformin, et voilà: no nausea. C'est la vie.",
        "Metformin 500mg",
        "La Roche-Posay and tacrolimus helped me.",
        "My doctor in Los Angeles prescribed tacrolimus.",
        "",
    ],
)
def test_english_with_foreign_names_is_read(text: str) -> None:
    assert is_english(text)
    assert readable(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "m\u0337\u0322e\u0334t\u0337f\u0335o\u0337r\u0336m\u0337i\u0334n caused nausea",
        "👍👍👍 💊💊",
        "\u202emetformin",
    ],
)
def test_strange_signs_give_nothing_to_count(text: str) -> None:
    assert not [s for s in read(text) if s.tier == "counted"]


def test_a_post_without_end_is_read_up_to_a_limit() -> None:
    kept = readable("a 1 " * MOST_PIECES)
    assert len(kept) == 2 * MOST_PIECES
    assert readable("Metformin helped. " * 1_000) == "Metformin helped. " * 1_000


@given(
    st.text(st.sampled_from("aB1 .,'’_-\n\té\u0301İ👍\u202e\u00a0\u2028½ⅷ\x1c") | st.characters())
)
def test_pieces_are_never_more_than_the_quick_count_says(text: str) -> None:
    assert len(PIECE.findall(text)) <= most_pieces(text)
