/** Judges the argument anew without what is doubted, away from the page, so that the page never stutters. */

import { publishedMap, readPublished } from "../judge/published.mjs";
import { Verdict } from "../judge/words.mjs";

const CLOCKS = ["then", "now"];
const SOURCE = "source:";

const read = (path) => fetch(new URL(path, self.name)).then((answer) => answer.json());
const ready = publishedMap(read).then((document) => {
  const { maps, notes, sources } = readPublished(document), claims = Object.keys(document.names);
  const before = Object.fromEntries(CLOCKS.map((clock) => [clock, told(new Verdict(maps[clock], notes), claims)]));
  return { maps, notes, sources, claims, before };
});

onmessage = async ({ data: { turn, doubts } }) => {
  const { maps, notes, sources, claims, before } = await ready, started = performance.now();
  const absent = doubts.flatMap((id) => (id.startsWith(SOURCE) ? (sources.get(id.slice(SOURCE.length)) ?? []) : [id]));
  const kept = claims.filter((id) => !absent.includes(id));
  const found = Object.fromEntries(CLOCKS.map((clock) => [clock, compare(before[clock], told(new Verdict(maps[clock], notes, { absent }), kept), kept)]));
  postMessage({ turn, found, took: performance.now() - started });
};

/** What is told of a verdict: the status and standing of each claim, the label of each step. */
function told(verdict, claims) {
  const { map, model } = verdict;
  const standing = (node) => ({ pro: model.pro(node), con: model.con(node), firmness: model.firmnessOf(node) });
  return {
    statuses: new Map(claims.map((id) => [id, verdict.word(id)])),
    standings: new Map(claims.map((id) => [id, standing(map.index.get(id))])),
    steps: new Map(map.steps.map(({ id }, step) => [id, model.labelOf(map.first + step)])),
  };
}

function isSame(one, other) {
  return one.firmness === other.firmness && [0, 1].every((end) => one.pro[end] === other.pro[end] && one.con[end] === other.con[end]);
}

/** What differs: statuses and standings of claims, labels of steps. */
function compare(before, after, claims) {
  const statuses = [], standings = [], steps = [];
  for (const id of claims) {
    if (after.statuses.get(id) !== before.statuses.get(id)) statuses.push([id, after.statuses.get(id), before.statuses.get(id)]);
    if (!isSame(after.standings.get(id), before.standings.get(id))) standings.push([id, after.standings.get(id)]);
  }
  for (const [id, label] of before.steps) {
    if (after.steps.get(id) !== label) steps.push([id, after.steps.get(id)]);
  }
  return { statuses, standings, steps };
}
