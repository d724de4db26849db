"""Finding terms in a text: the longest, at word boundaries, with their case and their scope."""

import pytest

from samehere.vocabulary.recognize import Kind, Recognizer, concept


def concepts(text: str, *conditions: str) -> list[tuple[str, str]]:
    """Return (surface, concept of the first sense) of each mention, in order."""
    found = Recognizer.shipped().find(text, conditions=conditions)
    return [(mention.surface, mention.senses[0].concept) for mention in found]


def named(text: str, *conditions: str) -> list[str]:
    return [name for _, name in concepts(text, *conditions)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Put on Protopic again", [("Protopic", "tacrolimus")]),
        ("put on PROTOPIC again", [("PROTOPIC", "tacrolimus")]),
        ("tac ointment at night", [("tac ointment", "tacrolimus")]),
        ("the clob is greasy", [("clob", "clobetasol")]),
        ("clobetosol for a week", [("clobetosol", "clobetasol")]),
        ("MTX on Mondays", [("MTX", "methotrexate")]),
        ("mtx on Mondays", [("mtx", "methotrexate")]),
        ("my HRT patches fell off", [("HRT patches", "hormone replacement therapy")]),
        ("two PRP injections", [("PRP injections", "platelet-rich plasma")]),
        ("mona lisa laser twice", [("mona lisa laser", "mona lisa touch")]),
        ("St. John's wort", [("St. John's wort", "st john's wort")]),
        ("st johns wort", [("st johns wort", "st john's wort")]),
    ],
)
def test_treatments_are_found_as_they_are_called(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert concepts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no burn today", "burning"),
        ("it burnt like mad", "burning"),
        ("a burning sensation", "burning"),
        ("and it stung", "stinging"),
        ("terribly itchy", "itch"),
        ("itchiness at night", "itch"),
        ("it split again", "splitting"),
        ("little fissures", "splitting"),
        ("everything fused", "fusing"),
        ("a constant buzzing", "buzzing"),
        ("brain fog", "brain fog"),
        ("such brainfog", "brain fog"),
        ("pins and needles", "tingling"),
        ("gave me the runs", "diarrhoea"),
        ("diarrhea all week", "diarrhoea"),
        ("diahrrea all week", "diarrhoea"),
        ("I can't sleep", "insomnia"),
        ("i cant sleep", "insomnia"),
        ("hot flashes", "hot flushes"),
        ("hot-flushes", "hot flushes"),
        ("put on weight", "weight gain"),
        ("my hair fell out", "hair loss"),
    ],
)
def test_signs_are_found_as_they_are_told(text: str, expected: str) -> None:
    assert expected in named(text)


def test_the_longest_term_wins() -> None:
    assert named("red light therapy") == ["led light therapy"]
    assert named("sore throat") == ["sore throat"]


def test_a_term_may_run_over_the_end_of_a_line_but_not_over_an_empty_one() -> None:
    assert named("night\nsweats") == ["night sweats"]
    assert named("night\n \nsweats") == ["sweating"]


@pytest.mark.parametrize("between", [". ", ", ", " - ", " – ", "—", "--", " / ", " (", ": "])
def test_a_term_does_not_reach_over_a_sign(between: str) -> None:
    assert "hot flushes" not in named(f"it is hot{between}flushes come later")


def test_terms_are_found_at_word_boundaries_only() -> None:
    assert named("the tactics of clobbering") == []


def test_abbreviations_that_are_words_need_their_capitals() -> None:
    assert named("I have MS") == ["multiple sclerosis"]
    assert named("Ms Green said so") == []
    assert named("as she said") == []


@pytest.mark.parametrize(
    "text",
    ["HELP ME SLEEP", "I FEEL SO ILL, MS DOCTOR", "WHY ME??", "LET ME ADD THAT IT DID NOT WORK"],
)
def test_abbreviations_that_are_words_do_not_hold_among_capitals(text: str) -> None:
    found = {s.kind for m in Recognizer.shipped().find(text) for s in m.senses}

    assert Kind.CONDITION not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dx: MS, IBS and POTS", "multiple sclerosis"),
        ("ME/CFS since 2015", "chronic fatigue syndrome"),
        ("I have ME, and yes, IT IS REAL", "chronic fatigue syndrome"),
        ("MS", "multiple sclerosis"),
    ],
)
def test_a_row_of_abbreviations_is_no_shouting(text: str, expected: str) -> None:
    assert expected in named(text)


def test_a_term_of_the_groups_condition_holds_among_capitals_too() -> None:
    assert "multiple sclerosis" in named("MY MS IS BAD AGAIN", "multiple sclerosis")


