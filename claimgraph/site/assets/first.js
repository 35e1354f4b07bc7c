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

  /* Messages in the site's language. They are written in English, and what has no translation stays so; a script of
     another language, loaded after this one, brings its words and the rule by which it chooses a form for a number.
     `cgWords.n` takes the forms for one and for many, `cgWords.p` a message with a context. */
  function filled(message, values) {
    return values ? message.replace(/%\((\w+)\)s|%%/g, function (_, name) { return name ? values[name] : "%"; }) : message;
  }
  function said(key) { return window.__cgWords && window.__cgWords[key]; }
  window.cgWords = function (message, values) { return filled(said(message) || message, values); };
  window.cgWords.p = function (context, message, values) { return filled(said(context + "\u0004" + message) || message, values); };
  window.cgWords.n = function (one, many, number, values) {
    var forms = said(one), form = forms ? forms[window.__cgPlural(number)] : number === 1 ? one : many;
    return filled(form, Object.assign({ number: number }, values));
  };

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
  /* What the theme's script offers to other scripts, for the pages that do not load it; where it runs, it replaces them. */
  window.document$ = {
    subscribe: function (run) {
      if (document.readyState === "loading") addEventListener("DOMContentLoaded", function () { run(document); });
      else run(document);
    }
  };
  ["location$", "target$", "keyboard$", "viewport$", "tablet$", "screen$", "print$"].forEach(function (name) {
    window[name] = { subscribe: function () { /* such a page is never exchanged for another */ } };
  });

  root.dataset.cgClock = asked() || (recall("clock") === "now" ? "now" : "then");
  addEventListener("popstate", function () { if (asked() && asked() !== root.dataset.cgClock) show(asked()); });
  if (location.protocol !== "file:") root.classList.add("cg-live"); /* modules and data can be fetched */

  window.cgChooseClock = function (clock) {
    remember("clock", clock);
    if (asked()) history.replaceState(history.state, "", location.href.replace(/([?&]clock=)\w+/, "$1" + clock));
    show(clock);
  };
  /* The palettes of the site's owner: scheme, and the names of two colours. */
  var told = document.querySelector("meta[name=claimgraph-palettes]"), palettes = told ? JSON.parse(told.content) : [];
  var only = palettes.length === 1 ? palettes[0][0] : "";
  var schemes = palettes.length > 1 ? palettes.map(function (palette) { return palette[0]; }) : ["default", "slate"];
  if (only && schemes.indexOf(only) < 0) schemes[0] = only;
  function ofSystem() {
    var night = schemes.indexOf("slate");
    if (dark.matches) return schemes[night < 0 ? schemes.length - 1 : night];
    return schemes[night === 0 ? 1 : 0];
  }
  window.cgPaint = function (scheme) {
    if (scheme) remember("scheme", scheme);
    var recalled = recall("scheme"), shown = schemes.indexOf(recalled) < 0 ? only || ofSystem() : recalled;
    document.body.dataset.mdColorScheme = shown;
    palettes.forEach(function (palette) {
      if (palette[0] && palette[0] !== shown) return;
      document.body.dataset.mdColorPrimary = palette[1];
      document.body.dataset.mdColorAccent = palette[2];
    });
  };
  window.cgOtherScheme = function () {
    return schemes[(schemes.indexOf(document.body.dataset.mdColorScheme) + 1) % schemes.length];
  };
  dark.addEventListener("change", function () { window.cgPaint(); });
})();
