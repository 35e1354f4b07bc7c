/* Small helps; every page reads fully without them. */
(function () {
  "use strict";

  /* From a disk there is no server to find a folder's index page. */
  if (location.protocol === "file:") {
    document.addEventListener("click", function (event) {
      var link = event.target.closest && event.target.closest("a[href]");
      var address = link && new URL(link.href.baseVal || link.href, document.baseURI); /* of a drawing, or of text */
      if (!address || address.protocol !== "file:" || !address.pathname.endsWith("/")) return;
      event.preventDefault();
      location.href = address.href.replace(/\/([?#].*)?$/, "/index.html$1");
    });
  }

  /* A link to a place that is named by the old id of something leads to the place of the new one. */
  var part = document.querySelector("meta[name=claimgraph-map]");
  var renamed = new URL((part ? part.content : "") + "data/renamed.json", new URL("../../", document.currentScript.src));
  function followRenamed(place) {
    fetch(renamed).then(function (answer) { return answer.json(); }).then(function (ids) {
      function called(names, id) {
        var numbered = /^(.+)(-\d+)$/.exec(id);
        if (Object.hasOwn(names, id)) return names[id];
        return numbered && Object.hasOwn(names, numbered[1]) ? names[numbered[1]] + numbered[2] : id;
      }
      ["", "n-"].forEach(function (prefix) {
        var parts = place.startsWith(prefix) ? place.slice(prefix.length).split("--") : [];
        [ids.claims, ids.sources].forEach(function (names) {
          var now = parts.map(function (part, index) { return called(index ? ids.sources : names, part); }).join("--");
          if (now && prefix + now !== place && document.getElementById(prefix + now)) location.replace("#" + prefix + now);
        });
      });
    });
  }

  /* A link to a sentence or a step opens what it is folded in. */
  function unfold() {
    var place = location.hash.slice(1);
    try { place = decodeURIComponent(place); } catch (e) { /* no such place */ }
    var target = place && document.getElementById(place);
    for (var node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    if (target) target.scrollIntoView();
    else if (place && document.documentElement.classList.contains("cg-live")) followRenamed(place);
  }
  addEventListener("hashchange", unfold);
  unfold();

  /* Two clocks: the reader chooses which word is shown. */
  document.querySelectorAll("[data-clock] input").forEach(function (radio) {
    function show() { radio.checked = radio.value === document.documentElement.dataset.cgClock; }
    show();
    document.addEventListener("cg:clock", show);
    radio.addEventListener("change", function () { window.cgChooseClock(radio.value); });
  });

  document.querySelector("[data-palette]").addEventListener("click", function () {
    window.cgPaint(window.cgOtherScheme());
  });

  /* On paper nothing can be unfolded, so everything is. */
  var opened = [];
  var printed = document.querySelector("[data-printed]"), site = printed && printed.textContent.split(", http")[0];
  addEventListener("beforeprint", function () {
    var clock = document.querySelector(".cg-clock :checked"), day = new Date().toISOString().slice(0, 10);
    var told = [site, location.href, cgWords("printed on %(day)s", { day: day }), clock && clock.parentElement.textContent.trim()];
    if (printed) printed.textContent = told.filter(Boolean).join(", ");
    opened = Array.from(document.querySelectorAll("article details:not([open])"));
    opened.forEach(function (fold) { fold.open = true; });
  });
  addEventListener("afterprint", function () { opened.forEach(function (fold) { fold.open = false; }); });

  /* An open menu of the head closes when the reader turns to something else. */
  var menus = document.querySelectorAll(".cg-nav details");
  addEventListener("click", function (event) {
    menus.forEach(function (menu) { if (!menu.contains(event.target)) menu.open = false; });
  });
  addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    menus.forEach(function (menu) {
      if (menu.open && menu.contains(document.activeElement)) menu.querySelector("summary").focus();
      menu.open = false;
    });
  });
})();
