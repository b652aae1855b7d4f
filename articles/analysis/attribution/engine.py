"""The engine's door: a text's sentences in, who says what out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.analysis import sentences as sentence_splitting
from articles.analysis.attribution.assessments import is_unsourced_assessment
from articles.analysis.attribution.calibration import Calibration
from articles.analysis.attribution.carrying import Trail, closing_pronouns, is_stray
from articles.analysis.attribution.chains import Link, chain, chain_end, with_near_subject
from articles.analysis.attribution.contents import content_of
from articles.analysis.attribution.continuations import Judge, continue_accounts, judged_by
from articles.analysis.attribution.decisions import RECIPE_VERSION, Decision, Models, decide, models
from articles.analysis.attribution.document import Document, read
from articles.analysis.attribution.entities import Entities, Entity
from articles.analysis.attribution.language import notice_for
from articles.analysis.attribution.lexicon import CATENATIVE_NEGATIONS, NEGATIONS
from articles.analysis.attribution.outlets import role_of_name
from articles.analysis.attribution.phrases import Grammar
from articles.analysis.attribution.provenance import takes_up, tells_of_several
from articles.analysis.attribution.speakers import Speaker
from articles.analysis.attribution.speech import Utterance, blocks, link_quotes
from articles.analysis.attribution.steps import HEARD
from articles.analysis.types import (
    ArticleSources,
    Attribution,
    Confidence,
    KnownSource,
    Manner,
    Polarity,
    Sentence,
    SentenceSources,
    Span,
    Via,
)

ENGINE_VERSION = RECIPE_VERSION
_DEEPEST = 3
_UNWILLING = frozenset(["yet", "declined", "refused", "failed", "declining", "refusing", "unable"])
_OURSELVES = frozenset(["me", "us"])
_SAME_OUTLET = 0.7  # how surely "the newspaper" is the one named last
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_PARTING = re.compile(r"\b(?:while|whereas|although|though|but|whose)\b|;|, (?:which|a claim|something)\b")


@dataclass
class _Found:
    """A link with its entity, ready to be written down for one sentence or several."""

    link: Link
    entity: Entity
    sure: float
    via: tuple[Via, ...]
    heard: str = ""  # the body that its source told it, of which nobody in the same link tells


def suggest(
    text: str,
    *,
    sentences: tuple[Sentence, ...] | None = None,
    registry: Sequence[KnownSource] = (),
    learned: Models | None = None,
    judge: Judge | None = None,
) -> ArticleSources:
    """Return who says what in ``text``.

    ``sentences`` are respected as given (an editor may have split or merged them); without them the text is split here.
    ``registry`` are the sources that the newsroom knows: a mention of one by any of its names is linked by its key.
    ``learned`` replaces the shipped weights (for cross-validation), ``judge`` the learned judgment of which sentences
    continue an account. Offsets are code points of ``text``. Text in
    another language than English gives sentences without attributions and a notice that says so.
    """
    if sentences is None:
        sentences = sentence_splitting.split(text)
    notice = notice_for(text, sentences)
    if notice or not sentences:
        return ArticleSources(tuple(SentenceSources(sentence) for sentence in sentences), notice)
    document = read(text, sentences)
    grammar = Grammar(document)
    learned = learned or models()
    decisions = [[with_near_subject(grammar, one) for one in own] for own in decide(grammar, learned)]
    utterances = link_quotes(grammar, decisions)
    utterances += [
        Utterance(-1, sentences[number].span, decision, 0.8) for number, decision in blocks(grammar, decisions)
    ]
    links = [chain(grammar, number, found) for number, found in enumerate(decisions)]
    found = _resolve(grammar, links, registry)
    attributions = _written(grammar, found, utterances)
    attributions = [[_calibrated(one, learned.calibration) for one in own] for own in attributions]
    cast = {each.entity.canonical: each.entity for own in found for each in own}
    _inherit(grammar, found, attributions)
    continue_accounts(grammar, attributions, cast, judge or judged_by(learned.continuations))
    return ArticleSources(
        tuple(
            SentenceSources(
                sentence, tuple(own), not own and is_unsourced_assessment(document, number, learned.assessments)
            )
            for number, (sentence, own) in enumerate(zip(sentences, attributions, strict=True))
        )
    )


def _resolve(grammar: Grammar, links: list[list[Link]], registry: Sequence[KnownSource]) -> list[list[_Found]]:
    """Return each link with the entity of its origin and its chain by name, in reading order."""
    entities, trail = Entities(grammar, registry), Trail(grammar)
    result = []
    for number, own in enumerate(links):
        found = []
        closing = {
            speaker: _who(entities, trail, speaker) for link in own for speaker in closing_pronouns(grammar, link)
        }
        for link in own:
            if link.origin is None:
                continue
            entity, sure = closing.get(link.origin) or _who(entities, trail, link.origin)
            via = []
            for speaker, role in link.via:
                other, _ = closing.get(speaker) or _who(entities, trail, speaker)
                other.press = other.press or (role == "outlet" and not other.gender)
                again = any(step.canonical == other.canonical for step in via)
                if other is not entity and not again and not trail.lacks_outlet(speaker) and not is_stray(other):
                    via.append(Via(other.canonical, role, other.named, other.key))
            steps = trail.kept_by(number, tuple(via)) or trail.taken_over(number, link, entity)
            heard = steps[-1].canonical if steps and link.via and link.via[-1][0].route == HEARD else ""
            found.append(_Found(link, entity, sure, steps, heard))
        found = [_told_further(each, found) for each in found]
        for each in found:
            trail.note(number, each.link, each.entity, each.via[:-1] if each.heard else each.via)
        result.append(found)
    return result


def _told_further(each: _Found, found: list[_Found]) -> _Found:
    """Return the link with the chain of whoever its last step is, where that speaks in the same sentence."""
    last = each.via[-1].canonical if each.via else ""
    further = next((other.via for other in found if other is not each and other.entity.canonical == last), ())
    known = {step.canonical for step in each.via} | {each.entity.canonical}
    return replace(each, via=each.via + tuple(step for step in further if step.canonical not in known))


def _who(entities: Entities, trail: Trail, speaker: Speaker) -> tuple[Entity, float]:
    """Return whom a mention stands for; "the newspaper" is the one that was named last."""
    before = trail.outlet_named_before(speaker) or trail.paper_named_before(speaker)
    entity, sure = (before, _SAME_OUTLET) if before else entities.resolve(speaker)
    trail.pass_by(entities.grammar.document.sentence_of[speaker.phrase.head], speaker, entity)
    return entity, sure


def _written(grammar: Grammar, found: list[list[_Found]], utterances: list[Utterance]) -> list[list[Attribution]]:
    """Return every sentence's attributions: those of its own cues, and those of the quotes that reach into it."""
    document = grammar.document
    attributions: list[list[Attribution]] = [[] for _ in document.sentences]
    by_decision = {id(decision): each for own in found for each in own for decision in each.link.decisions}
    spoken: dict[int, list[tuple[Span, Utterance]]] = {}
    for utterance in utterances:
        for number in _sentences_in(document, utterance.span):
            sentence = document.sentences[number]
            part = Span(max(sentence.start, utterance.span.start), min(sentence.end, utterance.span.end))
            if any(character.isalnum() for character in part.of(document.text)):
                spoken.setdefault(number, []).append((part, utterance))
    for number, own in enumerate(found):
        quotes = spoken.get(number, [])
        said = [each for each in own if not _inside_speech(grammar, each, quotes)]
        for position, each in enumerate(said):
            following = next((other for other in said[position + 1 :] if other.entity is not each.entity), None)
            attributions[number].append(_of_cue(grammar, number, each, following, quotes, by_decision))
        for part, utterance in quotes:
            speaker = by_decision.get(id(utterance.decision))
            if speaker and all(speaker is not each for each in said):
                attributions[number].append(_of_quote(number, speaker, part, utterance, grammar))
        for each in own:
            if all(each is not other for other in said):
                attributions[number].append(_of_cue(grammar, number, each, None, [], by_decision))
        heard = {each.heard for each in own if each.heard}
        attributions[number] = [_unheard(one, heard) for one in _merged(attributions[number], document.text)]
    return attributions


