"""The article that this was first asked to handle goes the whole way: imported, analysed, annotated, published."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.analysis.contradiction import compare_many
from articles.analysis.evaluation.articles import same_name
from articles.intake.files import import_file
from articles.models import Article, Attribution, Claim, Contradiction, PublishedClaim, Source
from articles.models.choices import AttributionState
from articles.services import contradictions
from articles.services.articles import article_import
from articles.services.attributions import attribution_accept, attribution_reject
from articles.services.check_runs import checks_work_off
from articles.services.claims import claim_update
from articles.services.contradictions import contradiction_decide
from articles.services.evidence import evidence_add
from articles.services.publications import article_publish, publication_gate, verify_chain

_DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "article"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not (_DATA / "atacms.txt").exists(), reason="../shared/data/article/atacms.txt is not here"),
]

#: Sentences by their number from 0, as in the annotated file.
RELAYED, ZELENSKYY, QUOTE_ENDS, PUTIN, DZHABAROV, PENTAGON = 1, 8, 12, 13, 16, 17
TEN_THOUSAND, FIFTY_THOUSAND = 6, 18
SECRET = "call the press office before noon"


@dataclass
class Desk:
    """The article after the background work, its claims in reading order, and what careful reading found in it."""

    article: Article
    claims: list[Claim]
    gold: dict

    def suggestions(self, place: int) -> list[Attribution]:
        return list(self.claims[place].attributions.prefetch_related("via").order_by("pk"))

    def pair(self, one: int, other: int) -> Contradiction:
        return Contradiction.objects.get(claim_a=self.claims[one], claim_b=self.claims[other])


_READ: dict = {}


@pytest.fixture(autouse=True)
def each_pair_is_read_once(monkeypatch):
    """The same article is compared for each test; what the network says of two sentences stays the same."""

    def remembered(pairs, **options):
        keys = [tuple((side.text, side.source, side.context, side.position) for side in pair) for pair in pairs]
        new = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in _READ}
        _READ.update(zip(new, compare_many(list(new.values()), **options), strict=True))
        return [_READ[key] for key in keys]

    monkeypatch.setattr(contradictions, "compare_many", remembered)


@pytest.fixture
def desk(editor):
    imported = import_file("atacms.txt", (_DATA / "atacms.txt").read_bytes())
    article = article_import(actor=editor, imported=imported)
    checks_work_off()
    gold = json.loads((_DATA / "atacms-gold.json").read_text(encoding="utf-8"))[0]
    return Desk(article, list(article.claims.order_by("anchors__start")), gold)


def test_its_sentences_are_those_that_a_reader_sees(desk):
    text = desk.article.current_version.text
    sentences = [text[row.start : row.end] for row in desk.article.current_version.sentences.order_by("index")]
    assert sentences == [sentence["text"] for sentence in desk.gold["sentences"]]
    assert len(sentences) == len(desk.claims) == 32


def test_all_background_work_ends_well(desk):
    assert set(desk.article.checks.values_list("state", "error")) == {("done", "")}


@pytest.mark.parametrize(
    ("place", "name", "via"),
    [
        (RELAYED, "senior U.S. officials", ["New York Times"]),
        (ZELENSKYY, "Volodymyr Zelenskyy", []),
        (QUOTE_ENDS, "Volodymyr Zelenskyy", []),
        (DZHABAROV, "Vladimir Dzhabarov", []),
        (PENTAGON, "Pentagon officials", []),
    ],
)
def test_the_source_is_suggested_where_it_speaks(desk, place, name, via):
    found = [(row.source_name, [link.source_name for link in row.via.all()]) for row in desk.suggestions(place)]
    assert any(
        same_name(name, given) and [link.removeprefix("The ") for link in chain] == via for given, chain in found
    ), found


def test_the_whole_quote_that_runs_on_has_its_speaker(desk):
    for place in range(ZELENSKYY + 1, QUOTE_ENDS + 1):
        assert ("Volodymyr Zelenskyy", "direct") in {(row.source_name, row.manner) for row in desk.suggestions(place)}


def test_every_attributed_sentence_is_found_with_two_false_alarms_at_most(desk):
    attributed = {place for place, sentence in enumerate(desk.gold["sentences"]) if sentence["attributions"]}
    # What a sentence takes over from another one is shown as such, and claims nothing about its own words.
    suggested = {
        place
        for place in range(len(desk.claims))
        if any(row.inherited_from_id is None for row in desk.suggestions(place))
    }
    assert len(attributed) == 18
    assert sorted(attributed - suggested) == []
    assert len(suggested - attributed) <= 2


def test_the_two_counts_of_troops_are_held_against_each_other(desk):
    pair = desk.pair(TEN_THOUSAND, FIFTY_THOUSAND)
    assert (pair.decision, pair.withdrawn_at, pair.same_article) == ("open", None, True)
    marked = [
        " ".join(claim.text[start:end] for start, end in spans)
        for claim, spans in ((pair.claim_a, pair.spans_a), (pair.claim_b, pair.spans_b))
    ]
    assert "10,000" in marked[0]
    assert "50,000" in marked[1]


def test_no_pair_is_flagged_that_a_reader_would_call_noise(desk):
    place = {claim.pk: index for index, claim in enumerate(desk.claims)}
    flagged = {
        tuple(sorted((place[pair.claim_a_id], place[pair.claim_b_id])))
        for pair in Contradiction.objects.filter(withdrawn_at__isnull=True)
    }
    welcome = {tuple(sorted(pair)) for key in ("must", "may") for pair in desk.gold["contradictions"][key]}
    assert len(flagged - welcome) <= 2


@pytest.fixture
def annotated(desk, editor):
    """The article as an editor leaves it: most is decided, one suggestion is rejected, Putin's are left open."""

    def update(place: int, **fields) -> None:
        claim = desk.claims[place]
        claim.refresh_from_db()
        claim_update(actor=editor, claim=claim, revision=claim.revision, **fields)

    def support(place: int, **fields) -> None:
        claim = desk.claims[place]
        claim.refresh_from_db()
        evidence_add(actor=editor, claim=claim, revision=claim.revision, **fields)

    for place, sentence in enumerate(desk.gold["sentences"]):
        names = [row["source"] for row in sentence["attributions"]]
        for row in desk.suggestions(place):
            if "Putin" in row.source_name:
                continue
            row.claim.refresh_from_db()
            right = row.inherited_from_id is None and any(same_name(name, row.source_name) for name in names)
            decide = attribution_accept if right else attribution_reject
            decide(actor=editor, attribution=row, revision=row.claim.revision)
    for pair in Contradiction.objects.all():
        contradiction_decide(actor=editor, contradiction=pair, revision=pair.revision, decision="none")
    pair = desk.pair(TEN_THOUSAND, FIFTY_THOUSAND)
    contradiction_decide(actor=editor, contradiction=pair, revision=pair.revision, decision="real", note=SECRET)
    update(RELAYED, said_status="reported", truth_status="unproven", verdict="One newspaper, unnamed officials.")
    update(QUOTE_ENDS, said_status="confirmed", truth_status="not_checkable", note=SECRET)
    support(QUOTE_ENDS, question="said", title="Recording of the address", url="https://president.example/address")
    update(TEN_THOUSAND, truth_status="disputed", verdict="Counts differ by what they count.")
    update(FIFTY_THOUSAND, truth_status="disputed", verdict="Counts all troops, not only one country’s.")
    support(FIFTY_THOUSAND, title="Briefing of the general staff", kind="secondary", locator="minute 12")
    return desk


