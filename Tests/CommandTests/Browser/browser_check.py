"""Opens a report in Chromium as its readers do and says what was checked and what is wrong.

Usage: browser_check.py REPORT CHROMIUM [--pictures FOLDER]

REPORT is the folder with index.html. Prints one JSON object: `checks` counts by name what was checked, `faults` says what is
wrong. Ends with 0 whatever is wrong, with another code where it couldn't check.
"""

import argparse
import json
import os
import pathlib
import re
import sys
import traceback

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, sync_playwright

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# How the report marks what the checks use.
TABLE = ".areas table"
SEARCH = ".areas input[type=search]"
SET = ".areas select"
DATA = "figure details"
# Pages beside those of the areas; the last is there after `monitor`.
GENERAL = ["index.html", "method.html", "monitor.html"]

# The contrast ratio of WCAG 2.2 of two colours as styles are computed.
CONTRAST = """
  const light = colour => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map(x => x / 255).map(
      x => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const contrast = (one, other) => {
    const pair = [light(one), light(other)].sort((a, b) => b - a);
    return (pair[0] + 0.05) / (pair[1] + 0.05);
  };
  const page = getComputedStyle(document.body).backgroundColor;
"""


class Checks:
    """Counts what was checked and keeps what is wrong."""

    def __init__(self):
        self.counts = {}
        self.faults = []

    def that(self, name, holds, fault):
        self.counts[name] = self.counts.get(name, 0) + 1
        if not holds:
            self.faults.append(f"{name}: {fault}")


