/** The bar of a what-if: what is doubted, what moved, undo and share. */

import { ROOT, badge, clock, make, word } from "../site.mjs";
import { doubt, doubting, doubts, unknownDoubts, withDoubts } from "./doubts.mjs";

const SHOWN = 12;
/** Whether pages are folders or files shows in the address of the search page. */
const ENDING = document.querySelector("[data-search]")?.getAttribute("href").endsWith(".html") ? ".html" : "/";

let bar = null;

/**
 * @param {Object} found per clock, what differs
 * @param {Object} about names, publishers and roots of the argument
 */
export function showBar(found, about) {
  if (!doubting()) {
    bar?.remove();
    bar = null;
    return;
  }
  if (!bar) {
    bar = make("aside", { class: "cg-bar", "aria-label": cgWords("What if") });
    document.body.append(bar);
  }
  const held = doubts(), moved = ordered(found[clock()].statuses, about.roots);
  const open = bar.querySelector("details")?.open ?? false;
  bar.replaceChildren(summary(held, moved), missing(held, unknownDoubts()), buttons(held), details(held, moved, about, open));
}

/** Headline conclusions first. */
function ordered(statuses, roots) {
  const rank = ([id]) => (roots.includes(id) ? roots.indexOf(id) : roots.length);
  return [...statuses].sort((one, other) => rank(one) - rank(other));
}

function summary(held, moved) {
  return make("p", { class: "cg-bar__summary", role: "status" }, make("b", {}, `${cgWords("What if?")} `), told(held.length, moved.length));
}

function told(held, moved) {
  if (held === 0) return cgWords("Nothing is doubted yet: choose what to doubt on this page.");
  const doubts = cgWords.n("%(number)s doubt", "%(number)s doubts", held);
  if (moved === 0) return cgWords("%(doubts)s: no other status changes.", { doubts });
  return cgWords.n("%(doubts)s: %(number)s other status changes.", "%(doubts)s: %(number)s other statuses change.", moved, { doubts });
}

/** What the address doubts in vain. */
function missing(held, unknown) {
  if (unknown.length === 0) return "";
  const words = cgWords.n(
    "The address also doubts %(names)s, which is not among what can be doubted here (it was perhaps taken out of the argument), so what you see is without that doubt.",
    "The address also doubts %(names)s, which are not among what can be doubted here (they were perhaps taken out of the argument), so what you see is without those doubts.",
    unknown.length, { names: unknown.join(", ") });
  return make("p", { class: "cg-bar__missing", role: "status" }, `${words} `, button(cgWords("Take out of the address"), () => doubt(held, [])));
}

function buttons(held) {
  const row = make("p", { class: "cg-bar__buttons" });
  if (held.length) row.append(button(cgWords("Undo"), () => doubt(held.slice(0, -1))), share());
  row.append(button(held.length ? cgWords("Clear all") : cgWords("Close"), () => doubt(null)));
  return row;
}

function button(words, action) {
  const made = make("button", { type: "button", class: "cg-bar__button" }, words);
  made.addEventListener("click", action);
  return made;
}

/** The address at which others see what is seen here. */
function address() {
  return new URL(withDoubts(location, doubts()), location.href).href;
}

function share() {
  const made = button(cgWords("Copy link"), async () => {
    try {
      await navigator.clipboard.writeText(address());
      made.textContent = cgWords("Copied");
    } catch {
      prompt(cgWords("The address of this what-if:"), address());
    }
  });
  return made;
}

function details(held, moved, about, open) {
  if (held.length === 0) return "";
  const fold = make("details", open ? { open: "" } : {}, make("summary", {}, cgWords("What is doubted, and what changes")));
  fold.append(
    make("ul", { class: "cg-bar__doubts" }, ...held.map((id) => make("li", {}, `${named(id, about)} `, button(cgWords("Believe it again"), () => doubt(held.filter((other) => other !== id)))))),
    make("ul", { class: "cg-bar__moved" }, ...moved.slice(0, SHOWN).map(([id, now, before]) => change(id, now, before, about))),
    make("p", { class: "cg-bar__note" }, `${moved.length > SHOWN ? `${cgWords("And %(number)s more.", { number: moved.length - SHOWN })} ` : ""}${cgWords("Sentences that give reasons, and tables of weights, are those without your doubts.")}`),
  );
  return fold;
}

function change(id, now, before, about) {
  const link = make("a", { href: new URL(`claims/${encodeURIComponent(id)}${ENDING}`, ROOT).href }, about.names[id]);
  return make("li", {}, link, about.roots.includes(id) ? ` ${cgWords("(headline)")}: ` : ": ", `${word(before)} → `, badge(now));
}

function named(id, about) {
  if (id.startsWith("source:")) return cgWords("Source: %(publisher)s", { publisher: about.publishers[id.slice(7)] ?? id.slice(7) });
  const [claim, part] = id.split("/");
  const name = about.names[claim] ?? claim;
  if (!part) return name;
  if (part.startsWith("because")) return cgWords("A reason for “%(claim)s”", { claim: name });
  if (part.startsWith("objection")) return cgWords("An objection to “%(claim)s”", { claim: name });
  return cgWords("A finding on “%(claim)s”", { claim: name });
}
