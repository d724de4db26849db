"""What this room refuses, in the words the person reads."""

from samehere.web.refusals import Conflict, NotFound, Refusal


class NameTooShort(Refusal):
    def __init__(self) -> None:
        super().__init__("A name needs at least two letters or figures.")


class NameTooLong(Refusal):
    def __init__(self, longest: int) -> None:
        super().__init__(f"A name has at most {longest} characters. Try a shorter one.")


class NameHasOtherSigns(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "A name starts with a letter or figure, and can have letters, figures, spaces "
            "and . - _ ' in it."
        )


class NameIsAddress(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "This looks like an email address. Everybody would see it. Try “Beverly”, or “hazel”."
        )


class NameMixesAlphabets(Refusal):
    """A letter of another alphabet that looks like ours is how somebody passes for somebody."""

    def __init__(self) -> None:
        super().__init__(
            "One word of this name has letters of two alphabets, and could be taken for another "
            "name. Write each word in one alphabet."
        )


class NameReserved(Refusal):
    def __init__(self) -> None:
        super().__init__("Readers would take this for somebody who runs the site. Try another.")


class NameTaken(Conflict):
    """Also for a name that readers would mistake for one that is taken."""

    def __init__(self) -> None:
        super().__init__(
            "Someone already writes under this name, or one very like it. Try another."
        )


class AddressNotRight(Refusal):
    def __init__(self) -> None:
        super().__init__("This doesn’t look like an email address. Is there a letter too many?")


class AddressTaken(Conflict):
    """Only for operators: a visitor must not learn who has an account."""

    def __init__(self) -> None:
        super().__init__("There is an account with this email address already.")


class LinkGone(NotFound):
    """Used, run out or never made: the answer is the same for all three."""

    title = "This link no longer works"

    def __init__(self) -> None:
        super().__init__("It has been used, or has run out. A link works once.")


class PageNotOffered(NotFound):
    def __init__(self) -> None:
        super().__init__("There is no page at this address.")


class TooBusy(Refusal):
    """More passphrases are being checked than the memory of the server bears."""

    status = 503
    title = "Try again in a moment"

    def __init__(self) -> None:
        super().__init__("Many people are signing in right now. Go back and send it once more.")


class PasskeyNotRight(Refusal):
    """Said for every fault alike: what exactly was wrong helps only those who forge."""

    title = "That passkey did not work"

    def __init__(self) -> None:
        super().__init__(
            "That passkey did not work. It may have been removed here, or it took too long. "
            "Try again, or use another way in."
        )


class PasskeyNotFound(NotFound):
    """Also for somebody else's: the answer must not show that it exists."""

    def __init__(self) -> None:
        super().__init__("You have no such passkey. Perhaps you have removed it already.")


class TooManyPasskeys(Refusal):
    def __init__(self, most: int) -> None:
        super().__init__(f"You have {most} passkeys, which is the most. Remove one first.")


class CodeNotRight(Refusal):
    """Also for a code that was used already."""

    def __init__(self) -> None:
        super().__init__(
            "That code is not right, or it was used already. Take the newest one and try again."
        )


class AppAlreadySetUp(Conflict):
    def __init__(self) -> None:
        super().__init__("You have an authenticator app already. Turn it off before you change it.")


class NothingToRecover(Refusal):
    def __init__(self) -> None:
        super().__init__("Recovery codes stand in for a passkey or an app. Add one of these first.")


class PassphraseNotRight(Refusal):
    def __init__(self) -> None:
        super().__init__("That isn’t your passphrase. Try again.")
