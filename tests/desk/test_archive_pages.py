"""The desk's pages that look across articles: contradictions, sources, history, people, checks."""

import hashlib
import re
from datetime import date
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.intake.types import ImportedText
from articles.models import Check, Claim, Contradiction, Source
from articles.services.articles import article_import, article_update
from articles.services.attributions import attribution_set
from articles.services.claims import claim_update
from articles.services.sentences import sentence_merge
from articles.services.sources import source_create

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def make_pair(first: Claim, second: Claim, **fields) -> Contradiction:
    first, second = sorted((first, second), key=lambda claim: claim.pk)
    one, other = (hashlib.sha256(claim.text.encode()).hexdigest() for claim in (first, second))
    defaults = {"kind": "number", "probability": 0.97, "reason": "12 vs 31 million euros", "spans_a": [[0, 4]]}
    return Contradiction.objects.create(
        claim_a=first, claim_b=second, digest_a=one, digest_b=other, engine_version="test", **{**defaults, **fields}
    )


@pytest.fixture
def contradiction(article):
    costs = list(article.claims.filter(text__contains="million euros"))
    return make_pair(*costs)


def test_the_inbox_shows_both_sides_with_the_reason(desk, contradiction):
    page = desk.get(reverse("desk:contradictions")).content.decode()
    assert "12 vs 31 million euros" in page
    assert '<mark class="clash">' in page
    assert "31 million euros." in page


@pytest.mark.parametrize(
    ("query", "is_shown"),
    [
        ("", True),
        ("?kind=number", True),
        ("?kind=time", False),
        ("?score=95", True),
        ("?score=99", False),
        ("?decision=decided", False),
        ("?decision=all", True),
        ("?age=1", True),
        ("?where=archive", True),
        ("?where=article", False),
        ("?source=nobody", False),
        ("?score=²&age=x&page=zero&kind=%00", True),
    ],
)
def test_the_inbox_is_narrowed_by_its_address(desk, contradiction, query, is_shown):
    page = desk.get(reverse("desk:contradictions") + query.replace("%00", "")).content.decode()
    assert ("12 vs 31 million euros" in page) is is_shown


def test_the_inbox_finds_pairs_by_a_source_of_either_side(desk, contradiction, editor):
    auditor = source_create(actor=editor, name="Hesse Audit Office", aliases=("state auditor",))
    attribution_set(actor=editor, claim=contradiction.claim_b, revision=1, source=auditor)
    page = desk.get(reverse("desk:contradictions"), {"source": "State  Auditor"}).content.decode()
    assert page.count("12 vs 31 million euros") == 1


def test_the_decisions_on_a_pair_are_called_after_what_clashes(desk, contradiction):
    page = desk.get(reverse("desk:contradictions")).content.decode()
    assert f'role="group" aria-labelledby="reason-{contradiction.public_id}"' in page
    assert f'<strong id="reason-{contradiction.public_id}"><bdi>12 vs 31 million euros' in page


def test_a_decided_pair_leaves_the_inbox_and_is_found_among_the_decided(desk, contradiction):
    form = {"decision": f"real:{contradiction.claim_b.public_id}", "note": "budget", "revision": 1}
    desk.post(reverse("desk:contradiction-decide", args=[contradiction.public_id]), form)
    assert "12 vs 31" not in desk.get(reverse("desk:contradictions")).content.decode()
    decided = desk.get(reverse("desk:contradictions"), {"decision": "decided"}).content.decode()
    assert "budget" in decided
    assert "stands" in decided


def decide_where_it_stands(desk, pair, **query):
    """Decide on ``pair`` in the list that ``query`` asks for, as its form there would; returns where that leads."""
    address = reverse("desk:contradictions", query=query)
    page = desk.get(address).content.decode()
    form = page[page.index(f'id="pair-{pair.public_id}"') :]
    then = re.search(r'name="then" value="(\w+)"', form).group(1)
    data = {"decision": "none:", "revision": pair.revision, "then": then}
    answer = desk.post(reverse("desk:contradiction-decide", args=[pair.public_id]), data, headers={"referer": address})
    return answer.url.removeprefix(address)


def test_after_a_decision_the_list_goes_on_with_the_next_pair(desk, article):
    claims = list(article.claims.order_by("pk")[:4])
    likely, middle, least = (
        make_pair(claims[0], claim, probability=0.9 - number / 10) for number, claim in enumerate(claims[1:])
    )
    assert decide_where_it_stands(desk, middle) == f"#pair-{least.public_id}"
    assert decide_where_it_stands(desk, least) == f"#pair-{likely.public_id}"
    likely.refresh_from_db()
    assert decide_where_it_stands(desk, likely, decision="all") == f"#pair-{likely.public_id}"


