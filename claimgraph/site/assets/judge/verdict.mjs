/** What a reader is told of a map; the browser's twin of `claimgraph.analysis.judgement`. */

import { row } from "./edges.mjs";
import { strengthOf, strengths } from "./strengths.mjs";
import { labelOf, wellFounded } from "./well-founded.mjs";

/** @typedef {import("./argument-map.mjs").ArgumentMap} ArgumentMap */
/** @typedef {import("./strengths.mjs").Strength} Strength */
/** @typedef {import("./well-founded.mjs").Label} Label */

/** @typedef {"stands"|"contested"|"defeated"|"unsupported"|"circular"} Status */

/**
 * @typedef {object} Verdict
 * @property {Map<string, Label>} labels of every statement and step
 * @property {Map<string, Status>} statuses of every statement
 * @property {Map<string, Strength>} strengths of every statement and step
 */

/**
 * Judge a map.
 *
 * @param {ArgumentMap} map
 * @returns {Verdict}
 */
export function verdict(map) {
  const { ids, first } = map, model = wellFounded(map), ends = strengths(map), unopposed = standingUnopposed(map);
  const labels = new Map(), statuses = new Map(), backing = new Map();
  for (let node = 0; node < ids.length; node++) {
    const label = labelOf(model, node);
    labels.set(ids[node], label);
    backing.set(ids[node], strengthOf(ends, node));
    if (node < first) statuses.set(ids[node], statusOf(map, node, label, unopposed));
  }
  return { labels, statuses, strengths: backing };
}

function statusOf(map, node, label, unopposed) {
  if (label === "in") return "stands";
  if (label === "undec") return "contested";
  if (unopposed[node]) return "defeated";
  return supportsItself(map, node) ? "circular" : "unsupported";
}

/** Mark the statements that would stand if nothing spoke against anything: support alone, followed upwards. */
function standingUnopposed({ first, basic, pro, target, usedIn, premises }) {
  const stands = new Uint8Array(first), lacking = new Int32Array(target.length), pending = [];
  const stand = (node) => {
    if (!stands[node]) pending.push(node);
    stands[node] = 1;
  };
  for (let node = 0; node < first; node++) if (basic[node]) stand(node);
  for (let step = 0; step < target.length; step++) {
    lacking[step] = premises.start[step + 1] - premises.start[step];
    if (pro[step] && lacking[step] === 0) stand(target[step]);
  }
  while (pending.length > 0) {
    const node = pending.pop();
    for (let i = usedIn.start[node]; i < usedIn.start[node + 1]; i++) {
      const step = usedIn.list[i];
      if (--lacking[step] === 0 && pro[step]) stand(target[step]);
    }
  }
  return stands;
}

/**
 * Whether assuming the statement would give it a reason: a circle, and nothing but a circle.
 * Such a circle lies in one component, so the search never leaves it.
 */
function supportsItself({ pro, target, usedIn, premises, componentOf }, node) {
  const holding = new Set([node]), pending = [node];
  while (pending.length > 0) {
    for (const step of row(usedIn, pending.pop())) {
      const next = target[step];
      if (!pro[step] || componentOf[next] !== componentOf[node]) continue;
      if (!row(premises, step).every((premise) => holding.has(premise))) continue;
      if (next === node) return true;
      if (!holding.has(next)) pending.push(next);
      holding.add(next);
    }
  }
  return false;
}
