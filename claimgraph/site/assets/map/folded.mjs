/** A map with too many claims for one picture: its topics are folded, and one is opened on demand. */

import { make } from "../site.mjs";

/**
 * @param {HTMLElement} frame
 * @param {() => void} drawn called when a drawing has come in
 */
export function begin(frame, drawn) {
  const list = [...frame.children], outline = document.querySelector("#outline ~ ul");
  const back = make("button", { type: "button", class: "cg-map__back" }, "All topics");
  back.addEventListener("click", () => {
    const query = new URLSearchParams(location.search);
    query.delete("open");
    location.search = query.toString();
  });
  const open = async (topic) => {
    const link = frame.querySelector(`[data-open="${CSS.escape(topic)}"]`);
    if (!link) return;
    const answer = await fetch(link.href), page = new DOMParser().parseFromString(await answer.text(), "text/html");
    frame.replaceChildren(page.querySelector(".cg-draw--map"), back);
    outline.replaceWith(page.querySelector("[data-outline]"));
    drawn();
  };
  for (const link of frame.querySelectorAll("[data-open]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const query = new URLSearchParams(location.search);
      query.set("open", link.dataset.open);
      history.replaceState(history.state, "", `?${query}`);
      open(link.dataset.open);
    });
  }
  const asked = new URLSearchParams(location.search).get("open");
  if (asked && list.length) open(asked);
}
