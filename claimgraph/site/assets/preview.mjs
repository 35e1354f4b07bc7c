/**
 * A preview of the claim that a link leads to, when the pointer rests on the link or the keyboard reaches it. It can
 * be pointed at without going away, and Escape dismisses it (WCAG 1.4.13).
 */

import { cardOf, sourcesOf } from "./cards.mjs";
import { badge, claimOf, clock, make, whenWord } from "./site.mjs";
import { doubted } from "./what-if/doubts.mjs";

const REST = 250, LINGER = 150;
/** Milliseconds before it comes, and before it goes. */

const box = make("div", { id: "cg-preview", class: "cg-preview", role: "tooltip", hidden: "" });
let shown = null, coming = 0, going = 0;

/** Offer previews on this page. */
export function offerPreviews() {
  document.body.append(box);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    if (event.target.closest?.("#cg-preview")) clearTimeout(going);
    else point(event.target.closest?.("a"), REST);
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches?.("a:focus-visible")) point(event.target, 0);
    else hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  addEventListener("scroll", () => shown && hide(), { passive: true });
}

function point(link, delay) {
  if (link && link === shown) {
    clearTimeout(going);
    return;
  }
  clearTimeout(coming);
  const id = link?.closest("article, dialog") ? claimOf(link) : null;
  if (id) coming = setTimeout(() => show(link, id), delay);
  else if (shown) going = setTimeout(hide, LINGER);
}

async function show(link, id) {
  const card = await cardOf(id).catch(() => null);
  if (!card || !link.isConnected || !(link.matches(":hover") || link === document.activeElement)) return;
  hide();
  const when = clock(), status = doubted(id, when) ?? card.status[when];
  const differs = card.status.then !== card.status.now;
  box.replaceChildren(
    make("p", { class: "cg-preview__meta" }, badge(status), `${differs ? ` ${whenWord(when)}` : ""} ${card.kind} · ${card.by}`),
    make("p", { class: "cg-preview__text" }, card.text),
    make("p", { class: "cg-preview__why" }, status === card.status[when] ? card.why[when] : cgWords("As you doubt; the reasons are on its page.")),
  );
  if (card.sourced) box.append(make("p", { class: "cg-preview__sources" }, sourcesOf(card)));
  shown = link;
  link.removeAttribute("title");
  link.querySelector("title")?.remove();
  link.setAttribute("aria-describedby", box.id);
  box.hidden = false;
  const drawing = link.closest("[data-map]") ?? link.closest("svg, .cg-items");
  if (drawing) placeBeside(link.getBoundingClientRect(), drawing.getBoundingClientRect(), drawing.matches("[data-map]"));
  else place(link.getBoundingClientRect());
}

/** Leave the boxes around a link in sight: in a corner of a map, beside another drawing or a list where there is room. */
function placeBeside(link, around, inside) {
  const { width, height } = box.getBoundingClientRect(), gap = 8;
  if (inside) {
    const bottom = Math.min(around.bottom, innerHeight) - height - gap, right = around.right - width - gap;
    const covers = link.right > right - gap && link.bottom > bottom - gap;
    put(covers ? around.left + gap : right, Math.max(gap, bottom));
  } else if (around.right + gap + width <= innerWidth) put(around.right + gap, link.top);
  else if (around.left - gap - width >= 0) put(around.left - gap - width, link.top);
  else place(link);

  function put(left, top) {
    box.style.left = `${left}px`;
    box.style.top = `${Math.max(gap, Math.min(top, innerHeight - height - gap))}px`;
  }
}

function place(link) {
  const { width, height } = box.getBoundingClientRect(), gap = 8;
  const below = link.bottom + gap + height <= innerHeight || link.top < height + gap;
  box.style.left = `${Math.max(gap, Math.min(link.left, innerWidth - width - gap))}px`;
  box.style.top = `${below ? link.bottom + gap : link.top - height - gap}px`;
}

function hide() {
  clearTimeout(coming);
  clearTimeout(going);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  box.hidden = true;
}
