/** What if? The page repainted as the argument would stand without what the reader doubts. */

import { publishedMap } from "../judge/published.mjs";
import { ROOT, addressOf, data } from "../site.mjs";
import { showBar } from "./bar.mjs";
import { offerDoubts } from "./buttons.mjs";
import { doubting, doubts, keepMoved, learnDoubtable, withDoubts } from "./doubts.mjs";
import { paint } from "./paint.mjs";

const worker = new Worker(new URL("./worker.mjs", import.meta.url), { type: "module", name: ROOT.href });
let turn = 0, begun = null;

/** Begin, once; from here on the page follows the doubts in its address. @returns {Promise<void>} */
export function begin() {
  return (begun ??= start());
}

async function start() {
  const [about, renamed] = await Promise.all([publishedMap(data), data("data/renamed.json")]);
  const parts = [...about.statements, ...about.steps].map(([id]) => id), sources = Object.keys(about.sources);
  learnDoubtable(new Set([...parts, ...sources.map((id) => `source:${id}`)]), renamed);
  worker.addEventListener("message", ({ data: answer }) => {
    if (answer.turn === turn) show(answer.found, about, answer.took);
  });
  addEventListener("cg:doubts", ask);
  document.addEventListener("cg:clock", ask);
  for (const name of ["click", "auxclick"]) document.addEventListener(name, carryDoubts, { capture: true });
  ask();
}

function ask() {
  worker.postMessage({ turn: ++turn, doubts: doubts() });
}

function show(found, about, took) {
  const moved = Object.fromEntries(Object.entries(found).map(([clock, { statuses }]) => [clock, new Map(statuses)]));
  keepMoved(moved);
  document.documentElement.classList.toggle("cg-doubting", doubting());
  document.documentElement.style.setProperty("--cg-before-doubts", JSON.stringify(`${cgWords("Without your doubts:")} `));
  paint(found, about.words);
  offerDoubts();
  showBar(found, about);
  document.documentElement.dataset.cgTook = took.toFixed(1);
  dispatchEvent(new Event("cg:judged"));
}

/** Links within the site lead to their pages with the same doubts. */
function carryDoubts(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || link.getAttribute("href").startsWith("#")) return;
  const address = addressOf(link);
  if (address.origin !== ROOT.origin || !address.pathname.startsWith(ROOT.pathname)) return;
  link.setAttribute("href", withDoubts(address, doubting() ? doubts() : null));
}
