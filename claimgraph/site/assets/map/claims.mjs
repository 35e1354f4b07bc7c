/** The claims of a page, as its outline has them: what can be found, filtered and counted. */

import { claimOf, clock } from "../site.mjs";

/**
 * @typedef {object} Entry
 * @property {string} kind
 * @property {string} topic
 * @property {string} name in a few words
 * @property {string} text
 * @property {string} address of its page
 * @property {SVGUseElement[]} shapes of its status, one per clock where they differ
 */

/** Read them off. @param {Document} page @returns {Map<string, Entry>} */
export function claimsOf(page) {
  return new Map([...page.querySelectorAll("[data-outline] li[data-id]")].map((item) => {
    const link = item.querySelector(":scope > a"), { id, kind, topic, name } = item.dataset;
    return [id, { kind, topic, name, text: link.textContent.trim(), address: link.href, shapes: [...link.querySelectorAll("use")] }];
  }));
}

/** The look of the status that is shown now, be it by a clock or under doubts. @param {Iterable<SVGUseElement>} shapes */
export function lookOf(shapes) {
  const other = clock() === "then" ? "now" : "then";
  const shown = [...shapes].find((use) => !use.closest(`.cg-at--${other}`));
  return shown.getAttribute("href").slice("#cg-".length);
}

/** Which of two claims fits some words better: by its name, and by its beginning. @param {string[]} words */
export function byFit(words) {
  const said = words.join(" ");
  const rank = ({ name, text }) => {
    const [short, long] = [name.toLowerCase(), text.toLowerCase()];
    if (short === said || long === said) return 0;
    if (short.startsWith(said)) return 1;
    if (long.startsWith(said)) return 2;
    if (words.every((word) => short.includes(word))) return short.includes(said) ? 3 : 4;
    return long.includes(said) ? 5 : 6;
  };
  return (one, other) => rank(one) - rank(other);
}

/** Hide entries of the outline that are not shown and have nothing below them that is. @param {(id: string) => boolean} passes */
export function filterOutline(passes, filtered) {
  const around = new Set();
  // From the last to the first, so that what is below an entry comes before it.
  for (const item of [...document.querySelectorAll("[data-outline] li")].reverse()) {
    const own = passes(item.dataset.id ?? claimOf(item.querySelector(":scope > a"))), inside = around.has(item);
    item.hidden = !own && !inside;
    item.classList.toggle("cg-outline__between", inside && !own);
    if (!item.hidden) around.add(item.parentElement.closest("li"));
  }
  for (const fold of document.querySelectorAll("details[data-topic]:has([data-outline])")) {
    fold.hidden = !fold.querySelector("[data-outline] > li:not([hidden])");
    if (filtered) fold.open = !fold.hidden;
  }
}
