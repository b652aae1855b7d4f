// What colleagues decide at the same article arrives while the page is looked at. Without this script it is there at the
// next save or load.
(() => {
  "use strict";

  const EVERY = 10_000;
  const live = () => document.getElementById("live");

  function ask() {
    const inspector = document.getElementById("inspector");
    // While the machine works the page asks by itself, and a step that is being saved brings its own answer.
    if (document.hidden || live().hasAttribute("hx-get") || inspector.hasAttribute("aria-busy")) return;
    htmx.ajax("GET", document.getElementById("text").dataset.live, {
      source: "#live",
      target: "#live",
      swap: "outerHTML",
      values: { claim: inspector.dataset.inspector || "", stamp: document.getElementById("stamp").value },
    });
  }

  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
})();