class Reader:
    """A page in a context of its own, watched for errors and for requests that leave the folder."""

    def __init__(self, browser, checks, root, viewport=DESKTOP, scheme="light", script=True):
        self.checks, self.root, self.script = checks, root, script
        self.context = browser.new_context(
            viewport=viewport, color_scheme=scheme, java_script_enabled=script, offline=True)
        self.page = self.context.new_page()
        self.page.set_default_timeout(60_000)
        self.page.on("console", self.heard)
        self.page.on("pageerror", lambda error: self.fault(f"error {error}"))
        self.page.on("request", self.asked)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()

    def fault(self, what):
        self.checks.faults.append(f"page: {self.page.url}: {what}")

    def heard(self, message):
        if message.type in ("error", "warning"):
            self.fault(f"console {message.type}: {message.text}")

    def asked(self, request):
        if not request.url.startswith(("file://", "data:", "about:")):
            self.fault(f"request to {request.url}")

    def open(self, name):
        self.page.goto((self.root / name).as_uri())
        return self.page

    def focus(self, selector, most=400):
        """Moves the focus with the tab key until it is on what the selector names; whether it got there."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
                return True
        return False


def visible_rows(page):
    return page.evaluate(
        """table => [...document.querySelectorAll(`${table} tbody tr`)]
             .filter(row => row.getClientRects().length > 0)
             .map(row => ({set: row.dataset.set ?? '', cells: [...row.cells].map(cell => cell.innerText.trim())}))""",
        TABLE)


def value(text, language):
    """The number that a text starts with, in the marks of its language; None where it starts with none."""
    text = text.replace("\u2212", "-").replace("\u00a0", " ")
    thousands, point = (".", ",") if language == "nl" else (",", ".")
    found = re.match(r"[+€ ]*(-?[\d.,]+)", text)
    if not found or not any(character.isdigit() for character in found[1]):
        return None
    return float(found[1].strip(".,").replace(thousands, "").replace(point, "."))


def is_sorted(page, column, descending, numeric, language, least=2):
    """Whether the rows are in order of a column, which has at least so many values that differ; and its cells."""
    cells = [row["cells"][column] for row in visible_rows(page)]
    if numeric:
        values = [value(cell, language) for cell in cells]
        known = [number for number in values if number is not None]
        # What has no figure comes last, whatever the direction.
        in_order = known == sorted(known, reverse=descending) and values[: len(known)] == known
        return in_order and len(set(known)) >= least, cells
    expected = page.evaluate(
        "([cells, lang]) => [...cells].sort(new Intl.Collator(lang, {numeric: true}).compare)", [cells, language])
    return cells == (expected[::-1] if descending else expected) and len(set(cells)) >= least, cells


def headers(page):
    return page.evaluate(
        """table => [...document.querySelectorAll(`${table} thead th`)].map(head => ({
             numeric: document.querySelector(`${table} tbody`).querySelector(
               `tr > :nth-child(${head.cellIndex + 1})[data-key]`) !== null,
             button: head.querySelector('button') !== null}))""",
        TABLE)


def check_sorting(reader, language):
    page, checks = reader.open("index.html"), reader.checks
    heads = headers(page)
    buttons = [place for place, head in enumerate(heads) if head["button"]]
    texts = [place for place in buttons if not heads[place]["numeric"]]
    numbers = [place for place in buttons if heads[place]["numeric"]]
    checks.that("sort columns", texts and numbers, f"headers {heads}")
    if not texts or not numbers:
        return
    before = sorted(row["cells"] for row in visible_rows(page))
    checks.that("rows", len(before) > 5, f"{len(before)} rows to sort")
    for column in (texts[0], numbers[-1]):
        button = f"{TABLE} thead th:nth-child({column + 1}) button"
        page.reload()
        checks.that("keyboard reaches header", reader.focus(button), button)
        for way in ("keyboard", "keyboard", "mouse", "mouse"):
            page.keyboard.press("Enter") if way == "keyboard" else page.click(button)
            state = page.get_attribute(f"{TABLE} thead th:nth-child({column + 1})", "aria-sort")
            checks.that("aria-sort", state in ("ascending", "descending"), f"column {column} is {state}")
            right, cells = is_sorted(page, column, state == "descending", heads[column]["numeric"], language)
            checks.that(f"sorted by {way}", right, f"column {column} {state}: {cells[:6]}")
            others = page.evaluate(
                "s => document.querySelectorAll(s).length", f"{TABLE} thead th[aria-sort]:not([aria-sort=none])")
            checks.that("one column sorted", others == 1, f"{others} columns have aria-sort")
            same = sorted(row["cells"] for row in visible_rows(page)) == before
            checks.that("same rows", same, "sorting changed what the rows hold")
        states = set()
        for _ in range(2):
            page.click(button)
            states.add(page.get_attribute(f"{TABLE} thead th:nth-child({column + 1})", "aria-sort"))
        checks.that("both directions", states == {"ascending", "descending"}, f"only {states}")
    for column in buttons:
        page.click(f"{TABLE} thead th:nth-child({column + 1}) button")
        state = page.get_attribute(f"{TABLE} thead th:nth-child({column + 1})", "aria-sort")
        right, cells = is_sorted(page, column, state == "descending", heads[column]["numeric"], language, least=1)
        checks.that("sorted by each column", right, f"column {column} {state}: {cells[:6]}")
        marked = page.locator(f"{TABLE} thead th[aria-sort]").count()
        checks.that("one column marked", marked == 1, f"{marked} columns have aria-sort")


def check_filter(reader):
    page, checks = reader.open("index.html"), reader.checks
    all_rows = visible_rows(page)
    name = next(cell for cell in all_rows[-1]["cells"] if cell and not cell[0].isdigit())
    checks.that("keyboard reaches search", reader.focus(SEARCH), SEARCH)
    page.keyboard.type(name)
    found = visible_rows(page)
    checks.that(
        "filter by typing",
        0 < len(found) < len(all_rows) and all(any(name in cell for cell in row["cells"]) for row in found),
        f"{name!r} leaves {len(found)} of {len(all_rows)} rows")
    page.fill(SEARCH, "zzzz no such area")
    checks.that("filter leaves none", visible_rows(page) == [], "rows for a name that no area has")
    page.fill(SEARCH, "")
    checks.that("filter cleared", len(visible_rows(page)) == len(all_rows), "rows are missing after the filter")
    options = [text for text in page.eval_on_selector_all(f"{SET} option", "o => o.map(x => x.value)") if text]
    checks.that("sets to choose", len(options) > 1, f"sets {options}")
    total = 0
    for option in options:
        page.select_option(SET, option)
        rows = visible_rows(page)
        total += len(rows)
        checks.that(
            "filter by set", rows and all(row["set"] == option for row in rows),
            f"{option}: {[row['set'] for row in rows][:4]}")
    checks.that("sets make up all", total == len(all_rows), f"{total} of {len(all_rows)} rows")


def check_links(reader):
    """From the index to an area, from there to the method, and back."""
    page, checks = reader.open("index.html"), reader.checks
    link = f"{TABLE} tbody tr a[href]"
    name = page.inner_text(link).strip()
    target = page.get_attribute(link, "href")
    if not (reader.root / target).exists():
        checks.that("link to area", False, f"{name!r} leads to {target}, which isn't there")
        return
    page.click(link)
    checks.that("link to area", name in page.inner_text("h1"), f"{name!r} leads to {page.url}")
    page.click("a[href^='method.html']")
    checks.that("link to method", page.url.split("#")[0].endswith("/method.html"), page.url)
    page.click("a[href^='index.html']")
    checks.that("link to index", page.url.split("#")[0].endswith("/index.html"), page.url)


def check_all_links(reader, names):
    """Every link within the report leads to a file, and to a place on it."""
    for name in names:
        page = reader.open(name)
        links = page.eval_on_selector_all("a[href]", "a => [...new Set(a.map(x => x.getAttribute('href')))]")
        # Not only those of HTML: drawings have links of their own.
        for link in links:
            if re.match(r"[a-z]+:", link):
                reader.checks.that("link elsewhere", re.match(r"https?://", link), f"{name}: {link}")
                continue
            file, _, place = link.partition("#")
            target = reader.root / (file or name)
            reader.checks.that("link within", target.exists(), f"{name}: {link}")
            if place and target.exists():
                text = target.read_text(encoding="utf-8")
                reader.checks.that("anchor", f'id="{place}"' in text, f"{name}: {link}")


def check_data(reader, name):
    """A figure's data, one key away."""
    page, checks = reader.open(name), reader.checks
    figures, details = page.locator("figure svg").count(), page.locator(DATA).count()
    checks.that("figures", figures > 0, f"{name} has no drawing")
    checks.that("data of figures", details == figures, f"{figures} drawings, {details} with data")
    checks.that("keyboard reaches data", reader.focus(f"{DATA} summary"), name)
    table = page.locator(DATA).first.locator("table")
    checks.that("data closed", not table.is_visible(), "the data is open from the start")
    page.keyboard.press("Enter")
    checks.that("data opened", table.is_visible(), "Enter doesn't open the data")
    shown = table.locator("tbody tr").count()
    checks.that("data rows", shown > 0, "the data has no rows")
    page.keyboard.press("Enter")
    checks.that("data closed again", not table.is_visible(), "Enter doesn't close the data")


