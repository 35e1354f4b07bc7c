/** Finding a claim by its words: a list below the field, the best first. */

import { ROOT, make } from "../site.mjs";
import { byFit } from "./claims.mjs";

const FOUND = 8;

/**
 * @param {HTMLInputElement} input
 * @param {() => Map<string, import("./claims.mjs").Entry>} claims those that can be found now
 * @param {(id: string) => void} choose
 */
export function offerFinding(input, claims, choose) {
  const list = make("ul", { class: "cg-map__found", hidden: "" });
  input.after(list);
  const close = () => { list.hidden = true; };
  const find = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean), all = [...claims()];
    const hits = words.length ? all.filter(([, { name, text }]) => words.every((word) => `${name} ${text}`.toLowerCase().includes(word))) : [];
    const fit = byFit(words);
    const rows = hits.sort(([, one], [, other]) => fit(one, other)).slice(0, FOUND).map(([id, { name, text }]) => choice(name || text, () => {
      close();
      choose(id);
    }));
    if (words.length && all.length === 0) rows.push(choice(cgWords("Search all claims"), () => { location.href = new URL(`search/?q=${encodeURIComponent(input.value)}`, ROOT); }));
    list.replaceChildren(...rows);
    list.hidden = rows.length === 0;
  };
  input.addEventListener("input", find);
  input.addEventListener("keydown", (event) => {
    const first = list.querySelector("button");
    if (event.key === "Enter" && first && !list.hidden) first.click();
    if (event.key === "ArrowDown" && first) first.focus();
    if (event.key === "Escape") close();
  });
  list.addEventListener("keydown", (event) => {
    const item = document.activeElement.closest("li");
    const next = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[event.key];
    if (next) next.firstElementChild.focus();
    if (event.key === "ArrowUp" && !next || event.key === "Escape") input.focus();
    if (event.key === "Escape") close();
    if (event.key.startsWith("Arrow")) event.preventDefault();
  });
  document.addEventListener("pointerdown", ({ target }) => { if (!list.contains(target) && target !== input) close(); });
}

function choice(words, action) {
  const button = make("button", { type: "button" }, words);
  button.addEventListener("click", action);
  return make("li", {}, button);
}
