"""Bad input, said in one sentence: the command line prints it and leaves with code 2."""

from __future__ import annotations

from app.strings import Text


class Failure(Exception):  # noqa: N818  a sentence to the reader, not a fault of the program
    """What was found, what was expected, what to do; `Failure(NO_STORE, store=path)`."""

    def __init__(self, text: Text, **values: object) -> None:
        super().__init__(text, values)
        self.text = text
        self.values = values

    def __str__(self) -> str:
        return self.say("ja")

    def say(self, lang: str) -> str:
        """The sentence in `lang`, on one line whatever stands in a file name or a message."""
        values = {
            name: value.say(lang, **self.values) if isinstance(value, Text) else value
            for name, value in self.values.items()
        }
        return " ".join(self.text.say(lang, **values).split())
