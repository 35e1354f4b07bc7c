/**
 * The rules of the model, read node by node; the twin of `claimgraph.judging.rules`.
 *
 * Two bounds are kept of what holds: what surely holds, and what may hold. Each is read off itself
 * where a node needs support, and off the other one where something speaks against the node.
 */

import { accepts, refuses } from "./change.mjs";

/** What holds, by one of the two bounds. */
class Bound {
  constructor({ size, first }) {
    /** Per node, whether a statement is accepted, or a step applies. */
    this.applies = new Uint8Array(size);
    /** Per statement, what speaks for it; per step, its weight if it applies, else 0. */
    this.weight = new Float64Array(size);
    /** Per statement, what speaks against it, which is read off the other bound. */
    this.against = new Float64Array(first);
  }
}

/** Applies the rules to the nodes of one map, under one setting. */
export class Rules {
  /** @param {import("./change.mjs").Setting} setting */
  constructor(setting) {
    this.map = setting.map;
    this.setting = setting;
    this.sure = new Bound(this.map);
    this.possible = new Bound(this.map);
  }

  /** Work out whether a node surely holds; return whether that is news. */
  secure(node) {
    return this.#visit(node, this.sure, this.possible);
  }

  /** Work out whether a node may hold; return whether that is news. */
  allow(node) {
    return this.#visit(node, this.possible, this.sure);
  }

  #visit(node, near, far) {
    return node < this.map.first ? this.#weigh(node, near, far) : this.#apply(node, near, far);
  }

  /** Apply a step: all its premises hold, and no undercut of it does. */
  #apply(node, near, far) {
    const { map: { premises, undercuts, weakeners, numbers }, setting } = this, { applies, weight } = near;
    let holds = setting.present[node], own = 0;
    for (let i = premises.start[node]; holds && i < premises.start[node + 1]; i++) holds = applies[premises.list[i]];
    for (let i = undercuts.start[node]; holds && i < undercuts.start[node + 1]; i++) {
      if (far.applies[undercuts.list[i]]) holds = 0;
    }
    if (holds) {
      own = setting.weight[node];
      for (let i = weakeners.start[node]; i < weakeners.start[node + 1]; i++) {
        if (far.applies[weakeners.list[i]]) own *= numbers.weakening;
      }
    }
    if (applies[node] === holds && weight[node] === own) return false;
    applies[node] = holds;
    weight[node] = own;
    return true;
  }

  /** Weigh what speaks for a statement against what speaks against it; only the label is news to others. */
  #weigh(node, near, far) {
    const { map: { supports, attacks }, setting } = this;
    const pro = supports.weighed(node, near.weight, setting.openPro[node]);
    const con = attacks.weighed(node, far.weight, setting.openCon[node]);
    near.weight[node] = pro;
    near.against[node] = con;
    const holds = setting.present[node] ? this.#accepted(node, pro, con, near, far) : 0;
    if (near.applies[node] === holds) return false;
    near.applies[node] = holds;
    return true;
  }

  #accepted(node, pro, con, near, far) {
    const test = this.setting.test[node];
    if (refuses(test, pro, con)) return 0;
    if (accepts(test, pro, con)) return 1;
    // A draw stays open, unless one side alone has a step that takes it.
    const won = this.#takes(this.map.supports, node, near), lost = this.#takes(this.map.attacks, node, far);
    return Number(near === this.sure ? won && !lost : won || !lost);
  }

  /** Whether a step that takes a draw applies on this side. */
  #takes({ steps: { start, list } }, node, bound) {
    const { first, outweighs } = this.map;
    for (let i = start[node]; i < start[node + 1]; i++) {
      if (outweighs[list[i] - first] && bound.applies[list[i]]) return true;
    }
    return false;
  }
}
