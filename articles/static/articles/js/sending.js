// Forms that are sent as a whole page: one that could not be sent would leave the browser's own page of failure in the
// place of what was typed, and the way back leads past it. So the desk is asked first whether it is there.
(() => {
  "use strict";

  const PATIENCE = 15000;
  const asking = new WeakSet();
  const sending = new WeakSet();
  const say = (words) => document.dispatchEvent(new CustomEvent("desk:say", { detail: words }));

  async function isThere() {
    try {
      const icon = document.querySelector("link[rel=icon]").href;
      return (await fetch(icon, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) })).ok;
    } catch {
      return false;
    }
  }

  async function send(form, button) {
    asking.add(form);
    form.setAttribute("aria-busy", "true");
    const there = await isThere();
    form.removeAttribute("aria-busy");
    asking.delete(form);
    if (!there) return say(document.body.dataset.offline);
    // Background work that arrives meanwhile may bring its forms anew.
    if (!form.isConnected || (button && button.form !== form)) return say(document.body.dataset.failed);
    sending.add(form);
    form.requestSubmit(button);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    // Those of the inspector are on their way already, and what they hold stays.
    if (event.defaultPrevented || form.method !== "post" || sending.delete(form)) return;
    // A password is typed anew anyway.
    if (form.querySelector("[type=password]")) return;
    event.preventDefault();
    if (!asking.has(form)) send(form, event.submitter);
  });

  // What was refused comes back with words on what to do: the focus goes there, not to the top of the page.
  const refused = document.querySelector("[aria-invalid=true]") || document.querySelector("main .errorlist");
  if (refused && document.activeElement === document.body && !document.querySelector("[autofocus]")) {
    if (refused.matches(".errorlist")) refused.tabIndex = -1;
    refused.focus();
  }

  // Words that would go with the page: browsers ask whether to leave. The inspector's are kept as drafts (drafts.js).
  const FIELDS = "form[method=post] textarea, [data-typed]";
  let sent = null;
  const isUnsent = (field) => field.value !== field.defaultValue && field.form !== sent && !field.closest("#inspector");
  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) sent = event.target;
  });
  addEventListener("beforeunload", (event) => {
    if ([...document.querySelectorAll(FIELDS)].some(isUnsent)) event.preventDefault();
  });
  addEventListener("pageshow", () => {
    sent = null;
  });
})();
