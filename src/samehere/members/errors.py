"""What this room refuses, in the words the person reads."""

from datetime import datetime

from django.utils import timezone

from samehere.web.refusals import Conflict, NotAllowed, NotFound, Refusal


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


class NameChangedLately(Conflict):
    def __init__(self, until: datetime) -> None:
        day = timezone.localtime(until)
        super().__init__(
            f"You changed your name lately. You can change it again on {day.day} {day:%B %Y}."
        )


class Suspended(NotAllowed):
    """A suspended member tries to write, to answer, or to be called otherwise.

    `but` is what she can do all the same. Without a reason there is nothing she could object to.
    """

    def __init__(self, until: datetime, reason: str = "", but: str = "") -> None:
        day = f"{until.day} {until:%B %Y}"
        words = [
            f"You can read, but not write, until {day}, because a moderator paused your account."
        ]
        if but:
            words.append(but)
        if reason:
            words.append(f"The reasons: {reason}")
            words.append("If you think this is wrong, you can object under “Your account”.")
        super().__init__(" ".join(words))


class NotToSuspend(NotAllowed):
    """Suspending whoever runs the community."""

    def __init__(self) -> None:
        super().__init__("Those who run the community can’t be paused here.")


class SameAddress(Refusal):
    def __init__(self) -> None:
        super().__init__("That is her address already.")


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
    """From a mail, an app or a list of recovery codes. Also one that was used already."""

    def __init__(self) -> None:
        super().__init__(
            "That isn’t the right code, or it was used already. Take the newest one and try again."
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


class PassphraseRefused(Refusal):
    """It will not do as a passphrase; the kinds say why."""


class PassphraseTooShort(PassphraseRefused):
    def __init__(self, shortest: int) -> None:
        super().__init__(
            f"A passphrase needs at least {shortest} characters. Spaces count, so five words or "
            "more are easiest."
        )


class PassphraseTooLong(PassphraseRefused):
    def __init__(self, longest: int) -> None:
        super().__init__(f"A passphrase has at most {longest} characters. Try a shorter one.")


class PassphraseCommon(PassphraseRefused):
    """On a list of those that are tried first, or made out of one by a way everybody knows."""

    def __init__(self) -> None:
        super().__init__(
            "This is one of the first that somebody would try: a common one, a known phrase, or "
            "something repeated. Press “Make me one” if nothing comes to mind."
        )


class PassphraseTellsOwner(PassphraseRefused):
    def __init__(self) -> None:
        super().__init__(
            "Your name or your email address is in it, which somebody would try. Leave it out."
        )


class PassphraseWrong(Refusal):
    """Also for an address nobody has, and for a member without passphrase."""

    def __init__(self) -> None:
        super().__init__(
            "Address and passphrase don’t go together. Look for a small mistake, or leave the "
            "passphrase empty and we’ll send you a code."
        )


class CodeOver(Refusal):
    """Never sent, used, tried three times or run out: the answer is the same for all four."""

    title = "That code no longer works"

    def __init__(self) -> None:
        super().__init__("A code is good for 20 minutes and three tries. Ask for a new one.")


class DeviceGone(NotFound):
    def __init__(self) -> None:
        super().__init__("You are not signed in on this device, or not any more.")


class MemberNotFound(NotFound):
    """Also for who has never typed the code, and for who may not sign in any more."""

    def __init__(self) -> None:
        super().__init__("There is nobody here under this address.")


class OwnName(NotAllowed):
    def __init__(self) -> None:
        super().__init__("This is you. You can mute others only.")


class AboutTooLong(Refusal):
    def __init__(self, *, length: int, longest: int) -> None:
        super().__init__(f"This has {length:,} characters. There is room for {longest:,}.")


class WordNotKnown(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "We don’t know this by that name. Try its full name, or how a leaflet calls it."
        )


class TooManyItems(Refusal):
    def __init__(self, most: int) -> None:
        super().__init__(f"There is room for {most} of these. Take one away first.")


class ProfileFieldMissing(Refusal):
    def __init__(self) -> None:
        super().__init__("We couldn’t read that. Pick one of what stands here, and try again.")


class LinkedElsewhere(Conflict):
    """What the provider calls one person lets in another member already."""

    def __init__(self) -> None:
        super().__init__("Your account there belongs to another name here already.")


class ProviderNotAnswering(Refusal):
    """Also for an answer that is not right: what exactly it was is in the log."""

    status = 502

    def __init__(self, name: str) -> None:
        self.title = f"That didn’t work with {name}"
        super().__init__(
            "It didn’t answer, or not in a way we can trust. Nothing has changed here. Try again "
            "in a minute, or let us send you a code."
        )


class NotYourAddress(NotAllowed):
    """Somebody signed in to another account than the one the provider's address belongs to."""

    def __init__(self) -> None:
        super().__init__(
            "You are signed in under a name that has another address. Sign out, then sign in with "
            "the address you have there."
        )
