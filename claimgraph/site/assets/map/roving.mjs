/** One tab stop for all boxes of a drawing: arrow keys go from box to box, each to the nearest that way. */

import { boxOf } from "./view.mjs";

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Roving {
  #nodes; #at;

  /** @param {SVGAElement[]} nodes @param {SVGAElement} first which the tab key reaches at first */
  constructor(nodes, first) {
    this.#nodes = nodes;
    for (const node of nodes) node.setAttribute("tabindex", "-1");
    this.stop(first ?? nodes[0]);
  }

  /** Let the tab key reach a box, and no other. @param {SVGAElement} [node] */
  stop(node) {
    if (!node) return;
    this.#at?.setAttribute("tabindex", "-1");
    this.#at = node;
    node.setAttribute("tabindex", "0");
  }

  /** Go where a key says. @param {string} key @returns {boolean} whether it led anywhere */
  press(key) {
    const way = WAYS[key];
    const next = way ? this.#toward(way) : { Home: this.#nodes[0], End: this.#nodes.at(-1) }[key];
    if (!next) return false;
    this.stop(next);
    next.focus({ preventScroll: true });
    return true;
  }

  #toward([x, y]) {
    const from = middle(this.#at);
    let best = null, least = Infinity;
    for (const node of this.#nodes) {
      if (node === this.#at || node.classList.contains("out")) continue;
      const to = middle(node), along = (to.x - from.x) * x + (to.y - from.y) * y;
      const aside = Math.abs((to.x - from.x) * y) + Math.abs((to.y - from.y) * x);
      // Not what lies more to the side than that way, unless there is nothing else.
      const far = along + 2 * aside + (aside > along ? 1e6 : 0);
      if (along > 1 && far < least) [best, least] = [node, far];
    }
    return best;
  }
}

function middle(node) {
  const { x, y, width, height } = boxOf(node);
  return { x: x + width / 2, y: y + height / 2 };
}
