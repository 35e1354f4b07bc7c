/** Repaint the statuses of a page, wherever one is shown: by shape, word and colour. */

import { claimOf, clock, look, word as wordOf } from "../site.mjs";
import { doubted, doubts } from "./doubts.mjs";
import { firmnessWord, paintScale } from "./scale.mjs";

const STATUS = /(--)(?:stands|granted|contested|outweighed|open|doubted)(?= |$)/;
const STATES = { IN: "holds", UNDECIDED: "contested", OUT: "fails" };

/**
 * @param {Object} found per clock, the statuses, standings and steps that differ
 * @param {Object} words of the site
 */
export function paint(found, words) {
  for (const use of document.querySelectorAll('article use[href^="#cg-"]')) paintShape(use);
  for (const element of document.querySelectorAll('article [class*="cg-word--"], article [class*="cg-ref--"], article .cg-verdict')) {
    paintWord(element);
  }
  paintSteps(found, words.steps);
  paintScales(found, words);
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
  use.setAttribute("href", status ? `#cg-${look(status)}` : use.dataset.was);
}

function paintWord(element) {
  element.dataset.was ??= element.getAttribute("class");
  const status = statusOf(element), was = element.dataset.was;
  element.setAttribute("class", status ? `${was.replace(STATUS, `$1${look(status)}`)} cg-moved` : was);
  const word = element.matches("b, .cg-status") ? (element.querySelector(".cg-status__word") ?? element) : null;
  if (!word || (word === element && element.children.length > 0)) return;
  word.dataset.said ??= word.textContent;
  word.textContent = status ? cgWords("%(after)s, was %(before)s", { after: wordOf(status), before: within(word.dataset.said) }) : word.dataset.said;
}

/** A word as it stands within a sentence. */
function within(word) {
  return word.charAt(0).toLowerCase() + word.slice(1);
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
    state.textContent = gone ? cgWords("You doubt this step.") : label ? `${words[label]} ${cgWords("That is with your doubts.")}` : state.dataset.said;
  }
}

function paintScales(found, words) {
  const standings = Object.fromEntries(Object.entries(found).map(([when, moved]) => [when, new Map(moved.standings)]));
  for (const verdict of document.querySelectorAll(".cg-verdict[data-of]")) {
    const standing = standings[clockOf(verdict)].get(verdict.dataset.of);
    const scale = verdict.querySelector(".cg-scale"), firmness = verdict.querySelector("[data-firmness]");
    if (scale) paintScale(scale, standing);
    if (firmness) {
      firmness.dataset.said ??= firmness.textContent;
      firmness.textContent = standing ? firmnessWord(standing.firmness, words.firmness) : firmness.dataset.said;
    }
  }
}
