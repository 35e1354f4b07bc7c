/**
 * The map: find, filter, focus, move about; from the topics into one, and back. What is shown is in the address, so
 * that it can be linked to. The outline below it follows the same filters.
 */

import { claimOf } from "../site.mjs";
import { showCard } from "./card.mjs";
import { claimsOf, filterOutline, lookOf } from "./claims.mjs";
import { offerFinding } from "./find.mjs";
import { Graph, Parts } from "./graph.mjs";
import { Roving } from "./roving.mjs";
import { View, boxAround } from "./view.mjs";

const FILTERS = ["topic", "kind", "status"];
const KEPT = [...FILTERS, "open", "claim", "show", "view"];

/** Begin on a page with a map. */
export function begin() {
  new MapPage(document.querySelector("[data-map]"));
}

class MapPage {
  #frame; #tools; #card; #told; #topics; #claims; #all; #graph; #state; #drawing = null; #saving = 0;

  constructor(frame) {
    this.#frame = frame;
    this.#tools = document.querySelector("[data-map-tools]");
    this.#card = document.querySelector("[data-map-card]");
    this.#told = this.#tools.querySelector("[role=status]");
    this.#topics = frame.dataset.whole === undefined ? null : [...frame.children];
    this.#all = this.#claims = claimsOf(document);
    this.#state = readState();
    this.#showFilters();
    this.#listen();
    if (this.#topics && this.#state.claim && !this.#state.open) this.#state.open = this.#all.get(this.#state.claim)?.topic ?? "";
    if (this.#topics && this.#state.open) this.#open(this.#state.open);
    else this.#draw();
  }

  #listen() {
    const frame = this.#frame, tools = this.#tools;
    frame.addEventListener("click", (event) => this.#click(event));
    frame.addEventListener("keydown", (event) => this.#press(event));
    frame.addEventListener("focusin", ({ target }) => {
      if (!target.matches("svg a")) return;
      this.#drawing?.roving.stop(target);
      if (target.matches(":focus-visible")) this.#drawing?.view.reveal(target);
    });
    tools.addEventListener("submit", (event) => event.preventDefault());
    tools.addEventListener("change", ({ target }) => {
      if (FILTERS.includes(target.name)) this.#set({ [target.name]: target.value });
    });
    for (const button of tools.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => this.#zoom(button.dataset.zoom));
    tools.querySelector("[data-close]")?.addEventListener("click", () => this.#close());
    foldAway(tools.querySelector("details"));
    offerFinding(tools.elements.find, () => this.#claims, (id) => this.#choose(id));
    for (const name of ["cg:clock", "cg:judged"]) {
      for (const target of [document, window]) target.addEventListener(name, () => this.#apply());
    }
    addEventListener("popstate", () => this.#follow());
  }

  /** Take over the drawing that is in the frame, if there is one. */
  #draw() {
    const svg = this.#frame.querySelector("svg.cg-draw--map");
    this.#drawing?.view.end();
    this.#drawing = null;
    this.#frame.append(this.#card);
    if (svg) {
      const parts = new Parts(svg), nodes = [...svg.querySelectorAll("a")];
      this.#graph = new Graph(this.#frame.dataset.edges && this.#claims === this.#all ? this.#listed() : parts.edges);
      const view = new View(this.#frame, svg, () => this.#save());
      this.#drawing = { parts, view, roving: new Roving(nodes, this.#first(parts)) };
    }
    for (const button of this.#tools.querySelectorAll("[data-zoom]:not([data-zoom=reset])")) button.disabled = !svg;
    const back = this.#tools.querySelector("[data-close]");
    if (back) back.hidden = !this.#state.open;
    for (const fold of document.querySelectorAll("details[data-topic]:has([data-outline])")) if (this.#state.open) fold.open = fold.dataset.topic === this.#state.open;
    this.#apply();
    this.#begin();
  }

  /** What bears on what in the whole argument, as the page lists it: by the places of the claims in the outline. */
  #listed() {
    const ids = [...this.#all.keys()];
    return this.#frame.dataset.edges.split(" ").map((pair) => pair.split(",").map((place) => ids[place]));
  }

  /** The box with which a reader begins. */
  #first({ nodes, topics }) {
    const { claim, open } = this.#state;
    return nodes.get(claim) ?? nodes.get(this.#start ?? this.#frame.dataset.start) ?? topics.get(open || this.#frame.dataset.start) ?? [...nodes.values(), ...topics.values()][0];
  }

  #start = null;

  /** Where the reader begins: at what the address says, or at the whole, as far as it can be read. */
  #begin() {
    const { view, claim } = this.#state, drawing = this.#drawing;
    // Panzoom itself takes its first place in a timeout of its own.
    setTimeout(() => {
      if (drawing && view) drawing.view.goTo(...view.split(",").map(Number));
      else if (drawing && claim && drawing.parts.nodes.has(claim)) this.#lookAtShown();
      else drawing?.view.fit(this.#first(drawing.parts));
      this.#frame.dataset.ready = "";
    });
  }

  /** The link to a topic that has a map of its own. @param {string} topic */
  #linkTo(topic) {
    return this.#topics.flatMap((part) => [...part.querySelectorAll("[data-open]")]).find(({ dataset }) => dataset.topic === topic);
  }

  /** Show a topic's own map in place of the topics. @param {string} topic */
  async #open(topic) {
    const link = this.#linkTo(topic);
    if (!link) return;
    delete this.#frame.dataset.ready;
    const address = new URL(link.getAttribute("href"), document.baseURI);
    const answer = await fetch(address), page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const svg = document.adoptNode(page.querySelector(".cg-draw--map"));
    // The page has been read from elsewhere, and the outline here has the ids of the claims.
    for (const node of svg.querySelectorAll("a")) {
      node.setAttribute("href", new URL(node.getAttribute("href"), address));
      node.removeAttribute("id");
    }
    if (this.#all.size === 0) this.#claims = claimsOf(page);
    this.#start = page.querySelector("[data-map]").dataset.start;
    this.#state.open = topic;
    this.#frame.replaceChildren(svg);
    this.#draw();
  }

  /** Show the topics again. */
  #close() {
    const was = this.#state.open;
    Object.assign(this.#state, { open: "", claim: "", show: "", view: "" });
    this.#write("pushState");
    this.#unfold();
    this.#drawing?.parts.topics.get(was)?.focus({ preventScroll: true });
  }

  #unfold() {
    this.#claims = this.#all;
    this.#start = null;
    this.#frame.replaceChildren(...this.#topics);
    this.#draw();
  }

  /** Follow the address, after the reader went back or forth. */
  #follow() {
    const was = this.#state.open;
    this.#state = readState();
    this.#showFilters();
    if (!this.#topics || was === this.#state.open) this.#apply();
    else if (this.#state.open) this.#open(this.#state.open);
    else this.#unfold();
  }

  #showFilters() {
    for (const name of FILTERS) if (this.#tools.elements[name]) this.#tools.elements[name].value = this.#state[name];
  }

  #click(event) {
    const link = event.target.closest("a");
    if (!link || !link.closest("svg, .cg-map__topics")) return;
    if (this.#drawing?.view.dragged) {
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const id = claimOf(link), { open, topic } = link.dataset;
    if (!id && open === undefined) return;
    event.preventDefault();
    if (id) this.#choose(id);
    else this.#enter(topic);
  }

  /** Open a topic because the reader asks for it, with a way back. */
  async #enter(topic, claim = "") {
    Object.assign(this.#state, { open: topic, claim, show: "", view: "" });
    this.#write("pushState");
    await this.#open(topic);
    const first = this.#first(this.#drawing.parts);
    this.#drawing.roving.stop(first);
    first.focus({ preventScroll: true });
  }

  #press(event) {
    const { key, target } = event, onDrawing = target.closest("svg") !== null;
    if (key === "Escape") {
      if (this.#state.claim) this.#choose("");
      else if (onDrawing && this.#topics && this.#state.open) this.#close();
    }
    if (!onDrawing || !this.#drawing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { view, roving } = this.#drawing;
    const done = (event.shiftKey && view.pan(key)) || (!event.shiftKey && roving.press(key)) || this.#zoomByKey(key);
    if (done || key.startsWith("Arrow")) event.preventDefault();
  }

  #zoomByKey(key) {
    const how = { "+": "in", "=": "in", "-": "out", 0: "fit" }[key];
    if (how) this.#zoom(how);
    return Boolean(how);
  }

  #choose(id) {
    const drawn = this.#drawing?.parts.nodes;
    if (id && this.#topics && !drawn?.has(id)) {
      const { topic, address } = this.#all.get(id);
      if (this.#linkTo(topic)) this.#enter(topic, id);
      else location.href = address;
      return;
    }
    this.#set({ claim: id, show: id === this.#state.claim ? this.#state.show : "" });
    if (!id || !drawn?.has(id)) return;
    this.#drawing.roving.stop(drawn.get(id));
    this.#drawing.view.reveal(drawn.get(id));
    if (!this.#frame.contains(document.activeElement)) this.#drawing.view.showNode(drawn.get(id));
  }

  #zoom(how) {
    const view = this.#drawing?.view;
    if (how === "fit") this.#lookAtShown();
    else if (how === "reset") {
      Object.assign(this.#state, { topic: "", kind: "", status: "" });
      this.#showFilters();
      this.#set({ claim: "", show: "" });
      view?.fit(this.#first(this.#drawing.parts));
    } else view.zoom(how === "in");
  }

  #lookAtShown() {
    const { parts, view } = this.#drawing, { claim, show } = this.#state, chosen = parts.nodes.get(claim);
    const nodes = [...parts.nodes].filter(([id]) => this.#passes(id)).map(([, node]) => node);
    if (chosen && !show) view.showNode(chosen);
    else if (nodes.length === 0 || nodes.length === parts.nodes.size) view.fit(this.#first(parts));
    else view.show(boxAround(nodes), chosen ?? nodes[0], 24);
  }

  #set(changes) {
    Object.assign(this.#state, changes);
    this.#apply();
    if ("show" in changes && this.#state.show) this.#lookAtShown();
    this.#save();
  }

  get #isFiltered() {
    const { claim, show } = this.#state;
    return FILTERS.some((name) => this.#state[name]) || Boolean(claim && show);
  }

  /** Whether a claim passes every filter. */
  #passes(id) {
    const { topic, kind, status, claim, show } = this.#state, entry = this.#claims.get(id);
    const of = entry ?? this.#drawing?.parts.nodes.get(id)?.dataset;
    if (!of) return false;
    const shapes = entry?.shapes ?? this.#drawing.parts.nodes.get(id).querySelectorAll("use");
    return (!topic || of.topic === topic) && (!kind || of.kind === kind) && (!status || lookOf(shapes) === status)
      && (!claim || !show || this.#cone().has(id));
  }

  #coned = { of: "", found: new Set() };

  #cone() {
    const { claim, show } = this.#state, of = `${show} ${claim}`;
    if (this.#coned.of !== of || this.#coned.graph !== this.#graph) this.#coned = { of, graph: this.#graph, found: this.#graph.cone(claim, show) };
    return this.#coned.found;
  }

  #apply() {
    const { claim, show, open } = this.#state, shown = new Set([...this.#claims.keys()].filter((id) => this.#passes(id)));
    const passes = (id) => shown.has(id) || (!this.#claims.has(id) && this.#passes(id));
    if (this.#drawing) this.#paint(passes);
    filterOutline((id) => !this.#claims.size || passes(id), this.#isFiltered);
    this.#tell(shown, open);
    const node = claim && this.#drawing?.parts.nodes.get(claim);
    if (node) {
      const actions = { show: (way) => this.#set({ show: way }), close: () => this.#choose("") };
      if (this.#topics && node.dataset.topic !== open) actions.open = () => this.#enter(node.dataset.topic, claim);
      showCard(this.#card, node, claim, show, actions);
    } else this.#card.hidden = true;
  }

  #paint(passes) {
    const { nodes, topics, lines, steps } = this.#drawing.parts, { claim } = this.#state;
    for (const [id, node] of nodes) {
      node.classList.toggle("out", !passes(id));
      node.classList.toggle("chosen", id === claim);
      node.dataset.look = lookOf(node.querySelectorAll("use"));
    }
    for (const line of lines) {
      const { given, to } = line.dataset;
      line.classList.toggle("out", !(passes(given) && passes(to)));
      line.classList.toggle("near", claim !== "" && (claim === given || claim === to));
    }
    for (const step of steps) step.classList.toggle("out", !passes(step.dataset.to));
    for (const [topic, node] of topics) {
      const own = [...this.#claims].filter(([, entry]) => entry.topic === topic), kept = own.filter(([id]) => passes(id)).length;
      const words = node.querySelector(".claims");
      node.classList.toggle("out", own.length > 0 && kept === 0);
      words.dataset.said ??= words.textContent;
      words.textContent = kept < own.length ? cgWords("%(some)s of %(claims)s", { some: kept, claims: words.dataset.said }) : words.dataset.said;
    }
  }

  #tell(shown, open) {
    const all = this.#claims.size;
    if (all === 0) return;
    const here = [...shown].filter((id) => this.#claims.get(id).topic === open).length;
    const words = shown.size < all ? cgWords("%(some)s of %(claims)s", { some: shown.size, claims: count(all) }) : count(all);
    this.#told.textContent = this.#topics && open && this.#claims === this.#all ? cgWords("%(claims)s, %(here)s of them in this topic", { claims: words, here }) : words;
  }

  /** Keep what is shown in the address, once the reader has come to rest. */
  #save() {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => {
      if (this.#drawing) this.#state.view = this.#drawing.view.place.map((number, place) => number.toFixed(place === 2 ? 3 : 0)).join(",");
      this.#write("replaceState");
    }, 200);
  }

  #write(how) {
    clearTimeout(this.#saving);
    const query = new URLSearchParams(location.search);
    for (const name of KEPT) {
      if (this.#state[name]) query.set(name, this.#state[name]);
      else query.delete(name);
    }
    history[how](history.state, "", `${location.pathname}?${query.toString().replaceAll("%2C", ",")}${how === "pushState" ? "" : location.hash}`);
  }
}

/** Close what is laid over the page when the reader turns elsewhere. @param {HTMLDetailsElement} details */
function foldAway(details) {
  document.addEventListener("pointerdown", ({ target }) => { if (!details.contains(target)) details.open = false; });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    details.open = false;
    details.querySelector("summary").focus();
  });
}

function count(number) {
  return cgWords.n("%(number)s claim", "%(number)s claims", number);
}

function readState() {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(KEPT.map((name) => [name, query.get(name) ?? ""]));
}