def check_focus(reader, name, most=60):
    """Whatever the tab key reaches shows that it has the focus."""
    page, checks = reader.open(name), reader.checks
    for _ in range(most):
        page.keyboard.press("Tab")
        found = page.evaluate("() => {" + CONTRAST + """
          const at = document.activeElement;
          if (!at || at === document.body) { return null; }
          const style = getComputedStyle(at);
          const outlined = style.outlineStyle === 'auto' || style.outlineStyle !== 'none' &&
            parseFloat(style.outlineWidth) >= 2 && contrast(style.outlineColor, page) >= 3;
          const drawn = [...(at.closest('svg') ? at.children : [])].some(mark => {
            const own = getComputedStyle(mark);
            return parseFloat(own.strokeWidth) >= 3 && own.stroke !== 'none' && contrast(own.stroke, page) >= 3;
          });
          const box = at.getBoundingClientRect();
          return {shows: outlined || drawn, seen: box.width > 0 && box.right > 0 && box.bottom > 0, what: at.outerHTML.slice(0, 80)};
        }""")
        if found is None:
            break
        checks.that("focus shows", found["shows"], f"{name}: {found['what']}")
        checks.that("focus on the page", found["seen"], f"{name}: {found['what']}")


def check_drawn_text(reader, names, scheme):
    """The contrast of text in drawings, which axe leaves undecided."""
    for name in names:
        page = reader.open(name)
        found = page.evaluate("() => {" + CONTRAST + """
          const faint = [];
          let count = 0;
          for (const svg of document.querySelectorAll('svg')) {
            const areas = [...svg.querySelectorAll('rect, polygon, circle, path')].filter(shape => {
              const style = getComputedStyle(shape);
              return style.fill.startsWith('rgb') && style.fillOpacity === '1';
            }).map(shape => ({shape, box: shape.getBoundingClientRect(), fill: getComputedStyle(shape).fill}));
            for (const text of svg.querySelectorAll('text, tspan')) {
              if (![...text.childNodes].some(node => node.nodeType === 3 && node.data.trim())) { continue; }
              const box = text.getBoundingClientRect();
              const under = areas.filter(area => area.box.left <= box.left && area.box.right >= box.right &&
                area.box.top <= box.top && area.box.bottom >= box.bottom &&
                area.shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING).pop();
              const style = getComputedStyle(text);
              // A text that covers what it stands on has a rim of its own.
              const rim = style.paintOrder.startsWith('stroke') && parseFloat(style.strokeWidth) >= 3 ? style.stroke : null;
              const ratio = contrast(style.fill, rim ?? (under ? under.fill : page));
              count += 1;
              if (!(ratio >= 4.5)) { faint.push(`${text.textContent} (${ratio.toFixed(2)})`); }
            }
          }
          return {count, faint};
        }""")
        reader.checks.counts["drawn texts"] = reader.checks.counts.get("drawn texts", 0) + found["count"]
        reader.checks.that("drawn text", not found["faint"], f"{name} {scheme}: {len(found['faint'])}: {found['faint'][:4]}")


