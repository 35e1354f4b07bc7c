/** Take a claim away: whole addresses where the build did not know them, buttons to copy, and a dialog on its page, and a card's height. */

import { make } from "./site.mjs";

/** Complete the addresses in an element and offer to copy what can be copied. @param {ParentNode} into @param {string|URL} from */
function prepare(into, from) {
  for (const span of into.querySelectorAll("[data-address]")) span.textContent = new URL(span.dataset.address, from).href;
  for (const text of into.querySelectorAll("[data-copy]")) {
    const button = make("button", { type: "button", class: "cg-copy" }, cgWords("Copy"));
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = cgWords("Copied");
      } catch {
        getSelection().selectAllChildren(text);
      }
    });
    text.after(button);
  }
}

/** Open what the card of a claim offers, in a dialog on the claim's page. @param {HTMLAnchorElement} link */
export async function take(link) {
  const answer = await fetch(link.href), card = new DOMParser().parseFromString(await answer.text(), "text/html");
  const close = make("button", { type: "button", class: "cg-find__close", "aria-label": cgWords("Close") }, "×");
  const dialog = make("dialog", { class: "cg-find cg-find--dialog cg-take", "aria-label": cgWords("Cite or embed") }, close, make("h2", {}, cgWords("Cite or embed this claim")));
  const parts = [...card.querySelector("#take").children].filter((part) => part.localName !== "summary");
  dialog.append(...parts.map((part) => document.importNode(part, true)));
  for (const heading of dialog.querySelectorAll("h2 ~ h2")) heading.replaceWith(make("h3", {}, heading.textContent));
  prepare(dialog, link.href);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Tell the page that the card is framed in how high the card is, whenever that changes. @param {HTMLElement} card */
function tellHeight(card) {
  let told = 0;
  const tell = () => {
    const { paddingBottom, borderBottomWidth } = getComputedStyle(card);
    const below = parseFloat(paddingBottom) + parseFloat(borderBottomWidth);
    const height = Math.ceil(card.lastElementChild.getBoundingClientRect().bottom + scrollY + below);
    if (height !== told) parent.postMessage({ claimgraph: (told = height) }, "*");
  };
  const watch = new ResizeObserver(tell);
  for (const part of card.children) watch.observe(part);
}

const own = document.querySelector("details#take");
if (own) {
  if (parent !== window) tellHeight(own.parentElement);
  prepare(own, location.href);
  if (location.hash === "#take") own.open = true;
}
