"""The page about the API in a real browser: under the strict content policy, with our own files only."""


def test_operations_are_shown_and_nothing_is_refused_or_fetched_from_elsewhere(chromium, live_server):
    page, wrong, foreign = chromium.new_page(), [], []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: foreign.append(request.url))
    page.goto(f"{live_server.url}/api/v1/docs/")
    page.wait_for_selector(".opblock-tag")
    page.locator(".opblock-tag").first.click()
    page.locator("#operations-published-published_claims_list").click()
    page.wait_for_selector(".opblock-body")
    page.close()
    assert wrong == []
    assert [url for url in foreign if not url.startswith((live_server.url, "data:"))] == []
