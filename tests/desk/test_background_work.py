"""What the workbench says of the background work."""

import re

import pytest
from django.urls import reverse

from articles.models import Check
from articles.services.checks import check_queue
from articles.services.claims import claim_update

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_whole", [True, False])
def test_the_work_on_a_whole_article_is_not_told_as_that_on_one_sentence(desk, analysed, is_whole):
    Check.objects.update(state="done")
    of = {"version": analysed.current_version} if is_whole else {"claim": analysed.claims.first()}
    check_queue(kind="contradictions", article=analysed, **of)
    page = desk.get(reverse("desk:workbench", args=[analysed.public_id])).text
    assert ("Looking for contradictions of all sentences …" in page) is is_whole
    assert ("Looking for contradictions of 1 sentence …" in page) is not is_whole


def answers_live(desk, article, stamp):
    address = reverse("desk:live", args=[article.public_id])
    return desk.get(address, {"stamp": stamp}, headers={"HX-Request": "true"}).text


def stamp_of(page):
    return re.search(r'id="stamp" name="stamp" value="([^"]*)"', page)[1]


def test_what_a_colleague_decided_is_told_too(desk, analysed, reviewer):
    Check.objects.update(state="done")
    shown = stamp_of(desk.get(reverse("desk:workbench", args=[analysed.public_id])).text)
    assert 'id="text"' not in answers_live(desk, analysed, shown)
    claim = analysed.claims.first()
    claim_update(actor=reviewer, claim=claim, revision=claim.revision, truth_status="not_checkable")
    answer = answers_live(desk, analysed, shown)
    assert f'class="sentence status-not_checkable" id="w-{claim.public_id}"' in answer
    assert 'id="text"' not in answers_live(desk, analysed, stamp_of(answer))
