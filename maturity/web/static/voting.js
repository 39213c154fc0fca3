// Moves a phone on when the wall does, and sends a vote again until the server has it. The page
// works without: its forms are forms, and it has a link to look again.
(() => {
  const EVERY = 2000;
  const part = () => document.getElementById("now");
  const pause = () => new Promise((done) => setTimeout(done, EVERY));
  let waiting = null; // the newest form that the server has not answered
  let looking = false;
  let before = null; // what was said before the server went away

  function say(text) {
    const status = document.getElementById("status");
    status.textContent = ""; // the same words are read out again
    setTimeout(() => { status.textContent = text; }, 50);
  }

  function show(html, address, mine) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const [old, now] = [part(), page.getElementById("now")];
    if (!now) return;
    if (!mine && now.dataset.paper && now.dataset.paper === old.dataset.paper) {
      old.dataset.number = now.dataset.number; // what somebody is choosing stays chosen
      return;
    }
    const heading = document.querySelector("h1");
    const focused = old.contains(document.activeElement) ? document.activeElement.id || "-" : null;
    const moved = old.dataset.paper !== now.dataset.paper;
    document.title = page.title;
    document.documentElement.lang = page.documentElement.lang;
    heading.textContent = page.querySelector("h1").textContent;
    old.replaceWith(document.adoptNode(now));
    history.replaceState(null, "", new URL(address).pathname);
    say(page.getElementById("status").textContent);
    if (focused) {
      heading.tabIndex = -1;
      ((!moved && document.getElementById(focused)) || heading).focus({ preventScroll: true });
    }
    if (moved || mine) window.scrollTo(0, 0);
  }

  async function ask(address) {
    const answer = await fetch(address, { cache: "no-store" });
    if (answer.status >= 500) throw new Error(); // what somebody is choosing stays chosen
    return answer;
  }

  async function look() {
    if (document.hidden || waiting || looking || !part().dataset.number) return;
    looking = true;
    try {
      const state = await ask("/w/state");
      const number = state.ok ? await state.text() : String(state.status);
      if (before !== null && !waiting) say(before);
      before = null;
      if (number === part().dataset.number || waiting) return;
      const answer = await ask(location.pathname);
      const html = await answer.text();
      if (!waiting) show(html, answer.url, false);
    } catch {
      if (before !== null || waiting) return;
      before = document.getElementById("status").textContent;
      say(part().dataset.away);
    } finally {
      looking = false;
    }
  }

  async function send() {
    while (waiting) {
      const sent = waiting;
      try {
        const answer = await fetch(sent.action, { method: "POST", body: sent.body });
        const html = await answer.text();
        if (answer.status < 500) {
          if (waiting !== sent) continue;
          waiting = null;
          show(html, answer.redirected ? answer.url : `${location.origin}/w`, true);
          return;
        }
      } catch { /* no connection: again */ }
      say(part().dataset.trying);
      await pause();
    }
  }

  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    event.preventDefault();
    if (waiting && event.target.action.endsWith("/w/time")) return; // a vote goes first
    const idle = !waiting;
    waiting = { action: event.target.action, body: new URLSearchParams(new FormData(event.target)) };
    if (idle) send();
  });
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
  setInterval(look, EVERY);
})();
