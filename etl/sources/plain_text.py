"""Markup to the text that a reader would see; nothing of it can act in a page."""

import re
from html.parser import HTMLParser

_UNSEEN = {"script", "style", "template", "noscript", "iframe"}
_BREAKS = {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4"}
_BLANKS = re.compile(r"\s+")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._hidden.append(tag)
        elif tag in _BREAKS:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and tag == self._hidden[-1]:
            self._hidden.pop()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def plain_text(markup: object) -> str | None:
    """Text of HTML, blanks run together; None where nothing is left or no text was given."""
    if not isinstance(markup, str):
        return None
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return _BLANKS.sub(" ", "".join(reader.parts)).strip() or None
