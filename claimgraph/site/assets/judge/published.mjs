/** The map that a site publishes (`claimgraph.site.published`), as weighed maps of both clocks. */

import { WeighedMap } from "./weighed-map.mjs";

const FOR = 1, WEAKENS = 2, OUTWEIGHS = 4, THEN = 8;
const ASSUMED = 1, SEARCHED = 2, BEYOND_SEARCH = 4;

/**
 * The map, which of a large argument comes in several files.
 *
 * @param {(path: string) => Promise<Object>} read promises what is in a data file
 * @returns {Promise<Object>}
 */
export async function publishedMap(read) {
  const first = await read("data/map.json");
  const others = await Promise.all(Array.from({ length: (first.parts ?? 1) - 1 }, (_, place) => read(`data/map-${place + 2}.json`)));
  const all = [first, ...others];
  return {
    ...first,
    statements: all.flatMap(({ statements }) => statements),
    steps: all.flatMap(({ steps }) => steps),
    names: Object.assign({}, ...all.map(({ names }) => names)),
  };
}

/**
 * @param {Object} document the map
 * @returns {{maps: {then: WeighedMap, now: WeighedMap}, notes: import("./words.mjs").Notes, sources: Map<string, string[]>}}
 */
export function readPublished(document) {
  const { statements: rows, steps, numbers } = document, standards = Object.keys(numbers.standards);
  const ids = [...rows, ...steps].map(([id]) => id);
  const statements = rows.map(([id, standard, granted]) => ({ id, standard: standards[standard], granted }));
  const made = (then) => steps
    .filter(([, , , flags]) => !then || flags & THEN)
    .map(([id, premises, target, flags, weight, now = 0, before = 0]) => ({
      id,
      premises: premises.map((node) => ids[node]),
      target: ids[target],
      pro: Boolean(flags & FOR),
      weakens: Boolean(flags & WEAKENS),
      outweighs: Boolean(flags & OUTWEIGHS),
      weight,
      origin: String((then ? before : now) || "") || null,
    }));
  const noted = (flag) => new Set(rows.filter(([, , , flags]) => flags & flag).map(([id]) => id));
  return {
    maps: { then: new WeighedMap(statements, made(true), numbers), now: new WeighedMap(statements, made(false), numbers) },
    notes: { assumed: noted(ASSUMED), searched: noted(SEARCHED), beyondSearch: noted(BEYOND_SEARCH) },
    sources: new Map(Object.entries(document.sources).map(([id, nodes]) => [id, nodes.map((node) => ids[node])])),
  };
}
