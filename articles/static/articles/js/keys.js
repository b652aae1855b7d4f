// One key, one visible control: an element with data-key="a" is pressed by the key a. Keys rest while somebody types.
(() => {
  "use strict";

  const SWITCH = "desk.keys";
  const isOn = () => localStorage.getItem(SWITCH) !== "off";
  const typing = (element) =>
    element.isContentEditable ||
    element.tagName === "TEXTAREA" ||
    element.tagName === "SELECT" ||
    (element.tagName === "INPUT" && !["checkbox", "radio", "button", "submit"].includes(element.type));

  const controlsOf = (name) => [...document.querySelectorAll(`[data-key="${CSS.escape(name)}"]`)];

  function nameOf(event) {
    // Digits go by their place: on some keyboards they need shift. On others "/" is shift and 7, and means itself.
    const isDigit = event.code.startsWith("Digit") && (/^\d$/.test(event.key) || !controlsOf(event.key).length);
    if (isDigit) return (event.shiftKey ? "shift+" : "") + event.code.slice(5);
    return event.key;
  }

  function controlOf(name) {
    const shown = (each) => each.checkVisibility({ visibilityProperty: true }) || each.closest("details:not([open])");
    const control = controlsOf(name).find(shown);
    return control && !control.closest("[hidden]") ? control : null;
  }

  function press(control) {
    const details = control.closest("details");
    if (details) details.open = true;
    if (control.tagName === "SUMMARY") {
      const field = details.querySelector("input:not([type=hidden]), textarea, select");
      if (field) field.focus();
    } else if (typing(control)) {
      control.focus();
      if (control.select) control.select();
    } else if (control.matches("a, button")) {
      control.click();
    } else {
      control.scrollIntoView({ block: "start" });
      control.focus();
    }
  }

  // What is pressed while the inspector still shows the sentence before waits until it shows the right one; what is
  // pressed after it waits too, so that everything is done in its order.
  const waiting = [];
  const WALKING = ["j", "k", "x", "Escape"];
  const isOurs = (name) => WALKING.includes(name) || /^(shift\+)?\S$/.test(name);

  function isTooEarly(name) {
    const busy = document.querySelector("[data-inspector][aria-busy=true]");
    if (!busy || WALKING.includes(name)) return false;
    const control = controlOf(name);
    return !control || busy.contains(control);
  }

  function act(name) {
    if (!document.dispatchEvent(new CustomEvent("desk:key", { detail: name, cancelable: true }))) return true;
    const control = controlOf(name);
    if (control) press(control);
    return Boolean(control);
  }

  function catchUp() {
    while (waiting.length && !isTooEarly(waiting[0])) act(waiting.shift());
  }

  // After what else the page does then: it may fetch another sentence.
  document.addEventListener("htmx:afterSettle", () => setTimeout(catchUp));
  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(failure, () => waiting.splice(0));
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !isOn()) return;
    if (document.querySelector("dialog[open]")) return;
    if (typing(event.target)) {
      if (event.key === "Escape") {
        event.target.blur();
        document.dispatchEvent(new CustomEvent("desk:left-field"));
      }
      return;
    }
    const wanted = nameOf(event);
    if (!isOurs(wanted)) return;
    if (wanted === "Escape") waiting.splice(0);
    // A key that is held down decides once; only walking goes on.
    if (event.repeat && !["j", "k"].includes(wanted)) {
      if (controlOf(wanted)) event.preventDefault();
    } else if (waiting.length || isTooEarly(wanted)) {
      waiting.push(wanted);
      event.preventDefault();
    } else if (act(wanted)) {
      event.preventDefault();
    }
  });

  const dialog = document.querySelector("dialog#keys");
  if (dialog) {
    document.addEventListener("click", (event) => {
      const link = event.target.closest('[data-key="?"]');
      if (!link) return;
      event.preventDefault();
      dialog.showModal();
    });
    const box = dialog.querySelector("[data-keys-on]");
    box.checked = isOn();
    box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "on" : "off"));
  }
})();
