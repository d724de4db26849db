"""Each phrase is found in its own examples and in none of those beside it."""

import pytest

from samehere.experiences.extraction.phrases import Phrase, find_phrases, phrases
from samehere.vocabulary.recognize import Recognizer


@pytest.mark.parametrize("phrase", phrases(), ids=lambda phrase: phrase.concept)
def test_a_phrase_is_found_in_its_examples_only(phrase: Phrase) -> None:
    def found(text: str) -> bool:
        return any(m.senses[0].concept == phrase.concept for m in find_phrases(text))

    assert [text for text in phrase.right if not found(text)] == []
    assert [text for text in phrase.wrong if found(text)] == []


def test_every_concept_of_a_phrase_is_in_the_vocabulary() -> None:
    shipped = Recognizer.shipped()
    unknown = [
        phrase.concept
        for phrase in phrases()
        if phrase.concept not in {w.sense.concept for w in shipped.wordings(phrase.concept)}
    ]
    assert unknown == []
