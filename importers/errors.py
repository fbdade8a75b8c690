"""The two ways an upload is refused, each with one sentence for the person who chose the file."""


class UnreadableFile(Exception):
    """The file cannot be read. `str()` says what it is and what to do; `kind` is a short word for programs.

    Kinds: empty, missing, too-large, too-many-rows, too-many-files, encrypted, damaged-zip, bomb, no-connections,
    not-linkedin, other-linkedin, google, outlook, vcard, calendar, html, pdf, excel, office, image, json, binary,
    not-a-table, no-header, wrong-format.
    """

    def __init__(self, kind: str, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind


class ColumnsUnknown(UnreadableFile):
    """The file is a table, but nothing says which column is which: somebody has to be asked.

    `guess` is a format that would fit, to be given to `open_export(..., format=guess)` by a person who knows, or None.
    """

    def __init__(self, sentence: str, guess: str | None = None) -> None:
        super().__init__("no-header", sentence)
        self.guess = guess
