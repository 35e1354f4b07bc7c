/** "Doubt this", beside everything on a page that can be doubted, once the reader has begun to doubt. */

import { claimOf, make } from "../site.mjs";
import { doubting, doubts, toggle } from "./doubts.mjs";

const KINDS = [
  [".cg-step:not(.cg-objection)", () => cgWords("Doubt this step")],
  [".cg-objection", () => cgWords("Doubt this objection")],
  [".cg-finding", () => cgWords("Doubt this finding")],
];

/** Offer doubts where they are not offered yet, and show which are held. */
export function offerDoubts() {
  if (doubting()) for (const [holder, id, what] of doubtable()) offer(holder, id, what);
  const held = doubts();
  for (const button of document.querySelectorAll("[data-doubt]")) {
    const holds = held.includes(button.dataset.doubt);
    button.setAttribute("aria-pressed", String(holds));
    button.closest("[data-doubtable]")?.classList.toggle("cg-doubted", holds);
  }
  if (!doubting()) document.querySelectorAll("button.cg-doubt--offered").forEach((button) => button.remove());
}

function* doubtable() {
  const page = document.querySelector("[data-claim-page]")?.dataset.claimPage;
  for (const [selector, what] of KINDS) {
    for (const holder of document.querySelectorAll(selector)) {
      const id = page ? `${page}/${holder.id}` : holder.id.replace("--", "/");
      if (id.includes("/")) yield [holder, id, what];
    }
  }
  for (const holder of document.querySelectorAll(".cg-items > li, .cg-stop")) {
    const id = claimOf(holder.querySelector(":scope > a.cg-item"));
    if (id) yield [holder, id, () => cgWords("Doubt this claim")];
  }
}

function offer(holder, id, what) {
  if (holder.querySelector(":scope > button.cg-doubt")) return;
  const button = make("button", { type: "button", class: "cg-doubt cg-doubt--offered", "data-doubt": id, "aria-pressed": "false" }, what());
  button.addEventListener("click", () => toggle(id));
  holder.dataset.doubtable = "";
  holder.append(button);
}
