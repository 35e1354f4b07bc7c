/**
 * A knot: a strong component of several nodes, whose labels depend on each other; the twin of
 * `claimgraph.judging.knot`. A node is visited again only when something that it depends on is news;
 * what is then still possible, but only through itself, is dropped.
 */

import { row } from "./edges.mjs";

/** Label the members of a component, given what all others are. */
export class Knot {
  /**
   * @param {Int32Array} members
   * @param {import("./rules.mjs").Rules} rules
   * @param {Uint8Array} waiting all 0; here, so that many small knots share one array
   */
  constructor(members, rules, waiting) {
    this.members = members;
    this.rules = rules;
    this.waiting = waiting;
    this.number = rules.map.componentOf[members[0]];
  }

  untie() {
    const { members, rules: { sure, possible, setting } } = this;
    for (const node of members) {
      sure.applies[node] = sure.weight[node] = 0;
      possible.applies[node] = setting.present[node];
      possible.weight[node] = setting.weight[node];
    }
    this.#sweep(members, (node) => this.#narrow(node));
    for (let dropped = this.#unfounded(); dropped.length > 0; dropped = this.#unfounded()) {
      this.#sweep(dropped.flatMap((node) => this.#users(node)), (node) => this.#narrow(node));
    }
  }

  /** Bring the two bounds of a member nearer to each other. */
  #narrow(node) {
    const secured = this.rules.secure(node);
    return this.rules.allow(node) || secured;
  }

  /** Visit members, and those that depend on what a visit changed, until nothing changes. */
  #sweep(members, visit) {
    const { waiting } = this, pending = [];
    const call = (node) => {
      if (waiting[node]) return;
      waiting[node] = 1;
      pending.push(node);
    };
    members.forEach(call);
    while (pending.length > 0) {
      const node = pending.pop();
      waiting[node] = 0;
      if (visit(node)) this.#users(node).forEach(call);
    }
  }

  /** The members that depend on a member. */
  #users(node) {
    const { users, componentOf } = this.rules.map;
    return Array.from(row(users, node)).filter((user) => componentOf[user] === this.number);
  }

  /** Drop what is possible only through itself; return these members. */
  #unfounded() {
    const { rules: { possible } } = this, open = Array.from(this.members).filter((node) => possible.applies[node]);
    for (const node of this.members) possible.applies[node] = possible.weight[node] = 0;
    this.#sweep(this.members, (node) => this.rules.allow(node));
    return open.filter((node) => !possible.applies[node]);
  }
}
