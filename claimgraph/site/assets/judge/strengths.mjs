/**
 * Strength of statements and steps; the browser's twin of `claimgraph.analysis.circuit`, which has the formulas.
 *
 * DF-QuAD, with reasons of one origin merged by their maximum and intervals carried with their
 * ends swapped at attacks. The order of operations is Python's throughout, so that both come
 * to the same number, and agree on which cycles settle.
 */

import { componentsWithin } from "./components.mjs";
import { row } from "./edges.mjs";

/** @typedef {import("./argument-map.mjs").ArgumentMap} ArgumentMap */

/** @typedef {number|[number, number]|null} Strength a number, an interval, or null where there is no value */

/**
 * Strength per node: one array if all are points, else the low and the high ends; NaN is no value.
 *
 * @typedef {Float64Array[]} Ends
 */

const FACTOR = 0.5;
const TOLERANCE = 1e-9;
const CAP = 10_000;
/** A settled cycle is followed down to here, so that its values are good to more than the tolerance. */
const EXACT = 1e-14;

/**
 * Compute the strength of every node, with reasons of one origin counted once.
 *
 * @param {ArgumentMap} map
 * @returns {Ends}
 */
export function strengths(map) {
  const circuit = new Circuit(map), { components, sways } = map;
  for (let component = 0; component + 1 < components.start.length; component++) {
    const node = components.list[components.start[component]];
    if (components.start[component + 1] - components.start[component] === 1) {
      circuit.evaluate(node);
      continue;
    }
    const parts = componentsWithin(row(components, component), sways);
    for (let part = 0; part + 1 < parts.start.length; part++) circuit.evaluateAll(row(parts, part));
  }
  return circuit.ends;
}

/**
 * Read the strength of a node off its ends.
 *
 * @param {Ends} ends
 * @param {number} node
 * @returns {Strength}
 */
export function strengthOf(ends, node) {
  const low = ends[0][node], high = ends.at(-1)[node];
  if (low === high) return low;
  return Number.isNaN(low) || Number.isNaN(high) ? null : [Math.min(low, high), Math.max(low, high)];
}

class Circuit {
  /** @param {ArgumentMap} map */
  constructor(map) {
    this.map = map;
    this.first = map.first;
    this.behind = map.behind;
    this.cons = map.cons;
    this.merged = mergedReasons(map);
    this.bases = map.low.every((low, node) => low === map.high[node]) ? [map.low] : [map.low, map.high];
    /** @type {Ends} */
    this.ends = this.bases.map((base) => new Float64Array(base.length).fill(NaN));
  }

  evaluate(node) {
    for (let end = 0; end < this.ends.length; end++) this.ends[end][node] = this.value(node, end);
  }

  /** Evaluate nodes that depend on each other, or a single one. */
  evaluateAll(component) {
    if (component.length === 1) this.evaluate(component[0]);
    else if (!this.canSettle(component) || !new Cycle(this, component).settle()) this.set(component, NaN);
  }

  canSettle(component) {
    this.set(component, 0);
    return !component.some((node) => this.lacks(node)) && !this.supportsItself(component);
  }

  set(component, value) {
    for (const values of this.ends) for (const node of component) values[node] = value;
  }

  lacks(node) {
    return row(this.map.sways, node).some((parent) => this.ends.some((values) => Number.isNaN(values[parent])));
  }

  /** Whether there is a cycle of support alone: an error of the map, which any number would reward. */
  supportsItself(component) {
    return componentsWithin(component, this.behind).start.length - 1 < component.length;
  }

  /** What backs a node is read in its own end of the intervals, what attacks it in the other. */
  value(node, end) {
    const own = this.ends[end], other = this.ends[this.ends.length - 1 - end], base = this.bases[end][node];
    const units = this.merged[node], attack = units ? spared(units.cons, other) : unscathed(this.cons, node, other);
    if (node >= this.first) return passedOn(base, this.behind, node, own) * attack;
    const balance = attack - (units ? spared(units.pros, own) : unscathed(this.behind, node, own));
    return balance >= 0 ? base + balance * (1 - base) : base * (1 + balance);
  }
}

/** What reasons leave over, each taken as independent. */
function unscathed({ start, list }, node, strength) {
  let left = 1;
  for (let i = start[node]; i < start[node + 1]; i++) left *= 1 - strength[list[i]];
  return left;
}

