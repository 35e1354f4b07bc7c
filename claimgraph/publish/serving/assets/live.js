/* Follow the builds: a good one is shown if it changed this page, with everything where the reader left it; a broken
   one leaves the page as it is and says what is wrong. Only the server that an editor runs adds this. */
(function () {
  "use strict";
  var own = document.currentScript, mine = own.dataset.page, KEY = "claimgraph.live", panel = null, restored = false;

  function main() { return document.querySelector("main"); }
  function parts(selector) { return Array.from(main() ? main().querySelectorAll(selector) : []); }
  function nameOf(element, index) { return element.id || element.name || element.getAttribute("aria-label") || String(index); }

  function remember() {
    if (!restored && sessionStorage.getItem(KEY)) return;  // builds came so quickly that the last reload is not over
    var folds = {}, fields = {};
    parts("details").forEach(function (fold, index) { folds[fold.id || index] = fold.open; });
    parts("input, select, textarea").forEach(function (field, index) {
      fields[nameOf(field, index) + "/" + index] = field.type === "checkbox" || field.type === "radio" ? field.checked : field.value;
    });
    sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, y: scrollY, folds: folds, fields: fields }));
  }

  function restore() {
    restored = true;
    var kept = JSON.parse(sessionStorage.getItem(KEY) || "null");
    sessionStorage.removeItem(KEY);
    if (!kept || kept.path !== location.pathname) return;
    parts("details").forEach(function (fold, index) {
      var open = kept.folds[fold.id || index];
      if (open !== undefined) fold.open = open;
    });
    parts("input, select, textarea").forEach(function (field, index) {
      var value = kept.fields[nameOf(field, index) + "/" + index], ticks = field.type === "checkbox" || field.type === "radio";
      if (value === undefined || value === (ticks ? field.checked : field.value)) return;
      if (ticks) field.checked = value;
      else field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
    scrollTo(0, kept.y);
    requestAnimationFrame(function () { scrollTo(0, kept.y); });
  }

  function hide() {
    if (panel) panel.remove();
    panel = null;
  }

  function element(name, words) {
    var made = document.createElement(name);
    made.textContent = words;
    return made;
  }

  function show(problems) {
    hide();
    panel = document.createElement("section");
    panel.className = "cg-live-problems";
    panel.setAttribute("role", "alert");
    panel.setAttribute("aria-label", cgWords("Problems"));
    panel.append(element("h2", cgWords.n("One error keeps the last good pages up", "%(number)s errors keep the last good pages up", problems.length)));
    var close = element("button", cgWords("Hide"));
    close.type = "button";
    close.addEventListener("click", hide);
    panel.append(close);
    problems.forEach(function (problem) {
      panel.append(element("pre", problem.text));
      if (!problem.code) return;
      var line = element("p", ""), link = element("a", cgWords("What %(code)s means, and how to mend it", { code: problem.code }));
      link.href = "/diagnostics/" + problem.code + "/";
      line.append(link);
      panel.append(line);
    });
    document.body.append(panel);
  }

  function look() {
    fetch(location.pathname, { method: "HEAD", cache: "no-store" }).then(function (answer) {
      if (answer.headers.get("X-Claimgraph-Page") === mine) return;
      remember();
      location.reload();
    });
  }

  var events = new EventSource("/~claimgraph/events");
  events.addEventListener("message", function (event) {
    var told = JSON.parse(event.data);
    if (told.problems.length) show(told.problems);
    else {
      hide();
      look();
    }
  });

  /* A map comes after the page; until it is there, it does not hear of what is put back into its fields. */
  function restoreWhenReady() {
    var map = document.querySelector("[data-map]:not([data-ready])");
    if (!map) return restore();
    new MutationObserver(function (_, observer) {
      observer.disconnect();
      restore();
    }).observe(map, { attributeFilter: ["data-ready"] });
  }

  if (document.readyState === "complete") restoreWhenReady();
  else addEventListener("load", restoreWhenReady);
})();
