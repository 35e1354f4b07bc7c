/** Graphs held in flat arrays. */

/**
 * Per node, other nodes: those of node `n` stand in `list` from `start[n]` up to `start[n + 1]`.
 * Flat, because ten thousand little arrays cost more to make and to walk than the judging itself.
 *
 * @typedef {{start: Int32Array, list: Int32Array}} Edges
 */

/**
 * File items under keys, keeping their order under each key.
 *
 * @param {number} keys how many keys there are, counted from 0
 * @param {number} items how many items there are
 * @param {(item: number) => number} keyOf the key of an item; below 0 leaves the item out
 * @param {(item: number) => number} nodeOf what to file of an item
 * @returns {Edges}
 */
export function filed(keys, items, keyOf, nodeOf) {
  const start = new Int32Array(keys + 1);
  for (let item = 0; item < items; item++) {
    const key = keyOf(item);
    if (key >= 0) start[key + 1]++;
  }
  accumulate(start);
  const list = new Int32Array(start[keys]), next = start.slice(0, keys);
  for (let item = 0; item < items; item++) {
    const key = keyOf(item);
    if (key >= 0) list[next[key]++] = nodeOf(item);
  }
  return { start, list };
}

/**
 * Turn edges around: per node pointed at, the nodes that point at it.
 *
 * @param {Edges} edges
 * @param {number} count how many nodes can be pointed at
 * @returns {Edges}
 */
export function reversed({ start, list }, count) {
  const turned = new Int32Array(count + 1);
  for (let i = 0; i < list.length; i++) turned[list[i] + 1]++;
  accumulate(turned);
  const sources = new Int32Array(list.length), next = turned.slice(0, count);
  for (let node = 0; node + 1 < start.length; node++) {
    for (let i = start[node]; i < start[node + 1]; i++) sources[next[list[i]]++] = node;
  }
  return { start: turned, list: sources };
}

/**
 * Put many little rows into flat arrays.
 *
 * @param {number[][]} rows
 * @returns {Edges}
 */
export function flat(rows) {
  const start = new Int32Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) start[i + 1] = start[i] + rows[i].length;
  return { start, list: Int32Array.from(rows.flat()) };
}

/**
 * The rows of one graph, and below them the rows of another.
 *
 * @param {Edges} upper
 * @param {Edges} lower
 * @returns {Edges}
 */
export function stacked(upper, lower) {
  const rows = upper.start.length - 1, shift = upper.list.length;
  const start = new Int32Array(rows + lower.start.length);
  const list = new Int32Array(shift + lower.list.length);
  start.set(upper.start);
  for (let i = 0; i < lower.start.length; i++) start[rows + i] = shift + lower.start[i];
  list.set(upper.list);
  list.set(lower.list, shift);
  return { start, list };
}

/**
 * Per node, its row of each of these graphs, one after the other.
 *
 * @param {...Edges} graphs of the same nodes
 * @returns {Edges}
 */
export function zipped(...graphs) {
  const count = graphs[0].start.length - 1, start = new Int32Array(count + 1);
  const list = new Int32Array(graphs.reduce((sum, graph) => sum + graph.list.length, 0));
  let end = 0;
  for (let node = 0; node < count; node++) {
    for (const graph of graphs) {
      for (let i = graph.start[node]; i < graph.start[node + 1]; i++) list[end++] = graph.list[i];
    }
    start[node + 1] = end;
  }
  return { start, list };
}

/**
 * Per member of the rows, which row it is in.
 *
 * @param {Edges} rows in which each number stands once
 * @returns {Int32Array}
 */
export function rowOf({ start, list }) {
  const rows = new Int32Array(list.length);
  for (let row = 0; row + 1 < start.length; row++) {
    for (let i = start[row]; i < start[row + 1]; i++) rows[list[i]] = row;
  }
  return rows;
}

/**
 * The values at some places.
 *
 * @template {Array|Int32Array|Uint8Array|Float64Array} Values
 * @param {Values} values
 * @param {ArrayLike<number>} places
 * @returns {Values}
 */
export function picked(values, places) {
  const out = new values.constructor(places.length);
  for (let i = 0; i < places.length; i++) out[i] = values[places[i]];
  return out;
}

/**
 * Some rows, their members renumbered.
 *
 * @param {Edges} rows
 * @param {Int32Array} places which rows
 * @param {Int32Array} number the new number of every member
 * @returns {Edges}
 */
export function pickedRows({ start, list }, places, number) {
  const begin = new Int32Array(places.length + 1), picked = new Int32Array(list.length);
  let end = 0;
  for (let i = 0; i < places.length; i++) {
    for (let k = start[places[i]]; k < start[places[i] + 1]; k++) picked[end++] = number[list[k]];
    begin[i + 1] = end;
  }
  return { start: begin, list: picked.slice(0, end) };
}

/**
 * The nodes of one row.
 *
 * @param {Edges} edges
 * @param {number} node
 * @returns {Int32Array}
 */
export function row({ start, list }, node) {
  return list.subarray(start[node], start[node + 1]);
}

function accumulate(counts) {
  for (let i = 1; i < counts.length; i++) counts[i] += counts[i - 1];
}
