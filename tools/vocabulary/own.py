"""Reading the tables in own/: the short form we write, into one wording a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wordfreq import zipf_frequency

from tools.vocabulary.forms import adjective_forms, plural, spellings, verb_forms

OWN = Path(__file__).parent / "own"
MARKS = {"~": "misspelling", "+": "generic", "*": "nickname", "^": "brand", "#": "abbreviation"}
# Short abbreviations that are words hold in capitals only, unless a condition says what is meant.
SHORT = 3
A_WORD = 3.1
FORMS = re.compile(r"/([nva])(?= |$)")
PAIN = (
    "{} pain", "{} pains", "{} ache", "{} aches", "{} aching", "painful {}", "sore {}",
    "aching {}", "achy {}", "{} hurts", "{} hurt", "{} hurting", "{} soreness", "{} tenderness",
    "tender {}", "pain in my {}", "pain in the {}", "pains in my {}", "{} is sore", "{} was sore",
    "{} is painful", "{} was painful", "{} discomfort",
)  # fmt: skip
PAIN_OF_MANY = (
    "painful {}", "sore {}", "aching {}", "achy {}", "{} hurt", "{} ache", "{} hurting",
    "{} aching", "tender {}", "pain in my {}", "pain in the {}", "pain in both {}", "{} sore",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One wording of one concept."""

    name: str
    concept: str
    kind: str
    name_kind: str
    case: str = ""
    scope: str = ""

    def text(self) -> str:
        return "\t".join(
            (self.name, self.concept, self.kind, self.name_kind, self.case, self.scope)
        )


def entries(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (left, right) of every line of a table, without comments."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            if ":" not in line:
                raise ValueError(f"{path.name}:{number}: no colon in {line!r}")
            left, _, right = line.partition(":")
            yield left.strip(), right.strip()


def table(name: str, kind: str) -> Iterator[Line]:
    """Yield the wordings of own/<name>.txt, the concept's own name first."""
    plain = "lay" if kind in {"sign", "site"} else "generic"
    for left, right in entries(OWN / f"{name}.txt"):
        if left.startswith("!"):
            concept = left[1:].strip()
            yield Line(concept, concept, kind, plain)
            yield from _pains(concept, kind, [site.strip() for site in right.split(",")])
        else:
            concept = left.partition("|")[0].strip()
            if concept.startswith("-"):
                # An idea whose plain name is an everyday word: back, joint.
                concept = concept[1:]
            else:
                yield from _forms(Line(concept, concept, kind, plain), "n" * (kind == "site"))
            for part in right.split(";"):
                if part.strip():
                    yield from wording(part.strip(), concept, kind)


def categories(name: str) -> dict[str, str]:
    """Return what the concepts of own/<name>.txt are, where the table says so."""
    pairs = (left.lstrip("-").split("|") for left, _ in entries(OWN / f"{name}.txt"))
    return {pair[0].strip(): pair[1].strip() for pair in pairs if len(pair) > 1}


def descriptions() -> dict[str, str]:
    """Return what we say concepts are, one plain line each."""
    text = (OWN / "descriptions.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return {line.partition("\t")[0]: line.partition("\t")[2] for line in lines}


def shown(concepts: set[str]) -> list[str]:
    """Return the lines of shown.tsv: how the British and the Americans name a concept.

    Raises:
        ValueError: there is no such concept.
    """
    found = []
    for concept, names in entries(OWN / "shown.txt"):
        british, _, american = names.partition(" / ")
        if concept not in concepts:
            raise ValueError(f"named, but no concept: {concept}")
        found.append(f"{concept}\t{british}\t{american}")
    return sorted(found)


def wording(text: str, concept: str, kind: str) -> Iterator[Line]:
    """Yield the forms of one wording, its marks read and taken off."""
    text, _, scope = (part.strip() for part in text.partition("@"))
    name_kind, case = "lay", ""
    while text[0] in MARKS or text[0] == "=":
        if text[0] == "=":
            case = "="
            name_kind = "abbreviation" if name_kind == "lay" else name_kind
        else:
            name_kind = MARKS[text[0]]
        text = text[1:]
    form = FORMS.search(text)
    name = FORMS.sub("", text)
    is_short = name_kind == "abbreviation" and len(name) <= SHORT
    if is_short and not scope and zipf_frequency(name, "en") >= A_WORD:
        case = "="
    line = Line(name, concept, kind, name_kind, case, scope.lower())
    yield from _forms(line, form.group(1) if form else "")


def _forms(line: Line, form: str) -> Iterator[Line]:
    names = {
        "n": lambda: [line.name, plural(line.name)],
        "v": lambda: verb_forms(line.name),
        "a": lambda: adjective_forms(line.name),
        "": lambda: [line.name],
    }[form]()
    for name in names:
        for spelt in [name] if line.case or line.name_kind == "misspelling" else spellings(name):
            yield Line(spelt, line.concept, line.kind, line.name_kind, line.case, line.scope)
            if "n't" in spelt:
                careless = spelt.replace("n't", "nt")
                yield Line(careless, line.concept, line.kind, "misspelling", "", line.scope)


def _pains(concept: str, kind: str, sites: list[str]) -> Iterator[Line]:
    for site in sites:
        for frame in PAIN:
            yield Line(frame.format(site), concept, kind, "lay")
        for frame in PAIN_OF_MANY:
            yield Line(frame.format(plural(site)), concept, kind, "lay")
