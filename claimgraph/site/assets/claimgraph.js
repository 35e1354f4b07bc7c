/* Small helps; every page reads fully without them. */
(function () {
  "use strict";

  /* From a disk there is no server to find a folder's index page. */
  if (location.protocol === "file:") {
    document.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("a[href]");
      if (!link || link.protocol !== "file:" || !link.pathname.endsWith("/")) return;
      event.preventDefault();
      location.href = link.href.replace(/\/(#.*)?$/, "/index.html$1");
    });
  }

  /* A link to a sentence or a step opens what it is folded in. */
  function unfold() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    if (target) target.scrollIntoView();
  }
  addEventListener("hashchange", unfold);

  /* Two clocks: the reader chooses which word is shown. */
  function choice(clock, words) {
    var label = document.createElement("label"), radio = document.createElement("input");
    radio.type = "radio";
    radio.name = "cg-clock";
    radio.checked = document.documentElement.dataset.cgClock === clock;
    radio.addEventListener("change", function () { window.cgChooseClock(clock); });
    label.append(radio, words);
    return label;
  }
  function offerClocks() {
    var page = document.querySelector(".cg[data-as-of]");
    if (!page || !page.querySelector(".cg-at")) return;
    var box = document.createElement("fieldset"), legend = document.createElement("legend");
    box.className = "cg-clock";
    legend.className = "cg-hidden";
    legend.textContent = "Which evidence counts";
    box.append(legend, choice("then", "As known by " + page.dataset.asOf), choice("now", "With hindsight"));
    (page.querySelector("[data-clock-here]") || page.querySelector("h1")).after(box);
  }
  function begin() {
    offerClocks();
    unfold();
  }
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
})();
