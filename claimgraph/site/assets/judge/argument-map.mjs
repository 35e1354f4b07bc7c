/**
 * The map that is judged, in arrays; the browser's twin of `claimgraph.graph.abstract_map`.
 *
 * Statements and steps share one index space, so that an attack on a claim and an attack on a
 * step are the same thing to a loop: statement `s` is node `s`, step `j` is node `first + j`.
 */

import { strongComponents } from "./components.mjs";
import { filed, flat, picked, pickedRows, reversed, row, rowOf, stacked, zipped } from "./edges.mjs";

/** @typedef {import("./edges.mjs").Edges} Edges */

/**
 * A claim or a finding, as judgement sees it; a basic one stands without support.
 *
 * @typedef {{id: string, basic: boolean, base: [number, number]}} Statement
 */

/**
 * An inference, as judgement sees it.
 *
 * @typedef {object} Step
 * @property {string} id
 * @property {string[]} premises statements that are all needed
 * @property {string} target a statement; for an attack also a step, which it then undercuts
 * @property {boolean} pro whether it supports
 * @property {[number, number]} base initial strength, from low to high
 * @property {string|null} [origin] steps onto one target that share an origin are one reason
 * @property {boolean} [mutual] whether its target strikes back, so that it needs the target not to stand
 */

/**
 * The published form of an argument: both clocks in one document, links as indexes.
 *
 * @typedef {object} Published
 * @property {Array<[id: string, flags: number, lo: number, hi?: number]>} statements flags: 1 basic now, 2 basic
 *   then, 4 counted then; the high end is left out where it equals the low one
 * @property {Array<[id: string, premises: number[], target: number, flags: number,
 *   base?: number|[number, number]|null, origin?: string|null]>} steps flags: 1 supports, 2 mutual now, 4 mutual
 *   then, 8 counted then; a base that is left out is 1
 * @property {Object<string, number[]>} sources per source, the statements that are its findings
 */

const NOW = { basic: 1, statement: 0, mutual: 2, step: 0 };
const THEN = { basic: 2, statement: 4, mutual: 4, step: 8 };
const PRO = 1;

export class ArgumentMap {
  #index; #behind; #cons; #onto; #usedIn; #depends; #sways; #components; #componentOf;

  /** Not for callers, who have `of`, `without` and `readPublished`. @param {object} parts the fields, by name */
  constructor(parts) {
    this.ids = parts.ids;
    /** Number of statements, and so the node of the first step. */
    this.first = parts.first;
    this.basic = parts.basic;
    this.low = parts.low;
    this.high = parts.high;
    /** Per step, the nodes of its premises. */
    this.premises = parts.premises;
    /** Per step, the node that it supports or attacks. */
    this.target = parts.target;
    this.pro = parts.pro;
    this.mutual = parts.mutual;
    this.origin = parts.origin;
  }

  /**
   * Resolve ids to indexes. The rules for a map are checked in Python, before anything is
   * published; here only what could not be resolved is refused.
   *
   * @param {Iterable<Statement>} statements
   * @param {Iterable<Step>} steps
   * @returns {ArgumentMap}
   */
  static of(statements, steps) {
    const claims = [...statements], inferences = [...steps], items = [...claims, ...inferences];
    const ids = items.map((item) => item.id), index = numbered(ids);
    return new ArgumentMap({
      ids,
      first: claims.length,
      basic: Uint8Array.from(claims, (claim) => claim.basic),
      low: Float64Array.from(items, (item) => item.base[0]),
      high: Float64Array.from(items, (item) => item.base[1]),
      premises: flat(inferences.map((step) => step.premises.map((id) => found(index, id)))),
      target: Int32Array.from(inferences, (step) => found(index, step.target)),
      pro: Uint8Array.from(inferences, (step) => step.pro),
      mutual: Uint8Array.from(inferences, (step) => step.mutual ?? false),
      origin: inferences.map((step) => step.origin ?? null),
    });
  }

  /** Number of nodes: statements and steps together. */
  get size() {
    return this.ids.length;
  }

