"""Which names are nothing but everyday English, and so no names of anything. Pure."""

from samehere.vocabulary.shipped import everyday_words

# What makes a thing of the word behind it: "the tube" may be what a group calls an ointment.
POINTERS = frozenset(["the", "my", "our", "your", "her", "his", "their", "this", "that", "these"])
# Words that say nothing by themselves: with one word between them a name is still that word.
_LITTLE = """
a about after again all almost also always am an and any are as at away back be been before being
bit but by can could d did do does down each either else even ever every feel feeling feels felt few
for from get gets getting go goes going got had has have he hers herself him i if in into is it its
itself just last less like ll lot lots m made make many may me mine more most much myself never next
no not now of off often on once one only or other out over own quite rather re really s same she
should since so some soon still such t than them then there they those through till to too under
until up us use used using ve very was we well went were what when which while who will with without
would yes yet you yours
"""
LITTLE = POINTERS | frozenset(_LITTLE.split())


def is_everyday(key: str) -> bool:
    """Return whether a name, by its key, is an everyday word, with little words around it or not.

    "better", "the tube" and "went away" are; "magic tube" and "cold water" are not.
    """
    left = content_of(key)
    return not left or left.isdigit() or left in everyday_words()


def is_pointed_at(key: str) -> bool:
    """Return whether a name is a nickname of a thing by an everyday word: "the tube", "my jab"."""
    first, _, rest = key.partition(" ")
    return first in POINTERS and bool(rest) and rest == content_of(rest)


def content_of(key: str) -> str:
    """Return the words of a key that are not little."""
    return " ".join(word for word in key.split() if word not in LITTLE)
