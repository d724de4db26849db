"""How well effects are read out of real reviews: the PsyTAR corpus, given by its path.

    python bench/reviews.py PATH-TO-PSYTAR [--errors ROLE] [--drug NAME]

A review becomes one post: its title is the drug, its text the column of side effects and the
comment. What the corpus marks becomes the facts: adverse reactions are side effects, withdrawal
symptoms withdrawal, sentences on effect a benefit, sentences on no effect none. The corpus
(Zolnoori and others 2019, doi 10.1016/j.dib.2019.103838, CC BY 4.0) is not part of this program.
"""

import argparse
import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reading_match import Outcome, match_effects

from samehere.experiences.extraction import PostText, Statement, read_thread
from samehere.vocabulary.recognize import Recognizer

ROLES = ("side_effect", "withdrawal", "benefit", "no_effect")
_GENERIC = {
    "lexapro": "escitalopram", "zoloft": "sertraline", "effexorxr": "venlafaxine",
    "cymbalta": "duloxetine",
}  # fmt: skip
_BRAND = {"effexorxr": "Effexor XR"}
_SENTENCES = {"WD": "withdrawal", "EF": "benefit", "INF": "no_effect"}


@dataclass(slots=True)
class Review:
    """One review as a post, with what the corpus says it tells."""

    post: PostText
    drug: str
    facts: list[dict[str, Any]] = field(default_factory=list)


def main() -> int:
    """Score the reviews and print a table for each drug and for all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--errors", choices=ROLES, help="print what is missed and wrong")
    parser.add_argument("--drug", help="only the reviews of this drug")
    given = parser.parse_args()
    if not (given.corpus / "sample.csv").is_file():
        sys.stderr.write(f"There is no PsyTAR corpus in {given.corpus}: sample.csv is missing.\n")
        return 1
    reviews = [r for r in load(given.corpus) if given.drug in {None, r.drug}]
    terms = Recognizer.shipped()
    read = {r.post.id: read_thread([r.post], terms) for r in reviews}
    if given.errors:
        show(reviews, read, given.errors)
    for drug in (*sorted({r.drug for r in reviews}), None):
        mine = [r for r in reviews if drug in {None, r.drug}]
        report(drug or "all", mine, read)
    return 0


def load(corpus: Path) -> list[Review]:
    """Return the reviews in the order of the corpus, each with its facts."""
    reviews: dict[str, Review] = {}
    for row in _rows(corpus, "sample"):
        drug = row["drug_id"].split(".")[0].lower()
        text = "\n".join(t for t in (row["side-effect"].strip(), row["comment"].strip()) if t)
        title = _BRAND.get(drug, drug.title())
        reviews[row["drug_id"]] = Review(PostText(row["drug_id"], text, title=title), drug)
    for name, column, role in (("adr", "ADRs", "side_effect"), ("wd", "WDs", "withdrawal")):
        for row in _rows(corpus, f"{name}_mapped"):
            if review := reviews.get(row["drug_id"]):
                _add(review, role, _names(row, column))
    for row in _rows(corpus, "sentence_labeling"):
        for label, role in _SENTENCES.items():
            if row[label].strip() in {"", "0"} or (review := reviews.get(row["drug_id"])) is None:
                continue
            if not any(f["effect"]["role"] == role for f in review.facts):
                _add(review, role, ["general"])
    return list(reviews.values())


def _rows(corpus: Path, name: str) -> Iterator[dict[str, str]]:
    with (corpus / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _names(row: dict[str, str], column: str) -> list[str]:
    """The wording of the review, then what the corpus took it for."""
    mapped = [v.split("/")[1].strip().lower() for v in (row["UMLS1"],) if v.count("/") > 1]
    return [row[column].strip().lower(), *(name.removesuffix(" (finding)") for name in mapped)]


def _add(review: Review, role: str, names: list[str]) -> None:
    known = [f["effect"]["concept"] for f in review.facts if f["effect"]["role"] == role]
    if any(names[-1] in others for others in known) or not names[0]:
        return
    review.facts.append(
        {
            "kind": "effect", "who": "author", "treatment": _GENERIC[review.drug],
            "effect": {"concept": names, "role": role},
        }
    )  # fmt: skip


def report(name: str, reviews: Sequence[Review], read: dict[int | str, list[Statement]]) -> None:
    """Print precision, recall and F for each role, for all tiers and for the counted one."""
    sys.stdout.write(f"\n{name}: {len(reviews)} reviews\n\n")
    sys.stdout.write("| role | precision | recall | F | gold | counted: precision | recall |\n")
    sys.stdout.write("|---|---|---|---|---|---|---|\n")
    found = {tier: _scored(reviews, read, tier) for tier in ("all", "counted")}
    for role in (*ROLES, "worse", "all"):
        every, counted = found["all"][role], found["counted"][role]
        sys.stdout.write(
            f"| {role} | {every.precision:.2f} ({every.right}/{every.given}) | {every.recall:.2f} "
            f"| {every.f:.2f} | {every.wanted} | {counted.precision:.2f} "
            f"({counted.right}/{counted.given}) | {counted.recall:.2f} |\n"
        )


def _scored(
    reviews: Sequence[Review], read: dict[int | str, list[Statement]], tier: str
) -> dict[str, Outcome]:
    found: dict[str, Outcome] = defaultdict(Outcome)
    for review in reviews:
        kept = [s for s in read[review.post.id] if tier == "all" or s.tier.value == "counted"]
        match = match_effects(review.facts, [s for s in kept if _is_told(s)])
        for fact, _ in match.right:
            found[fact["effect"]["role"]].right += 1
        for fact in review.facts:
            found[fact["effect"]["role"]].wanted += 1
        for statement in [s for _, s in match.right] + match.extra:
            if statement.effect is not None:
                found[statement.effect.role.value].given += 1
    found["all"] = Outcome.sum(list(found.values()))
    return found


def _is_told(statement: Statement) -> bool:
    """The corpus marks no denials, so only what is stated is compared."""
    return statement.effect is not None and statement.assertion.value == "stated"


def show(reviews: Sequence[Review], read: dict[int | str, list[Statement]], role: str) -> None:
    """Print what is missed and wrong of a role, and how often."""
    missed: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    for review in reviews:
        match = match_effects(review.facts, [s for s in read[review.post.id] if _is_told(s)])
        lacks = [f["effect"]["concept"] for f in match.missed if f["effect"]["role"] == role]
        wrong = [s for s in match.extra if s.effect and s.effect.role.value == role]
        if lacks or wrong:
            sys.stdout.write(f"--- {review.post.id}: {review.post.text}\n")
        for names in lacks:
            missed[names[-1]] += 1
            sys.stdout.write(f"    MISSED {names}\n")
        for s in wrong:
            if s.effect is not None:
                extra[f"{s.effect.concept} {s.rule}"] += 1
                sys.stdout.write(
                    f"    EXTRA {s.who} {s.treatment.concept} {s.effect.concept} "
                    f"«{s.effect.surface}» {s.rule} {s.tier}\n"
                )
    for heading, counts in (("missed", missed), ("extra", extra)):
        sys.stdout.write(f"\n{heading}\n")
        for name, count in counts.most_common(60):
            sys.stdout.write(f"{count:5} {name}\n")


if __name__ == "__main__":
    raise SystemExit(main())
