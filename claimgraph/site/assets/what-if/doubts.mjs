/**
 * What the reader doubts: claims, steps, findings and sources, in the address of the page, so that a what-if can be
 * shared and the browser's Back undoes it.
 */

const PARAMETER = "doubt";

/** @type {{then: Map<string, string>, now: Map<string, string>}} */
let moved = { then: new Map(), now: new Map() };

/** The ids that are doubted, in the order in which they came to be. @returns {string[]} */
export function doubts() {
  const written = new URLSearchParams(location.search).get(PARAMETER);
  return written ? written.split(",").filter(Boolean) : [];
}

/** Whether the reader is in a what-if, be it without a doubt yet. */
export function doubting() {
  return new URLSearchParams(location.search).has(PARAMETER);
}

/** The address of a page with these doubts. @param {URL|Location} page @param {string[]|null} ids null for none @returns {string} */
export function withDoubts(page, ids) {
  const query = new URLSearchParams(page.search);
  query.delete(PARAMETER);
  const others = query.toString(), own = ids ? `${PARAMETER}=${ids.map(encodeURIComponent).join(",").replaceAll("%2F", "/")}` : "";
  const joined = [others, own].filter(Boolean).join("&");
  return page.pathname + (joined ? `?${joined}` : "") + page.hash;
}

/** Doubt exactly these. @param {string[]|null} ids null to leave the what-if */
export function doubt(ids) {
  history.pushState(history.state, "", withDoubts(location, ids));
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
