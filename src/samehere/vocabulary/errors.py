"""What this room refuses, with the words the person reads."""

from samehere.web.refusals import Conflict, NotFound, Refusal


class TermNotFound(NotFound):
    def __init__(self) -> None:
        super().__init__("There is no such term.")


class TermTooLong(Refusal):
    def __init__(self, longest: int) -> None:
        super().__init__(f"A term has at most {longest} characters. Is this a whole sentence?")


class TermTooShort(Refusal):
    def __init__(self) -> None:
        super().__init__("A term has at least two letters or figures.")


class TermStartsOddly(Refusal):
    """Also keeps formulas out of the tables people open in a spreadsheet."""

    def __init__(self) -> None:
        super().__init__("A term starts with a letter or a figure.")


class MeaningMissing(Refusal):
    def __init__(self) -> None:
        super().__init__("Say what it means: the generic name, such as tacrolimus.")


class KindMissing(Refusal):
    def __init__(self, known: str) -> None:
        super().__init__(f"Pick what it is, one of: {known}.")


class EverydayWord(Refusal):
    """A word, or little words around one, that would be found in every second post."""

    def __init__(self, word: str) -> None:
        super().__init__(
            f"“{word}” is an everyday word and would be found where something else is meant. "
            "Add it together with another word, as people write it. A nickname such as “the tube” "
            "or “my jab” can be added if it is limited to a condition."
        )


class CommonTerm(Refusal):
    """An everyday word that is found already, wanted for a treatment it does not mean."""

    def __init__(self, word: str, meant: str) -> None:
        super().__init__(
            f"“{word}” is an everyday word, and what people here call {meant}. As a name of "
            "another treatment it would be found wherever that is meant. Add it together with "
            "another word."
        )


class NoTreatment(Refusal):
    """A name of a sign, a condition or a part of the body, wanted for a treatment."""

    def __init__(self, word: str, meant: str, kind: str) -> None:
        what = {"sign": "a sign or symptom", "site": "a part of the body"}.get(kind, f"a {kind}")
        super().__init__(
            f"“{word}” is what people here call {what} ({meant}). As a name of a treatment it "
            "would be found wherever that is meant. Add it together with another word."
        )


class NoSign(Refusal):
    """A name of a treatment, wanted for what is treated."""

    def __init__(self, word: str, meant: str) -> None:
        super().__init__(
            f"“{word}” is what people here call a treatment ({meant}). It can’t be a sign, a "
            "condition or a part of the body as well. Add it together with another word."
        )


class KnownOtherwise(Conflict):
    """A name the community takes for something else."""

    def __init__(self, name: str, known: str) -> None:
        super().__init__(f"“{name}” is a name for {known} already. Does it mean both?")


class OtherKind(Conflict):
    """A known concept, said to be of another kind."""

    def __init__(self, concept: str, kind: str) -> None:
        super().__init__(f"“{concept}” is known already, as a {kind}.")


class MarkedLetters(Refusal):
    """Signs put over or through letters, which nobody would type again."""

    def __init__(self) -> None:
        super().__init__("Write the word without signs over or through its letters.")


class TermOfManyLines(Refusal):
    def __init__(self) -> None:
        super().__init__("A term stands on one line. Are these two?")


class TermExists(Conflict):
    def __init__(self, name: str, concept: str) -> None:
        super().__init__(f"“{name}” is a term for {concept} already.")


class UnknownKind(Refusal):
    def __init__(self, kind: str, known: str) -> None:
        super().__init__(f"“{kind}” is none of these kinds: {known}.")


class UnknownScope(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is not a condition this community knows, so a term cannot be limited to it."
        )


class BadTable(Refusal):
    """A table of terms that cannot be read, or has lines that are refused: nothing is changed."""


class FileNotReadable(Refusal):
    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} cannot be read: {reason}. Nothing was changed.")
