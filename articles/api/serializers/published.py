"""What is published, as JSON: the snapshots' own shapes."""

from rest_framework import serializers

from articles.api.serializers.fields import Spans
from articles.models.choices import (
    AttributionKind,
    AttributionManner,
    ClaimKind,
    ContradictionDecision,
    ContradictionKind,
    EvidenceKind,
    EvidenceQuestion,
    EvidenceStance,
    Polarity,
    SaidStatus,
    SourceKind,
    TruthStatus,
    ViaRole,
    Voice,
)


class PublishedSource(serializers.Serializer):
    """Who is cited."""

    id = serializers.CharField(allow_null=True, help_text="Null for a link of a chain that is a name only.")
    name = serializers.CharField()
    named = serializers.BooleanField()
    kind = serializers.ChoiceField(choices=SourceKind.choices)


class PublishedLink(PublishedSource):
    """One link between the origin and the article, nearest to the origin first."""

    role = serializers.ChoiceField(choices=ViaRole.choices)


class PublishedAttribution(serializers.Serializer):
    """Who the claim is attributed to, and through whom. Spans are code points of the article's text."""

    source = PublishedSource()
    via = PublishedLink(many=True)
    kind = serializers.ChoiceField(choices=AttributionKind.choices)
    manner = serializers.ChoiceField(choices=AttributionManner.choices)
    polarity = serializers.ChoiceField(choices=Polarity.choices)
    mention = Spans()
    cue = Spans()
    content = Spans()


class PublishedEvidence(serializers.Serializer):
    """What the findings rest on."""

    id = serializers.CharField()
    question = serializers.ChoiceField(choices=EvidenceQuestion.choices)
    stance = serializers.ChoiceField(choices=EvidenceStance.choices)
    kind = serializers.ChoiceField(choices=EvidenceKind.choices)
    title = serializers.CharField()
    url = serializers.CharField(allow_blank=True)
    locator = serializers.CharField(allow_blank=True)
    excerpt = serializers.CharField(allow_blank=True)


class ArticleFacts(serializers.Serializer):
    """What is told of the article."""

    id = serializers.CharField()
    title = serializers.CharField()
    byline = serializers.CharField(allow_blank=True)
    outlet = serializers.CharField(allow_blank=True)
    published_on = serializers.DateField(allow_null=True, help_text="When the article itself appeared.")
    original_url = serializers.CharField(allow_blank=True)
    language = serializers.CharField()


class PublicationHead(serializers.Serializer):
    """Which publication says so."""

    number = serializers.IntegerField(min_value=1)
    digest = serializers.CharField(help_text="SHA-256 of the publication and of the one before: a chain.")
    published_at = serializers.DateTimeField()


class Explanation(serializers.Serializer):
    """The explanation, as clean HTML."""

    html = serializers.CharField(allow_blank=True)


class ChangeWords(serializers.Serializer):
    """One change, told to readers."""

    words = serializers.CharField()
    correction = serializers.BooleanField(help_text="Something published as settled was altered.")


class ClaimCorrection(serializers.Serializer):
    """What one publication changed of a claim; or, for its contradictions, what another article's publication did."""

    number = serializers.IntegerField(min_value=1)
    at = serializers.DateTimeField()
    note = serializers.CharField(allow_blank=True)
    changes = ChangeWords(many=True)


class OtherArticle(serializers.Serializer):
    """Where the other side stands."""

    id = serializers.CharField()
    title = serializers.CharField()
    outlet = serializers.CharField(allow_blank=True)
    published_on = serializers.DateField(allow_null=True)
    language = serializers.CharField(required=False, help_text="Not told of what an older release published.")


class OtherSide(serializers.Serializer):
    """The claim that this one clashes with; published as well."""

    claim = serializers.CharField()
    text = serializers.CharField()
    spans = Spans()
    said_status = serializers.ChoiceField(choices=SaidStatus.choices)
    truth_status = serializers.ChoiceField(choices=TruthStatus.choices)
    as_of = serializers.DateField(allow_null=True)
    attributions = PublishedAttribution(many=True)
    article = OtherArticle()


STANDS = (("this", "this"), ("other", "other"), ("", "neither"))


class PublishedContradiction(serializers.Serializer):
    """A contradiction that the newsroom decided on."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=ContradictionKind.choices)
    reason = serializers.CharField()
    decision = serializers.ChoiceField(choices=ContradictionDecision.choices)
    stands = serializers.ChoiceField(choices=STANDS)
    spans = Spans()
    same_article = serializers.BooleanField()
    other = OtherSide()


class SnapshotContradiction(serializers.Serializer):
    """A contradiction as it is shown now, in an article: the other side's words stand with the claim itself."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=ContradictionKind.choices)
    decision = serializers.ChoiceField(choices=ContradictionDecision.choices)
    stands = serializers.ChoiceField(choices=STANDS)
    spans = Spans()
    other = serializers.CharField(help_text="Public id of the other claim.")


