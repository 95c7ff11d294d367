// Keeps a page fresh while nobody is writing on it. Without this script the page works as well.
(() => {
  "use strict";
  const EVERY = 15000;
  let tag = null;
  const busy = () =>
    document.hidden || document.querySelector("main details[open], main :focus, dialog[open]") !== null;
  async function renew() {
    if (!busy()) {
      try {
        const headers = tag === null ? {} : { "If-None-Match": tag };
        const answer = await fetch(location.href, { headers, cache: "no-store", redirect: "manual" });
        if (answer.type === "opaqueredirect") location.reload();
        else if (answer.ok && !busy()) {
          tag = answer.headers.get("ETag");
          const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
          for (const part of ["main", "nav"])
            document.querySelector(part).replaceWith(fresh.querySelector(part));
        }
        document.documentElement.classList.remove("away");
      } catch {
        document.documentElement.classList.add("away");
      }
    }
    setTimeout(renew, EVERY);
  }
  setTimeout(renew, EVERY);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) print();
  });
})();
