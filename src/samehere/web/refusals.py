"""The four ways of saying no, and one of saying where. Rooms make their own errors from these."""


class Refusal(Exception):
    """Something that cannot be done as asked. `str(error)` is the sentence the person reads."""

    status = 422
    title = "That didn’t work"


class NotFound(Refusal):
    """It is not there, or this viewer may not know that it is. The two must look the same."""

    status = 404
    title = "We can’t find that page"


class NotAllowed(Refusal):
    """It is there and may be seen, but this viewer may not do that with it."""

    status = 403
    title = "You can’t do that here"


class Conflict(Refusal):
    """Somebody, perhaps the same person, has changed it in the meantime."""

    status = 409
    title = "Something changed in the meantime"


class Elsewhere(Exception):
    """It has its page at another address, `str(error)`, which this viewer may open.

    The query of the request goes along.
    """
