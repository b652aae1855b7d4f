// What is typed into a field with data-draft is kept: at once in this browser, and a moment later on the server if the
// form has an address for drafts.
(() => {
  "use strict";

  const PAUSE = 1200;
  const person = document.body.dataset.person;
  const keyFor = (claim, field) => ["desk.draft", person, claim, field.form.dataset.draftOf, field.dataset.draft].filter(Boolean).join(".");
  const keyOf = (field) => keyFor(document.getElementById("inspector").dataset.inspector, field);
  const timers = new Map();

  function sayOf(field, words) {
    const line = field.form.querySelector(`[data-draft-said="${field.dataset.draft}"]`);
    if (line) line.textContent = words;
  }

  async function keep(field, key) {
    const form = field.form;
    const sent = field.value;
    const body = new URLSearchParams({ field: field.dataset.draft, text: sent, revision: form.elements.revision.value });
    try {
      const answer = await fetch(form.dataset.drafts, {
        method: "POST",
        body,
        headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, Accept: "application/json" },
        redirect: "error",
      });
      const { message } = await answer.json();
      sayOf(field, message);
      // What was typed since is not on the server yet.
      const here = localStorage.getItem(key);
      if (answer.ok && here && JSON.parse(here).text === sent) localStorage.removeItem(key);
    } catch {
      sayOf(field, document.body.dataset.keptHere);
    }
  }

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.dataset || !field.dataset.draft) return;
    const key = keyOf(field);
    localStorage.setItem(key, JSON.stringify({ text: field.value, at: Date.now() }));
    if (!field.form.dataset.drafts || "draftHere" in field.dataset) return;
    clearTimeout(timers.get(key));
    timers.set(key, setTimeout(() => keep(field, key), PAUSE));
  });

  // A saved form needs no draft any more; one that could not be sent keeps it. The form that throws a draft away has no
  // field of its own: what was typed a moment ago must not be kept once more after it.
  document.addEventListener("submit", (event) => {
    const thrown = event.target.id === "draft-discard" && event.submitter;
    const fields = thrown
      ? document.querySelectorAll(`#inspector [data-draft="${event.submitter.value}"]`)
      : event.target.querySelectorAll("[data-draft]");
    for (const field of fields) clearTimeout(timers.get(keyOf(field)));
  });
  // The form that was sent is not in the page any more when its answer is, so it is not the event's target.
  document.addEventListener("htmx:afterRequest", (event) => {
    const { elt: form, formData: sent } = event.detail.requestConfig;
    if (!event.detail.successful || form.tagName !== "FORM" || event.detail.xhr.getResponseHeader("HX-Redirect")) return;
    // The decision on a contradiction says from which claim it was made.
    const inspected = event.detail.pathInfo.requestPath.match(/\/claims\/([a-z0-9]+)\//) || [null, sent.get("back")];
    if (!inspected[1]) return;
    if (form.id === "draft-discard") {
      localStorage.removeItem(["desk.draft", person, inspected[1], sent.get("field")].join("."));
      return;
    }
    for (const field of form.querySelectorAll("[data-draft]")) {
      // What was typed while the request was under way is not saved yet.
      const key = keyFor(inspected[1], field);
      const kept = localStorage.getItem(key);
      if (kept && sent.getAll(field.name).includes(JSON.parse(kept).text)) localStorage.removeItem(key);
    }
  });

  function restore() {
    const inspector = document.getElementById("inspector");
    if (!inspector) return;
    const fields = [...inspector.querySelectorAll("[data-draft]")];
    for (const field of fields) {
      const kept = localStorage.getItem(keyOf(field));
      if (!kept) continue;
      const { text } = JSON.parse(kept);
      if (text === field.value) {
        localStorage.removeItem(keyOf(field));
        continue;
      }
      const saved = field.closest("form").querySelector(`[data-saved-words]`) ? "" : field.defaultValue;
      field.value = text;
      if (field.matches("[data-chain-blank] input")) {
        // The chain gets another empty line, which may have been filled in too.
        field.dispatchEvent(new Event("input", { bubbles: true }));
        fields.push(...inspector.querySelectorAll("[data-chain-blank] [data-draft]"));
      }
      const details = field.closest("details");
      if (details) details.open = true;
      sayOf(field, document.body.dataset.restored + (saved ? ` ${document.body.dataset.savedNow} “${saved}”` : ""));
    }
  }
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "inspector") restore();
  });
  restore();
})();
