// The source picker: arrow keys go from the field to the names offered below it and back; one more link for the chain.
(() => {
  "use strict";

  document.addEventListener("keydown", (event) => {
    const form = event.target.closest("[data-source-form]");
    if (!form || event.isComposing || !["ArrowDown", "ArrowUp", "Escape"].includes(event.key)) return;
    const field = form.querySelector("[data-picker]");
    const offers = [...form.querySelectorAll("[data-offers] button")];
    const at = offers.indexOf(event.target);
    if (event.target !== field && at < 0) return;
    if (event.key === "Escape") {
      if (!offers.length) return;
      form.querySelector("#source-offers").replaceChildren();
      field.focus();
    } else {
      const next = event.key === "ArrowDown" ? offers[at + 1] : offers[at - 1] || field;
      if (next) next.focus();
    }
    event.preventDefault();
  });

  // Names that come late must not take those away among which somebody is choosing.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target } = event.detail;
    if (target.id === "source-offers" && target.contains(document.activeElement)) event.detail.shouldSwap = false;
  });

  // When the last, empty line of the chain is filled in, another empty one follows.
  document.addEventListener("input", (event) => {
    const row = event.target.closest("[data-chain-blank]");
    if (!row || !event.target.value) return;
    const another = row.cloneNode(true);
    const number = row.parentElement.children.length + 1;
    for (const field of another.querySelectorAll("[id]")) {
      field.id = `${field.id.split("-")[0]}-${number}`;
      field.dataset.draft = field.id;
    }
    for (const label of another.querySelectorAll("label")) label.htmlFor = `${label.htmlFor.split("-")[0]}-${number}`;
    another.querySelector("input").value = "";
    delete row.dataset.chainBlank;
    row.after(another);
  });
})();
