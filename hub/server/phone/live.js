(() => {
  "use strict";
  const SILENT = 35000, SETTLING = 3000, LONGEST = 20000;
  const $ = (id) => document.getElementById(id);
  const lost = $("lost"), lostText = lost.querySelector("span"), sound = $("sound");
  let stream = null, heard = Date.now(), fine = false, read = false, since = Date.now(), wait = 1000, timer = 0, ended = false;
  let { call, near, say: said } = JSON.parse($("facts").textContent), audio = null;

  // -- the line --

  function listen() {
    clearTimeout(timer);
    stream?.close();
    stream = new EventSource(location.pathname + "/events?lang=" + document.documentElement.lang.slice(0, 2));
    stream.addEventListener("open", hear);
    stream.addEventListener("now", (event) => { hear(); show(JSON.parse(event.data)); });
    stream.addEventListener("at", (event) => { hear(); $("as-of").textContent = JSON.parse(event.data); });
    stream.addEventListener("over", () => { finish(); location.reload(); });
    stream.addEventListener("error", () => {
      if (fine) since = Date.now();
      fine = false;
      if (stream.readyState === EventSource.CLOSED) later();
    });
  }
  function hear() {
    heard = Date.now();
    fine = true;
    wait = 1000;
    look();
  }
  // The browser itself comes again after a break, but not after a refusal. The page is then read as a whole, and
  // again and again where nothing but that gets through.
  function later() {
    clearTimeout(timer);
    timer = setTimeout(again, wait * (0.75 + Math.random() / 2));
    wait = Math.min(2 * wait, LONGEST);
  }
  async function again() {
    try {
      const answer = await fetch(location.href, { cache: "no-store" });
      if (answer.status === 404 || answer.status === 410) return location.reload();
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const part = (id) => page.getElementById(id);
        heard = Date.now();
        read = true;
        $("as-of").textContent = part("as-of").textContent;
        if (!part("facts")) return location.reload();
        show({ now: part("now").innerHTML, acts: part("acts").innerHTML, ...JSON.parse(part("facts").textContent) });
        return listen();
      }
    } catch { /* still gone: try later */ }
    read = false;
    later();
  }
  function finish() {
    ended = true;
    clearTimeout(timer);
    stream?.close();
  }
  function look() {
    const gone = !ended && (Date.now() - heard > SILENT || (!fine && !read && Date.now() - since > SETTLING));
    if (gone) {
      const minutes = Math.floor((Date.now() - heard) / 60000);
      lostText.textContent = minutes < 1 ? lostText.dataset.just : lostText.dataset.ago.replace("{n}", minutes);
      if (lost.hidden) $("polite").textContent = lostText.textContent;
    }
    lost.hidden = !gone;
    $("live").hidden = gone || ended;
  }
  // A phone that slept has a line that looks open and is not.
  function wake() {
    if (document.hidden || ended) return;
    if (!fine || Date.now() - heard > SILENT / 2) listen();
    look();
  }

  // -- what is shown --

  const parts = new Map([$("now"), $("acts")].map((place) => [place, place.innerHTML]));
  function put(place, html) {
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    if (parts.get(place) === fresh.innerHTML) return;
    parts.set(place, fresh.innerHTML);
    const open = place.querySelector("details[open]") !== null, held = place.contains(document.activeElement);
    place.replaceChildren(fresh.content);
    const details = place.querySelector("details");
    if (open && details) details.open = true;
    if (held) (place.querySelector("summary, button") ?? $("now")).focus();
  }
  function show(told) {
    put($("now"), told.now);
    put($("acts"), told.acts);
    document.title = told.title;
    if (told.say !== said) $(told.call && told.call !== call ? "urgent" : "polite").textContent = told.say;
    if (told.call && told.call !== call) ring(3);
    else if (told.near && !near) ring(1);
    call = told.call;
    near = told.near;
    said = told.say;
    if (!told.moving) {
      finish();
      sound.hidden = true;
    }
    look();
  }

  // -- sound: browsers allow it after a touch only --

  function ring(times) {
    if (audio === null) return;
    navigator.vibrate?.(times > 1 ? [500, 200, 500, 200, 800] : [200]);
    for (let n = 0; n < times; n++) {
      note(880, audio.currentTime + n * 1.1);
      note(698.46, audio.currentTime + n * 1.1 + 0.35);
    }
  }
  function note(pitch, at) {
    const tone = audio.createOscillator(), loud = audio.createGain();
    tone.frequency.value = pitch;
    loud.gain.setValueAtTime(0, at);
    loud.gain.linearRampToValueAtTime(0.6, at + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.001, at + 0.7);
    tone.connect(loud).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.75);
  }
  if (window.AudioContext) {
    const off = sound.querySelector("span").textContent;
    sound.hidden = false;
    sound.addEventListener("click", () => {
      if (audio === null) {
        audio = new AudioContext();
        ring(1);
      } else {
        audio.close();
        audio = null;
      }
      sound.classList.toggle("on", audio !== null);
      sound.querySelector("span").textContent = audio === null ? off : sound.dataset.on;
    });
  }

  document.addEventListener("visibilitychange", wake);
  addEventListener("pageshow", wake);
  addEventListener("online", wake);
  addEventListener("focus", wake);
  setInterval(look, 1000);
  listen();
})();
