// Sorting, searching and choosing in the table of areas. Everything on a page can be read without it.
(function () {
  "use strict";
  document.querySelectorAll(".areas").forEach(function (box) {
    var table = box.querySelector("table");
    var body = table.tBodies[0];
    var rows = Array.from(body.rows);
    var search = box.querySelector("input");
    var choice = box.querySelector("select");
    var count = box.querySelector(".count");
    var language = document.documentElement.lang;
    var compareTexts = new Intl.Collator(language, { numeric: true, sensitivity: "base" }).compare;

    // Without accents, capitals and spaces that don't break, so that "fryslan" finds "Fryslân" and "12 %" finds itself.
    function plain(text) {
      return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    }
    // By name, and by code, which the name of the page holds.
    var texts = rows.map(function (row) {
      var link = row.querySelector("a");
      return plain(row.cells[0].textContent + " " + (link ? link.getAttribute("href") : ""));
    });

    function filter() {
      var words = plain(search.value).split(/\s+/);
      var shown = 0;
      rows.forEach(function (row, i) {
        var fits = (choice.value === "" || row.dataset.set === choice.value) && words.every(function (word) {
          return texts[i].includes(word);
        });
        row.hidden = !fits;
        if (fits) { shown += 1; }
      });
      count.textContent = count.dataset.text.replace("##", rows.length).replace("#", shown);
    }

    function value(row, column) {
      var cell = row.cells[column];
      return cell.dataset.key === undefined ? cell.textContent.trim() : Number(cell.dataset.key);
    }

    // What has no figure stands last, whichever way the others are sorted; equals keep the order that they came in.
    function sort(column, direction) {
      rows.map(function (row, i) { return { row: row, i: i, value: value(row, column) }; })
        .sort(function (a, b) {
          var texts = typeof a.value === "string" ? 1 : 0, others = typeof b.value === "string" ? 1 : 0;
          if (a.value === "" || b.value === "") { return (a.value === "") - (b.value === "") || a.i - b.i; }
          if (texts !== others) { return texts - others || a.i - b.i; }
          var difference = texts ? compareTexts(a.value, b.value) : a.value - b.value;
          return direction * difference || a.i - b.i;
        })
        .forEach(function (entry) { body.appendChild(entry.row); });
    }

    Array.from(table.tHead.rows[0].cells).forEach(function (head, column, heads) {
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener("click", function () {
        var isNumeric = rows.some(function (row) { return row.cells[column].dataset.key !== undefined; });
        var old = head.getAttribute("aria-sort");
        // Figures first from the largest, names first from A.
        var direction = old ? (old === "ascending" ? "descending" : "ascending") : isNumeric ? "descending" : "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", direction);
        sort(column, direction === "ascending" ? 1 : -1);
      });
    });
    search.addEventListener("input", filter);
    choice.addEventListener("change", filter);
    box.querySelector(".controls").hidden = false;
    filter();
  });
}());
