"""Actions of the inspector: each is a form, and one call of a service."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.desk.access import desk_page, form_only
from articles.desk.answers import Outcome, Unusable, claim_action, claim_answer, saved_at
from articles.desk.forms.claims import EvidenceForm, FindingForm, NoteForm, SourceForm, StatusForm
from articles.models import Attribution, Claim, Evidence, Source
from articles.models.choices import AttributionManner, Polarity, SaidStatus, SourceKind, Voice
from articles.selectors.desk_claim import claim_for_desk, inspector
from articles.selectors.desk_sources import source_for_desk, sources_like
from articles.services.attributions import attribution_accept, attribution_reject, attribution_remove, attribution_set
from articles.services.claims import claim_update
from articles.services.drafts import DRAFT_FIELDS, draft_discard, draft_save
from articles.services.errors import Refused
from articles.services.evidence import evidence_add, evidence_remove, evidence_update
from articles.services.sources import source_create, source_find

#: More than any of the fields takes.
DRAFT_LIMIT = 40_000


@claim_action
def status(request: HttpRequest, claim: Claim, revision: int) -> None:
    """Answer "was it said?" or "is it true?"."""
    form = StatusForm(request.POST)
    if not form.is_valid() or not form.answers():
        raise Refused(_("Choose one of the answers."))
    claim_update(actor=request.user, claim=claim, revision=revision, **form.answers())


@claim_action
def finding(request: HttpRequest, claim: Claim, revision: int) -> None:
    """Save the verdict, the explanation for readers, and the date it was true."""
    form = FindingForm(request.POST)
    if not form.is_valid():
        raise Unusable("finding_form", form)
    claim_update(actor=request.user, claim=claim, revision=revision, **form.cleaned_data)
    for field in ("verdict", "explanation"):
        draft_discard(actor=request.user, claim=claim, field=field)


@claim_action
def note(request: HttpRequest, claim: Claim, revision: int) -> None:
    """Save the note for the desk."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        raise Unusable("note_form", form)
    claim_update(actor=request.user, claim=claim, revision=revision, **form.cleaned_data)
    draft_discard(actor=request.user, claim=claim, field="note")


@claim_action
def own_voice(request: HttpRequest, claim: Claim, revision: int) -> str:
    """Decide that the article itself says so, and go on."""
    claim_update(actor=request.user, claim=claim, revision=revision, voice=Voice.OWN, said_status=SaidStatus.OWN_VOICE)
    return _next(request, claim)


@claim_action
def accept(request: HttpRequest, claim: Claim, revision: int, pk: int) -> str:
    """Accept a suggestion and go on."""
    suggestion = _attribution(claim, pk)
    attribution_accept(actor=request.user, attribution=suggestion, revision=revision)
    return _next(request, claim)


@claim_action
def reject(request: HttpRequest, claim: Claim, revision: int, pk: int) -> None:
    """Reject a suggestion."""
    suggestion = _attribution(claim, pk)
    attribution_reject(actor=request.user, attribution=suggestion, revision=revision)


@claim_action
def remove(request: HttpRequest, claim: Claim, revision: int, pk: int) -> None:
    """Take a decided source away, or let a rejected suggestion be made again."""
    attribution = _attribution(claim, pk)
    attribution_remove(actor=request.user, attribution=attribution, revision=revision)


def _attribution(claim: Claim, pk: int) -> Attribution:
    """Return what was shown. A suggestion that was made anew since then may say something else."""
    found = Attribution.objects.select_related("claim__article").filter(pk=pk, claim=claim).first()
    if found is None:
        raise Refused(_("This source was found anew or taken away meanwhile. Look at what is shown now."))
    return found


@claim_action
def source(request: HttpRequest, claim: Claim, revision: int) -> None:
    """Set the source that was chosen or typed, through the chain that was given."""
    form = SourceForm(request.POST, auto_id="source_%s")
    if not form.is_valid():
        raise Unusable("source_form", form, chain=form.chain())
    chosen = _chosen_source(request, claim, form)
    replaces = form.cleaned_data["replaces"]
    attribution_set(
        actor=request.user,
        claim=claim,
        revision=revision,
        source=chosen,
        via=form.chain(),
        manner=form.cleaned_data["manner"] or AttributionManner.INDIRECT,
        polarity=form.cleaned_data["polarity"] or Polarity.AFFIRMED,
        replaces=Attribution.objects.filter(pk=replaces, claim=claim).first() if replaces else None,
    )


