/**
 * What the reader doubts: claims, steps, findings and sources, in the address of the page with the clock, so that a
 * what-if can be shared as it is seen and the browser's Back undoes it.
 */

import { clock } from "../site.mjs";

const PARAMETER = "doubt", CLOCK = "clock", SOURCE = "source:";

/** What can be doubted; null until that is known. @type {Set<string>|null} */
let doubtable = null;

/** @type {{then: Map<string, string>, now: Map<string, string>}} */
let moved = { then: new Map(), now: new Map() };

function asked() {
  const written = new URLSearchParams(location.search).get(PARAMETER) ?? "";
  return [...new Set(written.split(",").map((id) => id.trim()).filter(Boolean))];
}

/** The ids that are doubted, in the order in which they came to be. @returns {string[]} */
export function doubts() {
  return asked().filter((id) => doubtable?.has(id) ?? true);
}

/** What the address doubts though the argument does not have it. @returns {string[]} */
export function unknownDoubts() {
  return doubtable ? asked().filter((id) => !doubtable.has(id)) : [];
}

/**
 * Learn what can be doubted. Where the address names something by an id that it had once, it is corrected.
 *
 * @param {Set<string>} ids
 * @param {{claims: Object<string, string>, sources: Object<string, string>}} renamed
 */
export function learnDoubtable(ids, renamed) {
  doubtable = ids;
  const current = asked().map((id) => (ids.has(id) ? id : called(id, renamed)));
  if (String(current) !== String(asked())) history.replaceState(history.state, "", withDoubts(location, current));
}

/** What something is called now. */
function called(id, { claims, sources }) {
  const now = (names, name) => (Object.hasOwn(names, name) ? names[name] : name);
  if (id.startsWith(SOURCE)) return SOURCE + now(sources, id.slice(SOURCE.length));
  const [claim, ...parts] = id.split("/");
  // A finding is named by its source, with a number where the claim has several from there.
  return [now(claims, claim), ...parts.map((part) => part.replace(/^(.+?)(-\d+)?$/, (whole, source, number = "") => (Object.hasOwn(sources, whole) ? sources[whole] : now(sources, source) + number)))].join("/");
}

/** Whether the reader is in a what-if, be it without a doubt yet. */
export function doubting() {
  return new URLSearchParams(location.search).has(PARAMETER);
}

/** The address of a page with these doubts. @param {URL|Location} page @param {string[]|null} ids null for none @returns {string} */
export function withDoubts(page, ids) {
  const query = new URLSearchParams(page.search);
  query.delete(PARAMETER);
  if (ids) query.delete(CLOCK);
  const others = query.toString(), own = ids ? `${PARAMETER}=${ids.map(readable).join(",")}&${CLOCK}=${clock()}` : "";
  const joined = [others, own].filter(Boolean).join("&");
  return page.pathname + (joined ? `?${joined}` : "") + page.hash;
}

function readable(id) {
  return encodeURIComponent(id).replaceAll("%2F", "/").replaceAll("%3A", ":");
}

/**
 * Doubt exactly these.
 *
 * @param {string[]|null} ids null to leave the what-if
 * @param {string[]} [unknown] what stays in the address though the argument does not have it
 */
export function doubt(ids, unknown = unknownDoubts()) {
  history.pushState(history.state, "", withDoubts(location, ids && [...ids, ...unknown]));
  dispatchEvent(new Event("cg:doubts"));
}

/** Doubt something, or believe it again. @param {string} id */
export function toggle(id) {
  const held = doubts();
  doubt(held.includes(id) ? held.filter((other) => other !== id) : [...held, id]);
}

/** Keep what the doubts made of claims. */
export function keepMoved(statuses) {
  moved = statuses;
}

/** What a claim is under the doubts, where that differs by this clock; else null. @returns {string|null} */
export function doubted(id, clock) {
  return doubts().includes(id) ? "doubted" : (moved[clock].get(id) ?? null);
}
