// Shows the API's operations with Swagger UI, from our own files: the strict content policy allows nothing else.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const place = document.querySelector("[data-api-docs]");
  const csrfToken = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? "";
  window.SwaggerUIBundle({
    url: place.dataset.apiDocs,
    domNode: place,
    deepLinking: true,
    docExpansion: "none",
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    presets: [window.SwaggerUIBundle.presets.apis],
    layout: "BaseLayout",
    // A write with the session's cookie needs the token against forgery.
    requestInterceptor: (request) => {
      if (request.method && request.method !== "GET") {
        request.headers["X-CSRFToken"] = csrfToken();
      }
      return request;
    },
  });
});