def check_structure(reader, names):
    """Headings in order, and no name twice."""
    for name in names:
        page = reader.open(name)
        ranks = page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", "all => all.map(head => Number(head.tagName[1]))")
        steps = [later - rank for rank, later in zip(ranks, ranks[1:])]
        reader.checks.that("headings in order", ranks[:1] == [1] and max(steps, default=0) <= 1, f"{name}: {ranks}")
        twice = page.evaluate(
            "() => { const all = [...document.querySelectorAll('[id]')].map(x => x.id); return all.filter((x, i) => all.indexOf(x) < i); }")
        reader.checks.that("names once", not twice, f"{name}: {twice[:4]}")


def check_figures(reader, name):
    """What each drawing must say of itself, and what tables must."""
    page, checks = reader.open(name), reader.checks
    for figure in page.evaluate(
        """() => [...document.querySelectorAll('figure')].map(figure => {
             const svg = figure.querySelector('svg');
             const ids = (svg?.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
             const text = ids.map(id => document.getElementById(id)?.textContent ?? '').join(' ') +
               (svg?.getAttribute('aria-label') ?? '');
             return {id: figure.id, role: svg?.getAttribute('role'), text, marks: svg?.querySelectorAll('*').length ?? 0,
               caption: figure.querySelector('figcaption, h2, h3, h4')?.textContent.trim() ?? '', size:
               svg ? svg.getBoundingClientRect().width : 0, words: figure.textContent,
               rows: figure.querySelectorAll('details table tbody tr').length};
           })"""):
        where = f"{name} {figure['id']}"
        checks.that("role of drawing", figure["role"] in ("img", "group", "graphics-document"), where)
        checks.that("text alternative", len(figure["text"]) > 20, f"{where}: {figure['text']!r}")
        checks.that("title of drawing", len(figure["caption"]) > 10, f"{where}: {figure['caption']!r}")
        checks.that("marks", figure["marks"] > 5 and figure["size"] > 100, f"{where}: {figure['marks']} marks")
        checks.that("no NaN", not re.search(r"\bNaN\b|\binf\b|nan,", figure["words"]), where)
        checks.that("data of drawing", figure["rows"] > 0, f"{where} has no table with its data")
    for table in page.evaluate(
        """() => [...document.querySelectorAll('table')].map(table => ({caption: table.caption?.textContent.trim() ?? '',
             heads: table.querySelectorAll('th[scope=col]').length, rows: table.querySelectorAll('th[scope=row]').length,
             uneven: [...table.rows].filter(row => row.cells.length !== table.rows[0].cells.length).length}))"""):
        checks.that(
            "table is labelled", table["caption"] and table["heads"] > 0 and table["rows"] > 0, f"{name}: {table}")
        checks.that("rows are whole", table["uneven"] == 0, f"{name}: {table}")


def check_layout(reader, names, kind):
    for name in names:
        page = reader.open(name)
        sizes = page.evaluate(
            "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth, document.body.innerText.length]")
        reader.checks.that(f"fits {kind}", sizes[0] <= sizes[1], f"{name} is {sizes[0]} wide in {sizes[1]}")
        reader.checks.that("has text", sizes[2] > 500, f"{name} has {sizes[2]} characters")
        reader.checks.that("one h1", page.locator("h1").count() == 1, name)
        reader.checks.that("language", page.get_attribute("html", "lang") in ("nl", "en"), name)


