/* Rival answers: the reader changes a cell and sees the ranking move. Scores as in claimgraph.analysis.hypotheses. */
(function () {
  "use strict";
  var VALUES = { CC: 5, C: 4, N: 3, NA: 3, I: 2, II: 1 };
  var WORDS = { CC: "++ fits very well", C: "+ fits", N: "0 tells nothing", I: "− sits badly", II: "−− sits very badly", NA: "? not known" };

  function score(cells) {
    var scores = new Map();
    cells.forEach(function (cell) {
      var id = cell.dataset.hypothesis, rating = cell.dataset.rating, off = VALUES[rating] - 3;
      var sum = scores.get(id) || { id: id, order: scores.size, against: 0, fits: 0, unknown: 0 };
      if (off < 0) sum.against += off * off;
      if (off > 0) sum.fits += off * off;
      if (rating === "NA") sum.unknown += 1;
      scores.set(id, sum);
    });
    return Array.from(scores.values()).sort(function (a, b) {
      return a.against - b.against || b.fits - a.fits || a.unknown - b.unknown || a.order - b.order;
    });
  }

  function spread(row) {
    var values = Array.from(row.querySelectorAll("[data-rating]"), function (cell) { return VALUES[cell.dataset.rating]; });
    var mean = values.reduce(function (a, b) { return a + b; }, 0) / values.length;
    return Math.sqrt(values.reduce(function (sum, x) { return sum + (x - mean) * (x - mean); }, 0) / values.length);
  }

  function show(grid, list) {
    score(grid.querySelectorAll("[data-rating]")).forEach(function (sum) {
      var item = list.querySelector('[data-hypothesis="' + sum.id + '"]');
      item.querySelector(".cg-ranking__against").textContent = sum.against;
      item.querySelector("[data-fits]").textContent = sum.fits;
      list.append(item);
    });
    grid.querySelectorAll("[data-row]").forEach(function (row) {
      var found = spread(row);
      row.querySelector("[data-spread]").textContent = found > 1e-9 ? found.toFixed(2) : "no";
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
    var grid = document.querySelector("[data-grid]"), list = document.querySelector("[data-ranking]");
    if (!grid || !list) return;
    var cells = Array.from(grid.querySelectorAll("[data-rating]"));
    function changed() { show(grid, list); }
    cells.forEach(function (cell) { makeChoice(cell, changed); });
    document.querySelector("[data-reset]").addEventListener("click", function () {
      cells.forEach(function (cell) { cell.reset(); });
      changed();
    });
  }
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
})();