def _unheard(one: Attribution, heard: set[str]) -> Attribution:
    """Return the attribution without the body at its chain's end ("told police"): nobody tells what that heard."""
    ends = one.via and one.via[-1].canonical in heard
    return replace(one, via=one.via[:-1]) if ends else one


def _calibrated(one: Attribution, calibration: Calibration) -> Attribution:
    """Return the attribution with probabilities for the models' scores; a negative one comes from a quote's link."""
    raw = one.confidence
    detected = (
        calibration.of("detected", raw.detected) if raw.detected >= 0 else calibration.of("quoted", -raw.detected)
    )
    sure = Confidence(detected, calibration.of("source", raw.source), calibration.of("link", raw.link))
    return replace(one, confidence=sure)


def _sentences_in(document: Document, span: Span) -> range:
    """Return the numbers of the sentences that ``span`` reaches into."""
    first = bisect_right(document.sentences, span.start, key=lambda sentence: sentence.end)
    return range(first, bisect_left(document.sentences, span.end, key=lambda sentence: sentence.start))


def _inside_speech(grammar: Grammar, each: _Found, quotes: list[tuple[Span, Utterance]]) -> bool:
    position = grammar.document.starts[each.link.first.cue.token]
    return any(part.start <= position < part.end for part, _ in quotes)


