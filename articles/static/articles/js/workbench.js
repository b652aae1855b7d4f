// The workbench: sentences get the focus without a reload, a range is widened by moving, and the text and the inspector
// stay in step. Without this script the same links and forms load whole pages.
(() => {
  "use strict";

  const text = () => document.getElementById("text");
  const inspector = () => document.getElementById("inspector");
  const sentences = () => [...text().querySelectorAll("[data-claim]")];
  const linkOf = (claim) => (claim ? document.getElementById(`s-${claim}`) : null);
  const focused = () => inspector().dataset.inspector || "";
  let current = focused();
  let loading = 0;
  // The sentence in focus when a form of the inspector was sent, until its answer is there.
  let pressedAt = null;
  let focusedKey = null;

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
    const next = all[at + by];
    if (next) go(next.dataset.claim);
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
    // Selecting words with the mouse is no click on the sentence.
    event.preventDefault();
    if (String(getSelection())) return;
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
    if (isOurs) pressedAt = current;
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { verb, path } = event.detail.requestConfig;
    if (verb !== "get" || event.detail.target.id !== "inspector") return;
    if (!path.includes(current)) event.detail.shouldSwap = false;
    else if (inspector().contains(document.activeElement)) focusedKey = document.activeElement.dataset.key || "";
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (!["inspector", "live", "text"].includes(event.target.id)) return;
    const isAnswer = event.target.id === "inspector" && pressedAt !== null;
    if (isAnswer && pressedAt !== current) {
      pressedAt = null;
      load(current);
      return;
    }
    // Only an answer to a form moves on by itself. A fetched sentence that is no longer the one in focus was left while
    // it settled, and the next one is on its way.
    const moved = isAnswer && focused() !== current;
    if (moved) current = focused();
    mark(current, { scroll: moved });
    if (isAnswer) restoreFocus();
    else if (event.target.id === "inspector") keepFocus();
  });

  // What could not be fetched or saved leaves the inspector as it is: the sentence that it shows is the one in focus.
  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(failure, (event) => {
      const { target, xhr } = event.detail;
      const isAnswered = xhr.status >= 400 && xhr.status < 500 && pressedAt !== null;
      if (target?.id !== "inspector" || isAnswered) return;
      pressedAt = null;
      inspector().removeAttribute("aria-busy");
      current = focused();
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
    if (document.activeElement !== document.body) return;
    const alarm = inspector().querySelector("[role=alert]");
    if (alarm) alarm.tabIndex = -1;
    (alarm || linkOf(current))?.focus({ preventScroll: !alarm });
  }

  // The machine found something: show it in the inspector too, unless somebody is typing there.
  const untouched = () => ![...inspector().querySelectorAll("textarea, input:not([type=hidden])")].some((field) => field.value !== field.defaultValue);
  document.addEventListener("htmx:oobAfterSwap", (event) => {
    if (event.detail.target.id !== "text" || !current) return;
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
