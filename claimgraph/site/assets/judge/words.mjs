/** The word that readers see of a claim; the browser's twin of `claimgraph.judging.words`. */

import { refuses } from "./change.mjs";
import { row } from "./edges.mjs";
import { Model } from "./model.mjs";

/** @typedef {import("./weighed-map.mjs").WeighedMap} WeighedMap */

/**
 * @typedef {"stands"|"stands-if-granted"|"taken-as-given"|"contested"|"outweighed"|"cut-off"|"weak"
 *   |"nothing-found"|"not-examined"|"no-reason"|"circular"} Word
 */

/**
 * What the editors wrote of claims that the map does not hold: which are assumptions, of which a gap or
 * a search is recorded, and which are values or definitions, that no search settles.
 *
 * @typedef {{assumed: Set<string>, searched: Set<string>, beyondSearch?: Set<string>}} Notes
 */

/** The verdict on a map under a change: the words of all its statements, with their standing. */
export class Verdict {
  #bare;
  #unopposed;

  /**
   * @param {WeighedMap} map
   * @param {Notes} notes
   * @param {import("./change.mjs").Change} [change]
   */
  constructor(map, notes, change = {}) {
    this.map = map;
    this.notes = notes;
    this.change = change;
    this.model = new Model(map, change);
  }

  /** The model without grants. */
  get bare() {
    return (this.#bare ??= new Model(this.map, this.change, "without grants"));
  }

  /** The model with every step against anything deleted. */
  get unopposed() {
    return (this.#unopposed ??= new Model(this.map, this.change, "unopposed"));
  }

  /**
   * The word for a statement.
   *
   * @param {string} id
   * @returns {Word}
   */
  word(id) {
    const { map, model } = this, node = map.index.get(id), label = model.labelOf(node);
    if (label === "UNDECIDED") return "contested";
    if (label === "OUT") return this.#refused(node, id);
    if (this.bare.labelOf(node) === "IN") return "stands";
    const reasons = row(map.supports.steps, node).some((step) => model.pro(step)[1] > 0);
    return this.notes.assumed.has(id) && !reasons ? "taken-as-given" : "stands-if-granted";
  }

  #refused(node, id) {
    const { map: { numbers: { tolerance } }, model, model: { setting: { usual } } } = this;
    const pro = model.pro(node)[1], con = model.con(node)[0];
    if (con - pro >= usual.leadAgainst || (con > tolerance && !refuses(usual, pro, con))) return "outweighed";
    if (this.unopposed.labelOf(node) === "IN") return "cut-off";
    if (pro > tolerance) return "weak";
    if (this.#isCircular(node)) return "circular";
    if (this.notes.searched.has(id)) return "nothing-found";
    return this.notes.beyondSearch?.has(id) ? "no-reason" : "not-examined";
  }

  /**
   * Whether assuming a statement would give it a reason: a circle, and nothing but a circle.
   * Such a circle lies in one component, so the search never leaves it.
   */
  #isCircular(node) {
    const { map: { first, users, premises, target, pro, componentOf }, model: { setting: { present } } } = this;
    const holding = new Set([node]), pending = [node];
    while (pending.length > 0) {
      for (const step of row(users, pending.pop())) {
        const next = target[step - first];
        if (!pro[step - first] || componentOf[next] !== componentOf[node] || !present[step] || !present[next]) continue;
        if (!row(premises, step).every((premise) => holding.has(premise))) continue;
        if (next === node) return true;
        if (!holding.has(next)) pending.push(next);
        holding.add(next);
      }
    }
    return false;
  }
}
