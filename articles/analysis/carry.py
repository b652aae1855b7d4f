"""Old text and new text: what became of each sentence, so that what was annotated moves along."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from articles.analysis.types import Sentence, Span

#: Two sentences count as the same, reworded, when at least this share of their words is common, in order. Chosen so
#: that a corrected figure or name keeps its claim, and a new sentence on the same topic does not take one over.
SAME_FROM = 0.6


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a sentence is in the new text, and whether its words changed."""

    span: Span
    changed: bool


def resplit(
    old_text: str,
    old_sentences: Sequence[Sentence],
    new_text: str,
    new_sentences: Sequence[Sentence],
    *,
    earlier: Sequence[tuple[str, Sequence[Sentence]]] = (),
) -> tuple[Sentence, ...]:
    """Return ``new_sentences``, cut as the old ones are in every paragraph whose words did not change.

    An editor's splits and merges so outlive a new version; so do merges over several paragraphs whose words are still
    there in a row. A paragraph that the old text lacks is cut as in the first of the ``earlier`` texts that has it.
    Spans of the result are in code points of ``new_text``.
    """
    layouts = [(old_text, old_sentences), *earlier]
    known = [_cuts(text, sentences) for text, sentences in layouts]
    spans: list[tuple[int, int, int]] = []
    cut_as: dict[int, int] = {}
    for words, start, end in _paragraphs(new_text):
        inside_new = [s for s in new_sentences if start <= s.start < end]
        layout = next((place for place, cuts in enumerate(known) if cuts.get(words)), 0)
        cuts = known[layout][words].pop(0) if known[layout].get(words) else []
        paragraph = inside_new[0].paragraph if inside_new else 0
        # A sentence that was merged over the paragraph's border is not among its cuts: nobody's words may fall out.
        if cuts and inside_new and all(s.end <= end for s in inside_new) and _cover(words, cuts):
            found = [(start + cut.start, start + cut.end, paragraph) for cut in cuts]
        else:
            found = [(s.start, s.end, s.paragraph) for s in inside_new]
        spans += found
        cut_as |= {span[0]: layout for span in found}
    for layout, (text, sentences) in enumerate(layouts):
        spans = _keep_merged(text, sentences, new_text, spans, {start for start, by in cut_as.items() if by == layout})
    return tuple(Sentence(index, start, end, paragraph) for index, (start, end, paragraph) in enumerate(spans))


def _cuts(text: str, sentences: Sequence[Sentence]) -> dict[str, list[list[Span]]]:
    """Return how each paragraph of ``text`` is cut, by its words; equal ones in their order."""
    cuts: dict[str, list[list[Span]]] = defaultdict(list)
    for words, start, end in _paragraphs(text):
        inside = [s.span for s in sentences if start <= s.start and s.end <= end]
        cuts[words].append([Span(s.start - start, s.end - start) for s in inside])
    return cuts


def carry(
    old_text: str, old_spans: Sequence[Span], new_text: str, new_spans: Sequence[Span]
) -> tuple[Carried | None, ...]:
    """Return for each old sentence where it went, or ``None`` when the new text has nothing like it.

    Unchanged runs are matched first (Ratcliff and Obershelp, as in ``difflib``), then sentences moved elsewhere, then
    reworded ones between the same neighbours. No new sentence is given to two old ones. Offsets are code points.
    """
    old = [" ".join(span.of(old_text).split()) for span in old_spans]
    new = [" ".join(span.of(new_text).split()) for span in new_spans]
    found: dict[int, int] = {}
    gaps: list[tuple[range, range]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.update(zip(range(i1, i2), range(j1, j2), strict=True))
        else:
            gaps.append((range(i1, i2), range(j1, j2)))
    _match_moved(old, new, found)
    for olds, news in gaps:
        _match_reworded(old, new, olds, news, found)
    return tuple(
        Carried(new_spans[found[i]], changed=old[i] != new[found[i]]) if i in found else None for i in range(len(old))
    )


def carry_part(old_text: str, old_sentence: Span, part: Span, new_text: str, new_sentence: Span) -> Span | None:
    """Return where the words of ``part`` stand in ``new_sentence`` of the new text, or ``None`` if they don't.

    Of words that stand there several times, the place is taken before which as many of them stand as in the old text
    before ``part``, as far as there are so many.
    """
    words = part.of(old_text)
    found = [
        match.start()
        for match in re.finditer(f"(?={re.escape(words)})", new_text[new_sentence.start : new_sentence.end])
    ]
    if not found:
        return None
    earlier = len(re.findall(f"(?={re.escape(words)})", old_text[old_sentence.start : part.end - 1]))
    start = new_sentence.start + found[min(earlier, len(found) - 1)]
    return Span(start, start + len(words))


def _paragraphs(text: str) -> Iterator[tuple[str, int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield line, start, start + len(line)
        start += len(line) + 1


def _cover(words: str, cuts: Sequence[Span]) -> bool:
    """Whether ``cuts`` hold everything of ``words`` that is not white space."""
    return "".join("".join(cut.of(words) for cut in cuts).split()) == "".join(words.split())


def _keep_merged(
    old_text: str,
    old_sentences: Sequence[Sentence],
    new_text: str,
    spans: list[tuple[int, int, int]],
    starts: set[int],
) -> list[tuple[int, int, int]]:
    """Return ``spans`` with those joined that were one old sentence over several paragraphs.

    Only those that start at ``starts``, where this old text is the one that counts.
    """
    after = 0
    for old in old_sentences:
        words = old.span.of(old_text)
        start = new_text.find(words, after) if "\n" in words else -1
        end = start + len(words)
        inside = [span for span in spans if start < span[1] and span[0] < end]
        if start < 0 or not inside or inside[0][0] != start or inside[-1][1] != end:
            continue
        if not starts.issuperset(span[0] for span in inside):
            continue
        place = spans.index(inside[0])
        spans[place : place + len(inside)] = [(start, end, inside[0][2])]
        after = end
    return spans


def _match_moved(old: list[str], new: list[str], found: dict[int, int]) -> None:
    taken = set(found.values())
    free: dict[str, list[int]] = defaultdict(list)
    for j, words in enumerate(new):
        if j not in taken:
            free[words].append(j)
    for i, words in enumerate(old):
        if i not in found and free[words]:
            found[i] = free[words].pop(0)


def _match_reworded(old: list[str], new: list[str], olds: range, news: range, found: dict[int, int]) -> None:
    taken = set(found.values())
    scored = []
    for i in (i for i in olds if i not in found):
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(old[i].split())
        for j in (j for j in news if j not in taken):
            matcher.set_seq1(new[j].split())
            if matcher.real_quick_ratio() >= SAME_FROM and matcher.quick_ratio() >= SAME_FROM:
                scored.append((matcher.ratio(), -abs((i - olds.start) - (j - news.start)), i, j))
    for ratio, _nearness, i, j in sorted(scored, reverse=True):
        if ratio >= SAME_FROM and i not in found and j not in taken:
            found[i] = j
            taken.add(j)
