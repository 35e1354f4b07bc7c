/** Judges the argument anew without what is doubted, away from the page, so that the page never stutters. */

import { readPublished } from "../judge/argument-map.mjs";
import { verdict } from "../judge/verdict.mjs";

const CLOCKS = ["then", "now"];
const SOURCE = "source:";

const ready = fetch(new URL("../../../data/map.json", import.meta.url)).then((answer) => answer.json()).then((document) => {
  const maps = readPublished(document), claims = Object.keys(document.names);
  const before = Object.fromEntries(CLOCKS.map((clock) => [clock, verdict(maps[clock])]));
  return { maps, claims, before };
});

onmessage = async ({ data: { turn, doubts } }) => {
  const { maps, claims, before } = await ready, started = performance.now();
  const gone = doubts.flatMap((id) => (id.startsWith(SOURCE) ? (maps.doubtable.sources.get(id.slice(SOURCE.length)) ?? []) : [id]));
  const found = Object.fromEntries(CLOCKS.map((clock) => [clock, compare(before[clock], verdict(maps[clock].without(gone)), claims)]));
  postMessage({ turn, found, took: performance.now() - started });
};

/** What differs: statuses and strengths of claims, labels of steps. */
function compare(before, after, claims) {
  const statuses = [], strengths = [], steps = [];
  for (const id of claims) {
    if (!after.statuses.has(id)) continue;
    if (after.statuses.get(id) !== before.statuses.get(id)) statuses.push([id, after.statuses.get(id), before.statuses.get(id)]);
    const strength = after.strengths.get(id);
    if (String(strength) !== String(before.strengths.get(id))) strengths.push([id, strength]);
  }
  for (const [id, label] of before.labels) {
    const now = after.labels.get(id);
    if (!before.statuses.has(id) && now !== undefined && now !== label) steps.push([id, now]);
  }
  return { statuses, strengths, steps };
}