def _chosen_source(request: HttpRequest, claim: Claim, form: SourceForm) -> Source:
    given = form.cleaned_data
    if given["source"]:
        return source_for_desk(given["source"])
    found = source_find(name=given["name"], article=claim.article)
    if found is not None:
        return found
    if not given["new"]:
        offered = sources_like(given["name"], claim.article)
        raise Unusable("source_form", form, offered=offered, typed=given["name"], chain=form.chain())
    return source_create(
        actor=request.user,
        name=given["name"],
        named=given["named"],
        article=claim.article,
        kind=given["kind"] or SourceKind.UNKNOWN,
    )


@require_safe
@desk_page("articles.edit_article")
def source_names(request: HttpRequest, public_id: str) -> HttpResponse:
    """Offer the sources that what was typed so far may mean."""
    claim = claim_for_desk(public_id)
    typed = " ".join(request.GET.get("name", "").split())
    context = {"offered": sources_like(typed, claim.article), "typed": typed, "claim": claim}
    return render(request, "desk/_source_names.html", context)


@claim_action
def evidence(request: HttpRequest, claim: Claim, revision: int) -> None:
    """Add a piece of evidence."""
    form = EvidenceForm(request.POST, auto_id="evidence_%s")
    if not form.is_valid():
        raise Unusable("evidence_form", form)
    evidence_add(actor=request.user, claim=claim, revision=revision, **form.cleaned_data)


@claim_action
def evidence_change(request: HttpRequest, claim: Claim, revision: int, evidence_id: str) -> None:
    """Correct a piece of evidence."""
    piece = get_object_or_404(Evidence.objects.select_related("claim"), public_id=evidence_id, claim=claim)
    form = EvidenceForm(request.POST, auto_id=f"evidence_{piece.public_id}_%s")
    if not form.is_valid():
        raise Unusable("evidence_change_form", form, evidence_refused=piece.public_id)
    evidence_update(actor=request.user, evidence=piece, revision=revision, **form.cleaned_data)


@claim_action
def evidence_gone(request: HttpRequest, claim: Claim, revision: int, evidence_id: str) -> None:
    """Take a piece of evidence out of sight."""
    piece = get_object_or_404(Evidence.objects.select_related("claim"), public_id=evidence_id, claim=claim)
    evidence_remove(actor=request.user, evidence=piece, revision=revision)


@form_only
@desk_page("articles.edit_article")
def draft(request: HttpRequest, public_id: str) -> HttpResponse:
    """Keep what is being typed; answers with a line that says so."""
    claim = claim_for_desk(public_id)
    if claim.public_id != public_id:
        return JsonResponse({"message": _("This sentence was merged with another. Work on that one.")}, status=409)
    field, text, revision = (request.POST.get(name, "") for name in ("field", "text", "revision"))
    if field not in DRAFT_FIELDS or not revision.isdecimal() or len(text) > DRAFT_LIMIT:
        return JsonResponse({"message": _("This can't be kept.")}, status=400)
    # A form sends other line ends than a field holds.
    if text.splitlines() == getattr(claim, field).splitlines():
        draft_discard(actor=request.user, claim=claim, field=field)
    else:
        try:
            draft_save(actor=request.user, claim=claim, field=field, text=text, revision=int(revision))
        except Refused as refusal:
            return JsonResponse({"message": refusal.message}, status=409)
    return JsonResponse({"message": _("Draft kept. %(saved)s") % {"saved": saved_at()}})


@form_only
@desk_page("articles.edit_article")
def draft_gone(request: HttpRequest, public_id: str) -> HttpResponse:
    """Throw a draft away."""
    claim = claim_for_desk(public_id)
    draft_discard(actor=request.user, claim=claim, field=request.POST.get("field", ""))
    return claim_answer(request, claim, Outcome())


def _next(request: HttpRequest, claim: Claim) -> str | None:
    """Return the claim to go on with: the next without a decided source, else the next that waits for anything."""
    around = inspector(claim_for_desk(claim.public_id), request.user).neighbours
    return around.unsourced or around.waiting or None
