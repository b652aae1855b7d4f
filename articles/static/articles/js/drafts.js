// What is typed into a field with data-draft is kept: at once in this browser, and a moment later on the server if the
// form has an address for drafts.
(() => {
  "use strict";

  const PAUSE = 1200;
  const person = document.body.dataset.person;
  const keyFor = (claim, field) => ["desk.draft", person, claim, field.form.dataset.draftOf, field.dataset.draft].filter(Boolean).join(".");
  const keyOf = (field) => keyFor(document.getElementById("inspector").dataset.inspector, field);
  const timers = new Map();
  // Of each field the draft on its way to the server: another follows only when it is there, so that none overtakes.
  const sending = new Map();

  function sayOf(field, words) {
    const line = field.form.querySelector(`[data-draft-said="${field.dataset.draft}"]`);
    if (line) line.textContent = words;
  }

  async function keep(field, key) {
    await sending.get(key)?.arrived;
    const stopping = new AbortController();
    const request = { arrived: send(field, key, stopping.signal), stop: () => stopping.abort() };
    sending.set(key, request);
    await request.arrived;
    if (sending.get(key) === request) sending.delete(key);
  }

  async function send(field, key, signal) {
    const form = field.form;
    const sent = field.value;
    if (!form || !field.isConnected) return;
    const body = new URLSearchParams({ field: field.dataset.draft, text: sent, revision: form.elements.revision.value });
    try {
      const answer = await fetch(form.dataset.drafts, {
        method: "POST",
        body,
        headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, Accept: "application/json" },
        redirect: "error",
        signal,
      });
      const { message } = await answer.json();
      sayOf(field, message);
      // What was typed since is not on the server yet.
      const here = localStorage.getItem(key);
      if (answer.ok && here && JSON.parse(here).text === sent) localStorage.removeItem(key);
    } catch {
      // A form that is being saved needs no word on its draft.
      if (!signal.aborted) sayOf(field, document.body.dataset.keptHere);
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
    for (const field of fields) {
      clearTimeout(timers.get(keyOf(field)));
      sending.get(keyOf(field))?.stop();
    }
  });
  // Before the answer takes the form's place: what is saved must not come back as a draft.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { elt: form, formData: sent } = event.detail.requestConfig;
    if (event.detail.xhr.status >= 400 || form.tagName !== "FORM") return;
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

  // What somebody is typing, and where they are in it, goes over into the inspector that takes this one's place, in the
  // moment in which it does: the next letter would begin an empty field, and its draft.
  // A list in which nothing is marked shows its first choice.
  const firstChoice = (list) => [...list.options].find((option) => option.defaultSelected) || list.options[0];
  const isChanged = (field) =>
    field.tagName === "SELECT" ? field.selectedOptions[0] !== firstChoice(field) : field.value !== field.defaultValue;
  let carried = null;

  function isSettled(field, { requestConfig, xhr }) {
    const { elt: form, formData: sent } = requestConfig;
    if (xhr.status >= 400 || form.tagName !== "FORM") return false;
    if (form.id === "draft-discard") return sent.get("field") === field.dataset.draft;
    return form.contains(field) && sent.getAll(field.name).includes(field.value);
  }

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, shouldSwap, swapOverride } = event.detail;
    if (target.id !== "inspector" || !shouldSwap || swapOverride === "none") return;
    const fields = [...target.querySelectorAll("[data-draft]")].filter((field) => isChanged(field) && !isSettled(field, event.detail));
    carried = {
      claim: target.dataset.inspector,
      scrolled: target.scrollTop,
      fields: fields.map((field) => ({ key: keyOf(field), value: field.value, start: field.selectionStart, end: field.selectionEnd })),
    };
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const inspector = document.getElementById("inspector");
    if (event.target !== inspector) return;
    restore();
    if (carried?.claim === inspector.dataset.inspector) {
      for (const { key, value, start, end } of carried.fields) {
        const field = [...inspector.querySelectorAll("[data-draft]")].find((each) => keyOf(each) === key);
        if (!field) continue;
        if (field.value !== value) field.value = value;
        const details = field.closest("details");
        if (details) details.open = true;
        if (field === document.activeElement && start !== null && field.setSelectionRange) field.setSelectionRange(start, end);
      }
      inspector.scrollTop = carried.scrolled;
    }
    carried = null;
  });
  restore();
})();
