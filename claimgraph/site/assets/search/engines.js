/* What is searched: the whole index where it can be read, and from a disk a list of wordings.
   Each engine promises {total, guides, some(from, to)} for words and filters. */
(function () {
  "use strict";

  var ROOT = new URL("../../../", document.currentScript.src), words = window.cgSearchWords;
  /* How much sooner a result comes because of what it is, by ranks that `claimgraph.site.search` gives; without one, as near. */
  var RANKS = { first: 6, near: 3, last: 1 };
  /* Of words that stand on more pages than that, the results that are likely to come first are shown before all are ranked. */
  var MANY = 500;
  /* Other words count as much as the text; what a page is, is not searched. */
  var WEIGHTS = { title: 5, also: 1, says: .5, what: 0, then: 0, now: 0, map: 0 };

  function wholeIndex() {
    return import(new URL("pagefind/pagefind.js", ROOT).href).then(function (pagefind) {
      return pagefind.options({ baseUrl: ROOT.pathname, excerptLength: 26, ranking: { metaWeights: WEIGHTS, pageLength: .2 } }).then(function () {
        return {
          lacks: "",
          filters: function () { return pagefind.filters(); },
          list: lists(),
          search: function (typed, chosen, early) { return ranked(pagefind, typed, chosen, early); },
          topics: function (typed, lost) { return nearestTopics(pagefind, typed, lost); }
        };
      });
    });
  }

  /* Lists of words, each fetched once. */
  function lists() {
    var known = {};
    return function (name) {
      known[name] = known[name] || fetch(new URL("search/words/" + name + ".json", ROOT)).then(function (answer) {
        return answer.ok ? answer.json() : {};
      });
      return known[name];
    };
  }

  /* Everything that has the words, in order. Where that takes long, `early` is called with what is likely to come first. */
  function ranked(pagefind, typed, chosen, early) {
    var text = words.inPairs(typed) || null, isOpen = !chosen.what;
    function ask(rank) { return pagefind.search(text, { filters: Object.assign({}, chosen, rank ? { rank: rank } : {}) }); }
    var apart = isOpen ? ask("apart") : Promise.resolve({ results: [] });
    var soon = text && early && Object.keys(chosen).length === 0 ? ask({ any: ["first", "near"] }) : Promise.resolve(null);
    return Promise.all([soon, apart]).then(function (all) {
      var likely = all[0], left = positive(all[1].results, text);
      var isLong = likely && likely.unfilteredResultCount > MANY && likely.results.length;
      /* The index does one thing after the other, so the rest waits until these are shown, and no more is typed. */
      return Promise.resolve(isLong && early(listed(likely.results, likely.unfilteredResultCount - left.length, left.length))).then(function () {
        return Promise.all([ask(), text && isOpen ? ask("first") : null, text && isOpen ? ask("last") : null]);
      }).then(function (found) {
        var ids = new Set(left.map(function (one) { return one.id; })), weight = new Map();
        ["first", "last"].forEach(function (rank, place) {
          if (found[place + 1]) found[place + 1].results.forEach(function (one) { weight.set(one.id, RANKS[rank]); });
        });
        var results = positive(found[0].results, text).filter(function (one) { return !ids.has(one.id); });
        var order = new Map(results.map(function (one, place) { return [one, [one.score * (weight.get(one.id) || RANKS.near), -place]]; }));
        results.sort(function (one, other) {
          return order.get(other)[0] - order.get(one)[0] || order.get(other)[1] - order.get(one)[1];
        });
        return listed(results, results.length, text ? left.length : 0);
      });
    });
  }

  function positive(results, text) { return text ? results.filter(function (one) { return one.score > 0; }) : results; }

  function listed(results, total, guides) {
    return {
      total: total,
      guides: guides,
      some: function (from, to) {
        return Promise.all(results.slice(from, to).map(function (one) { return one.data().then(read); }));
      }
    };
  }

  function read(data) {
    var parts = data.sub_results.filter(function (part) { return part.url !== data.url; });
    return {
      href: data.url, title: data.meta.title, meta: data.meta,
      excerpt: parts.length === data.sub_results.length ? null : data.excerpt,
      parts: parts.slice(0, 3)
    };
  }

  /* The topics in which most of the words stand, be it apart; where none does, all of them. */
  function nearestTopics(pagefind, typed, lost) {
    var each = typed.split(/\s+/).filter(function (word) { return word.length > 2 && !lost.includes(word); });
    return Promise.all(each.map(function (word) { return pagefind.search(words.inPairs(word)); })).then(function (found) {
      var counts = {};
      found.forEach(function (one) {
        Object.entries(one.filters.topic || {}).forEach(function (pair) { counts[pair[0]] = (counts[pair[0]] || 0) + pair[1]; });
      });
      return pagefind.search(null, { filters: { what: "topic" } }).then(function (all) {
        return Promise.all(all.results.slice(0, 40).map(function (one) { return one.data(); }));
      }).then(function (pages) {
        var topics = pages.map(function (page) { return { href: page.url, title: page.meta.title, near: counts[page.meta.title] || 0 }; });
        topics.sort(function (one, other) { return other.near - one.near; });
        var near = topics.filter(function (one) { return one.near; });
        return (near.length ? near : topics).slice(0, 4);
      });
    });
  }

  /* The rows of the list of wordings, from one of its scripts; the first says how many there are. */
  function titles(name) {
    return new Promise(function (done, failed) {
      var script = document.createElement("script"), told;
      window.cgTitles = function (rows, scripts) { told = { rows: rows, scripts: scripts || 1 }; };
      script.src = new URL("search/" + name + ".js", ROOT).href;
      script.addEventListener("load", function () { done(told); });
      script.addEventListener("error", failed);
      document.head.append(script);
    });
  }

  function allTitles() {
    return titles("titles").then(function (first) {
      var rows = first.rows, next = Promise.resolve();
      for (let number = 2; number <= first.scripts; number++) {
        next = next.then(function () { return titles("titles-" + number); }).then(function (found) { rows = rows.concat(found.rows); });
      }
      return next.then(function () { return rows; });
    });
  }

  function wordings(why, address) {
    return allTitles().then(function (rows) {
      var known = rows.map(function (row) {
        return {
          href: new URL(address(row[1]), ROOT).href, title: row[0], folded: words.fold([row[0], row[3], row[6]].join(" ")),
          meta: { what: row[2], then: row[4], now: row[5], says: row[6], map: row[7] }, excerpt: null, parts: []
        };
      });
      var order = ["conclusion", "claim", "topic"];
      function rank(one) { return (order.indexOf(one.meta.what) + 1) || order.length + 1; }
      known.sort(function (one, other) { return rank(one) - rank(other); });
      var list = {};
      known.forEach(function (one) {
        (one.title.match(/[\p{L}\p{M}]+/gu) || []).forEach(function (word) {
          var name = words.listOf(word), low = word.toLowerCase();
          list[name] = list[name] || {};
          list[name][low] = (list[name][low] || 0) + 1;
        });
      });
      return {
        lacks: why,
        filters: null,
        list: function (name) { return Promise.resolve(list[name] || {}); },
        search: function (typed) {
          var wanted = words.fold(typed).split(/\s+/).filter(Boolean);
          var found = wanted.length === 0 ? [] : known.filter(function (one) {
            return wanted.every(function (word) { return one.folded.includes(word); });
          });
          var guides = found.filter(function (one) { return one.meta.what === "guide"; });
          var results = found.filter(function (one) { return one.meta.what !== "guide"; }).concat(guides);
          return Promise.resolve({
            total: results.length, guides: 0,
            some: function (from, to) { return Promise.resolve(results.slice(from, to)); }
          });
        },
        topics: function () {
          return Promise.resolve(known.filter(function (one) { return one.meta.what === "topic"; }).slice(0, 4));
        }
      };
    });
  }

  window.cgSearchEngine = function (address) {
    if (location.protocol === "file:") {
      return wordings(cgWords("Opened from a disk, the browser lets only the wordings of claims and the titles of sources be searched, without filters. Findings and quotations need the site to be served."), address);
    }
    return wholeIndex().catch(function () {
      return wordings(cgWords("The full index is not there (it is made by a full build), so only the wordings of claims and the titles of sources are searched, without filters."), address);
    });
  };
})();
