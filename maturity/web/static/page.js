// What Streamlit leaves out when a page changes: the language, and where reading goes on.
(() => {
  const { lang, focus } = document.currentScript.dataset;
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
