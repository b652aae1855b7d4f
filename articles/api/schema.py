"""The OpenAPI description: what every operation shares is said once, here."""

from typing import Any

from drf_spectacular.contrib.knox_auth_token import KnoxTokenScheme
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter

from articles.api.problems import CONTENT_TYPE

PROBLEM = "Problem"
#: Which problems an operation can answer with, by what it is like.
_ALWAYS = ("404", "405", "406", "429", "500")
_WITH_BODY = ("400", "411", "413", "415")
_DESK = ("401", "403")
#: Operations that guard what they change by If-Match.
_GUARDED = frozenset(
    {
        "articles_update", "claims_update", "attributions_set", "attributions_remove", "attributions_accept",
        "attributions_reject", "evidence_add", "evidence_update", "evidence_remove", "sources_update",
        "sources_alias_add", "sources_alias_remove", "sources_grade", "sources_merge", "contradictions_decide",
    }
)  # fmt: skip
#: Operations on many claims: none of them was seen in one revision, but somebody may save one at that very moment.
_OVERTAKEN = frozenset({"articles_undo", "articles_accept_above", "articles_attribute_range"})
#: Operations whose answer carries the tag that If-Match asks for.
_TAGGED = _GUARDED | {"articles_read", "articles_assign", "claims_read", "sources_read", "contradictions_read"}
_READS_FOREIGN_TEXT = frozenset({"articles_import", "articles_preview", "versions_add"})


class TokenScheme(KnoxTokenScheme):
    """Describes how a token is sent."""

    target_class = "articles.api.access.BearerOfToken"


class Schema(AutoSchema):
    """Describes one operation; the tag is the first part of its address after the part of the API."""

    def get_tags(self) -> list[str]:
        """Return "published", "tokens", or the desk's noun."""
        parts = [part for part in self.path.split("/") if part and not part.startswith("{")]
        after = parts[parts.index("v1") + 1 :] if "v1" in parts else parts
        return [f"desk: {after[1]}" if after[0] == "desk" else after[0]]

    def get_override_parameters(self) -> list[OpenApiParameter]:
        """Return the headers that entity tags are sent in."""
        if self.get_operation_id() in _GUARDED:
            text = 'The ETag of what you saw, `"<id>-<revision>"`. Without it: 428; when somebody saved since: 412.'
            return [
                OpenApiParameter("If-Match", str, OpenApiParameter.HEADER, description=text, required=True),
            ]
        return []


def describe_problems(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Add to every operation the problems that it can answer with (a hook of drf-spectacular)."""
    result["components"]["schemas"][PROBLEM] = _problem_schema()
    result["components"]["responses"] = {
        PROBLEM: {
            "description": "See the kinds of problems.",
            "content": {CONTENT_TYPE: {"schema": {"$ref": f"#/components/schemas/{PROBLEM}"}}},
        }
    }
    for name, shape in result["components"]["schemas"].items():
        if name.endswith("InputRequest"):
            # See Exact: what is not named here is refused.
            shape["additionalProperties"] = False
    for path, operations in result["paths"].items():
        for method, operation in operations.items():
            answers = operation["responses"]
            for status in _problems_of(path, method, operation):
                answers[status] = {"$ref": f"#/components/responses/{PROBLEM}"}
            if method == "get" and "200" in answers:
                answers["304"] = {"description": "You have the same bytes already (If-None-Match)."}
            if operation["operationId"] in _TAGGED:
                for status in ("200", "201"):
                    if status in answers:
                        answers[status]["headers"] = {"ETag": {"schema": {"type": "string"}}}
    return result


def _problems_of(path: str, method: str, operation: dict[str, Any]) -> list[str]:
    name = operation["operationId"]
    found = [*_ALWAYS]
    if "/desk/" in path or "/tokens/" in path:
        found += _DESK
    if method not in ("get", "head"):
        found += _WITH_BODY
        found += ["409"] if "/desk/" in path else []
    elif any(parameter["in"] == "query" for parameter in operation.get("parameters", ())):
        found.append("400")
    if name in _GUARDED:
        found += ["412", "428"]
    if name in _OVERTAKEN:
        found.append("412")
    if name in _READS_FOREIGN_TEXT:
        found.append("422")
    if path.startswith("/api/v1/published/") and "{" in path:
        found.append("410")
    return sorted(set(found))


def _problem_schema() -> dict[str, Any]:
    text = {"type": "string"}
    return {
        "type": "object",
        "description": "What went wrong (RFC 9457). `type` leads to the description of the kind.",
        "properties": {
            "type": {"type": "string", "format": "uri-reference"},
            "title": text,
            "status": {"type": "integer"},
            "detail": {**text, "description": "A sentence for people."},
            "errors": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "pointer": {**text, "description": "JSON pointer into the body; empty: the whole of it."},
                        "parameter": {**text, "description": "Name of a parameter of the address."},
                        "detail": text,
                        "code": text,
                    },
                    "required": ["detail", "code"],
                },
            },
            "current": {"type": "object", "description": "Of a stale write: what is there now."},
            "submitted": {"description": "Of a stale write: what you sent."},
            "article": {**text, "description": "Of a duplicate: the article that has the text."},
            "blockers": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/Blocker"},
                "description": "Of a publication that is not ready: what is missing.",
            },
        },
        "required": ["type", "title", "status", "detail"],
    }