def _of_cue(  # noqa: PLR0917 - all of it differs from cue to cue
    grammar: Grammar,
    number: int,
    each: _Found,
    following: _Found | None,
    quotes: list[tuple[Span, Utterance]],
    by_decision: dict[int, _Found],
) -> Attribution:
    """Return the attribution that a sentence's own cue makes."""
    document, decision = grammar.document, each.link.first
    beyond = chain_end(grammar, each.link)
    content = content_of(grammar, decision, following.link.first if following else None, beyond)
    content += [part for part, utterance in quotes if by_decision.get(id(utterance.decision)) is each]
    best = max(each.link.decisions, key=lambda one: one.detected)
    return Attribution(
        sentence=number,
        source=each.entity.as_source(),
        mention=_mention(grammar, each),
        cue=tuple(document.span(one.cue.first, one.cue.last) for one in each.link.decisions),
        content=_united(content),
        manner=_manner(grammar, content),
        kind="speech" if any(one.kind == "speech" for one in each.link.decisions) else "attitude",
        polarity=_polarity(grammar, decision),
        confidence=Confidence(best.detected, decision.sourced, each.sure),
        via=each.via,
    )


def _mention(grammar: Grammar, each: _Found) -> tuple[Span, ...]:
    origin = each.link.origin
    spans = {grammar.document.span(origin.first, origin.last)} if origin else set()
    return tuple(sorted(spans))


def _of_quote(number: int, speaker: _Found, part: Span, utterance: Utterance, grammar: Grammar) -> Attribution:
    """Return the attribution of a quote whose cue stands in another sentence."""
    document, decision = grammar.document, utterance.decision
    return Attribution(
        sentence=number,
        source=speaker.entity.as_source(),
        mention=_mention(grammar, speaker),
        cue=(document.span(decision.cue.first, decision.cue.last),),
        content=(part,),
        manner="direct",
        kind="speech",
        polarity="affirmed",
        confidence=Confidence(-utterance.link, decision.sourced, speaker.sure),
        via=speaker.via,
    )


