/**
 * The well-founded model of a map; the browser's twin of `claimgraph.analysis.well_founded`.
 *
 * Fitting's three-valued step and unfounded sets, one strong component after the other. Python
 * judges thousands of worlds at once and keeps to an order for their sake; in a single world a
 * node changes at most twice, so that any order of visits is linear.
 */

import { row } from "./edges.mjs";

/** @typedef {import("./argument-map.mjs").ArgumentMap} ArgumentMap */

/** @typedef {"in"|"out"|"undec"} Label */

/**
 * Per node, whether it is in, and whether it is not out.
 *
 * @typedef {{certain: Uint8Array, possible: Uint8Array}} Model
 */

/**
 * Compute the well-founded model.
 *
 * @param {ArgumentMap} map
 * @returns {Model}
 */
export function wellFounded(map) {
  const rules = new Rules(map), { certain, possible } = rules, { start, list } = map.components;
  for (let component = 0; component + 1 < start.length; component++) {
    const node = list[start[component]];
    if (start[component + 1] - start[component] > 1) {
      new Knot(row(map.components, component), rules).untie();
    } else {
      certain[node] = rules.holds(node, certain, possible);
      possible[node] = rules.holds(node, possible, certain);
    }
  }
  return { certain, possible };
}

/**
 * Read the label of a node.
 *
 * @param {Model} model
 * @param {number} node
 * @returns {Label}
 */
export function labelOf({ certain, possible }, node) {
  if (certain[node]) return "in";
  return possible[node] ? "undec" : "out";
}

/** The rules of the model, read node by node. */
class Rules {
  /** @param {ArgumentMap} map */
  constructor(map) {
    this.map = map;
    this.first = map.first;
    this.basic = map.basic;
    this.mutual = map.mutual;
    this.target = map.target;
    this.behind = map.behind;
    this.cons = map.cons;
    this.certain = new Uint8Array(map.size);
    this.possible = new Uint8Array(map.size);
    /** Members of a knot that wait for a visit; here, so that many small knots share one array. */
    this.waiting = new Uint8Array(map.size);
  }

  /** Whether the rules give a node, positive parts read in one model and negated ones in the other. */
  holds(node, granted, doubted) {
    const { first, mutual, target, cons: { start, list } } = this;
    if (!this.backed(node, granted)) return 0;
    for (let i = start[node]; i < start[node + 1]; i++) {
      if (doubted[list[i]]) return 0;
    }
    return node >= first && mutual[node - first] && doubted[target[node - first]] ? 0 : 1;
  }

  /** Whether the positive part of a rule for a node holds: one reason is enough, premises are all needed. */
  backed(node, granted) {
    const { first, basic, behind: { start, list } } = this, enough = node < first ? 1 : 0;
    if (enough && basic[node]) return 1;
    for (let i = start[node]; i < start[node + 1]; i++) {
      if (granted[list[i]] === enough) return enough;
    }
    return 1 - enough;
  }
}

/** A component whose members depend on each other. */
class Knot {
  /**
   * @param {Int32Array} members
   * @param {Rules} rules
   */
  constructor(members, rules) {
    this.members = members;
    this.rules = rules;
    this.number = rules.map.componentOf[members[0]];
  }

  untie() {
    const { members, rules: { possible } } = this;
    for (const node of members) possible[node] = 1;
    this.sweep(members, (node) => this.fitting(node));
    for (let unfounded = this.unfounded(); unfounded.length > 0; unfounded = this.unfounded()) {
      for (const node of unfounded) possible[node] = 0;
      this.sweep(unfounded.flatMap((node) => this.users(node)), (node) => this.fitting(node));
    }
  }

  /** Visit members, and those that depend on what a visit changed, until nothing changes. */
  sweep(members, visit) {
    const { waiting } = this.rules, pending = [];
    const call = (node) => {
      if (waiting[node]) return;
      waiting[node] = 1;
      pending.push(node);
    };
    members.forEach(call);
    while (pending.length > 0) {
      const node = pending.pop();
      waiting[node] = 0;
      if (visit(node)) this.users(node).forEach(call);
    }
  }

  /** The members that depend on a member. */
  users(node) {
    const { first, map: { componentOf, usedIn, onto }, mutual, target } = this.rules, users = [];
    const add = (user) => {
      if (componentOf[user] === this.number) users.push(user);
    };
    if (node >= first) add(target[node - first]);
    else for (const step of row(usedIn, node)) add(first + step);
    for (const step of row(onto, node)) {
      if (mutual[step]) add(first + step);
    }
    return users;
  }

  /** Apply Fitting's step to a member: what is certain grows, what is possible shrinks. */
  fitting(node) {
    const { rules } = this, { certain, possible } = rules;
    const surely = rules.holds(node, certain, possible), maybe = possible[node] & rules.holds(node, possible, certain);
    if (surely === certain[node] && maybe === possible[node]) return false;
    certain[node] = surely;
    possible[node] = maybe;
    return true;
  }

  /** Find the members that are possible only through each other. */
  unfounded() {
    const { members, rules } = this, { possible } = rules;
    const open = Array.from(members).filter((node) => possible[node]), ceiling = new Set(open);
    for (const node of open) possible[node] = 0;
    this.sweep(open, (node) => {
      if (possible[node] || !ceiling.has(node) || !rules.backed(node, possible)) return false;
      possible[node] = 1;
      return true;
    });
    const unfounded = open.filter((node) => !possible[node]);
    for (const node of open) possible[node] = 1;
    return unfounded;
  }
}
