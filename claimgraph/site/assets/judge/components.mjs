/** Strong components of a graph held in arrays, causes before effects. */

import { row } from "./edges.mjs";

/** @typedef {import("./edges.mjs").Edges} Edges */

/**
 * Strong components, each after all that it depends on, its members in ascending order.
 *
 * Tarjan's algorithm with its own stack: linear, and no recursion limit on long chains. As
 * edges are followed from a node to its parents, components come out in the order in which
 * they can be evaluated.
 *
 * @param {Edges} parents per node, the nodes that it depends on
 * @returns {Edges} per component, its members
 */
export function strongComponents(parents) {
  const search = new Search(parents);
  for (let root = 0; root < search.count; root++) {
    if (!search.order[root]) search.from(root);
  }
  return { start: search.start.slice(0, search.found + 1), list: search.list };
}

/**
 * Strong components among some nodes only.
 *
 * @param {ArrayLike<number>} members
 * @param {Edges} parents per node of the whole graph, the nodes that it depends on
 * @returns {Edges} per component, its members
 */
export function componentsWithin(members, parents) {
  const number = new Map(), start = new Int32Array(members.length + 1), inside = [];
  for (let i = 0; i < members.length; i++) number.set(members[i], i);
  for (let i = 0; i < members.length; i++) {
    for (const parent of row(parents, members[i])) {
      const place = number.get(parent);
      if (place !== undefined) inside.push(place);
    }
    start[i + 1] = inside.length;
  }
  const found = strongComponents({ start, list: Int32Array.from(inside) });
  return { start: found.start, list: found.list.map((place) => members[place]) };
}

/** Tarjan's search, with its state in arrays. */
class Search {
  /** @param {Edges} parents */
  constructor(parents) {
    this.parents = parents;
    this.count = parents.start.length - 1;
    /** When each node was met, from 1; 0 for not yet. */
    this.order = new Int32Array(this.count);
    this.low = new Int32Array(this.count);
    this.open = new Uint8Array(this.count);
    this.next = parents.start.slice(0, this.count);
    this.path = new Int32Array(this.count);
    this.depth = 0;
    this.stack = new Int32Array(this.count);
    this.height = 0;
    this.met = 0;
    this.start = new Int32Array(this.count + 1);
    this.list = new Int32Array(this.count);
    this.found = 0;
  }

  from(root) {
    const { parents: { start, list }, order, low, open, next, path } = this;
    this.enter(root);
    while (this.depth > 0) {
      const node = path[this.depth - 1];
      if (next[node] === start[node + 1]) {
        this.leave(node);
        continue;
      }
      const parent = list[next[node]++];
      if (!order[parent]) this.enter(parent);
      else if (open[parent] && order[parent] < low[node]) low[node] = order[parent];
    }
  }

  enter(node) {
    this.order[node] = this.low[node] = ++this.met;
    this.open[node] = 1;
    this.stack[this.height++] = node;
    this.path[this.depth++] = node;
  }

  leave(node) {
    const { low, path } = this;
    this.depth--;
    if (this.depth > 0 && low[node] < low[path[this.depth - 1]]) low[path[this.depth - 1]] = low[node];
    if (low[node] === this.order[node]) this.close(node);
  }

  /** Everything met since this node, and still open, is its component. */
  close(node) {
    const begin = this.start[this.found];
    let end = begin, member;
    do {
      member = this.stack[--this.height];
      this.open[member] = 0;
      this.list[end++] = member;
    } while (member !== node);
    if (end - begin > 1) this.list.subarray(begin, end).sort();
    this.start[++this.found] = end;
  }
}
