/** What bears on what, read off a drawing. */

import { claimOf, clock } from "../site.mjs";

export class Graph {
  /** @param {SVGSVGElement} drawing */
  constructor(drawing) {
    /** @type {Map<string, SVGAElement>} every claim's node, by its id */
    this.nodes = new Map([...drawing.querySelectorAll("a[data-kind]")].map((node) => [claimOf(node), node]));
    this.lines = [...drawing.querySelectorAll("path[data-given]")];
    this.steps = [...drawing.querySelectorAll(".step")];
    this.below = new Map();
    this.above = new Map();
    for (const { dataset } of this.lines) {
      put(this.below, dataset.to, dataset.given);
      put(this.above, dataset.given, dataset.to);
    }
  }

  /** A claim and all that bears on it, or that it bears on, at any remove. @param {string} id @param {"down"|"up"|"both"} way @returns {Set<string>} */
  cone(id, way) {
    const found = new Set([id]);
    if (way !== "up") follow(this.below, id, found);
    if (way !== "down") follow(this.above, id, found);
    return found;
  }

  /** The status that a claim is shown with now, be it by a clock or under doubts. @param {string} id */
  statusOf(id) {
    const other = clock() === "then" ? "now" : "then";
    const shown = [...this.nodes.get(id).querySelectorAll("use")].find((use) => !use.classList.contains(`cg-at--${other}`));
    return shown.getAttribute("href").slice("#cg-".length);
  }
}

function put(map, key, value) {
  if (!map.has(key)) map.set(key, new Set());
  map.get(key).add(value);
}

function follow(edges, id, found) {
  const pending = [id], met = new Set(pending);
  while (pending.length > 0) {
    for (const next of edges.get(pending.pop()) ?? []) {
      if (!met.has(next)) pending.push(next);
      met.add(next);
      found.add(next);
    }
  }
}
