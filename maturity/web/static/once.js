// A form is sent once: pressed twice, a link would be refused as used before its cookie has come.
document.querySelector("form").addEventListener("submit", (event) => {
  const button = event.target.querySelector("button");
  if (button.getAttribute("aria-disabled")) event.preventDefault();
  button.setAttribute("aria-disabled", "true");
});
