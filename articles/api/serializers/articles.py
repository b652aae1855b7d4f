"""Articles, their texts, sentences and publications, as JSON."""

from rest_framework import serializers

from articles.api.serializers.fields import Exact, Username, offset
from articles.api.serializers.published import ChangeSerializer
from articles.intake.text import MAX_CHARACTERS
from articles.models import Article, Publication, Version

SHOWN = (("never", "never"), ("published", "published"), ("withdrawn", "withdrawn"))


class ArticleSerializer(serializers.ModelSerializer):
    """An article at the desk."""

    id = serializers.CharField(source="public_id")
    version = serializers.IntegerField(source="number", help_text="Number of the current text.")
    shown = serializers.ChoiceField(choices=SHOWN, help_text="Whether readers see it.")
    original_url = serializers.CharField(allow_blank=True)
    assigned_to = Username(read_only=True, allow_null=True)
    created_by = Username(read_only=True)

    class Meta:
        model = Article
        fields = (
            "id", "title", "byline", "outlet", "published_on", "original_url", "language", "version", "shown",
            "assigned_to", "created_by", "created_at", "updated_at", "revision",
        )  # fmt: skip
        read_only_fields = fields


class ArticleFieldsInput(Exact, serializers.ModelSerializer):
    """What is known about the piece."""

    class Meta:
        model = Article
        fields = ("title", "byline", "outlet", "published_on", "original_url", "language")


class ImportInput(ArticleFieldsInput):
    """A text to take in, or the address of one. Fields that are given go before what the page says of itself."""

    title = serializers.CharField(max_length=300, required=False, allow_blank=True)
    text = serializers.CharField(max_length=MAX_CHARACTERS, required=False, trim_whitespace=False)
    url = serializers.URLField(max_length=2000, required=False)
    allow_duplicate = serializers.BooleanField(default=False, help_text="Take the same text in once more.")

    class Meta(ArticleFieldsInput.Meta):
        fields = (*ArticleFieldsInput.Meta.fields, "text", "url", "allow_duplicate")

    def validate(self, attrs: dict) -> dict:
        """Refuse both or neither of text and address."""
        if ("text" in attrs) == ("url" in attrs):
            raise serializers.ValidationError("Send either text or url.")
        return attrs


class ImportedSerializer(ArticleSerializer):
    """An article that was taken in, with what the editor should know of how."""

    notices = serializers.SerializerMethodField(help_text="What was left out or guessed.")

    class Meta(ArticleSerializer.Meta):
        fields = (*ArticleSerializer.Meta.fields, "notices")
        read_only_fields = fields

    def get_notices(self, article: Article) -> list[str]:
        """Return the notices of intake."""
        return list(self.context.get("notices", ()))


class TextInput(Exact, serializers.Serializer):
    """A text to look at."""

    text = serializers.CharField(max_length=MAX_CHARACTERS, trim_whitespace=False)


class StretchSerializer(serializers.Serializer):
    """A sentence of a text that is not stored."""

    start = serializers.IntegerField(min_value=0)
    end = serializers.IntegerField(min_value=1)
    text = serializers.CharField()


class PreviewSerializer(serializers.Serializer):
    """The text as it would be stored, and its sentences."""

    text = serializers.CharField()
    sentences = StretchSerializer(many=True)
    notices = serializers.ListField(child=serializers.CharField())


class SentenceSerializer(StretchSerializer):
    """A sentence of the current version."""

    index = serializers.IntegerField(min_value=0)
    paragraph = serializers.IntegerField(min_value=0)
    claim = serializers.CharField(help_text="Public id of the claim that it is.")


class SplitInput(Exact, serializers.Serializer):
    """Where to cut a sentence. `start` and `end` are those you saw, so that nobody else's cut is cut again."""

    start = offset()
    end = offset()
    at = offset(help_text="Offset of the first character of the second half.")


class MergeInput(Exact, serializers.Serializer):
    """Which sentence to merge with the next one; `start` and `end` are those you saw."""

    start = offset()
    end = offset()


class AssigneeInput(Exact, serializers.Serializer):
    """Who is on the article."""

    username = Username(allow_null=True)


class VersionSerializer(serializers.ModelSerializer):
    """One immutable text."""

    created_by = Username(read_only=True)

    class Meta:
        model = Version
        fields = ("number", "text", "digest", "reason", "created_by", "created_at")
        read_only_fields = fields


class VersionHeadSerializer(VersionSerializer):
    """A text without its words."""

    class Meta(VersionSerializer.Meta):
        fields = tuple(name for name in VersionSerializer.Meta.fields if name != "text")
        read_only_fields = fields


class VersionInput(Exact, serializers.Serializer):
    """A new text in place of version `replaces`, which has to be the current one still."""

    text = serializers.CharField(max_length=MAX_CHARACTERS, trim_whitespace=False)
    reason = serializers.CharField(max_length=300, allow_blank=True, default="")
    replaces = serializers.IntegerField(min_value=1, max_value=1_000_000)


class ProgressSerializer(serializers.Serializer):
    """How far the desk is with an article."""

    claims = serializers.IntegerField()
    sourced = serializers.IntegerField(help_text="Claims whose voice an editor decided.")
    said_checked = serializers.IntegerField()
    truth_checked = serializers.IntegerField()
    contradictions_open = serializers.IntegerField()
    checks_waiting = serializers.IntegerField()
    checks_failed = serializers.IntegerField()
    seen = serializers.CharField(help_text="What the article is now, in a word: send it along when you publish.")


class BlockerSerializer(serializers.Serializer):
    """One thing that is missing for publication."""

    code = serializers.CharField()
    message = serializers.CharField()
    blocking = serializers.BooleanField(help_text="Publication waits for it.")
    claims = serializers.ListField(child=serializers.CharField(), help_text="Public ids, in reading order.")


class PreviewOfChangesSerializer(serializers.Serializer):
    """What readers would be told if the article were published now."""

    is_first = serializers.BooleanField(help_text="It was never published: there is nothing to compare it with.")
    is_same = serializers.BooleanField(help_text="It is published as it is: again only with a `correction_note`.")
    changes = ChangeSerializer(many=True)


class AcceptAboveInput(Exact, serializers.Serializer):
    """How sure a suggestion must be."""

    confidence = serializers.FloatField(min_value=0, max_value=1)


class ChangedSerializer(serializers.Serializer):
    """How many were changed."""

    changed = serializers.IntegerField(min_value=0)


class PublishInput(Exact, serializers.Serializer):
    """What readers are told about the change, and what was looked at."""

    correction_note = serializers.CharField(max_length=2000, allow_blank=True, default="")
    seen = serializers.CharField(max_length=100, help_text="The progress's `seen` when you looked at the article.")


class WithdrawInput(Exact, serializers.Serializer):
    """Why the article is taken away; readers see it."""

    reason = serializers.CharField(max_length=2000)


class PublicationSerializer(serializers.ModelSerializer):
    """One publication without its snapshot, which the published part of the API has."""

    version = serializers.IntegerField(source="version.number")
    published_by = Username(read_only=True)
    changes = serializers.ListField(child=serializers.DictField())

    class Meta:
        model = Publication
        fields = (
            "number", "version", "withdrawn", "correction_note", "changes", "previous_digest", "digest",
            "published_by", "published_at",
        )  # fmt: skip
        read_only_fields = fields


class PartInput(Exact, serializers.Serializer):
    """The stretch of the current text that is to be a claim of its own."""

    start = offset()
    end = offset()
