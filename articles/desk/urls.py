"""Addresses of the desk pages."""

from django.urls import path

from articles.desk.urls_archive import archive_patterns
from articles.desk.views import accounts, bulk, claims, decisions, imports, publishing, queue, structure, workbench

app_name = "desk"

_accounts = [
    path("login/", accounts.LoginView.as_view(), name="login"),
    path("logout/", accounts.LogoutView.as_view(), name="logout"),
    path("unsent/", accounts.unsent, name="unsent"),
    path("unsent/discard/", accounts.unsent_discard, name="unsent-discard"),
    path("password/", accounts.PasswordChangeView.as_view(), name="password-change"),
    path("password/reset/", accounts.PasswordResetView.as_view(), name="password-reset"),
    path("password/reset/sent/", accounts.password_reset_sent, name="password-reset-sent"),
    path("password/reset/done/", accounts.password_reset_done, name="password-reset-done"),
    path("password/<uidb64>/<token>/", accounts.PasswordResetConfirmView.as_view(), name="password-new"),
]
_articles = [
    path("", queue.queue, name="queue"),
    path("keys/", queue.keys, name="keys"),
    path("import/", imports.article_new, name="import"),
    path("articles/<slug:public_id>/", workbench.workbench, name="workbench"),
    path("articles/<slug:public_id>/live/", workbench.live, name="live"),
    path("articles/<slug:public_id>/undo/", bulk.undo, name="undo"),
    path("articles/<slug:public_id>/accept/", bulk.accept_above, name="accept-above"),
    path("articles/<slug:public_id>/range/", bulk.source_for_range, name="source-for-range"),
    path("articles/<slug:public_id>/assign/", bulk.assign, name="assign"),
    path("articles/<slug:public_id>/details/", publishing.details, name="details"),
    path("articles/<slug:public_id>/text/", publishing.version_new, name="version-new"),
    path("articles/<slug:public_id>/publishing/", publishing.publishing, name="publishing"),
    path("articles/<slug:public_id>/publish/", publishing.publish, name="publish"),
    path("articles/<slug:public_id>/withdraw/", publishing.withdraw, name="withdraw"),
]
_claims = [
    path("claims/<slug:public_id>/", workbench.claim, name="claim"),
    path("claims/<slug:public_id>/status/", claims.status, name="claim-status"),
    path("claims/<slug:public_id>/finding/", claims.finding, name="claim-finding"),
    path("claims/<slug:public_id>/note/", claims.note, name="claim-note"),
    path("claims/<slug:public_id>/own-voice/", claims.own_voice, name="claim-own-voice"),
    path("claims/<slug:public_id>/source/", claims.source, name="claim-source"),
    path("claims/<slug:public_id>/source/names/", claims.source_names, name="claim-source-names"),
    path("claims/<slug:public_id>/attributions/<int:pk>/accept/", claims.accept, name="attribution-accept"),
    path("claims/<slug:public_id>/attributions/<int:pk>/reject/", claims.reject, name="attribution-reject"),
    path("claims/<slug:public_id>/attributions/<int:pk>/remove/", claims.remove, name="attribution-remove"),
    path("claims/<slug:public_id>/evidence/", claims.evidence, name="evidence-add"),
    path("claims/<slug:public_id>/evidence/<slug:evidence_id>/", claims.evidence_change, name="evidence-change"),
    path("claims/<slug:public_id>/evidence/<slug:evidence_id>/remove/", claims.evidence_gone, name="evidence-remove"),
    path("claims/<slug:public_id>/draft/", claims.draft, name="draft"),
    path("claims/<slug:public_id>/draft/discard/", claims.draft_gone, name="draft-discard"),
    path("claims/<slug:public_id>/words/", structure.words, name="words"),
    path("claims/<slug:public_id>/split/", structure.split, name="split"),
    path("claims/<slug:public_id>/merge/", structure.merge, name="merge"),
    path("claims/<slug:public_id>/part/", structure.part, name="part"),
]
_decisions = [
    path("contradictions/<slug:public_id>/decide/", decisions.contradiction, name="contradiction-decide"),
    path("checks/<int:pk>/again/", decisions.check_again, name="check-rerun"),
]
urlpatterns = [*_accounts, *_articles, *_claims, *_decisions, *archive_patterns]
