/* Tables of the review: sort by a column, show only rows with some words. They read fully without this. */
(function () {
  "use strict";

  function makeSortable(table) {
    Array.from(table.tHead.rows[0].cells).forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "cg-sort";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        Array.from(head.parentElement.cells).forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        Array.from(table.tBodies[0].rows)
          .sort(function (a, b) {
            var order = a.cells[column].innerText.localeCompare(b.cells[column].innerText, "en", { numeric: true });
            return down ? -order : order;
          })
          .forEach(function (row) { table.tBodies[0].append(row); });
      });
    });
  }

  function begin() {
    var tables = Array.from(document.querySelectorAll("table[data-sortable]"));
    tables.forEach(makeSortable);
    var filter = document.querySelector("[data-filter]");
    if (!filter) return;
    filter.addEventListener("input", function () {
      var words = filter.value.toLowerCase();
      tables.forEach(function (table) {
        Array.from(table.tBodies[0].rows).forEach(function (row) {
          row.hidden = !row.textContent.toLowerCase().includes(words);
        });
      });
    });
  }
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
})();
