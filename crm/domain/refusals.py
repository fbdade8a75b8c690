"""The two ways in which a thing that was understood cannot be done."""


class Refused(Exception):
    """Something was understood but cannot be done.

    The message is one whole sentence for the person at the screen or the terminal: what is wrong and what to do.
    """


class NotFound(Refused):
    """The account owns no such thing. Another account's things are not found either, never forbidden."""
