/** What every script of the site needs to know: where it is, which clock is chosen, which claim a link leads to. */

/** Where the pages of the map are that this page belongs to: the whole site, or a folder of it. */
export const ROOT = new URL(document.querySelector("meta[name=claimgraph-map]")?.content ?? "", new URL("../../", import.meta.url));

const CLAIM = /^claims\/([^/]+?)(?:\/(?:index\.html)?|\.html)?$/;

/** The reader's clock. @returns {"then"|"now"} */
export function clock() {
  return document.documentElement.dataset.cgClock === "now" ? "now" : "then";
}

/** The name of a clock. @param {"then"|"now"} clock @returns {string} */
export function whenWord(clock) {
  return clock === "then" ? cgWords.p("clock", "then") : cgWords.p("clock", "now");
}

/** The address of a link, be it of HTML or of SVG. @param {Element} link @returns {URL} */
export function addressOf(link) {
  return new URL(link.href.baseVal ?? link.href, document.baseURI);
}

/**
 * The id of the claim that a link leads to, or null.
 *
 * @param {Element|null} link
 * @returns {string|null}
 */
export function claimOf(link) {
  if (!link?.hasAttribute("href")) return null;
  const address = addressOf(link);
  if (address.origin !== ROOT.origin || !address.pathname.startsWith(ROOT.pathname)) return null;
  const id = CLAIM.exec(address.pathname.slice(ROOT.pathname.length))?.[1];
  return id ? decodeURIComponent(id) : null;
}

const fetched = new Map();

/** Fetch a data file of the site, once. @param {string} path @returns {Promise<any>} */
export function data(path) {
  if (!fetched.has(path)) {
    const reading = fetch(new URL(path, ROOT)).then((answer) => {
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      return answer.json();
    });
    reading.catch(() => fetched.delete(path));
    fetched.set(path, reading);
  }
  return fetched.get(path);
}

/**
 * Make an element.
 *
 * @param {string} name
 * @param {Object<string, string>} [attributes]
 * @param {...(Node|string)} children
 * @returns {HTMLElement}
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Per status, its word and its look: the shape and colour, which several share. @type {Record<string, [string, string]>} */
export const STATUSES = {
  "stands": [cgWords.p("status", "Stands"), "stands"],
  "stands-if-granted": [cgWords.p("status", "Stands if granted"), "granted"],
  "taken-as-given": [cgWords.p("status", "Taken as given"), "granted"],
  "contested": [cgWords.p("status", "Contested"), "contested"],
  "outweighed": [cgWords.p("status", "Outweighed"), "outweighed"],
  "cut-off": [cgWords.p("status", "Cut off"), "outweighed"],
  "weak": [cgWords.p("status", "Weak"), "open"],
  "nothing-found": [cgWords.p("status", "Nothing found"), "open"],
  "not-examined": [cgWords.p("status", "Not examined"), "open"],
  "no-reason": [cgWords.p("status", "No reason that holds"), "open"],
  "circular": [cgWords.p("status", "Circular"), "open"],
  "doubted": [cgWords.p("status", "Doubted"), "doubted"],
};

/** The argument's own words for statuses. @type {Record<string, string>} */
const OWN = JSON.parse(document.querySelector("meta[name=claimgraph-verdicts]")?.content ?? "{}");

/** The word of a status. @param {string} status @returns {string} */
export const word = (status) => OWN[status] ?? STATUSES[status][0];

/** The look of a status. @param {string} status @returns {string} */
export const look = (status) => STATUSES[status][1];

/** The shape of a status. @param {string} status @returns {SVGElement} */
export function shape(status) {
  const space = "http://www.w3.org/2000/svg", svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 10 10");
  svg.setAttribute("class", "cg-shape");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `#cg-${look(status)}`);
  svg.append(use);
  return svg;
}

/** A status as a badge. @param {string} status @returns {HTMLElement} */
export function badge(status) {
  return make("span", { class: `cg-status cg-word--${look(status)}` }, shape(status), word(status));
}
