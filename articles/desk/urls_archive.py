"""Addresses of the desk's pages that look across articles: contradictions, sources, history, people, checks."""

from django.urls import path

from articles.desk.views import checks, contradictions, history, people, sources

archive_patterns = [
    path("contradictions/", contradictions.inbox, name="contradictions"),
    path("contradictions/<slug:public_id>/", contradictions.detail, name="contradiction"),
    path("sources/", sources.registry, name="sources"),
    path("sources/new/", sources.new, name="source-new"),
    path("sources/<slug:public_id>/", sources.detail, name="source"),
    path("sources/<slug:public_id>/details/", sources.update, name="source-update"),
    path("sources/<slug:public_id>/grade/", sources.grade, name="source-grade"),
    path("sources/<slug:public_id>/names/add/", sources.alias_add, name="source-alias-add"),
    path("sources/<slug:public_id>/names/remove/", sources.alias_remove, name="source-alias-remove"),
    path("sources/<slug:public_id>/merge/", sources.merge, name="source-merge"),
    path("history/", history.everything, name="history"),
    path("articles/<slug:public_id>/history/", history.article, name="article-history"),
    path("claims/<slug:public_id>/history/", history.claim, name="claim-history"),
    path("sources/<slug:public_id>/history/", history.source, name="source-history"),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/role/", people.role, name="person-role"),
    path("people/<int:pk>/close/", people.deactivate, name="person-deactivate"),
    path("people/<int:pk>/open/", people.reactivate, name="person-reactivate"),
    path("checks/", checks.checks, name="checks"),
    path("checks/recheck/", checks.recheck, name="archive-recheck"),
]