@pytest.mark.parametrize(
    "text",
    [
        "my GP rang", "5 MG at night", "the VA said so", "Savannah, GA", "ask your PA",
        "BP was high", "ET phoned home", "12 High ST", "you tell EM", "their PR office",
        "for an AR", "two PD days", "Phoenix, AZ", "HA, no", "Taylor Swift, TS for short",
        "the EMS came", "as soon as I can", "we had a spa day", "tens of people", "is it curable?",
        "a cup of coffee", "45 minutes after the pill", "one pill at night",
    ],
)  # fmt: skip
@pytest.mark.parametrize("condition", ["", "gastroparesis", "myasthenia gravis"])
def test_abbreviations_and_words_of_every_day_are_left_alone(text: str, condition: str) -> None:
    found = Recognizer.shipped().find(text, conditions=[condition])
    kinds = {sense.kind for mention in found for sense in mention.senses}

    assert not kinds & {Kind.TREATMENT, Kind.CONDITION}


def test_the_pill_is_the_contraceptive_where_the_group_is_about_that() -> None:
    assert named("back on the pill", "endometriosis") == ["combined contraceptive pill"]
    assert named("back on the pill", "migraine") == []


def test_a_small_word_stays_a_word_where_it_shortens_the_groups_condition() -> None:
    assert named("as it was", "ankylosing spondylitis") == []
    assert named("my AS again", "ankylosing spondylitis") == ["ankylosing spondylitis"]


def test_a_limited_term_holds_only_where_the_condition_is_meant() -> None:
    assert named("my LS again") == []
    assert named("my LS again", "migraine") == []
    assert named("my LS again", "lichen sclerosus") == ["lichen sclerosus"]
    assert named("my ls again", "Lichen sclerosus") == ["lichen sclerosus"]


def test_phrases_that_only_look_like_a_term_are_left_alone() -> None:
    assert named("on the other hand, keep your fingers crossed") == []
    assert named("look at my hand") == ["hand"]


def test_a_term_can_mean_a_condition_and_a_sign() -> None:
    [mention] = Recognizer.shipped().find("insomnia")

    assert {sense.kind for sense in mention.senses} == {Kind.CONDITION, Kind.SIGN}


def test_the_name_of_a_brand_is_known_as_one() -> None:
    [mention] = Recognizer.shipped().find("Elidel")

    assert [sense.name_kind for sense in mention.senses] == ["brand"]


def test_a_card_tells_what_a_concept_is() -> None:
    card = concept("Protopic")

    assert card is not None
    assert (card.concept, card.kind) == ("tacrolimus", Kind.TREATMENT)
    assert card.category == "calcineurin inhibitor"
    assert card.description.startswith("ointment or tablet that calms the immune system")
    assert "drugbank:DB00864" in card.references
    assert card.names[0] == "tacrolimus"
    assert "Protopic" in card.names


def test_a_card_without_words_of_ours_tells_the_class() -> None:
    card = concept("abemaciclib")

    assert card is not None
    assert (card.description, card.category) == ("", "cancer medicine")


def test_there_is_no_card_for_what_nobody_knows() -> None:
    assert concept("a word nobody knows") is None
    assert concept("") is None


@pytest.mark.parametrize("condition", ["lichen sclerosus", "contraception", "no such condition"])
@pytest.mark.parametrize(
    "text", ["LS itches, so I use a steroid.", "A coil, or the pill?", "Pain."]
)
def test_a_scan_settled_twice_gives_what_one_look_with_conditions_gives(
    text: str, condition: str
) -> None:
    terms = Recognizer.shipped()
    scan = terms.scan(text)
    assert terms.settle(scan) == terms.find(text)
    assert terms.settle(scan, conditions=[condition]) == terms.find(text, conditions=[condition])


def test_a_limited_term_is_found_where_a_scan_is_settled_with_its_condition() -> None:
    terms = Recognizer.shipped()
    scan = terms.scan("I have a coil.")
    first, again = terms.settle(scan), terms.settle(scan, conditions=["contraception"])
    assert "coil" in {m.surface for m in again} - {m.surface for m in first}


def test_a_text_with_too_many_terms_is_scanned_up_to_the_next_one() -> None:
    terms = Recognizer.shipped()
    text = "Nausea, headache and LS, then ibuprofen and metformin."
    scan = terms.scan(text, 2)
    assert scan.text == "Nausea, headache and LS, then "
    assert [m.surface for m in terms.settle(scan)] == ["Nausea", "headache"]
    assert terms.scan(text, 4) == terms.scan(text)
