/** The scale of a claim, drawn anew. */

/** Draw a scale anew: what is against to the left of the middle, what is for to the right; as macros.html does. */
export function paintScale(scale, standing, least) {
  const rects = [...scale.querySelectorAll("rect")];
  scale.dataset.label ??= scale.getAttribute("aria-label");
  for (const rect of rects) {
    if (rect.hasAttribute("data-doubt")) rect.remove();
    else rect.toggleAttribute("hidden", Boolean(standing));
  }
  scale.setAttribute("aria-label", standing ? cgWords("With your doubts") : scale.dataset.label);
  if (!standing) return;
  if (least !== undefined) scale.querySelector(".cg-scale__mark").setAttribute("d", `M${100 * least} 0v16`);
  const middle = scale.querySelector(".cg-scale__mid");
  for (const [side, [sure, may], name] of [[1, standing.pro, "for"], [-1, standing.con, "against"]]) {
    for (const [weight, more] of [[may, " cg-scale__may"], [sure, ""]]) {
      if (weight > 0) middle.before(bar(side, 100 * weight, `cg-scale__${name}${more}`));
    }
  }
}

function bar(side, width, name) {
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [key, value] of Object.entries({ x: side > 0 ? 0 : -width, y: 3, width, height: 10, class: name, "data-doubt": "" })) {
    rect.setAttribute(key, String(value));
  }
  return rect;
}

/** How firmly a claim of this firmness holds, in a word. */
export function firmnessWord(firmness, bands) {
  return firmness === null ? "" : bands.find(([least]) => firmness >= least - 1e-9)[1];
}
