"""How often, as people say it in passing: so many tablets a day, at supper, 2 x 40mg a day."""

import pytest

from samehere.experiences.extraction.tests.test_regimens import regimen


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("I take metformin, 4 tablets a day.", 4),
        ("I take metformin, two pills each day.", 2),
        ("I take metformin, 3/day.", 3),
        ("I am on 1 metformin a day.", 1),
        ("I take metformin 2x40mg per day.", 2),
        ("I take metformin 3 x 500mg daily.", 3),
        ("I am on metformin 30mg x two.", 2),
        ("I take metformin 5 mg three times.", 3),
        ("Only 10 mg a day of metformin at bedtime.", 1),
        ("I take metformin at supper.", 1),
        ("I take metformin with my evening meal.", 1),
        ("I take metformin first thing.", 1),
        ("I take metformin in morning.", 1),
        ("I take metformin two hours before bed.", 1),
        ("They started me on metformin at bedtime.", 1),
        ("I've been given metformin 10 mg on top, at night.", 1),
        ("At the moment I am taking metformin 20 mg at night.", 1),
    ],
)
def test_times_a_day_said_in_passing(text: str, times: float) -> None:
    assert regimen(text)["times_per_day"] == times


@pytest.mark.parametrize(
    "text",
    [
        "I take metformin. First thing I noticed was the taste.",
        "I have taken metformin three times.",
        "I take metformin, and got headaches at night with it.",
        "I started metformin at 10pm.",
        "I take metformin. I had to work, started early in the morning.",
    ],
)
def test_once_or_of_something_else_is_not_how_often(text: str) -> None:
    assert not {"times_per_day", "days_per_week"} & set(regimen(text))


@pytest.mark.parametrize(
    "text",
    [
        "I take metformin, and sit up with it till 4 in the morning.",
        "I use metformin patches. I take them off at night.",
        "The first day I took metformin in the morning and was sick.",
        "I took metformin right before bed one time.",
        "I take metformin. My doctor wants a 6 monthly check.",
        "I am on metformin and ring the nurse in the morning.",
        "I take metformin plus a daily dose of some herb.",
        "I take metformin and note the pain at the end of each day.",
    ],
)
def test_what_is_not_done_each_day_is_not_how_often(text: str) -> None:
    assert not {"times_per_day", "days_per_week"} & set(regimen(text))


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("I take metformin 250mg x 4 tablets, twice each day.", 2),
        ("I went back to metformin 2x 100mg.", 2),
        ("I've had metformin since May and I'm down to once a day.", 1),
        ("I take metformin. I jab every morning.", 1),
    ],
)
def test_so_many_packs_or_jabs_a_day(text: str, times: float) -> None:
    assert regimen(text)["times_per_day"] == times
