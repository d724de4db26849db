"""The rules for passphrases: long, not common, nothing of their owner in it. No database.

Words owned here: passphrase, common, made phrase.
"""

from samehere.members.passphrases.making import make_phrase
from samehere.members.passphrases.rules import LONGEST, SHORTEST, clean_passphrase, normal_form

__all__ = ["LONGEST", "SHORTEST", "clean_passphrase", "make_phrase", "normal_form"]