@pytest.mark.parametrize("then", ["", "a b", "<b>", "é", "//elsewhere.example"])
def test_no_place_that_is_none_is_gone_to_after_a_decision(desk, contradiction, then):
    data = {"decision": "none:", "revision": 1, "then": then}
    answer = desk.post(
        reverse("desk:contradiction-decide", args=[contradiction.public_id]),
        data,
        headers={"referer": reverse("desk:contradictions")},
    )
    assert answer.url == reverse("desk:contradictions")


def test_a_source_is_added_graded_named_and_corrected(desk):
    desk.post(reverse("desk:source-new"), {"name": "Marta Okoye", "kind": "person"})
    source = Source.objects.get(name="Marta Okoye")
    of = {"args": [source.public_id]}
    desk.post(reverse("desk:source-grade", **of), {"reliability": "B", "reason": "right twice", "revision": 1})
    desk.post(reverse("desk:source-alias-add", **of), {"name": "M. Okoye", "revision": 2})
    desk.post(
        reverse("desk:source-update", **of),
        {"name": "Marta A. Okoye", "kind": "person", "description": "city engineer", "revision": 3},
    )
    page = desk.get(reverse("desk:source", **of)).content.decode()
    for words in ("Marta A. Okoye", "B – usually reliable", "right twice", "M. Okoye", "city engineer"):
        assert words in page


def test_a_grade_without_a_reason_is_refused_and_what_was_typed_stays(desk, editor):
    source = source_create(actor=editor, name="Harbour Gazette")
    answer = desk.post(
        reverse("desk:source-grade", args=[source.public_id]), {"reliability": "E", "reason": "", "revision": 1}
    )
    assert answer.status_code == 422
    assert "A grade needs a reason" in answer.content.decode()
    source.refresh_from_db()
    assert source.reliability == ""


def test_an_old_form_of_a_source_is_refused_with_what_is_there_now(desk, editor):
    source = source_create(actor=editor, name="Harbour Gazette")
    address = reverse("desk:source-grade", args=[source.public_id])
    desk.post(address, {"reliability": "B", "reason": "first", "revision": 1})
    answer = desk.post(address, {"reliability": "E", "reason": "second", "revision": 1})
    assert answer.status_code == 409
    source.refresh_from_db()
    assert source.reliability == "B"


def test_only_a_reviewer_may_merge_sources(desk, client, editor, reviewer):
    gone, stays = (source_create(actor=editor, name=name) for name in ("Zelensky", "Zelenskyy"))
    address = reverse("desk:source-merge", args=[gone.public_id])
    assert desk.post(address, {"into": "Zelenskyy", "revision": 1}).status_code == 403
    client.force_login(reviewer)
    answer = client.post(address, {"into": "Zelenskyy", "revision": 1})
    assert answer.headers["Location"] == reverse("desk:source", args=[stays.public_id])
    moved = client.get(reverse("desk:source", args=[gone.public_id]))
    assert moved.headers["Location"] == reverse("desk:source", args=[stays.public_id])


def test_a_source_page_tells_how_its_claims_turned_out(desk, article, editor):
    source = source_create(actor=editor, name="City council")
    claim = article.claims.get(text__contains="12 million")
    attribution_set(actor=editor, claim=claim, revision=1, source=source)
    claim_update(actor=editor, claim=claim, revision=2, truth_status="false")
    page = desk.get(reverse("desk:source", args=[source.public_id])).content.decode()
    assert "1 claim of its own" in page
    assert "12 million euros" in page
    assert "status-false" in page


def test_history_says_who_did_what_before_and_after(desk, article, editor):
    claim = article.claims.first()
    claim_update(actor=editor, claim=claim, revision=1, truth_status="disputed", note="call back")
    for address in (
        reverse("desk:history"),
        reverse("desk:article-history", args=[article.public_id]),
        reverse("desk:claim-history", args=[claim.public_id]),
    ):
        page = desk.get(address).content.decode()
        assert "changed the claim" in page
        assert '<del dir="auto">not checked yet</del> <ins dir="auto">disputed</ins>' in page
        assert "call back" in page


def test_history_writes_dates_as_the_desk_does(desk, article, editor):
    claim = article.claims.first()
    claim_update(actor=editor, claim=claim, revision=1, as_of=date(2026, 3, 9))
    article_update(actor=editor, article=article, revision=article.revision, published_on=date(2026, 2, 1))
    page = desk.get(reverse("desk:history")).content.decode()
    assert '<ins dir="auto">9 March 2026</ins>' in page
    assert '<ins dir="auto">1 February 2026</ins>' in page