class SnapshotClaim(serializers.Serializer):
    """A claim with both findings: was it said, and is it true. Offsets are code points of the article's text."""

    id = serializers.CharField()
    index = serializers.IntegerField(min_value=0)
    sentence = serializers.IntegerField(min_value=0, help_text="Index of the sentence that it stands in.")
    kind = serializers.ChoiceField(choices=ClaimKind.choices)
    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=1)
    text = serializers.CharField()
    voice = serializers.ChoiceField(choices=Voice.choices)
    said_status = serializers.ChoiceField(choices=SaidStatus.choices)
    truth_status = serializers.ChoiceField(choices=TruthStatus.choices)
    verdict = serializers.CharField(allow_blank=True)
    explanation = Explanation()
    as_of = serializers.DateField(allow_null=True)
    attributions = PublishedAttribution(many=True)
    origins = serializers.IntegerField(min_value=0, help_text="Independent origins.")
    evidence = PublishedEvidence(many=True)
    contradictions = SnapshotContradiction(many=True)


class PublishedClaimSerializer(SnapshotClaim):
    """A published claim with everything that its page shows."""

    contradictions = PublishedContradiction(many=True)
    article = ArticleFacts()
    prefix = serializers.CharField(allow_blank=True, help_text="The characters before it in the text.")
    suffix = serializers.CharField(allow_blank=True)
    corrections = ClaimCorrection(many=True)
    publication = PublicationHead()
    first_published_at = serializers.DateTimeField()
    changed_at = serializers.DateTimeField()


class SentenceShown(serializers.Serializer):
    """A sentence of the published text, with the gravest finding on it."""

    index = serializers.IntegerField(min_value=0)
    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=1)
    paragraph = serializers.IntegerField(min_value=0)
    claims = serializers.ListField(child=serializers.CharField())
    truth_status = serializers.ChoiceField(choices=TruthStatus.choices)


class SourceInArticle(PublishedSource):
    """A source of the article, and what rests on it."""

    claims = serializers.ListField(child=serializers.CharField(), help_text="Claims of which it is an origin.")
    relayed = serializers.ListField(child=serializers.CharField(), help_text="Claims that it passed on.")
    sentences = serializers.IntegerField(min_value=0)


class Summary(serializers.Serializer):
    """The article in numbers, of sentences."""

    sentences = serializers.IntegerField(min_value=0)
    named = serializers.IntegerField(min_value=0, help_text="With a named source.")
    unnamed = serializers.IntegerField(min_value=0, help_text="With unnamed sources only.")
    own_voice = serializers.IntegerField(min_value=0)
    truth = serializers.DictField(child=serializers.IntegerField(min_value=0), help_text="By the gravest finding.")


class ArticleLineSerializer(serializers.Serializer):
    """A published article in a list."""

    article = ArticleFacts()
    summary = Summary()
    number = serializers.IntegerField(min_value=1)
    published_at = serializers.DateTimeField()


class PublishedArticleSerializer(serializers.Serializer):
    """A whole article as readers see it: the latest publication's snapshot."""

    article = ArticleFacts()
    text = serializers.CharField()
    text_digest = serializers.CharField(help_text="SHA-256 of the text.")
    sentences = SentenceShown(many=True)
    claims = SnapshotClaim(many=True)
    sources = SourceInArticle(many=True)
    summary = Summary()
    publication = PublicationHead()


class ChangeSerializer(ChangeWords):
    """One change between two publications."""

    code = serializers.CharField()
    claim = serializers.CharField(allow_blank=True, help_text="Public id; empty: it concerns the whole article.")
    sentence = serializers.IntegerField(allow_null=True, help_text="Counted from 1.")


class PublicationTold(serializers.Serializer):
    """One publication of an article, as readers are told of it."""

    number = serializers.IntegerField(min_value=1)
    published_at = serializers.DateTimeField()
    withdrawn = serializers.BooleanField()
    correction_note = serializers.CharField(allow_blank=True)
    changes = ChangeSerializer(many=True)
    previous_digest = serializers.CharField(allow_blank=True)
    digest = serializers.CharField()


class SourceShownSerializer(serializers.Serializer):
    """A source as far as it is published, and how its claims turned out."""

    id = serializers.CharField()
    name = serializers.CharField()
    named = serializers.BooleanField()
    kind = serializers.ChoiceField(choices=SourceKind.choices)
    truth = serializers.DictField(child=serializers.IntegerField(min_value=0), help_text="Claims by truth status.")
    said = serializers.DictField(child=serializers.IntegerField(min_value=0), help_text="Claims by said status.")
    relayed = serializers.IntegerField(min_value=0, help_text="Claims that it passed on.")


class SourceLineSerializer(serializers.Serializer):
    """A published source in a list."""

    id = serializers.CharField(source="source_public_id")
    name = serializers.CharField(source="last_name")
    claims = serializers.IntegerField(min_value=0, help_text="Published claims that name it.")
