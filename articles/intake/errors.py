"""What intake says when it can't make a text of what it was given."""


class IntakeError(Exception):
    """Nothing usable came in. ``message`` is one sentence for the editor that says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
