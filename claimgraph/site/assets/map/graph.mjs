/** What bears on what: read off a drawing, or off the list that the map of all topics has. */

import { claimOf } from "../site.mjs";

export class Graph {
  #below = new Map();
  #above = new Map();

  /** @param {Iterable<[string, string]>} edges from what is given to what it bears on */
  constructor(edges) {
    for (const [given, to] of edges) {
      put(this.#below, to, given);
      put(this.#above, given, to);
    }
  }

  /** A claim and all that bears on it, or that it bears on, at any remove. @param {string} id @param {"down"|"up"|"both"} way @returns {Set<string>} */
  cone(id, way) {
    const found = new Set([id]);
    if (way !== "up") follow(this.#below, id, found);
    if (way !== "down") follow(this.#above, id, found);
    return found;
  }
}

/** The parts of a drawing that show claims and what is between them. */
export class Parts {
  /** @param {SVGSVGElement} drawing */
  constructor(drawing) {
    /** @type {Map<string, SVGAElement>} every claim's node, by its id */
    this.nodes = new Map([...drawing.querySelectorAll("a[data-kind]")].map((node) => [claimOf(node), node]));
    /** @type {Map<string, SVGAElement>} every topic's, by its id */
    this.topics = new Map([...drawing.querySelectorAll("a[data-topic]:not([data-kind])")].map((node) => [node.dataset.topic, node]));
    this.lines = [...drawing.querySelectorAll("path[data-given]")];
    this.steps = [...drawing.querySelectorAll(".step")];
  }

  /** What bears on what, as far as it is drawn. @returns {[string, string][]} */
  get edges() {
    return this.lines.flatMap(({ dataset: { given, to, mutual } }) => (mutual === undefined ? [[given, to]] : [[given, to], [to, given]]));
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
