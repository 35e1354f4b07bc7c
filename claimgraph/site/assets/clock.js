/* The reader's clock, set before anything is drawn. Without this script both words are printed. */
(function () {
  "use strict";
  var KEY = "claimgraph.clock", chosen = "then";
  try { chosen = localStorage.getItem(KEY) === "now" ? "now" : "then"; } catch (e) { /* no storage: then */ }
  document.documentElement.dataset.cgClock = chosen;
  window.cgChooseClock = function (clock) {
    document.documentElement.dataset.cgClock = clock;
    try { localStorage.setItem(KEY, clock); } catch (e) { /* private windows have no storage */ }
  };
})();
