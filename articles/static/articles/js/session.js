// What every desk page does: answers of htmx that are not the expected ones get a word on the page.
(() => {
  "use strict";

  let said = null;

  function say(text) {
    const place = document.querySelector(".messages");
    if (!place || said?.isConnected && said.textContent === text) return;
    said = document.createElement("p");
    said.className = "message message-error";
    said.textContent = text;
    place.replaceChildren(said);
    place.scrollIntoView({ block: "nearest" });
  }

  const words = document.body.dataset;
  const told = { 401: words.ended, 403: words.forbidden };
  for (const failure of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(failure, () => say(words.offline));
  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    say(told[status] || `${words.failed} (${status})`);
  });
  document.addEventListener("desk:say", (event) => say(event.detail));
  // What works again needs no word that it did not.
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful) said?.remove();
  });

  // A page that the browser kept is as it was: somebody may have logged out since, or saved.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
})();
