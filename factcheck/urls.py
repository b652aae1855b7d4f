"""The site's addresses: the desk for editors, the API for programs, everything else for readers."""

from django.urls import include, path

urlpatterns = [
    path("desk/", include("articles.desk.urls")),
    path("api/v1/", include("articles.api.urls")),
    path("", include("articles.public.urls")),
]

handler400 = "factcheck.answers.bad_request"
handler404 = "factcheck.answers.not_found"
handler500 = "factcheck.answers.server_error"