def test_a_sentence_that_was_merged_into_another_keeps_its_own_history(desk, article, editor):
    claim = article.claims.order_by("pk")[1]
    claim_update(actor=editor, claim=claim, revision=1, note="call back")
    sentence_merge(actor=editor, sentence=article.current_version.sentences.get(index=0))
    page = desk.get(reverse("desk:claim-history", args=[claim.public_id]))
    assert "call back" in page.text
    assert claim.text in unescape(page.text)


def test_an_administrator_opens_and_closes_accounts(client, administrator, mailoutbox):
    client.force_login(administrator)
    client.post(reverse("desk:people"), {"username": "ines", "email": "ines@example.org", "role": "reviewer"})
    ines = User.objects.get(username="ines")
    assert list(ines.groups.values_list("name", flat=True)) == ["reviewer"]
    client.post(reverse("desk:person-role", args=[ines.pk]), {"role": "editor"})
    client.post(reverse("desk:person-deactivate", args=[ines.pk]))
    ines.refresh_from_db()
    assert (ines.is_active, ines.groups.get().name) == (False, "editor")
    client.post(reverse("desk:person-reactivate", args=[ines.pk]))
    ines.refresh_from_db()
    assert ines.is_active


def test_the_last_administrator_stays_one(client, administrator):
    client.force_login(administrator)
    answer = client.post(reverse("desk:person-deactivate", args=[administrator.pk]), follow=True)
    assert "last administrator" in answer.content.decode()
    administrator.refresh_from_db()
    assert administrator.is_active


def test_a_failed_check_says_why_and_can_be_run_again(desk, article):
    check = Check.objects.create(kind="contradictions", article=article, state="failed", error="The disk was full.")
    page = desk.get(reverse("desk:checks"), {"state": "failed"}).content.decode()
    assert "The disk was full." in page
    desk.post(reverse("desk:check-rerun", args=[check.pk]))
    check.refresh_from_db()
    assert check.state == "queued"


def test_only_an_administrator_has_the_archive_checked_again(desk, client, administrator):
    assert desk.post(reverse("desk:archive-recheck")).status_code == 403
    client.force_login(administrator)
    client.post(reverse("desk:archive-recheck"))
    assert Check.objects.filter(kind="recheck", state="queued").count() == 1


@pytest.mark.parametrize("name", ["contradictions", "sources", "history", "checks"])
def test_a_list_asks_the_database_as_often_for_many_rows_as_for_few(
    desk, editor, article, name, django_assert_num_queries, django_assert_max_num_queries
):
    claims = list(article.claims.order_by("pk"))
    make_pair(claims[0], claims[1])
    source_create(actor=editor, name="First source", aliases=("One",))
    address = reverse(f"desk:{name}")
    desk.get(address)
    with django_assert_max_num_queries(60) as few:
        desk.get(address)
    for a in range(len(claims)):
        for b in range(a + 1, len(claims)):
            if (a, b) != (0, 1):
                make_pair(claims[a], claims[b])
    for number in range(18):
        source_create(actor=editor, name=f"Source {number}", aliases=(f"Alias {number}",))
        Check.objects.create(kind="contradictions", article=article, claim=claims[number % 6], state="done")
    with django_assert_num_queries(len(few.captured_queries)):
        desk.get(address)


def test_what_a_source_was_quoted_for_ends_with_articles_of_which_no_date_is_known(desk, editor):
    source = source_create(actor=editor, name="The mayor")
    for text, day in (("It opens.", date(2026, 3, 2)), ("It may open.", None), ("It closes.", date(2026, 4, 2))):
        imported = ImportedText(text=text, title=text, published_on=day)
        claim = article_import(actor=editor, imported=imported).claims.get()
        attribution_set(actor=editor, claim=claim, revision=claim.revision, source=source)
    page = desk.get(reverse("desk:source", args=[source.public_id])).content.decode()
    assert re.findall(r">(It [a-z ]+\.)</a>", page) == ["It closes.", "It opens.", "It may open."]


def forms_of(client, editor, administrator):
    """Return the pages of the registry and the people that have forms, as the administrator sees them."""
    client.force_login(administrator)
    source = source_create(actor=editor, name="Marta Okoye")
    addresses = [reverse("desk:people"), reverse("desk:source-new"), reverse("desk:source", args=[source.public_id])]
    return [client.get(address).text for address in addresses]


def test_labels_of_forms_end_as_everywhere_else(client, editor, administrator):
    for page in forms_of(client, editor, administrator):
        labels = re.findall(r"<label[^>]*>(.*?)</label>", page)
        assert labels and [label for label in labels if label.rstrip().endswith(":")] == []


def test_each_label_leads_to_the_field_that_it_names(client, editor, administrator):
    for page in forms_of(client, editor, administrator):
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert sorted(ids) == sorted(set(ids))
        assert set(re.findall(r'<label[^>]*for="([^"]+)"', page)) <= set(ids)