  /** Per id, its node. @returns {Map<string, number>} */
  get index() {
    return (this.#index ??= numbered(this.ids));
  }

  /** Per statement, the nodes of the steps that support it; per step, its premises. @returns {Edges} */
  get behind() {
    return (this.#behind ??= stacked(this.#incoming(1, this.first), this.premises));
  }

  /** Per node, the nodes of the steps that attack it. @returns {Edges} */
  get cons() {
    return (this.#cons ??= this.#incoming(0, this.size));
  }

  /** Per node, the steps (as step numbers) that target it. @returns {Edges} */
  get onto() {
    return (this.#onto ??= filed(this.size, this.target.length, (step) => this.target[step], (step) => step));
  }

  /** Per statement, the steps (as step numbers) that have it as a premise. @returns {Edges} */
  get usedIn() {
    return (this.#usedIn ??= reversed(this.premises, this.first));
  }

  /** Per node, the nodes that its strength depends on. @returns {Edges} */
  get sways() {
    return (this.#sways ??= zipped(this.behind, this.cons));
  }

  /** Per node, the nodes that its status depends on: a mutual rebuttal also looks at its target. @returns {Edges} */
  get depends() {
    return (this.#depends ??= this.mutual.includes(1) ? zipped(this.sways, this.#struck()) : this.sways);
  }

  /** Strong components of the dependence that status has, causes before effects. @returns {Edges} */
  get components() {
    return (this.#components ??= strongComponents(this.depends));
  }

  /** Per node, the number of its component. @returns {Int32Array} */
  get componentOf() {
    return (this.#componentOf ??= rowOf(this.components));
  }

  /**
   * The map with these statements and steps removed, and what then hangs in the air: a step
   * goes when a premise or its target goes. Ids that the map does not have are passed over.
   *
   * @param {Iterable<string>} ids
   * @returns {ArgumentMap}
   */
  without(ids) {
    const gone = new Uint8Array(this.size);
    for (const id of ids) {
      const node = this.index.get(id);
      if (node !== undefined) this.#fell(node, gone);
    }
    return this.#keeping(gone);
  }

  /** Mark a node as gone, with all that hangs on it. */
  #fell(node, gone) {
    const { first } = this, pending = [node];
    while (pending.length > 0) {
      const next = pending.pop();
      if (gone[next]) continue;
      gone[next] = 1;
      for (const step of row(this.onto, next)) pending.push(first + step);
      if (next < first) for (const step of row(this.usedIn, next)) pending.push(first + step);
    }
  }

  #keeping(gone) {
    const { first, size } = this, place = new Int32Array(size), nodes = new Int32Array(size);
    let count = 0, statements = 0;
    for (let node = 0; node < size; node++) {
      if (gone[node]) continue;
      if (node < first) statements++;
      place[node] = count;
      nodes[count++] = node;
    }
    const kept = nodes.subarray(0, count), steps = kept.subarray(statements).map((node) => node - first);
    return new ArgumentMap({
      ids: picked(this.ids, kept),
      first: statements,
      basic: picked(this.basic, kept.subarray(0, statements)),
      low: picked(this.low, kept),
      high: picked(this.high, kept),
      premises: pickedRows(this.premises, steps, place),
      target: picked(this.target, steps).map((node) => place[node]),
      pro: picked(this.pro, steps),
      mutual: picked(this.mutual, steps),
      origin: picked(this.origin, steps),
    });
  }

  #incoming(side, count) {
    const { first, target, pro } = this;
    return filed(count, target.length, (step) => (pro[step] === side ? target[step] : -1), (step) => first + step);
  }

  /** Per node, what strikes back at it. */
  #struck() {
    const { first, size, target, mutual } = this;
    return filed(size, target.length, (step) => (mutual[step] ? first + step : -1), (step) => target[step]);
  }
}

/**
 * Read the published form of an argument.
 *
 * @param {Published} document
 * @returns {{then: ArgumentMap, now: ArgumentMap, doubtable: {statements: string[], steps: string[],
 *   sources: Map<string, string[]>}}} what can be doubted are ids for `without`; per source, those of its findings
 */
export function readPublished(document) {
  const statements = document.statements.map(([id]) => id), steps = document.steps.map(([id]) => id);
  const sources = Object.entries(document.sources).map(([id, nodes]) => [id, nodes.map((node) => statements[node])]);
  const byClock = (clock) => clocked(document, [...statements, ...steps], clock);
  return { then: byClock(THEN), now: byClock(NOW), doubtable: { statements, steps, sources: new Map(sources) } };
}

function clocked(document, ids, clock) {
  const has = (flags, bit) => (flags & bit) === bit;
  const statements = document.statements.filter(([, flags]) => has(flags, clock.statement));
  const steps = document.steps.filter(([, , , flags]) => has(flags, clock.step));
  return ArgumentMap.of(
    statements.map(([id, flags, low, high = low]) => ({ id, basic: has(flags, clock.basic), base: [low, high] })),
    steps.map(([id, premises, target, flags, base, origin]) => ({
      id,
      premises: premises.map((node) => ids[node]),
      target: ids[target],
      pro: has(flags, PRO),
      mutual: has(flags, clock.mutual),
      base: Array.isArray(base) ? base : [base ?? 1, base ?? 1],
      origin,
    })),
  );
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
