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
    bar = make("aside", { class: "cg-bar", "aria-label": "What if" });
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
  const doubted = held.length === 0 ? "Nothing is doubted yet: choose what to doubt on this page." : `${count(held.length, "doubt")}: `;
  const result = held.length === 0 ? "" : moved.length === 0 ? "no other status changes." : `${count(moved.length, "other status", "other statuses")} change${moved.length === 1 ? "s" : ""}.`;
  return make("p", { class: "cg-bar__summary", role: "status" }, make("b", {}, "What if? "), doubted, result);
}

/** What the address doubts in vain. */
function missing(held, unknown) {
  if (unknown.length === 0) return "";
  const [are, those] = unknown.length === 1 ? ["is", "that doubt"] : ["are", "those doubts"];
  const told = `The address also doubts ${unknown.join(", ")}, which ${are} not among what can be doubted here (${are === "is" ? "it was" : "they were"} perhaps taken out of the argument), so what you see is without ${those}. `;
  return make("p", { class: "cg-bar__missing", role: "status" }, told, button("Take out of the address", () => doubt(held, [])));
}

function count(number, one, many = `${one}s`) {
  return `${number} ${number === 1 ? one : many}`;
}

function buttons(held) {
  const row = make("p", { class: "cg-bar__buttons" });
  if (held.length) row.append(button("Undo", () => doubt(held.slice(0, -1))), share());
  row.append(button(held.length ? "Clear all" : "Close", () => doubt(null)));
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
  const made = button("Copy link", async () => {
    try {
      await navigator.clipboard.writeText(address());
      made.textContent = "Copied";
    } catch {
      prompt("The address of this what-if:", address());
    }
  });
  return made;
}

function details(held, moved, about, open) {
  if (held.length === 0) return "";
  const fold = make("details", open ? { open: "" } : {}, make("summary", {}, "What is doubted, and what changes"));
  fold.append(
    make("ul", { class: "cg-bar__doubts" }, ...held.map((id) => make("li", {}, `${named(id, about)} `, button("Believe it again", () => doubt(held.filter((other) => other !== id)))))),
    make("ul", { class: "cg-bar__moved" }, ...moved.slice(0, SHOWN).map(([id, now, before]) => change(id, now, before, about))),
    make("p", { class: "cg-bar__note" }, `${moved.length > SHOWN ? `And ${moved.length - SHOWN} more. ` : ""}Sentences that give reasons, and tables of weights, are those without your doubts.`),
  );
  return fold;
}

function change(id, now, before, about) {
  const link = make("a", { href: new URL(`claims/${encodeURIComponent(id)}${ENDING}`, ROOT).href }, about.names[id]);
  return make("li", {}, link, about.roots.includes(id) ? " (headline): " : ": ", `${word(before)} → `, badge(now));
}

function named(id, about) {
  if (id.startsWith("source:")) return `Source: ${about.publishers[id.slice(7)] ?? id.slice(7)}`;
  const [claim, part] = id.split("/");
  if (!part) return about.names[claim] ?? claim;
  const what = part.startsWith("because") ? "A reason for" : part.startsWith("objection") ? "An objection to" : "A finding on";
  return `${what} “${about.names[claim] ?? claim}”`;
}
