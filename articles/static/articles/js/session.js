// What every desk page does: answers of htmx that are not the expected ones get a word on the page.
(() => {
  "use strict";

  function say(text) {
    const place = document.querySelector(".messages");
    if (!place) return;
    const line = document.createElement("p");
    line.className = "message message-error";
    line.textContent = text;
    place.replaceChildren(line);
    place.scrollIntoView({ block: "nearest" });
  }

  const words = document.body.dataset;
  document.addEventListener("htmx:sendError", () => say(words.offline));
  document.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    say(status === 403 ? words.forbidden : `${words.failed} (${status})`);
  });
})();
