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
    const isDigit = event.code.startsWith("Digit") && !event.getModifierState("AltGraph");
    if (isDigit && (/^\d$/.test(event.key) || !controlsOf(event.key).length)) return (event.shiftKey ? "shift+" : "") + event.code.slice(5);
    // Where letters are not Latin they go by their place, too; and capitals are locked by mistake.
    if (event.code.startsWith("Key") && /^[^\x00-\x7f]$/.test(event.key)) return event.code.slice(3).toLowerCase();
    return event.getModifierState("CapsLock") && event.key.length === 1 ? event.key.toLowerCase() : event.key;
  }

  function controlOf(name) {
    const shown = (each) => each.checkVisibility({ visibilityProperty: true }) || each.closest("details:not([open])");
    const control = controlsOf(name).find(shown);
    return control && !control.closest("[hidden]") ? control : null;
  }

  // A text that is written already goes on at its end; where there is none to be, in a date say, it has no place in it.
  function goOnIn(field) {
    field.focus();
    if (typeof field.selectionStart === "number") field.setSelectionRange(field.value.length, field.value.length);
  }

  function press(control) {
    const details = control.closest("details");
    if (details) details.open = true;
    if (control.tagName === "SUMMARY") {
      const field = details.querySelector("input:not([type=hidden]), textarea, select");
      if (field) goOnIn(field);
    } else if (typing(control)) {
      goOnIn(control);
      // A name is typed anew.
      if (control.tagName !== "TEXTAREA" && control.select) control.select();
    } else if (control.matches("a, button")) {
      control.click();
    } else {
      control.scrollIntoView({ block: "start" });
      control.focus();
    }
  }

  // What is pressed while the inspector still shows the sentence before, or while the last step is being saved, waits
  // until it shows the right one; what is pressed after it waits too, so that everything is done in its order.
  const waiting = [];
  const WALKING = ["j", "k", "x", "Escape"];
  const isOurs = (name) => WALKING.includes(name) || /^(shift\+)?\S$/.test(name);
  const busy = () => document.querySelector("[data-inspector][aria-busy=true]");

  function isTooEarly(name) {
    const inspector = busy();
    if (!inspector || WALKING.includes(name)) return false;
    const control = controlOf(name);
    return !control || inspector.contains(control) || ("saving" in inspector.dataset && Boolean(control.form));
  }

  function act(name) {
    if (!document.dispatchEvent(new CustomEvent("desk:key", { detail: name, cancelable: true }))) return true;
    const control = controlOf(name);
    if (control) press(control);
    return Boolean(control);
  }

  // What waits is a key, or a form whose button was pressed. Letters after a key that opens a field are for the field.
  function catchUp() {
    let isOpened = false;
    while (waiting.length) {
      const [{ name, typed, form }] = waiting;
      if (form ? busy() : isTooEarly(name)) return;
      waiting.shift();
      if (form) submitAgain(form);
      else if (!isOpened) {
        act(name);
        isOpened = typing(document.activeElement);
      } else if (name === "Backspace") document.execCommand("delete");
      else if (typed) document.execCommand("insertText", false, typed);
    }
  }

  // After what else the page does then: it may fetch another sentence.
  for (const moment of ["htmx:afterSettle", "desk:rested"]) document.addEventListener(moment, () => setTimeout(catchUp));
  for (const failure of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(failure, () => waiting.splice(0));
  }

  // A button that is pressed while the last step is being saved, of a form with the old revision: it is pressed again
  // when the answer is there.
  document.addEventListener(
    "submit",
    (event) => {
      const inspector = busy();
      if (!inspector || !("saving" in inspector.dataset) || event.target.closest("dialog")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { name = "", value = "" } = event.submitter || {};
      waiting.push({ form: { action: event.target.getAttribute("action"), name, value } });
    },
    true,
  );

  function submitAgain({ action, name, value }) {
    const forms = [...document.querySelectorAll("form")].filter((form) => form.getAttribute("action") === action);
    for (const form of forms) {
      const button = [...form.elements].find((each) => each.type === "submit" && each.name === name && each.value === value);
      if (button) return button.click();
    }
    document.dispatchEvent(new CustomEvent("desk:say", { detail: document.body.dataset.movedOn }));
  }

  function isForText(event) {
    return waiting.length > 0 && (event.key.length === 1 || event.key === "Backspace");
  }

  document.addEventListener("keydown", (event) => {
    // What an input method is still composing is nobody's key.
    if (event.isComposing || event.keyCode === 229) return;
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
    if (!isOurs(wanted) && !isForText(event)) return;
    if (wanted === "Escape") waiting.splice(0);
    // A key that is held down decides once; only walking goes on.
    if (event.repeat && !["j", "k"].includes(wanted)) {
      if (controlOf(wanted)) event.preventDefault();
    } else if (waiting.length || isTooEarly(wanted)) {
      waiting.push({ name: wanted, typed: event.key.length === 1 ? event.key : "" });
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
