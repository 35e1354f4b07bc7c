/* The search: a page of its own, and a dialog on every other page. A classic script, because from a disk a browser
   runs no module and reads no index. What is searched, and how words are read, comes when somebody turns to the search. */
(function () {
  "use strict";

  var link = document.querySelector("[data-search]");
  var HERE = document.currentScript.src;
  var STATUSES = {
    "stands": [cgWords.p("status", "Stands"), "stands"],
    "stands-if-granted": [cgWords.p("status", "Stands if granted"), "granted"],
    "taken-as-given": [cgWords.p("status", "Taken as given"), "granted"],
    "contested": [cgWords.p("status", "Contested"), "contested"],
    "outweighed": [cgWords.p("status", "Outweighed"), "outweighed"],
    "cut-off": [cgWords.p("status", "Cut off"), "outweighed"],
    "weak": [cgWords.p("status", "Weak"), "open"],
    "nothing-found": [cgWords.p("status", "Nothing found"), "open"],
    "not-examined": [cgWords.p("status", "Not examined"), "open"],
    "no-reason": [cgWords.p("status", "No reason that holds"), "open"],
    "circular": [cgWords.p("status", "Circular"), "open"]
  };
  /* What a result is, and the kinds of claims, as they are shown: the index has their ids. */
  var WHATS = {
    claim: cgWords.p("search result", "claim"), conclusion: cgWords.p("search result", "conclusion"),
    guide: cgWords.p("search result", "guide"), page: cgWords.p("search result", "page"),
    source: cgWords.p("search result", "source"), text: cgWords.p("search result", "text"),
    topic: cgWords.p("search result", "topic")
  };
  var KINDS = {
    fact: cgWords.p("kind of claim", "fact"), inference: cgWords.p("kind of claim", "inference"),
    speculation: cgWords.p("kind of claim", "speculation"), value: cgWords.p("kind of claim", "value"),
    recommendation: cgWords.p("kind of claim", "recommendation"), assumption: cgWords.p("kind of claim", "assumption"),
    definition: cgWords.p("kind of claim", "definition")
  };
  var own = document.querySelector("meta[name=claimgraph-verdicts]"), OWN = own ? JSON.parse(own.content) : {};
  var AT_ONCE = 8;
  /* Milliseconds after the last key for which somebody may be typing on. */
  var PAUSE = 500;
  var NONE = { total: 0, guides: 0, some: function () { return Promise.resolve([]); } };

  function clock() { return document.documentElement.dataset.cgClock === "now" ? "now" : "then"; }

  function make(name, attributes, children) {
    var element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    (children || []).forEach(function (child) { element.append(child); });
    return element;
  }

  /* Whether pages are folders or files shows in the address of the search page. */
  var asFiles = /\.html$/.test(link.getAttribute("href"));
  function address(path) {
    if (asFiles) return path + ".html";
    var folder = path.replace(/(^|\/)index$/, "$1");
    if (folder && !folder.endsWith("/")) folder += "/";
    return location.protocol === "file:" ? folder + "index.html" : folder;
  }

  function load(name) {
    return new Promise(function (done, failed) {
      var script = make("script", { src: new URL("search/" + name, HERE).href });
      script.addEventListener("load", done);
      script.addEventListener("error", failed);
      document.head.append(script);
    });
  }

  function engine() {
    return load("words.js").then(function () { return load("engines.js"); }).then(function () { return window.cgSearchEngine(address); });
  }

  /* The form */

  function shape(name) {
    var space = "http://www.w3.org/2000/svg", svg = document.createElementNS(space, "svg"), use = document.createElementNS(space, "use");
    svg.setAttribute("viewBox", "0 0 10 10");
    svg.setAttribute("class", "cg-shape");
    svg.setAttribute("aria-hidden", "true");
    use.setAttribute("href", "#cg-" + name);
    svg.append(use);
    return svg;
  }

  /* Excerpts come as HTML with nothing in it but marks; only text and marks are taken over. */
  function excerpt(html) {
    var into = make("span"), from = new DOMParser().parseFromString(html, "text/html").body;
    from.childNodes.forEach(function (node) {
      into.append(node.nodeName === "MARK" ? make("mark", {}, [node.textContent]) : node.textContent);
    });
    return into;
  }

  function described(one) {
    var status = one.meta[clock()], words = [WHATS[one.meta.what] || one.meta.what, one.meta.says, one.meta.map].filter(Boolean).join(" · ");
    var line = make("span", { "class": "cg-find__meta" });
    if (STATUSES[status]) line.append(make("span", { "class": "cg-status cg-word--" + STATUSES[status][1] }, [shape(STATUSES[status][1]), OWN[status] || STATUSES[status][0]]), " ");
    line.append(words);
    return line;
  }

  function item(one) {
    var entry = make("li", { "class": "cg-find__result" }, [
      make("a", { href: one.href }, [make("span", { "class": "cg-find__title" }, [one.title])]), described(one)
    ]);
    if (one.excerpt) entry.append(make("p", { "class": "cg-find__excerpt" }, [excerpt(one.excerpt)]));
    if (one.parts.length) {
      entry.append(make("ul", {}, one.parts.map(function (part) {
        return make("li", {}, [make("a", { href: part.url }, [part.title]), make("p", { "class": "cg-find__excerpt" }, [excerpt(part.excerpt)])]);
      })));
    }
    return entry;
  }

  var FILTERS = [["map", cgWords("Map"), {}], ["what", cgWords("What"), WHATS], ["kind", cgWords("Kind"), KINDS], ["status", cgWords("Status"), {}], ["topic", cgWords("Topic"), {}], ["tag", cgWords("Tag"), {}], ["source", cgWords("Source"), {}]];

  /* Build the form into an element. `address` says whether the words and filters are kept in the page's address. */
  function mount(into, options) {
    var input = make("input", { type: "search", autocomplete: "off", spellcheck: "false", "aria-label": cgWords("Search claims, findings, quotations and sources"), placeholder: cgWords("Search claims, findings, quotations, sources") });
    var fold = make("details", { "class": "cg-find__filters" }, [make("summary", {}, [cgWords("Filter")])]);
    var told = make("p", { role: "status", "class": "cg-find__told" });
    var near = make("div", { "class": "cg-find__near" });
    var list = make("ol", { "class": "cg-find__results" }), more = make("button", { type: "button", "class": "cg-button", hidden: "" }, [cgWords("Show more")]);
    var lacks = make("p", { "class": "cg-find__lacks", hidden: "" });
    into.append(input, fold, lacks, told, near, list, more);

    var chosen = {}, ready = null, turn = 0, filled = false, current = null;

    function begin() {
      ready = ready || engine().then(function (found) {
        if (found.lacks) { lacks.textContent = found.lacks; lacks.hidden = false; }
        fold.hidden = !found.filters;
        return found;
      });
      return ready;
    }

    function filters() {
      var kept = {};
      Object.keys(chosen).forEach(function (name) { if (chosen[name]) kept[name === "status" ? clock() : name] = chosen[name]; });
      return kept;
    }

    function offer(name, label, shown, values) {
      var select = make("select", { name: name }, [new Option(cgWords.p("filter", "any"), "")]);
      Object.keys(values || {}).sort().forEach(function (value) {
        select.add(new Option((shown[value] || value) + " (" + values[value] + ")", value, false, chosen[name] === value));
      });
      select.addEventListener("change", function () { chosen[name] = select.value; run(); });
      return make("label", {}, [label, select]);
    }

    function fill() {
      if (filled) return;
      filled = true;
      begin().then(function (found) { return found.filters(); }).then(function (all) {
        var there = FILTERS.filter(function (pair) { return (pair[0] !== "tag" && pair[0] !== "map") || all[pair[0]]; });
        fold.append(make("div", {}, there.map(function (pair) {
          return offer(pair[0], pair[1], pair[2], all[pair[0] === "status" ? clock() : pair[0]]);
        })));
      });
    }
    fold.addEventListener("toggle", function () { if (fold.open) fill(); });

    function run() {
      var words = input.value.trim(), kept = filters(), mine = ++turn;
      remember(words);
      if (!words && Object.keys(kept).length === 0) {
        list.replaceChildren();
        near.replaceChildren();
        told.textContent = "";
        more.hidden = true;
        return;
      }
      begin().then(function (found) {
        return window.cgSearchWords.mendAll(words, found.list).then(function (mended) {
          function early(results) {
            return Promise.resolve(mine === turn && present(results, words, mended.text, [], mine)).then(function () { return pause(mine); });
          }
          return (mended.lost.length ? Promise.resolve(NONE) : found.search(mended.text, kept, early)).then(function (results) {
            var topics = results.total === 0 && words ? found.topics(mended.text, mended.lost) : Promise.resolve([]);
            return topics.then(function (nearest) { return [results, mended.text, nearest]; });
          });
        });
      }).then(function (all) {
        if (mine !== turn) return;
        function settle() { return present(all[0], words, all[1], all[2], mine); }
        /* What a reader has gone to meanwhile is not taken away. */
        if (list.contains(document.activeElement)) more.onclick = settle;
        else settle();
      });
    }

    /* Ends after a while, if nothing else is searched by then. */
    function pause(mine) {
      return new Promise(function (done) { setTimeout(function () { if (mine === turn) done(); }, PAUSE); });
    }

    function present(found, words, mended, nearest, mine) {
      near.replaceChildren();
      told.textContent = found.total === 0 ? cgWords("Nothing found.") : cgWords.n("%(number)s result", "%(number)s results", found.total);
      if (mended !== words) told.textContent = misspelt(words, mended, found.total);
      if (found.guides) offerGuides(found.guides);
      if (nearest.length) offerTopics(nearest);
      return show(found, 0, mine);
    }

    function misspelt(words, mended, total) {
      var values = { words: words, mended: mended };
      if (total === 0) return cgWords("Nothing is spelt “%(words)s”. Nothing found.", values);
      return cgWords.n("Nothing is spelt “%(words)s”. %(number)s result for “%(mended)s”", "Nothing is spelt “%(words)s”. %(number)s results for “%(mended)s”", total, values);
    }

    function offerGuides(count) {
      var button = make("button", { type: "button", "class": "cg-button" }, [cgWords.n("%(number)s guide for editors", "%(number)s guides for editors", count)]);
      button.addEventListener("click", function () { chosen.what = "guide"; filled = false; fold.querySelectorAll("div").forEach(function (old) { old.remove(); }); fold.open = true; fill(); run(); });
      near.append(make("p", {}, [cgWords("Left out:") + " ", button]));
    }

    function offerTopics(topics) {
      near.append(make("p", {}, [cgWords("The nearest topics:")]), make("ul", {}, topics.map(function (topic) {
        return make("li", {}, [make("a", { href: topic.href }, [topic.title])]);
      })));
    }

    function show(found, from, mine) {
      current = found;
      return found.some(from, from + AT_ONCE).then(function (results) {
        if (mine !== turn || current !== found) return;
        if (from === 0) list.replaceChildren();
        results.forEach(function (one) { list.append(item(one)); });
        more.hidden = from + AT_ONCE >= found.total;
        more.onclick = function () { show(found, from + AT_ONCE, mine); };
      });
    }

    function remember(words) {
      if (!options.address) return;
      var query = new URLSearchParams();
      if (words) query.set("q", words);
      Object.keys(chosen).forEach(function (name) { if (chosen[name]) query.set(name, chosen[name]); });
      var text = query.toString();
      history.replaceState(null, "", text ? "?" + text : location.pathname);
    }

    var waiting;
    input.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(run, 80); });
    input.addEventListener("focus", begin, { once: true });
    document.addEventListener("cg:clock", run);

    /* Arrow keys go from the words to the results and through them; Enter follows the first. */
    into.addEventListener("keydown", function (event) {
      var links = Array.from(into.querySelectorAll(".cg-find__near a, .cg-find__results a")), here = links.indexOf(document.activeElement);
      if (event.key === "ArrowDown" && links.length) (links[here + 1] || links[here]).focus();
      else if (event.key === "ArrowUp" && here >= 0) (links[here - 1] || input).focus();
      else if (event.key === "Enter" && event.target === input && links.length) location.href = links[0].href;
      else return;
      event.preventDefault();
    });

    if (options.address) {
      var query = new URLSearchParams(location.search);
      FILTERS.forEach(function (pair) { if (query.get(pair[0])) chosen[pair[0]] = query.get(pair[0]); });
      input.value = query.get("q") || "";
      if (Object.keys(chosen).length) fold.open = true;
      if (location.search) run();
    }
    return input;
  }

  var dialog, field;
  function open() {
    var page = document.querySelector("[data-search-page]");
    if (page) { page.querySelector("input").focus(); return; }
    if (!dialog) {
      var close = make("button", { type: "button", "class": "cg-find__close", "aria-label": cgWords("Close the search") }, ["×"]);
      dialog = make("dialog", { "class": "cg-find cg-find--dialog", "aria-label": cgWords.p("page", "Search") }, [close]);
      close.addEventListener("click", function () { dialog.close(); });
      dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
      document.body.append(dialog);
      field = mount(dialog, { address: false });
    }
    dialog.showModal();
    field.select();
    field.focus();
  }

  var page = document.querySelector("[data-search-page]");
  if (page) mount(page, { address: true }).focus();

  link.addEventListener("click", function (event) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  addEventListener("keydown", function (event) {
    var typing = /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || event.target.isContentEditable;
    var held = event.ctrlKey || event.metaKey;
    if (event.altKey || !(event.key === "/" ? !typing && !held : event.key === "k" && held)) return;
    event.preventDefault();
    open();
  });
})();
