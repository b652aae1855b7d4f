"""What the workbench says of the background work."""

import pytest
from django.urls import reverse

from articles.models import Check
from articles.services.checks import check_queue

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("is_whole", [True, False])
def test_the_work_on_a_whole_article_is_not_told_as_that_on_one_sentence(desk, analysed, is_whole):
    Check.objects.update(state="done")
    of = {"version": analysed.current_version} if is_whole else {"claim": analysed.claims.first()}
    check_queue(kind="contradictions", article=analysed, **of)
    page = desk.get(reverse("desk:workbench", args=[analysed.public_id])).text
    assert ("Looking for contradictions of all sentences …" in page) is is_whole
    assert ("Looking for contradictions of 1 sentence …" in page) is not is_whole