@pytest.fixture
def published(annotated, reviewer):
    article_publish(actor=reviewer, article=annotated.article)
    return annotated


def _page(client, name: str, *args: str) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200, response.content[:500]
    return response.content.decode()


def _json(client, name: str, *args: str) -> dict:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200, response.content[:500]
    return response.json()


def test_the_gate_lets_it_pass_once_the_contradiction_is_decided(desk, editor):
    pairs = list(Contradiction.objects.all())
    assert "contradiction_open" in {blocker.code for blocker in publication_gate(article=desk.article)}
    for pair in pairs:
        contradiction_decide(actor=editor, contradiction=pair, revision=pair.revision, decision="real")
    assert [blocker for blocker in publication_gate(article=desk.article) if blocker.blocking] == []


def test_readers_read_the_article_with_its_sources(published, client):
    page = _page(client, "public:article", published.article.public_id)
    for name in ("Volodymyr Zelenskyy", "Vladimir Dzhabarov", "New York Times"):
        assert Source.objects.get(name__endswith=name, named=True).public_id in page
    assert verify_chain(article=published.article)


def test_readers_read_a_claim_with_its_chain_and_both_answers(published, client):
    page = _page(client, "public:claim", published.claims[RELAYED].public_id)
    for words in ("officials", "New York Times", "Others report that it was said", "One newspaper, unnamed officials."):
        assert words in page, words


def test_readers_read_both_sides_of_the_contradiction(published, client):
    for one, other in ((TEN_THOUSAND, "50,000"), (FIFTY_THOUSAND, "10,000")):
        assert other in _page(client, "public:claim", published.claims[one].public_id)


def test_readers_read_what_a_source_was_quoted_for(published, client):
    source = Source.objects.get(name="Volodymyr Zelenskyy")
    page = _page(client, "public:source", source.public_id)
    assert published.claims[QUOTE_ENDS].public_id in page
    assert "Volodymyr Zelenskyy" in page


def test_programs_read_the_same(published, client):
    claim = _json(client, "api:published-claim", published.claims[RELAYED].public_id)
    [attribution] = claim["attributions"]
    assert "officials" in attribution["source"]["name"]
    assert [link["name"].removeprefix("The ") for link in attribution["via"]] == ["New York Times"]
    assert (claim["said_status"], claim["truth_status"]) == ("reported", "unproven")
    article = _json(client, "api:published-article", published.article.public_id)
    assert len(article["claims"]) == 32
    source = Source.objects.get(name="Vladimir Dzhabarov")
    assert _json(client, "api:published-source", source.public_id)["name"] == "Vladimir Dzhabarov"


def test_nothing_that_nobody_decided_is_published(published, client):
    undecided = Attribution.objects.filter(state=AttributionState.SUGGESTED)
    assert {row.source_name for row in undecided} >= {"Vladimir Putin"}
    for claim in (published.claims[PUTIN], published.claims[PUTIN + 2]):
        assert _json(client, "api:published-claim", claim.public_id)["attributions"] == []
        assert PublishedClaim.objects.get(claim_public_id=claim.public_id).sources.count() == 0
    everything = json.dumps(_json(client, "api:published-article", published.article.public_id))
    for place in range(32):
        everything += _page(client, "public:claim", published.claims[place].public_id)
    everything += _page(client, "public:article", published.article.public_id)
    assert SECRET not in everything
    for person in User.objects.all():
        assert person.email not in everything
