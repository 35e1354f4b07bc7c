/* What must be known before anything is drawn: the reader's clock and palette, and whether scripts run.
   Without it every page reads fully: both clocks are printed, and the palette is that of the system. */
(function () {
  "use strict";
  var root = document.documentElement;
  function recall(key) {
    try { return localStorage.getItem("claimgraph." + key); } catch (e) { return null; /* private windows */ }
  }
  function remember(key, value) {
    try { localStorage.setItem("claimgraph." + key, value); } catch (e) { /* private windows */ }
  }
  var dark = matchMedia("(prefers-color-scheme: dark)");

  root.classList.replace("no-js", "js");
  /* The clock that a link asks for goes before the reader's own, which it leaves as it is. */
  function asked() {
    var clock = new URLSearchParams(location.search).get("clock");
    return clock === "now" || clock === "then" ? clock : null;
  }
  function show(clock) {
    root.dataset.cgClock = clock;
    document.dispatchEvent(new CustomEvent("cg:clock", { detail: clock }));
  }
  root.dataset.cgClock = asked() || (recall("clock") === "now" ? "now" : "then");
  addEventListener("popstate", function () { if (asked() && asked() !== root.dataset.cgClock) show(asked()); });
  if (location.protocol !== "file:") root.classList.add("cg-live"); /* modules and data can be fetched */

  window.cgChooseClock = function (clock) {
    remember("clock", clock);
    if (asked()) history.replaceState(history.state, "", location.href.replace(/([?&]clock=)\w+/, "$1" + clock));
    show(clock);
  };
  window.cgPaint = function (scheme) {
    if (scheme) remember("scheme", scheme);
    document.body.dataset.mdColorScheme = recall("scheme") || (dark.matches ? "slate" : "default");
  };
  dark.addEventListener("change", function () { window.cgPaint(); });
})();
