/** The worked example of the method page: two findings and a standard, judged anew at every move. */

import { WeighedMap } from "./judge/weighed-map.mjs";
import { Verdict } from "./judge/words.mjs";
import { badge } from "./site.mjs";
import { firmnessWord, paintScale } from "./what-if/scale.mjs";

const NOTES = { assumed: new Set(), searched: new Set() };

/** @param {HTMLFormElement} form */
export function begin(form) {
  const numbers = JSON.parse(form.dataset.numbers);
  const show = () => {
    const weight = (name) => numbers.credibility[form.elements[name].value] ?? 0;
    const steps = ["for", "against"].map((name) => ({ id: name, premises: [], target: "claim", pro: name === "for", weight: weight(name) }));
    const standard = form.elements.standard.value;
    const { model, ...verdict } = judged(new WeighedMap([{ id: "claim", standard }], steps, numbers));
    form.querySelector("[data-play-badge]").replaceChildren(badge(verdict.word));
    paintScale(form.querySelector(".cg-scale"), { pro: model.pro(0), con: model.con(0), firmness: model.firmnessOf(0) }, numbers.standards[standard].least);
    form.querySelector("[data-play-words]").textContent = firmnessWord(model.firmnessOf(0), numbers.firmness);
    for (const range of form.querySelectorAll("input[type=range]")) {
      range.previousElementSibling.textContent = range.value;
      range.setAttribute("aria-valuetext", cgWords("grade %(grade)s", { grade: range.value }));
    }
  };
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.classList.add("cg-play--live");
}

function judged(map) {
  const verdict = new Verdict(map, NOTES);
  return { model: verdict.model, word: verdict.word("claim") };
}
