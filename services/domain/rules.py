"""The rules that records are held to: what each means and how a record that breaks it gets in after all."""

from dataclasses import dataclass
from typing import Final

_PROVIDER = "Ask the provider, or wait for its next answer, which is fetched by itself."
_SET = "If the right value is known from elsewhere, set it and say why"
_CATALOGUE = "if the catalogue is too narrow, widen it there and replay"
_PARSER = "If the provider has changed its answer for good, teach the source's parser and replay."


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; a name that ends in a dot stands for all that begin so."""

    name: str
    meaning: str
    fix: str


RULES: Final = (
    Rule("field.type", "the text cannot be read in the field's type", f"{_SET}; {_CATALOGUE}."),
    Rule("field.missing", "a value without which the record cannot be identified is absent", f"{_SET}. {_PROVIDER}"),
    Rule("field.range", "the value is outside the physically possible range of the field", f"{_SET}; {_CATALOGUE}."),
    Rule("field.allowed", "the word is none of those that the field may hold", f"{_SET}; {_CATALOGUE}."),
    Rule("field.pattern", "the text has not the form that the field's texts have", f"{_SET}; {_CATALOGUE}."),
    Rule("field.instant", "the text is no instant", f"{_SET}. {_PARSER}"),
    Rule("field.", "a field of the record cannot be used", f"{_SET}. {_PARSER}"),
    Rule("record.shape", "the record is not laid out as the others are", f"{_SET}. {_PARSER}"),
    Rule("record.field_missing", "the record lacks a field that the others have", _PARSER),
    Rule("record.", "the record cannot be read", _PARSER),
    Rule("payload.truncated", "the answer was cut off on its way", _PROVIDER),
    Rule("payload.html", "a web page came instead of data: the service is down or has moved", f"{_PROVIDER} {_PARSER}"),
    Rule("payload.empty", "no bytes came", _PROVIDER),
    Rule("payload.text", "plain text came instead of data", _PROVIDER),
    Rule("payload.json", "the answer is no JSON document", _PROVIDER),
    Rule("payload.error", "the provider refused the question in an answer that says HTTP 200", _PROVIDER),
    Rule("payload.shape", "the answer is built in another way than this code reads", _PARSER),
    Rule("payload.field_missing", "a field without which no record can be read is gone from the whole answer", _PARSER),
    Rule("payload.reader", "this version's reader broke on the answer: a bug", "Report it, update, and replay."),
    Rule("payload.", "no record of the answer can be read", f"{_PROVIDER} {_PARSER}"),
    Rule("", "a rule of the source's own parser", f"{_PROVIDER} {_PARSER}"),
)


def rule(name: str) -> Rule:
    """What is known of a rule, by its own name or by what it begins with."""
    return next(r for r in RULES if r.name == name or (r.name[-1:] in {"", "."} and name.startswith(r.name)))
