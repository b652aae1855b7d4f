// The workbench: sentences get the focus without a reload, a range is widened by moving, and the text and the inspector
// stay in step. Without this script the same links and forms load whole pages.
(() => {
  "use strict";

  const text = () => document.getElementById("text");
  const inspector = () => document.getElementById("inspector");
  const sentences = () => [...text().querySelectorAll("[data-claim]")];
  const linkOf = (claim) => (claim ? document.getElementById(`s-${claim}`) : null);
  // Screen readers tell only what changes in a place that was there before: the inspector comes anew.
  const spoken = () => document.querySelector("[data-spoken]");
  const focused = () => inspector().dataset.inspector || "";
  let current = focused();
  let loading = 0;
  // The sentence in focus when a form of the inspector was sent, until its answer is there.
  let pressedAt = null;
  let focusedKey = null;
  // Whether the sentence in focus is fetched though somebody types there, see below.
  let isWanted = false;
  const refetched = new Set();

  const isField = (element) => element.matches("textarea, select, input:not([type=checkbox], [type=radio])");
  const isTyping = () => inspector().contains(document.activeElement) && isField(document.activeElement);

  function mark(claim, { scroll = true } = {}) {
    for (const link of text().querySelectorAll("[aria-current]")) link.removeAttribute("aria-current");
    for (const field of document.querySelectorAll("[data-focused]")) field.value = claim;
    const link = linkOf(claim);
    if (!link) return;
    link.setAttribute("aria-current", "true");
    if (scroll) {
      const box = link.getBoundingClientRect();
      const sheet = getComputedStyle(inspector()).position === "fixed" ? inspector().offsetHeight : 0;
      if (box.top < 60 || box.bottom > innerHeight - sheet - 40) link.scrollIntoView({ block: sheet ? "start" : "center" });
    }
  }

  function load(claim) {
    clearTimeout(loading);
    // Until it is there, the controls are those of the sentence before: keys for them wait (keys.js).
    inspector().setAttribute("aria-busy", "true");
    // An answer that is still to come brings what changed in the text; with its inspector gone it would find no place.
    if (pressedAt !== null) return;
    loading = setTimeout(() => {
      htmx.ajax("GET", text().dataset.inspect.replace("CLAIM", claim), { target: "#inspector", swap: "outerHTML show:none" });
    }, 40);
  }

  function go(claim, { keepFocus = false } = {}) {
    if (!claim) return;
    current = claim;
    mark(claim);
    const link = linkOf(claim);
    if (link && !keepFocus) link.focus({ preventScroll: true });
    history.replaceState(null, "", `?claim=${claim}`);
    widen();
    load(claim);
  }

  function step(by) {
    const all = sentences();
    const at = all.findIndex((link) => link.dataset.claim === current);
    // A sentence that somebody made meanwhile is not in this text: the inspector knows what stands beside it.
    const beside = inspector().querySelector(by > 0 ? "[data-key=j]" : "[data-key=k]");
    go(at < 0 ? beside.dataset.go : all[at + by]?.dataset.claim);
  }

  // A range: x begins it, moving widens it, x again ends it at the form, Escape forgets it.
  const bulk = document.querySelector("[data-bulk]");
  let rangeFrom = null;

  function numberOf(claim) {
    const link = linkOf(claim);
    return link ? Number(link.closest(".sentence").querySelector(".s").dataset.number) : null;
  }

  function widen() {
    for (const each of text().querySelectorAll(".in-range")) each.classList.remove("in-range");
    if (rangeFrom === null || !bulk) return;
    const [first, last] = [rangeFrom, numberOf(current)].sort((a, b) => a - b);
    for (const link of text().querySelectorAll(".s")) {
      const number = Number(link.dataset.number);
      if (number >= first && number <= last) link.closest(".sentence").classList.add("in-range");
    }
    bulk.querySelector("[data-range-first]").value = first;
    bulk.querySelector("[data-range-last]").value = last;
  }

  function range() {
    if (!bulk) return;
    if (rangeFrom === null) {
      rangeFrom = numberOf(current);
      spoken().textContent = bulk.dataset.begun;
      widen();
      return;
    }
    bulk.open = true;
    bulk.querySelector("[data-range-name]").focus();
    rangeFrom = null;
  }

  document.addEventListener("desk:key", (event) => {
    const does = {
      j: () => step(1),
      k: () => step(-1),
      x: range,
      Escape: () => {
        rangeFrom = null;
        widen();
        linkOf(current)?.focus();
      },
    }[event.detail];
    if (!does) return;
    does();
    event.preventDefault();
  });
  document.addEventListener("desk:left-field", () => linkOf(current)?.focus());

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const sentence = event.target.closest("#text [data-claim]");
    const arrow = event.target.closest("[data-go]");
    const claim = sentence ? sentence.dataset.claim : arrow && arrow.dataset.go;
    if (!claim) return;
    event.preventDefault();
    // Selecting words with the mouse is no click on the sentence.
    const selection = getSelection();
    if (sentence && event.detail && !selection.isCollapsed && text().contains(selection.anchorNode)) return;
    go(claim, { keepFocus: !sentence });
  });

  // Words selected in the inspector's sentence become a claim of their own.
  document.addEventListener("selectionchange", () => {
    const form = inspector()?.querySelector("[data-part]");
    if (!form) return;
    const words = inspector().querySelector("[data-words]");
    const selection = getSelection();
    const inside = selection.rangeCount && !selection.isCollapsed && words.contains(selection.anchorNode) && words.contains(selection.focusNode);
    form.hidden = !inside;
    if (!inside) return;
    const chosen = selection.getRangeAt(0);
    const before = document.createRange();
    before.selectNodeContents(words);
    before.setEnd(chosen.startContainer, chosen.startOffset);
    const start = before.toString().length;
    form.elements.start.value = start;
    form.elements.end.value = start + chosen.toString().length;
  });

  // After an answer to a form: the inspector may speak of the next sentence now. Somebody who moved on meanwhile stays
  // where they are.
  document.addEventListener("htmx:beforeRequest", (event) => {
    const isOurs = event.target.tagName === "FORM" && inspector().contains(event.target);
    if (!isOurs) return;
    pressedAt = current;
    spoken().textContent = "";
    // One step after the other: until the answer is there, what is pressed waits (keys.js).
    inspector().setAttribute("aria-busy", "true");
    inspector().dataset.saving = "";
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { verb, path } = event.detail.requestConfig;
    if (event.detail.target.id !== "inspector") return;
    if (verb !== "get") stayWhereSomebodyTypes(event);
    else if (!path.includes(current)) event.detail.shouldSwap = false;
    else if (focused() === current && !isWanted && !untouched()) {
      // Somebody began to type since it was asked for.
      event.detail.shouldSwap = false;
      rest();
    } else if (inspector().contains(document.activeElement)) focusedKey = document.activeElement.dataset.key || "";
    if (event.detail.shouldSwap) isWanted = false;
  });

  // An answer goes on to the next sentence, while somebody writes about this one: only what is beside the inspector is
  // taken from it, and the inspector fetched at its newest revision, with what is being typed (drafts.js).
  function stayWhereSomebodyTypes(event) {
    const { xhr, requestConfig } = event.detail;
    const going = xhr.getResponseHeader("HX-Replace-Url");
    const isElsewhere = xhr.status < 400 && going && !going.includes(`claim=${focused()}`);
    if (!isElsewhere || pressedAt !== current || !isTyping() || requestConfig.elt.contains(document.activeElement)) return;
    event.detail.swapOverride = "none";
    pressedAt = null;
    setTimeout(() => {
      isWanted = true;
      load(current);
    });
  }

  document.addEventListener("htmx:afterSettle", (event) => {
    if (!["inspector", "live", "text"].includes(event.target.id)) return;
    const isAnswer = event.target.id === "inspector" && pressedAt !== null;
    if (isAnswer && pressedAt !== current) {
      pressedAt = null;
      history.replaceState(null, "", `?claim=${current}`);
      load(current);
      return;
    }
    // Only an answer to a form moves on by itself. A fetched sentence that is no longer the one in focus was left while
    // it settled, and the next one is on its way.
    const moved = isAnswer && focused() !== current;
    if (moved) current = focused();
    mark(current, { scroll: moved });
    if (isAnswer) {
      restoreFocus();
      spoken().textContent = inspector().querySelector("[data-saved]").textContent;
    }
    else if (event.target.id === "inspector") keepFocus();
    if (event.target.id === "inspector") fetchMissing();
  });

  // A colleague made this sentence since the text was fetched.
  function fetchMissing() {
    const claim = focused();
    if (linkOf(claim) || refetched.has(claim)) return;
    refetched.add(claim);
    htmx.ajax("GET", text().dataset.live, { target: "#live", swap: "outerHTML", values: { claim } });
  }

  // What could not be fetched or saved leaves the inspector as it is: the sentence that it shows is the one in focus.
  function rest() {
    pressedAt = null;
    isWanted = false;
    inspector().removeAttribute("aria-busy");
    delete inspector().dataset.saving;
    document.dispatchEvent(new CustomEvent("desk:rested"));
  }
  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout", "htmx:sendAbort"]) {
    document.addEventListener(failure, (event) => {
      if (event.detail.target?.id !== "inspector") return;
      rest();
      current = focused();
      history.replaceState(null, "", `?claim=${current}`);
      mark(current);
    });
  }

  // A control that had the focus came again with the next sentence: the focus stays on it.
  function keepFocus() {
    const key = focusedKey;
    focusedKey = null;
    if (key === null || document.activeElement !== document.body) return;
    const again = key && inspector().querySelector(`[data-key="${CSS.escape(key)}"]`);
    (again || linkOf(current))?.focus({ preventScroll: true });
  }

  // The button that was pressed is gone with the old inspector: the focus goes to the sentence, not to nowhere.
  function restoreFocus() {
    pressedAt = null;
    // Who decided by key stands on a sentence of the text: the focus goes on with what they look at.
    if (document.activeElement !== document.body && !text().contains(document.activeElement)) return;
    const alarm = inspector().querySelector("[role=alert]");
    if (alarm) alarm.tabIndex = -1;
    (alarm || linkOf(current))?.focus({ preventScroll: !alarm });
  }

  // The machine found something: show it in the inspector too, unless somebody is typing there.
  function untouched() {
    return ![...inspector().querySelectorAll("textarea, input:not([type=hidden])")].some((field) => field.value !== field.defaultValue);
  }
  document.addEventListener("htmx:oobAfterSwap", (event) => {
    if (event.detail.target.id !== "text" || !current) return;
    widen();
    // Two versions of one thing, or words to copy, are nowhere else.
    if (inspector().querySelector(".conflict, .kept")) return;
    if (untouched() && !inspector().contains(document.activeElement)) load(current);
  });

  // An action's answer brings its own state of the background work: what was asked of the old one has nowhere to go.
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target } = event.detail;
    if (target.id === "live") target.addEventListener("htmx:beforeSwap", (late) => late.preventDefault());
  });

  // An answer that the browser took from its cache (304) brings nothing new.
  let seen = "";
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.target.id !== "live") return;
    const etag = event.detail.xhr.getResponseHeader("ETag");
    if (etag && etag === seen) event.detail.shouldSwap = false;
    seen = etag;
  });

  mark(current);
})();
