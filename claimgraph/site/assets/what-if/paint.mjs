/** Repaint the statuses of a page, wherever one is shown: by shape, word and colour. */

import { WORDS, claimOf, clock } from "../site.mjs";
import { doubted, doubts } from "./doubts.mjs";

const NAMES = Object.keys(WORDS).join("|");
const STATUS = new RegExp(`(--)(?:${NAMES})(?= |$)`);
const STATES = { in: "holds", undec: "contested", out: "fails" };

/**
 * @param {Object} found per clock, the statuses, strengths and steps that differ
 * @param {Object} words of the site
 */
export function paint(found, words) {
  for (const use of document.querySelectorAll('article use[href^="#cg-"]')) paintShape(use);
  for (const element of document.querySelectorAll('article [class*="cg-word--"], article [class*="cg-ref--"], article .cg-verdict')) {
    paintWord(element);
  }
  paintSteps(found, words.steps);
  paintBands(found, words);
}

/** The clock that something is shown by. */
function clockOf(element) {
  if (element.closest(".cg-at--then")) return "then";
  if (element.closest(".cg-at--now")) return "now";
  return element.closest("[data-at]")?.dataset.at || clock();
}

/** The claim whose status something shows. */
function ownerOf(element) {
  return element.closest("[data-of]")?.dataset.of ?? claimOf(element.closest("a"));
}

function statusOf(element) {
  const owner = ownerOf(element);
  return owner && doubted(owner, clockOf(element));
}

function paintShape(use) {
  if (use.closest("marker")) return;
  use.dataset.was ??= use.getAttribute("href");
  const status = statusOf(use);
  use.setAttribute("href", status ? `#cg-${status}` : use.dataset.was);
}

function paintWord(element) {
  element.dataset.was ??= element.getAttribute("class");
  const status = statusOf(element), was = element.dataset.was;
  element.setAttribute("class", status ? `${was.replace(STATUS, `$1${status}`)} cg-moved` : was);
  const word = element.matches("b, .cg-status") ? (element.querySelector(".cg-status__word") ?? element) : null;
  if (!word || (word === element && element.children.length > 0)) return;
  word.dataset.said ??= word.textContent;
  word.textContent = status ? `${WORDS[status]}, was ${word.dataset.said.toLowerCase()}` : word.dataset.said;
}

function paintSteps(found, words) {
  const page = document.querySelector("[data-claim-page]")?.dataset.claimPage;
  if (!page) return;
  const labels = Object.fromEntries(Object.entries(found).map(([when, { steps }]) => [when, new Map(steps)]));
  for (const state of document.querySelectorAll(".cg-step .cg-state")) {
    const id = `${page}/${state.closest(".cg-step").id}`, label = labels[clockOf(state)].get(id);
    state.dataset.was ??= state.getAttribute("class");
    state.dataset.said ??= state.textContent;
    const gone = doubts().includes(id);
    state.setAttribute("class", label ? state.dataset.was.replace(/cg-state--\w+/, `cg-state--${STATES[label]}`) : state.dataset.was);
    state.textContent = gone ? "You doubt this step." : label ? `${words[label]} That is with your doubts.` : state.dataset.said;
  }
}

function paintBands(found, words) {
  const strengths = Object.fromEntries(Object.entries(found).map(([when, moved]) => [when, new Map(moved.strengths)]));
  for (const verdict of document.querySelectorAll(".cg-verdict[data-of]")) {
    const band = verdict.querySelector(".cg-band__span"), word = verdict.querySelector("[data-backing]");
    if (!band) continue;
    band.dataset.was ??= `${band.getAttribute("x")} ${band.getAttribute("width")}`;
    word.dataset.said ??= word.textContent;
    const strength = strengths[clockOf(verdict)].get(verdict.dataset.of);
    const [x, width] = strength === undefined ? band.dataset.was.split(" ") : span(strength);
    band.setAttribute("x", x);
    band.setAttribute("width", width);
    word.textContent = strength === undefined ? word.dataset.said : worded(strength, words);
  }
}

/** As `claimgraph.site.wording.backing`. */
function span(strength) {
  if (strength === null) return [0, 100];
  const [low, high] = [strength].flat().length === 2 ? strength : [strength, strength];
  const width = Math.max(2, 100 * (high - low));
  return [Math.min(100 * low, 100 - width), width];
}

function worded(strength, { backing, open }) {
  if (strength === null) return "No stable value";
  const [low, high] = Array.isArray(strength) ? strength : [strength, strength];
  return high - low >= open ? "Open" : backing.find(([least]) => (low + high) / 2 >= least)[1];
}
