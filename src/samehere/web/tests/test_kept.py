"""The store of pages in memory never grows above its limit and forgets the least asked for."""

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from samehere.web.kept import Kept

ENTRY = 1000  # what every entry weighs besides its text
MOVES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4000), st.booleans()), max_size=60)


@given(MOVES)
def test_whatever_is_put_in_the_limit_holds_and_what_comes_out_is_what_went_in(
    moves: list[tuple[int, int, bool]],
) -> None:
    kept: Kept[str] = Kept(10_000)
    last: dict[int, str] = {}
    for key, size, is_asked in moves:
        if is_asked:
            assert kept.get(key) in {None, last.get(key)}
        else:
            last[key] = f"{key} of {size}"
            kept.put(key, last[key], size)
        assert 0 <= kept.size <= 10_000


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    kept: Kept[str] = Kept(2 * ENTRY + 30)
    kept.put("a", "A", 10)
    kept.put("b", "B", 10)

    kept.get("a")
    kept.put("c", "C", 10)

    assert kept.get("a") == "A"
    assert kept.get("b") is None
    assert kept.get("c") == "C"


def test_a_page_larger_than_the_store_is_not_kept_and_the_old_one_is_gone() -> None:
    kept: Kept[str] = Kept(2 * ENTRY)
    kept.put("a", "small", 10)

    kept.put("a", "large", 5 * ENTRY)

    assert kept.get("a") is None
    assert kept.size == 0


def test_eight_threads_at_once_leave_the_size_right() -> None:
    kept: Kept[int] = Kept(20 * ENTRY)

    def work(seed: int) -> None:
        for step in range(500):
            kept.put((seed * step) % 40, step, step % 700)
            kept.get(step % 40)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(1, 9)))

    assert kept.size <= 20 * ENTRY
    assert kept.size == sum(weight for _, weight in kept._entries.values())
