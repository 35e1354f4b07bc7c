/** Cards of claims, fetched a chunk at a time; which chunk, the id tells (as in `claimgraph.site.published`). */

import { data } from "./site.mjs";

/**
 * @typedef {object} Card
 * @property {string} text
 * @property {string} kind
 * @property {string} by
 * @property {{then: string, now: string}} status
 * @property {{then: string, now: string}} why
 * @property {string[]} sources the first few
 * @property {number} sourced how many there are
 */

const CHUNKS = Number(document.querySelector("meta[name=claimgraph-cards]")?.content ?? 1);

/** @param {string} id @returns {Promise<Card|null>} */
export async function cardOf(id) {
  const row = (await data(`data/cards/${chunkOf(id)}.json`))[id];
  if (!row) return null;
  const [text, kind, by, [before, after], why, sources, sourced] = row;
  const reasons = { then: why[0], now: why.at(-1) };
  return { text, kind, by, status: { then: before, now: after }, why: reasons, sources, sourced };
}

/** The sources of a claim's evidence in words: the first few, and how many more. @param {Card} card @returns {string} */
export function sourcesOf({ sources, sourced }) {
  const names = sources.join("; "), more = sourced - sources.length;
  return more > 0 ? cgWords("Evidence from %(names)s and %(number)s more", { names, number: more }) : cgWords("Evidence from %(names)s", { names });
}

/** FNV-1a, 32 bits. */
function chunkOf(id) {
  let found = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) found = Math.imul(found ^ byte, 0x01000193) >>> 0;
  return found % CHUNKS;
}
