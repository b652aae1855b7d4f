"""Claims with all that is on them, as JSON."""

from rest_framework import serializers

from articles.api.serializers.fields import LARGEST, PUBLIC_ID, Exact, PublicId, Spans, Username, source_id
from articles.intake.errors import IntakeError
from articles.intake.rich_text import check_shown
from articles.models import Attribution, AttributionVia, Claim, Draft, Evidence
from articles.models.choices import AttributionKind, AttributionManner, Polarity, ViaRole, Voice
from articles.models.names import NAME_LENGTH
from articles.services.drafts import DRAFT_FIELDS


class ViaSerializer(serializers.ModelSerializer):
    """One link between the origin and the article, nearest to the origin first."""

    source = PublicId(read_only=True, allow_null=True)
    name = serializers.CharField(source="source_name")

    class Meta:
        model = AttributionVia
        fields = ("source", "name", "role")
        read_only_fields = fields


class ConfidenceSerializer(serializers.Serializer):
    """How sure the analysis is, from 0 to 1."""

    detected = serializers.FloatField(source="confidence_detected", allow_null=True)
    source = serializers.FloatField(source="confidence_source", allow_null=True)
    link = serializers.FloatField(source="confidence_link", allow_null=True)


class AttributionSerializer(serializers.ModelSerializer):
    """Who the claim is attributed to, suggested, decided or rejected. Spans are offsets into text `version`."""

    version = serializers.IntegerField(source="version.number")
    source = PublicId(read_only=True, allow_null=True)
    name = serializers.CharField(source="source_name")
    named = serializers.BooleanField(source="source_named")
    via = ViaSerializer(many=True, read_only=True)
    mention = Spans()
    cue = Spans()
    content = Spans()
    confidence = ConfidenceSerializer(source="*")
    inherited_from = PublicId(read_only=True, allow_null=True)
    decided_by = Username(read_only=True, allow_null=True)

    class Meta:
        model = Attribution
        fields = (
            "id", "state", "source", "name", "named", "via", "kind", "manner", "polarity", "version", "mention", "cue",
            "content", "confidence", "inherited_from", "nested_in", "engine_version", "decided_by", "decided_at",
        )  # fmt: skip
        read_only_fields = fields


class EvidenceSerializer(serializers.ModelSerializer):
    """What a status rests on."""

    id = serializers.CharField(source="public_id")
    url = serializers.CharField(allow_blank=True)
    added_by = Username(read_only=True)

    class Meta:
        model = Evidence
        fields = (
            "id", "question", "stance", "kind", "title", "url", "locator", "excerpt", "added_by", "created_at",
        )  # fmt: skip
        read_only_fields = fields


class EvidenceInput(Exact, serializers.ModelSerializer):
    """Evidence as an editor gives it."""

    class Meta:
        model = Evidence
        fields = ("question", "stance", "kind", "title", "url", "locator", "excerpt")
        extra_kwargs = {"excerpt": {"max_length": 20_000}}


class ClaimSerializer(serializers.ModelSerializer):
    """What an editor checks. Every write to a claim answers with it as it is then."""

    id = serializers.CharField(source="public_id")
    article = PublicId(read_only=True)
    start = serializers.IntegerField(min_value=0, help_text="Code points into the current text; 0 if not in it.")
    end = serializers.IntegerField(min_value=0)
    assigned_to = Username(read_only=True, allow_null=True)
    merged_into = PublicId(read_only=True, allow_null=True)
    updated_by = Username(read_only=True, allow_null=True)
    attributions = AttributionSerializer(many=True, read_only=True)
    evidence = EvidenceSerializer(many=True, read_only=True)

    class Meta:
        model = Claim
        fields = (
            "id", "article", "kind", "text", "in_text", "start", "end", "voice", "unsourced_assessment", "said_status",
            "truth_status", "verdict", "explanation", "as_of", "note", "assigned_to", "merged_into", "attributions",
            "evidence", "created_at", "updated_at", "updated_by", "revision",
        )  # fmt: skip
        read_only_fields = fields


class ClaimInput(Exact, serializers.ModelSerializer):
    """What may be set on a claim; fields that are left out stay as they are."""

    voice = serializers.ChoiceField(choices=[Voice.UNDECIDED, Voice.OWN], help_text="A source makes it attributed.")
    assigned_to = Username(allow_null=True)

    class Meta:
        model = Claim
        fields = (
            "said_status", "truth_status", "verdict", "explanation", "as_of", "note", "voice", "assigned_to",
        )  # fmt: skip
        extra_kwargs = {"explanation": {"max_length": 20_000}, "note": {"max_length": 20_000}}

    def validate_explanation(self, value: str) -> str:
        """Refuse what readers' pages would not show whole; its length is counted in bytes."""
        try:
            return check_shown(value)
        except IntakeError as error:
            raise serializers.ValidationError(error.message) from error


class LinkInput(Exact, serializers.Serializer):
    """One link of a chain: a source of the registry, or the name of one that is to be added."""

    source = source_id(required=False)
    name = serializers.CharField(max_length=NAME_LENGTH, required=False)
    role = serializers.ChoiceField(choices=ViaRole.choices, default=ViaRole.OUTLET)

    def validate(self, attrs: dict) -> dict:
        """Refuse both or neither of source and name."""
        if ("source" in attrs) == ("name" in attrs):
            raise serializers.ValidationError("Send either source or name.")
        return attrs


class ChainInput(Exact, serializers.Serializer):
    """A source, and through whom its words came."""

    source = source_id()
    via = LinkInput(many=True, default=list, max_length=20)

    def chain(self) -> list[tuple]:
        """Return the links as the services take them."""
        return [(link.get("source") or link["name"], link["role"]) for link in self.validated_data["via"]]


class AttributionInput(ChainInput):
    """An attribution that an editor decides."""

    kind = serializers.ChoiceField(choices=AttributionKind.choices, default=AttributionKind.SPEECH)
    manner = serializers.ChoiceField(choices=AttributionManner.choices, default=AttributionManner.INDIRECT)
    polarity = serializers.ChoiceField(choices=Polarity.choices, default=Polarity.AFFIRMED)
    replaces = serializers.IntegerField(
        min_value=1, max_value=LARGEST, required=False, help_text="The attribution of this claim that it corrects."
    )


class AcceptInput(Exact, serializers.Serializer):
    """Whom to take the suggestion for, if not for whom it says."""

    source = source_id(required=False)


class RangeInput(ChainInput):
    """Claims of one article that all come from one source."""

    claims = serializers.ListField(child=serializers.RegexField(f"^{PUBLIC_ID}$"), min_length=1, max_length=2000)


class DraftSerializer(serializers.ModelSerializer):
    """What was typed and not saved."""

    field = serializers.ChoiceField(choices=DRAFT_FIELDS)

    class Meta:
        model = Draft
        fields = ("field", "text", "revision", "updated_at")
        read_only_fields = fields


class DraftInput(Exact, serializers.Serializer):
    """What is being typed; `revision` is the claim's when the typing began."""

    text = serializers.CharField(max_length=20_000, allow_blank=True, trim_whitespace=False)
    revision = serializers.IntegerField(min_value=1, max_value=LARGEST)
