/** The model of a weighed map; the browser's twin of `claimgraph.judging.model`. */

import { Setting } from "./change.mjs";
import { row } from "./edges.mjs";
import { Firmness } from "./firmness.mjs";
import { Knot } from "./knot.mjs";
import { Rules } from "./rules.mjs";

/** @typedef {import("./weighed-map.mjs").WeighedMap} WeighedMap */
/** @typedef {"IN"|"OUT"|"UNDECIDED"} Label */

/** What is accepted, refused or undecided, with both sides' weights and firmness. */
export class Model {
  /**
   * Judge a map, as it stands or under a change: acyclic parts in one pass, knots one by one.
   *
   * @param {WeighedMap} map
   * @param {import("./change.mjs").Change} [change]
   * @param {import("./change.mjs").Reading} [reading]
   */
  constructor(map, change = {}, reading = "all") {
    this.map = map;
    this.setting = new Setting(map, change, reading);
    this.rules = new Rules(this.setting);
    this.firmness = new Firmness(this.rules);
    const { rules, firmness, map: { components: { start, list } } } = this, waiting = new Uint8Array(map.size);
    for (let component = 0; component + 1 < start.length; component++) {
      const node = list[start[component]];
      if (start[component + 1] - start[component] > 1) {
        const members = row(map.components, component);
        new Knot(members, rules, waiting).untie();
        firmness.findWithin(members);
      } else {
        rules.secure(node);
        rules.allow(node);
        firmness.find(node);
      }
    }
  }

  /** @param {number} node @returns {Label} */
  labelOf(node) {
    if (this.rules.sure.applies[node]) return "IN";
    return this.rules.possible.applies[node] ? "UNDECIDED" : "OUT";
  }

  /** What speaks for a statement: by the steps that surely apply, and by those that may. @returns {[number, number]} */
  pro(node) {
    return [this.rules.sure.weight[node], this.rules.possible.weight[node]];
  }

  /** What speaks against a statement, likewise. @returns {[number, number]} */
  con(node) {
    return [this.rules.possible.against[node], this.rules.sure.against[node]];
  }

  /** The firmness of a node; null if it does not hold. @returns {number|null} */
  firmnessOf(node) {
    return this.rules.sure.applies[node] ? this.firmness.value[node] : null;
  }
}
