/* Rival answers: the reader changes a cell and sees the rankings move. Scores as in claimgraph.judging.hypotheses. */
(function () {
  "use strict";
  var VALUES = { CC: 5, C: 4, N: 3, NA: 3, I: 2, II: 1 }, FINEST = 1e6;
  var RATINGS = ["CC", "C", "N", "I", "II", "NA"];

  /* What lies on one side of the hypothesis in a column: of each origin its greatest term. */
  function side(rows, column, sign) {
    var greatest = new Map();
    rows.forEach(function (row) {
      var off = (VALUES[row.ratings[column]] - 3) * sign;
      var term = off > 0 ? Math.round(row.weight * FINEST) * off * off : 0;
      greatest.set(row.origin, Math.max(greatest.get(row.origin) || 0, term));
    });
    return Array.from(greatest.values()).reduce(function (sum, term) { return sum + term; }, 0);
  }

  /* Rows are {ratings, weight, origin}; of every column its sums, the one with least against it first. */
  function score(rows) {
    return rows[0].ratings.map(function (_, column) {
      var unknown = rows.filter(function (row) { return row.ratings[column] === "NA"; }).length;
      return { column: column, against: side(rows, column, -1), fits: side(rows, column, 1), unknown: unknown };
    }).sort(function (a, b) {
      return a.against - b.against || b.fits - a.fits || a.unknown - b.unknown || a.column - b.column;
    }).map(function (sum) {
      return { column: sum.column, against: sum.against / FINEST, fits: sum.fits / FINEST };
    });
  }

  /* How far a row tells the hypotheses apart: what is not known takes no part. */
  function spread(ratings) {
    var values = ratings.filter(function (rating) { return rating !== "NA"; }).map(function (rating) { return VALUES[rating]; });
    var mean = values.reduce(function (a, b) { return a + b; }, 0) / values.length;
    var squares = values.reduce(function (sum, x) { return sum + (x - mean) * (x - mean); }, 0);
    return values.length ? Math.sqrt(squares / values.length) : 0;
  }

  /* The steps of the scale between the ratings of one cell that are farthest apart; what is not known is no step away. */
  function apart(ratings) {
    var values = ratings.filter(function (rating) { return rating !== "NA"; }).map(function (rating) { return VALUES[rating]; });
    return values.length ? Math.max.apply(null, values) - Math.min.apply(null, values) : 0;
  }

  /* What an analyst rated, or what belongs to nobody in particular, where there is one set of ratings. */
  function those(within, mark, analyst) {
    return Array.from(within.querySelectorAll(mark)).filter(function (each) { return each.dataset.analyst === analyst; });
  }

  function read(grid, analyst) {
    return Array.from(grid.querySelectorAll("[data-row]"), function (row) {
      var ratings = those(row, "[data-rating]", analyst).map(function (cell) { return cell.dataset.rating; });
      return { ratings: ratings, weight: Number(row.dataset.weight || 0), origin: row.dataset.origin };
    });
  }

  /* A number as the site's language writes it. */
  function twoDigits(number) {
    return number.toLocaleString(document.documentElement.lang || "en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  }

  function rank(list, sums, ids, written) {
    sums.forEach(function (sum) {
      var item = list.querySelector('[data-hypothesis="' + ids[sum.column] + '"]');
      item.querySelector(".cg-ranking__against").textContent = written(sum.against);
      item.querySelector("[data-fits]").textContent = written(sum.fits);
      list.append(item);
    });
  }

  function show(grid, analyst) {
    var rows = read(grid, analyst), lists = {};
    those(document, "[data-ranking]", analyst).forEach(function (list) { lists[list.dataset.ranking] = list; });
    var ids = those(grid.querySelector("[data-row]"), "[data-hypothesis]", analyst).map(function (cell) { return cell.dataset.hypothesis; });
    var alike = rows.map(function (row) { return { ratings: row.ratings, weight: 1, origin: row.origin }; });
    rank(lists.alike, score(alike), ids, String);
    if (lists.weighed) rank(lists.weighed, score(rows), ids, twoDigits);
    those(grid, "[data-spread]", analyst).forEach(function (cell, number) {
      var found = spread(rows[number].ratings);
      cell.textContent = found > 1e-9 ? twoDigits(found) : cgWords.p("tells apart", "no");
    });
  }

  /* How far apart the analysts are in a cell, after one of their ratings was changed. */
  function compare(cell) {
    var ratings = Array.from(cell.querySelectorAll("[data-rating]"), function (each) { return each.dataset.rating; });
    var alike = ratings.every(function (rating) { return rating === ratings[0]; }), steps = apart(ratings);
    cell.classList.toggle("cg-shared--apart", !alike);
    cell.querySelector("[data-apart]").textContent = alike ? "" : steps ? steps + " apart" : "differ";
  }

  /* A cell becomes a button: a tap takes the next rating, the arrows one that fits better or worse. */
  function makeChoice(cell, legend, changed) {
    var button = document.createElement("button"), shown = cell.querySelector(".cg-rating");
    var name = cell.dataset.name || cell.querySelector(".cg-rating__name").textContent;
    button.type = "button";
    function paint() {
      var shape = legend.querySelector('[data-shape="' + cell.dataset.rating + '"]');
      var words = shape.closest("div").querySelector("dd").textContent;
      button.className = shape.className + (cell.dataset.rating === cell.dataset.given ? "" : " cg-rating--changed");
      button.replaceChildren.apply(button, Array.from(shape.cloneNode(true).childNodes));
      button.setAttribute("aria-label", cgWords("%(name)s: %(rating)s. Change it", { name: name, rating: words }));
    }
    function turn(by) {
      var at = RATINGS.indexOf(cell.dataset.rating) + by;
      cell.dataset.rating = RATINGS[(at + RATINGS.length) % RATINGS.length];
      paint();
      changed(cell);
    }
    button.addEventListener("click", function () { turn(1); });
    button.addEventListener("keydown", function (event) {
      var by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      turn(by);
    });
    cell.reset = function () {
      cell.dataset.rating = cell.dataset.given;
      paint();
    };
    cell.dataset.given = cell.dataset.rating;
    button.title = shown.title;
    paint();
    shown.replaceWith(button);
  }

  function begin() {
    var grid = document.querySelector("[data-grid]"), legend = document.querySelector("[data-legend]");
    if (!grid) return;
    var cells = Array.from(grid.querySelectorAll("[data-rating]"));
    function changed(cell) {
      show(grid, cell.dataset.analyst);
      if (cell.closest(".cg-shared")) compare(cell.closest(".cg-shared"));
    }
    cells.forEach(function (cell) { makeChoice(cell, legend, changed); });
    document.querySelector("[data-reset]").addEventListener("click", function () {
      cells.forEach(function (cell) { cell.reset(); });
      cells.forEach(changed);
    });
  }
  window.claimgraphGrid = { score: score, spread: spread, apart: apart };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
})();
