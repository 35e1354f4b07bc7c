/** What scripts add to a page. Each part is fetched when it is needed; every page reads fully without any. */

import { offerPreviews } from "./preview.mjs";
import { doubting, toggle } from "./what-if/doubts.mjs";

offerPreviews();

const whatIf = () => import("./what-if/what-if.mjs").then((found) => found.begin());

if (doubting()) whatIf();
addEventListener("popstate", () => {
  if (doubting()) whatIf();
  dispatchEvent(new Event("cg:doubts"));
});

for (const button of document.querySelectorAll("[data-doubt]")) {
  button.addEventListener("click", () => {
    toggle(button.dataset.doubt);
    whatIf();
  });
}

for (const link of document.querySelectorAll("a[data-take]")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    import("./take.mjs").then(({ take }) => take(link));
  });
}

if (document.querySelector("[data-map]")) import("./map/map.mjs").then((found) => found.begin());

for (const form of document.querySelectorAll("[data-play]")) import("./play.mjs").then((found) => found.begin(form));