def check_without_script(reader, names, area, rows):
    """The same content to read, and to print."""
    checks = reader.checks
    page = reader.open("index.html")
    checks.that("rows without script", page.locator(f"{TABLE} tbody tr:visible").count() == rows, "rows are hidden")
    for selector in (SEARCH, SET):
        checks.that("no dead controls", not page.locator(selector).is_visible(), f"{selector} does nothing")
    page = reader.open(area)
    checks.that("drawings without script", page.locator("figure svg:visible").count() > 3, "drawings are hidden")
    page.locator(f"{DATA} summary").first.click()
    checks.that("data without script", page.locator(DATA).first.locator("table").is_visible(), "data stays shut")
    for name in names:
        page = reader.open(name)
        page.emulate_media(media="print")
        words = len(page.inner_text("main"))
        checks.that("text on paper", words > 500 and page.locator("h1").is_visible(), f"{name}: {words} characters")
        drawings = page.locator("svg:visible").count()
        checks.that("drawings on paper", drawings == page.locator("svg").count(), f"{name}: {drawings} drawings")
        page.emulate_media(media="screen")
        printed = page.pdf(format="A4")
        pages = len(re.findall(rb"/Type\s*/Page\b", printed))
        checks.that("prints", printed.startswith(b"%PDF") and pages > 0, f"{name}: {pages} pages")


def check_access(reader, names, open_details, label):
    axe = Axe()
    for name in names:
        page = reader.open(name)
        if open_details:
            page.eval_on_selector_all("details", "all => all.forEach(details => { details.open = true })")
        options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
        found = axe.run(page, options=options).response
        where = f"{name} {label}"
        reader.checks.that("axe rules", len(found["passes"]) > 10, f"{where}: only {len(found['passes'])} rules passed")
        reader.checks.counts["axe pages"] = reader.checks.counts.get("axe pages", 0) + 1
        for violation in found["violations"]:
            targets = [node["target"] for node in violation["nodes"][:3]]
            reader.checks.faults.append(
                f"axe: {where}: {violation['id']} ({len(violation['nodes'])} times): {violation['help']}: {targets}: "
                f"{violation['nodes'][0]['failureSummary']}")


def attempt(checks, check, *arguments):
    """A check that can't go on is a fault, and the others go on."""
    try:
        check(*arguments)
    except (Error, StopIteration, AttributeError) as error:
        checks.faults.append(f"{check.__name__}: couldn't go on: {str(error).splitlines()[:1]}")


def check(root, chromium, pictures):
    checks = Checks()
    area = next(
        path.name for path in sorted(root.glob("*.html"))
        if path.name not in GENERAL)
    names = [area] + [name for name in GENERAL if (root / name).exists()]
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)

        def reader(**options):
            return Reader(browser, checks, root, **options)

        with reader() as desktop:
            attempt(checks, check_layout, desktop, names, "desktop")
            language = desktop.page.get_attribute("html", "lang")
            rows = len(visible_rows(desktop.open("index.html")))
            attempt(checks, check_sorting, desktop, language)
            attempt(checks, check_filter, desktop)
            attempt(checks, check_links, desktop)
            attempt(checks, check_all_links, desktop, names)
            attempt(checks, check_data, desktop, area)
            attempt(checks, check_structure, desktop, names)
            for name in names:
                attempt(checks, check_figures, desktop, name)
                attempt(checks, check_focus, desktop, name)
        with reader(viewport=PHONE) as phone:
            attempt(checks, check_layout, phone, names, "phone")
            attempt(checks, check_links, phone)
        with reader(script=False) as still:
            attempt(checks, check_without_script, still, names, area, rows)
        # Each scheme and each width once: axe needs seconds for a page.
        for scheme, viewport, kind in (("light", DESKTOP, "desktop"), ("dark", PHONE, "phone")):
            with reader(scheme=scheme, viewport=viewport) as judge:
                attempt(checks, check_drawn_text, judge, names, scheme)
                attempt(checks, check_access, judge, names, False, f"{scheme} {kind}")
        with reader() as judge:
            attempt(checks, check_access, judge, [area], True, "data open")
        if pictures:
            take_pictures(reader, names, pathlib.Path(pictures))
        browser.close()
    return {"area": area, "checks": checks.counts, "faults": checks.faults}


def take_pictures(reader, names, folder):
    """For eyes: every page, wide and narrow, light and dark."""
    folder.mkdir(parents=True, exist_ok=True)
    for viewport, kind in ((DESKTOP, "desktop"), (PHONE, "phone")):
        for scheme in ("light", "dark"):
            with reader(viewport=viewport, scheme=scheme) as painter:
                for name in names:
                    painter.open(name).screenshot(
                        path=folder / f"{name.removesuffix('.html')}-{kind}-{scheme}.png", full_page=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", type=pathlib.Path)
    parser.add_argument("chromium")
    parser.add_argument("--pictures")
    arguments = parser.parse_args()
    try:
        found = check(arguments.report.resolve(), arguments.chromium, arguments.pictures)
    except Exception:
        traceback.print_exc()
        sys.exit(1)
    json.dump(found, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main()
