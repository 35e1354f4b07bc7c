/**
 * The weighed map, in arrays; the browser's twin of `claimgraph.graph.weighed_map`.
 *
 * Statements and steps share one index space: statement `s` is node `s`, step `j` is node
 * `first + j`. Whatever is listed per node is empty for nodes that have none.
 */

import { strongComponents } from "./components.mjs";
import { filed, flat, reversed, rowOf, stacked, zipped } from "./edges.mjs";

/** @typedef {import("./edges.mjs").Edges} Edges */

/**
 * A claim, as judgement sees it: its standard of proof, and the weight of its being granted.
 *
 * @typedef {{id: string, standard?: string, granted?: number}} Statement
 */

/**
 * A finding, an inference, an objection or an undercut, as judgement sees it.
 *
 * @typedef {object} Step
 * @property {string} id
 * @property {string[]} premises statements that are all needed; none for a finding
 * @property {string} target a statement; for a step against also another step, which it undercuts
 * @property {boolean} [pro]
 * @property {number} [weight] from 0 to 1
 * @property {string|null} [origin] of the steps on one side that share an origin, only the best counts
 * @property {boolean} [weakens] an undercut that lowers the weight of its target, and cancels nothing
 * @property {boolean} [outweighs] its side takes a draw
 */

/**
 * A standard of proof: accepted if what is for the statement weighs at least `least`, leads by at
 * least `lead`, and at most `mostAgainst` is against it; refused if it weighs less than `below`, or
 * what is against it leads by at least `leadAgainst`. A `least` or `below` of 0: anything at all.
 *
 * @typedef {{least: number, lead: number, mostAgainst: number, below: number, leadAgainst: number}} Standard
 */

/**
 * The numbers of judgement that are no part of an argument.
 *
 * @typedef {{standards: Record<string, Standard>, standard: string, weakening: number, tolerance: number}} Numbers
 */

/** One side of every statement: its steps, those of one origin together; `begins` marks the first of each. */
export class Side {
  /** @param {Edges} steps @param {Uint8Array} begins */
  constructor(steps, begins) {
    this.steps = steps;
    this.begins = begins;
  }

  /**
   * What the side of a statement weighs: noisy-or over origins, of each the heaviest step.
   *
   * @param {number} node
   * @param {Float64Array} weight per step, what it weighs
   * @param {number} open what is left open by what speaks on this side without a step
   * @returns {number}
   */
  weighed(node, weight, open) {
    const { steps: { start, list }, begins } = this;
    let best = 0;
    for (let i = start[node]; i < start[node + 1]; i++) {
      const own = weight[list[i]];
      if (begins[i]) {
        open *= 1 - best;
        best = own;
      } else if (own > best) best = own;
    }
    return 1 - open * (1 - best);
  }
}

export class WeighedMap {
  #users;
  #components;
  #componentOf;

  /**
   * @param {Statement[]} statements
   * @param {Step[]} steps
   * @param {Numbers} numbers
   */
  constructor(statements, steps, numbers) {
    const first = statements.length, count = steps.length;
    this.statements = statements;
    this.steps = steps;
    this.numbers = numbers;
    this.first = first;
    this.size = first + count;
    this.ids = [...statements, ...steps].map(({ id }) => id);
    /** Per id, its node. @type {Map<string, number>} */
    this.index = numbered(this.ids);
    const nodes = (ids) => ids.map((id) => found(this.index, id));
    /** Per step (as step number), what it bears on. */
    this.target = Int32Array.from(steps, (step) => found(this.index, step.target));
    /** Per step (as step number), whether it is for its target. */
    this.pro = Uint8Array.from(steps, (step) => step.pro ?? true);
    this.weakens = Uint8Array.from(steps, (step) => step.weakens ?? false);
    this.outweighs = Uint8Array.from(steps, (step) => step.outweighs ?? false);
    const none = { start: new Int32Array(first + 1), list: new Int32Array(0) };
    /** Per node, the statements that a step needs. @type {Edges} */
    this.premises = stacked(none, flat(steps.map((step) => nodes(step.premises))));
    const onto = (wanted) =>
      filed(this.size, count, (step) => (wanted(step) ? this.target[step] : -1), (step) => first + step);
    const onStep = (step) => this.target[step] >= first;
    /** Per node, the steps that cancel a step while they apply. @type {Edges} */
    this.undercuts = onto((step) => onStep(step) && !this.weakens[step]);
    /** Per node, the steps that lower the weight of a step while they apply. @type {Edges} */
    this.weakeners = onto((step) => onStep(step) && this.weakens[step]);
    this.supports = this.#side(1);
    this.attacks = this.#side(0);
    /** Per node, the nodes that its label depends on. @type {Edges} */
    this.depends = zipped(this.premises, onto(() => true));
  }

  /** Per node, the nodes whose label depends on it. @returns {Edges} */
  get users() {
    return (this.#users ??= reversed(this.depends, this.size));
  }

  /** Strong components of the dependence, causes before effects. @returns {Edges} */
  get components() {
    return (this.#components ??= strongComponents(this.depends));
  }

  /** Per node, the number of its component. @returns {Int32Array} */
  get componentOf() {
    return (this.#componentOf ??= rowOf(this.components));
  }

  #side(side) {
    const { first, steps, target, pro } = this, rows = Array.from({ length: this.size }, () => []), places = new Map();
    for (let step = 0; step < steps.length; step++) {
      if (pro[step] !== side || target[step] >= first) continue;
      const origins = rows[target[step]], origin = steps[step].origin ?? null;
      const key = origin === null ? null : `${target[step]} ${origin}`;
      if (key !== null && places.has(key)) origins[places.get(key)].push(first + step);
      else {
        if (key !== null) places.set(key, origins.length);
        origins.push([first + step]);
      }
    }
    const begins = rows.flatMap((origins) => origins.flatMap((members) => members.map((_, place) => place === 0)));
    return new Side(flat(rows.map((origins) => origins.flat())), Uint8Array.from(begins));
  }
}

function numbered(ids) {
  const index = new Map(ids.map((id, node) => [id, node]));
  if (index.size < ids.length) throw new Error("an id of the map is given twice");
  return index;
}

function found(index, id) {
  const node = index.get(id);
  if (node === undefined) throw new Error(`"${id}" is not in the map`);
  return node;
}
