/* Long tables: sort by a column, show only rows with some words or choices, and of many rows the first. They read fully without
   this. */
(function () {
  "use strict";

  /* Whether a row has everything that is chosen. */
  function isChosen(row) {
    var has = (row.dataset.has || "").split(" ");
    return Array.from(document.querySelectorAll("select[data-narrow]")).every(function (select) {
      return !select.value || has.includes(select.value);
    });
  }

  /* Shows of a table the rows that have the words: the first, until all are asked for. */
  function show(table, words) {
    var first = Number(table.dataset.paged) || Infinity, found = 0;
    Array.from(table.tBodies[0].rows).forEach(function (row) {
      var fits = row.textContent.toLowerCase().includes(words) && isChosen(row);
      found += fits;
      row.hidden = !fits || found > first;
    });
    if (table.more) {
      table.more.hidden = found <= first;
      table.more.textContent = cgWords("Show %(number)s more", { number: found - first });
    }
  }

  function makePaged(table, words) {
    table.more = document.createElement("button");
    table.more.type = "button";
    table.more.className = "cg-button cg-more";
    table.parentElement.after(table.more);
    table.more.addEventListener("click", function () {
      var next = table.tBodies[0].rows[Number(table.dataset.paged)];
      delete table.dataset.paged;
      show(table, words());
      var link = next.querySelector("a");
      if (link) link.focus();
    });
  }

  function makeSortable(table, words) {
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
            var order = a.cells[column].textContent.localeCompare(b.cells[column].textContent, document.documentElement.lang || "en", { numeric: true });
            return down ? -order : order;
          })
          .forEach(function (row) { table.tBodies[0].append(row); });
        show(table, words());
      });
    });
  }

  function begin() {
    var tables = Array.from(document.querySelectorAll("table[data-sortable]"));
    var filter = document.querySelector("[data-filter]");
    function words() { return filter ? filter.value.toLowerCase() : ""; }
    tables.forEach(function (table) {
      makeSortable(table, words);
      if (table.dataset.paged) makePaged(table, words);
      show(table, words());
    });
    document.querySelectorAll("[data-filter], select[data-narrow]").forEach(function (asked) {
      asked.addEventListener("input", function () {
        tables.forEach(function (table) { show(table, words()); });
      });
    });
  }
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
})();
