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

  function nameOf(event) {
    if (event.code.startsWith("Digit")) return (event.shiftKey ? "shift+" : "") + event.code.slice(5);
    return event.key;
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
    const handled = !document.dispatchEvent(new CustomEvent("desk:key", { detail: wanted, cancelable: true }));
    if (handled) {
      event.preventDefault();
      return;
    }
    const controls = document.querySelectorAll(`[data-key="${CSS.escape(wanted)}"]`);
    const control = [...controls].find((each) => each.checkVisibility({ visibilityProperty: true }) || each.closest("details:not([open])"));
    if (!control || control.closest("[hidden]")) return;
    event.preventDefault();
    press(control);
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
