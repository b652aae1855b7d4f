"""A text as the engine reads it: sentences, tokens with tags, and which token stands in which quote."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from articles.analysis.attribution.openings import opening_end, with_colons
from articles.analysis.attribution.quotes import Quote, find_quotes
from articles.analysis.attribution.tagger import tagger
from articles.analysis.attribution.tokens import fold, tokenise
from articles.analysis.types import Sentence, Span


@dataclass(frozen=True)
class Document:
    """Parallel lists over all tokens of a text; ``bounds`` are each sentence's first token and the one after its last.

    ``quoted`` is the number of the quote around each token (its marks included), or -1.
    """

    text: str
    sentences: tuple[Sentence, ...]
    words: list[str]
    folded: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[str]
    sentence_of: list[int]
    bounds: list[tuple[int, int]]
    quotes: list[Quote]
    quoted: list[int]

    def span(self, first: int, last: int) -> Span:
        """Return the characters from token ``first`` to token ``last``, both included."""
        return Span(self.starts[first], self.ends[last])

    def phrase(self, first: int, last: int) -> str:
        """Return the text from token ``first`` to token ``last``, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def token_at(self, position: int) -> int:
        """Return the first token that ends after the character ``position``."""
        return bisect_left(self.ends, position + 1)

    @cached_property
    def paragraph_of(self) -> list[int]:
        """The paragraph of each sentence."""
        return [sentence.paragraph for sentence in self.sentences]

    @cached_property
    def second_names(self) -> frozenset[str]:
        """The words that stand after another capitalised noun somewhere in the text: "Dole" of "Ann Dole"."""
        return frozenset(
            word
            for before, tag, word in zip(self.words, self.tags, self.words[1:], strict=False)
            if tag.startswith("NN") and before[:1].isupper() and word[:1].isupper() and word != before
        )

    @cached_property
    def lone_names(self) -> frozenset[str]:
        """The capitalised words that somewhere stand alone or after a title: "Dole" of "Dole said", "Mr. Dole"."""
        before = ["", *self.words[:-1]]
        after = [*self.words[1:], ""]
        return frozenset(
            word
            for left, word, right in zip(before, self.words, after, strict=True)
            if word[:1].isupper()
            and not right[:1].isupper()
            and (not left[:1].isupper() or left.rstrip(".") in {"Mr", "Mrs", "Ms", "Dr"} or left in {"“", "But", "And"})
        )


def read(text: str, sentences: tuple[Sentence, ...]) -> Document:
    """Return ``text`` as the engine reads it."""
    paragraphs = [-1, *(sentence.paragraph for sentence in sentences)]
    starts = [
        opening_end(text, one.start, one.end) if one.paragraph != before else one.start
        for before, one in zip(paragraphs, sentences, strict=False)
    ]
    cut = [tokenise(text, start, sentence.end) for start, sentence in zip(starts, sentences, strict=True)]
    cut = with_colons(cut)
    tagged = tagger().tag([[token.text for token in tokens] for tokens in cut])
    flat = [token for tokens in cut for token in tokens]
    bounds, position = [], 0
    for tokens in cut:
        bounds.append((position, position + len(tokens)))
        position += len(tokens)
    quotes = find_quotes(text, _paragraph_spans(sentences))
    return Document(
        text=text,
        sentences=sentences,
        words=[token.text for token in flat],
        folded=[fold(token.text) for token in flat],
        starts=[token.start for token in flat],
        ends=[token.end for token in flat],
        tags=[tag for tags in tagged for tag in tags],
        sentence_of=[number for number, tokens in enumerate(cut) for _ in tokens],
        bounds=bounds,
        quotes=quotes,
        quoted=_quote_numbers([token.start for token in flat], quotes),
    )


def _paragraph_spans(sentences: Sequence[Sentence]) -> list[Span]:
    """Return the span of each run of sentences that share a paragraph."""
    spans: list[Span] = []
    current = None
    for sentence in sentences:
        if spans and sentence.paragraph == current:
            spans[-1] = Span(spans[-1].start, sentence.end)
        else:
            spans.append(sentence.span)
            current = sentence.paragraph
    return spans


def _quote_numbers(starts: list[int], quotes: list[Quote]) -> list[int]:
    """Return for each token the number of the quote that it starts in, or -1."""
    numbers = [-1] * len(starts)
    for number, quote in enumerate(quotes):
        for token in range(bisect_left(starts, quote.span.start), bisect_left(starts, quote.span.end)):
            numbers[token] = number
    return numbers
