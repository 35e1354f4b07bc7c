/**
 * Firmness: how well an accepted statement holds, which is as well as the weakest link of its
 * reasons; the twin of `claimgraph.judging.firmness`.
 */

import { componentsWithin } from "./components.mjs";
import { row, zipped } from "./edges.mjs";

/** A circle of support is solved when no member moves by more than this in a round. */
const NEAR = 1e-13;
/** Visits after which a circle of support is left as it is; it then converges too slowly to matter. */
const MOST_VISITS = 5_000_000;

/** The firmness of the nodes of one map, from 0 to 1; of a step, what it counts for its target. */
export class Firmness {
  #behind;

  /** @param {import("./rules.mjs").Rules} rules */
  constructor(rules) {
    this.rules = rules;
    this.value = new Float64Array(rules.map.size);
  }

  /** Work out the firmness of a node from that of the nodes behind it; return it. */
  find(node) {
    const { rules: { map, sure, setting }, value } = this;
    let found = 0;
    if (sure.applies[node] && node < map.first) {
      found = Math.max(0, map.supports.weighed(node, value, setting.openPro[node]) - sure.against[node]);
    } else if (sure.applies[node]) {
      found = sure.weight[node];
      for (const premise of row(map.premises, node)) found = Math.min(found, value[premise]);
    }
    value[node] = found;
    return found;
  }

  /** Work out the firmness of the members of a knot, whose labels are known. */
  findWithin(members) {
    const { rules: { map, sure }, value } = this;
    this.#behind ??= zipped(map.premises, map.supports.steps);
    for (const node of members) value[node] = 0;
    const circles = componentsWithin(members.filter((node) => sure.applies[node]), this.#behind);
    for (let circle = 0; circle + 1 < circles.start.length; circle++) this.#climb(row(circles, circle));
  }

  /** Raise the members of a circle of support, or a single node, from 0 to the least solution. */
  #climb(circle) {
    let rounds = circle.length > 1 ? 1 + Math.floor(MOST_VISITS / circle.length) : 1;
    for (let moved = true; moved && rounds > 0; rounds--) {
      moved = false;
      for (const node of circle) {
        const before = this.value[node];
        if (this.find(node) - before > NEAR) moved = true;
      }
    }
  }
}
