/** The card of the claim that is chosen on the map: what it says, how it fares, and what can be done with it. */

import { cardOf, sourcesOf } from "../cards.mjs";
import { addressOf, badge, clock, make } from "../site.mjs";
import { doubted, doubts, toggle } from "../what-if/doubts.mjs";
import { begin as beginWhatIf } from "../what-if/what-if.mjs";

const WAYS = [["down", cgWords("What it rests on")], ["up", cgWords("What rests on it")], ["both", cgWords("Both")]];

/**
 * @param {HTMLElement} into
 * @param {SVGAElement} node
 * @param {string} id
 * @param {string} way which of its surroundings is shown alone, if any
 * @param {{show: (way: string) => void, close: () => void, open?: () => void}} actions
 */
export async function showCard(into, node, id, way, actions) {
  const card = await cardOf(id), when = clock(), status = doubted(id, when) ?? card.status[when];
  into.replaceChildren(
    button("×", actions.close, { class: "cg-map__close", "aria-label": cgWords("Close the card") }),
    make("p", { class: "cg-preview__meta" }, badge(status), ` ${card.kind} · ${card.by}`),
    make("p", { class: "cg-map__text" }, make("a", { href: addressOf(node).href }, card.text)),
    make("p", { class: "cg-preview__why" }, status === card.status[when] ? card.why[when] : cgWords("As you doubt.")),
    make("p", { class: "cg-preview__sources" }, card.sourced ? sourcesOf(card) : cgWords("No source bears on it directly.")),
    make("p", { class: "cg-map__buttons" }, ...WAYS.map(([name, words]) => button(words, () => actions.show(way === name ? "" : name), { "aria-pressed": String(way === name) }))),
    ...(actions.open ? [make("p", { class: "cg-map__buttons" }, button(cgWords("Open its topic"), actions.open))] : []),
    make("p", {}, button(doubts().includes(id) ? cgWords("Believe it again") : cgWords("What if it fell?"), () => { toggle(id); beginWhatIf(); }, { class: "cg-doubt", "aria-pressed": String(doubts().includes(id)) })),
  );
  into.hidden = false;
}

function button(words, action, attributes = {}) {
  const made = make("button", { type: "button", ...attributes }, words);
  made.addEventListener("click", action);
  return made;
}