/** The same, with the reasons of a unit counted as one. `Math.max` is NaN if any of them is, as it should be. */
function spared(units, strength) {
  let left = 1;
  for (const unit of units) {
    let strongest = 0;
    for (const node of unit) strongest = Math.max(strongest, strength[node]);
    left *= 1 - strongest;
  }
  return left;
}

function passedOn(base, { start, list }, node, strength) {
  let passed = base;
  for (let i = start[node]; i < start[node + 1]; i++) passed *= strength[list[i]];
  return passed;
}

/** Per node with several reasons of one origin, its reasons for and against by origin; null elsewhere. */
function mergedReasons(map) {
  const { first, behind, cons, target, pro, origin } = map, seen = new Set(), merged = new Array(map.size).fill(null);
  origin.forEach((name, step) => {
    if (name === null) return;
    const node = target[step], reason = `${node} ${pro[step]} ${name}`;
    if (seen.has(reason)) {
      merged[node] ??= {
        pros: node < first ? byOrigin(map, row(behind, node)) : [],
        cons: byOrigin(map, row(cons, node)),
      };
    }
    seen.add(reason);
  });
  return merged;
}

function byOrigin({ first, origin }, nodes) {
  const units = new Map();
  for (const node of nodes) {
    const key = origin[node - first] ?? node, unit = units.get(key);
    if (unit) unit.push(node);
    else units.set(key, [node]);
  }
  return [...units.values()];
}

/** A cycle of attacks on its way to a fixed point. Its few arrays are used again and again: it may take many turns. */
class Cycle {
  /**
   * @param {Circuit} circuit
   * @param {Int32Array} component
   */
  constructor(circuit, component) {
    const places = component.length * circuit.ends.length;
    this.circuit = circuit;
    this.component = component;
    this.state = new Float64Array(places);
    /** What the formulas make of the state. */
    this.after = new Float64Array(places);
    /** A state to compare with, or to go back to. */
    this.earlier = new Float64Array(places);
  }

  /**
   * Damped iteration from 0; say whether it settled. A state that comes back exactly shows
   * that it never will (Brent's cycle detection).
   */
  settle() {
    const { state, after, earlier } = this;
    for (let turn = 1, change = 0; turn <= CAP; turn++) {
      const last = change;
      change = this.step();
      if (change <= TOLERANCE) {
        this.polish(change, last > 0 ? change / last : 0, turn);
        return true;
      }
      if (turn > 1 && same(state, earlier)) return false;
      if ((turn & (turn - 1)) === 0) earlier.set(state);
      move(state, after, FACTOR);
    }
    return false;
  }

  /**
   * Bring a settled state to more than the tolerance, so that its error is far below.
   *
   * What is left to go is a geometric series if one direction dominates (Aitken's
   * extrapolation); where that does not help, as many turns again are as good.
   */
  polish(change, rate, turns) {
    const { state, after, earlier } = this;
    earlier.set(state);
    if (rate < 1) {
      move(state, after, FACTOR / (1 - rate));
      for (let i = 0; i < state.length; i++) state[i] = Math.min(1, Math.max(0, state[i]));
      if (this.step() >= change) state.set(earlier);
    }
    for (let turn = 0; turn < turns; turn++) {
      if (this.step() <= EXACT) break;
      move(state, after, FACTOR);
    }
    this.step();
  }

  /** Set the state, see what the formulas make of it, and return how far that is off. */
  step() {
    const { circuit, component, state, after, circuit: { ends } } = this, { length } = component;
    for (let place = 0; place < state.length; place++) {
      ends[place < length ? 0 : 1][component[place % length]] = state[place];
    }
    let gap = 0;
    for (let place = 0; place < state.length; place++) {
      after[place] = circuit.value(component[place % length], place < length ? 0 : 1);
      gap = Math.max(gap, Math.abs(after[place] - state[place]));
    }
    return gap;
  }
}

function same(one, other) {
  for (let i = 0; i < one.length; i++) {
    if (one[i] !== other[i]) return false;
  }
  return true;
}

function move(state, after, factor) {
  for (let i = 0; i < state.length; i++) state[i] += factor * (after[i] - state[i]);
}
