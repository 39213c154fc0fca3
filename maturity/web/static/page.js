// What Streamlit leaves out when a page changes: the language, and where reading goes on.
(() => {
  const { lang, focus, again } = document.currentScript.dataset;
  if (again) { setTimeout(() => location.reload(), again * 1000); return; }
  document.documentElement.lang = lang;
  if (!focus) return;
  let patience = 60;
  const look = () => {
    const heading = focus === "page" ? document.querySelector("h1") : document.getElementById(focus);
    if (heading) {
      heading.tabIndex = -1;
      heading.focus({ preventScroll: focus === "page" });
      return;
    }
    if (patience-- > 0) setTimeout(look, 50);
  };
  look();
})();

// Streamlit says "connecting" in a corner, and greys out the page: nobody knows what became of it.
(() => {
  const { away } = document.currentScript.dataset;
  if (!away) return;
  if (window.saysAway) { window.saysAway.words = away; return; }
  const say = window.saysAway = { words: away, since: 0 };
  const line = document.createElement("p");
  line.id = "away";
  line.setAttribute("role", "status");
  document.body.append(line);
  setInterval(() => {
    const app = document.querySelector("[data-testid=stApp]");
    const here = !app || app.dataset.testConnectionState === "CONNECTED";
    say.since = here ? 0 : say.since || Date.now();
    const words = say.since && Date.now() - say.since > 1000 ? say.words : "";
    if (line.textContent !== words) line.textContent = words;
  }, 250);
})();

// A tap leaves a box and follows a link at once, and the page would change before the server hears
// of what was typed. So the link waits until it has.
(() => {
  if (window.linksWait) return;
  window.linksWait = true;
  let left = -Infinity;
  document.addEventListener("focusout", (event) => {
    if (event.target.matches("textarea, input")) left = performance.now();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || !event.isTrusted || performance.now() - left > 100) return;
    event.preventDefault();
    event.stopPropagation();
    setTimeout(() => link.click(), 150);
  }, true);
})();
