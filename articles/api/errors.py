"""Problems that the API finds itself. Nothing of ours is imported here, so that the settings may name what uses it."""

from http import HTTPStatus

from rest_framework.exceptions import APIException


class PreconditionRequired(APIException):
    """A write came without the ETag of what its sender saw."""

    status_code = HTTPStatus.PRECONDITION_REQUIRED
    default_detail = "If-Match is missing."


class LengthRequired(APIException):
    """A body came in pieces, without its length: Django reads none of it."""

    status_code = HTTPStatus.LENGTH_REQUIRED


class Gone(APIException):
    """What was here was withdrawn."""

    status_code = HTTPStatus.GONE


class TooLarge(APIException):
    """The body is larger than the API takes."""

    status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
