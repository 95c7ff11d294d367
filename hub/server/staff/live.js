// Keeps a page fresh while nobody is writing on it, and rings once for what must not be missed. Without this script
// the page works as well.
(() => {
  "use strict";
  const USUAL = 15000;
  const RUNG = "tingxu-rung";
  let tag = null;
  let sound = null;
  const busy = () =>
    document.hidden || document.querySelector("main details[open], main :focus, dialog[open]") !== null;
  const every = () => Number(document.querySelector("main").dataset.every) || USUAL;
  function beep() {
    if (sound === null) return;
    const tone = sound.createOscillator();
    const loud = sound.createGain();
    tone.frequency.value = 880;
    loud.gain.setValueAtTime(0.3, sound.currentTime);
    loud.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 0.8);
    tone.connect(loud).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 0.8);
  }
  function ring() {
    const here = [...document.querySelectorAll("[data-alert]")].map((each) => each.dataset.alert);
    const before = JSON.parse(sessionStorage.getItem(RUNG) ?? "[]");
    sessionStorage.setItem(RUNG, JSON.stringify(here));
    if (here.some((each) => !before.includes(each))) {
      navigator.vibrate?.([300, 150, 300]);
      beep();
    }
  }
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
          ring();
        }
        document.documentElement.classList.remove("away");
      } catch {
        document.documentElement.classList.add("away");
      }
    }
    setTimeout(renew, every());
  }
  ring();
  setTimeout(renew, every());
  document.addEventListener("click", (event) => {
    sound ??= new AudioContext();
    if (event.target.closest("[data-print]")) print();
  });
})();