def _united(spans: list[Span]) -> tuple[Span, ...]:
    """Return the spans in order, overlapping and touching ones made one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end + 1:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def _manner(grammar: Grammar, content: list[Span]) -> Manner:
    """Return direct if all words of the content are quoted, indirect if none, else mixed."""
    document = grammar.document
    quoted = unquoted = 0
    for span in content:
        token = document.token_at(span.start)
        while token < len(document.words) and document.starts[token] < span.end:
            if document.words[token][0].isalnum():
                if document.quoted[token] >= 0:
                    quoted += 1
                else:
                    unquoted += 1
            token += 1
    if not quoted:
        return "indirect"
    return "mixed" if unquoted > 1 else "direct"


def _polarity(grammar: Grammar, decision: Decision) -> Polarity:
    """Return negated for "did not confirm", "declined to say", "has yet to comment"."""
    document, cue = grammar.document, decision.cue
    if cue.group and cue.group.negated:
        return "negated"
    if cue.lemma in CATENATIVE_NEGATIONS and cue.sort == "verb":
        return "negated"
    before = document.folded[max(0, cue.first - 2) : cue.first]
    if before[-1:] and before[-1] in NEGATIONS and before[-1] not in {"none", "nobody", "without"}:
        return "negated"
    unable = before[-1:] == ["able"] and "not" in document.folded[max(0, cue.first - 4) : cue.first]
    if cue.group and cue.group.infinitive and (unable or _UNWILLING & set(before)):
        return "negated"
    return "affirmed"


def _merged(attributions: list[Attribution], text: str) -> list[Attribution]:
    """Join the attributions of one sentence that have source, kind and polarity in common."""
    result: list[Attribution] = []
    for one in attributions:
        for position, other in enumerate(result):
            if (one.source.canonical, one.kind, one.polarity) == (other.source.canonical, other.kind, other.polarity):
                result[position] = replace(
                    other,
                    mention=_unique(other.mention + one.mention),
                    cue=_unique(other.cue + one.cue),
                    content=_united([*other.content, *one.content]),
                    manner=one.manner if one.manner == other.manner else "mixed",
                    confidence=max(one.confidence, other.confidence, key=lambda c: abs(c.detected) * c.source),
                    via=other.via or one.via,
                )
                break
        else:
            result.append(one)
    return [_nested(one, result, text) for one in result]


def _fullest(one: Attribution, others: list[Attribution]) -> Attribution:
    """Return the attribution of the same source whose chain is longest: "he remembers it differently, he told A"."""
    same = [other for other in others if other.source.canonical == one.source.canonical]
    return max(same, key=lambda other: (len(other.via), other is one))


def _nested(one: Attribution, others: list[Attribution], text: str, depth: int = 0) -> Attribution:
    """Return ``one`` with the attribution that it is reported within, whose source then hands it on."""
    position = _outer(one, others, text)
    if position is None:
        return one
    outer = others[position]
    if one.source.canonical == outer.source.canonical:
        return one
    if depth < _DEEPEST:
        outer = _nested(_fullest(outer, others), others, text, depth + 1)
    known = {link.canonical for link in one.via} | {one.source.canonical}
    steps = (
        Via(outer.source.canonical, role_of_name(outer.source.canonical), outer.source.named, outer.source.key),
        *outer.via,
    )
    own = tuple(link for link in one.via if link.canonical not in _OURSELVES)  # "told me" inside what somebody says
    return replace(one, nested_in=position, via=own + tuple(link for link in steps if link.canonical not in known))


def _unique(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans)))


def _outer(one: Attribution, others: list[Attribution], text: str) -> int | None:
    """Return the position of the attribution whose content holds this one's mention and cue, if any.

    Of two that hold each other neither does, nor one that "while", "but" or a semicolon parts from the other.
    """
    for position, other in enumerate(others):
        if other is one or not one.cue or not _holds(other, one) or _holds(one, other):
            continue
        if other.via and one.source.canonical in {link.canonical for link in other.via}:
            continue
        between = Span(one.cue[-1].end, min(span.start for span in (*other.cue, *other.mention)))
        if not (between.start < between.end and _PARTING.search(_QUOTED.sub("", between.of(text)))):
            return position
    return None


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether all of the mention and cue of ``inner`` stands in what ``outer`` says."""
    return bool(outer.cue) and all(
        any(span.start <= part.start and part.end <= span.end for span in outer.content)
        for part in (*inner.cue, *inner.mention)
    )


def _inherit(grammar: Grammar, found: list[list[_Found]], attributions: list[list[Attribution]]) -> None:
    """Hand the chain of "The decision, reported by …" to the sentence before, which tells of the decision.

    Where that sentence itself takes up the one before it ("It is a reversal …"), that one gets the chain too.
    """
    for number, own in enumerate(found):
        for each in own:
            if not each.link.refers_back:
                continue
            known = next((a for a in attributions[number] if a.source.canonical == each.entity.canonical), None)
            for earlier in range(number - 1, max(-1, number - 3), -1):
                if known is None or any(own.via for own in attributions[earlier]):
                    break
                sentence = grammar.document.sentences[earlier]
                content = (Span(sentence.start, sentence.end),)
                attributions[earlier].append(
                    replace(known, sentence=earlier, content=content, inherited_from=number, nested_in=None)
                )
                if not (takes_up(grammar, earlier) or (earlier == number - 1 and tells_of_several(grammar, number))):
                    break
