/* For every page. Must run on Chromium 69: no optional chaining, no `??`, no replaceAll. Nothing here is needed to read or to apply. */
(() => {
  document.documentElement.classList.add("script");
  document.addEventListener("click", (event) => {
    var target = event.target;
    if (target instanceof Element && target.closest("[data-print]")) window.print();
  });
  // Bring readers to what has to be put right.
  var errors = document.getElementById("errors");
  if (errors) {
    errors.focus();
    // The page came as the answer to a form: else going back to it later asks whether to send that form again.
    history.replaceState(null, "", location.href);
  }
  // On paper nothing stays folded.
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((each) => {
      each.setAttribute("open", "");
    });
  });
  // Where there is room the whole directory stands open, and what a link points to is open in any case.
  var wide = window.matchMedia("(min-width: 58em)").matches;
  document.querySelectorAll(".facets > details").forEach((each) => {
    if (wide || location.hash === `#${each.id}`) each.setAttribute("open", "");
  });
})();
