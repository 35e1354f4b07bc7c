/* Rival answers: the reader changes a cell and sees the rankings move. Scores as in claimgraph.judging.hypotheses. */
(function () {
  "use strict";
  var VALUES = { CC: 5, C: 4, N: 3, NA: 3, I: 2, II: 1 }, FINEST = 1e6;
  var WORDS = { CC: "++ fits very well", C: "+ fits", N: "0 tells nothing", I: "− sits badly", II: "−− sits very badly", NA: "? not known" };

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

  function read(grid) {
    return Array.from(grid.querySelectorAll("[data-row]"), function (row) {
      var ratings = Array.from(row.querySelectorAll("[data-rating]"), function (cell) { return cell.dataset.rating; });
      return { ratings: ratings, weight: Number(row.dataset.weight || 0), origin: row.dataset.origin };
    });
  }

  function rank(list, sums, ids, written) {
    sums.forEach(function (sum) {
      var item = list.querySelector('[data-hypothesis="' + ids[sum.column] + '"]');
      item.querySelector(".cg-ranking__against").textContent = written(sum.against);
      item.querySelector("[data-fits]").textContent = written(sum.fits);
      list.append(item);
    });
  }

  function show(grid, lists) {
    var rows = read(grid);
    var ids = Array.from(grid.querySelector("[data-row]").querySelectorAll("[data-hypothesis]"), function (cell) { return cell.dataset.hypothesis; });
    var alike = rows.map(function (row) { return { ratings: row.ratings, weight: 1, origin: row.origin }; });
    if (lists.alike) rank(lists.alike, score(alike), ids, String);
    if (lists.weighed) rank(lists.weighed, score(rows), ids, function (sum) { return sum.toFixed(2); });
    grid.querySelectorAll("[data-spread]").forEach(function (cell, number) {
      var found = spread(rows[number].ratings);
      cell.textContent = found > 1e-9 ? found.toFixed(2) : "no";
    });
  }

  function makeChoice(cell, changed) {
    var select = document.createElement("select"), shown = cell.querySelector(".cg-rating");
    select.setAttribute("aria-label", shown.title);
    select.title = shown.title;
    Object.keys(WORDS).forEach(function (rating) {
      select.add(new Option(WORDS[rating], rating, false, rating === cell.dataset.rating));
    });
    function paint() { select.className = "cg-rating cg-rating--" + cell.dataset.rating; }
    select.addEventListener("change", function () {
      cell.dataset.rating = select.value;
      paint();
      changed();
    });
    cell.reset = function () {
      select.value = cell.dataset.rating = cell.dataset.given;
      paint();
    };
    cell.dataset.given = cell.dataset.rating;
    paint();
    shown.replaceWith(shown.querySelector(".cg-rating__name"), select);
  }

  function begin() {
    var grid = document.querySelector("[data-grid]"), lists = {};
    document.querySelectorAll("[data-ranking]").forEach(function (list) { lists[list.dataset.ranking] = list; });
    if (!grid || !lists.alike) return;
    var cells = Array.from(grid.querySelectorAll("[data-rating]"));
    function changed() { show(grid, lists); }
    cells.forEach(function (cell) { makeChoice(cell, changed); });
    document.querySelector("[data-reset]").addEventListener("click", function () {
      cells.forEach(function (cell) { cell.reset(); });
      changed();
    });
  }
  window.claimgraphGrid = { score: score, spread: spread };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
})();
