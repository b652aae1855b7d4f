"""Sources, contradictions, checks and history, as JSON."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.api.serializers.fields import Exact, PublicId, Spans, Username, article_id, claim_id, source_id
from articles.models import Check, Claim, Contradiction, Event, Source, SourceAlias
from articles.models.choices import ContradictionDecision, Reliability, SourceKind
from articles.models.names import NAME_LENGTH


class AliasSerializer(serializers.ModelSerializer):
    """Another name of a source."""

    class Meta:
        model = SourceAlias
        fields = ("id", "name")
        read_only_fields = fields


class SourceSerializer(serializers.ModelSerializer):
    """Who says things."""

    id = serializers.CharField(source="public_id")
    article = PublicId(read_only=True, allow_null=True, help_text="Of an unnamed source: where it speaks.")
    aliases = AliasSerializer(many=True, read_only=True)
    merged_into = PublicId(read_only=True, allow_null=True)
    quoted = serializers.IntegerField(min_value=0, help_text="Decided attributions to it.")

    class Meta:
        model = Source
        fields = (
            "id", "name", "kind", "named", "article", "description", "aliases", "reliability", "reliability_reason",
            "merged_into", "quoted", "created_at", "updated_at", "revision",
        )  # fmt: skip
        read_only_fields = fields


class SourceInput(Exact, serializers.Serializer):
    """A source that is to be added; an unnamed one needs its article."""

    name = serializers.CharField(max_length=NAME_LENGTH)
    named = serializers.BooleanField(default=True)
    article = article_id(required=False, allow_null=True)
    kind = serializers.ChoiceField(choices=SourceKind.choices, default=SourceKind.UNKNOWN)
    description = serializers.CharField(max_length=300, allow_blank=True, default="")
    aliases = serializers.ListField(child=serializers.CharField(max_length=NAME_LENGTH), default=list, max_length=100)


class SourceChangeInput(Exact, serializers.Serializer):
    """What may be set on a source; fields that are left out stay as they are."""

    name = serializers.CharField(max_length=NAME_LENGTH)
    kind = serializers.ChoiceField(choices=SourceKind.choices)
    description = serializers.CharField(max_length=300, allow_blank=True)


class AliasInput(Exact, serializers.Serializer):
    """Another name."""

    name = serializers.CharField(max_length=NAME_LENGTH)


class GradeInput(Exact, serializers.Serializer):
    """A grade with its reason."""

    reliability = serializers.ChoiceField(choices=Reliability.choices)
    reason = serializers.CharField(max_length=5000, allow_blank=True, default="")


class MergeSourceInput(Exact, serializers.Serializer):
    """The source that takes over."""

    into = source_id()


class SideSerializer(serializers.ModelSerializer):
    """One claim of a pair."""

    id = serializers.CharField(source="public_id")
    article = PublicId(read_only=True)
    article_title = serializers.CharField(source="article.title")

    class Meta:
        model = Claim
        fields = ("id", "article", "article_title", "text", "said_status", "truth_status", "as_of")
        read_only_fields = fields


class ContradictionSerializer(serializers.ModelSerializer):
    """Two claims that cannot both be true. Spans are offsets into each claim's text when they were compared."""

    id = serializers.CharField(source="public_id")
    claim_a = SideSerializer(read_only=True)
    claim_b = SideSerializer(read_only=True)
    spans_a = Spans()
    spans_b = Spans()
    stands = PublicId(read_only=True, allow_null=True)
    decided_by = Username(read_only=True, allow_null=True)

    class Meta:
        model = Contradiction
        fields = (
            "id", "claim_a", "claim_b", "kind", "probability", "reason", "spans_a", "spans_b", "between_sources",
            "same_article", "resolution", "engine_version", "withdrawn_at", "decision", "stands", "note", "decided_by",
            "decided_at", "found_at", "updated_at", "revision",
        )  # fmt: skip
        read_only_fields = fields


class DecisionInput(Exact, serializers.Serializer):
    """What an editor makes of a pair."""

    decision = serializers.ChoiceField(choices=ContradictionDecision.choices)
    stands = claim_id(required=False, allow_null=True, help_text="The claim of the pair that holds.")
    note = serializers.CharField(max_length=5000, allow_blank=True, default="")


class CheckSerializer(serializers.ModelSerializer):
    """One piece of background work."""

    article = PublicId(read_only=True, allow_null=True)
    claim = PublicId(read_only=True, allow_null=True)
    version = serializers.IntegerField(source="version.number", allow_null=True, default=None)

    class Meta:
        model = Check
        fields = (
            "id", "kind", "state", "article", "version", "claim", "attempts", "progress_done", "progress_total",
            "error", "created_at", "started_at", "finished_at",
        )  # fmt: skip
        read_only_fields = fields


@extend_schema_field({"type": "object", "additionalProperties": {}, "description": "Only the fields that changed."})
class Changed(serializers.JSONField):
    """Only the fields that changed."""


class EventSerializer(serializers.ModelSerializer):
    """Who did what, before and after. `actor` is null for the machine."""

    actor = Username(read_only=True, allow_null=True)
    article = PublicId(read_only=True, allow_null=True)
    claim = PublicId(read_only=True, allow_null=True)
    source = PublicId(read_only=True, allow_null=True)
    contradiction = PublicId(read_only=True, allow_null=True)
    before = Changed()
    after = Changed()

    class Meta:
        model = Event
        fields = (
            "id", "verb", "actor", "article", "claim", "source", "contradiction", "before", "after", "batch", "undoes",
            "created_at",
        )  # fmt: skip
        read_only_fields = fields


class AccountSerializer(serializers.Serializer):
    """Who is asking, and what they may do."""

    username = serializers.CharField()
    roles = serializers.ListField(child=serializers.CharField())
    permissions = serializers.ListField(child=serializers.CharField())


class LoginInput(Exact, serializers.Serializer):
    """An account's name and password."""

    username = serializers.CharField(max_length=150)
    password = serializers.CharField(max_length=1000, trim_whitespace=False)


class TokenSerializer(serializers.Serializer):
    """A token, shown this once; the server keeps its hash only."""

    token = serializers.CharField()
    expires_at = serializers.DateTimeField()
