/**
 * The map: find, filter, focus, move about. What is shown is in the address, so that it can be linked to. The outline
 * below it follows the same filters.
 */

import { claimOf, make } from "../site.mjs";
import { showCard } from "./card.mjs";
import { Graph } from "./graph.mjs";
import { View, boxAround, boxOf } from "./view.mjs";

const FILTERS = ["topic", "kind", "status"];
const FOUND = 8;
const NARROW = 600, SMALL = 0.62;

/** Begin on a page with a map. */
export function begin() {
  const frame = document.querySelector("[data-map]");
  if (frame.dataset.folded === undefined) new MapPage(frame);
  else import("./folded.mjs").then((folded) => folded.begin(frame, () => new MapPage(frame)));
}

class MapPage {
  #frame; #view; #graph; #tools; #card; #told; #state; #saving = 0;

  constructor(frame) {
    this.#frame = frame;
    this.#tools = document.querySelector("[data-map-tools]");
    this.#card = document.querySelector("[data-map-card]");
    this.#told = this.#tools.querySelector("[role=status]");
    frame.append(this.#card);
    const drawing = frame.querySelector("svg");
    this.#graph = new Graph(drawing);
    this.#state = readState();
    this.#view = new View(frame, drawing, () => this.#save());
    this.#listen();
    for (const name of FILTERS) if (this.#tools.elements[name]) this.#tools.elements[name].value = this.#state[name];
    if (FILTERS.some((name) => this.#state[name])) this.#tools.querySelector("details").open = true;
    this.#apply();
    this.#begin();
  }

  #listen() {
    this.#frame.addEventListener("click", (event) => this.#click(event));
    this.#frame.addEventListener("keydown", (event) => {
      if (event.target === this.#frame && this.#view.press(event.key)) event.preventDefault();
      if (event.key === "Escape") this.#choose("");
    });
    this.#frame.addEventListener("focusin", ({ target }) => {
      if (target.matches("a:focus-visible")) this.#view.showNode(target);
    });
    this.#tools.addEventListener("submit", (event) => event.preventDefault());
    this.#tools.addEventListener("change", ({ target }) => {
      if (FILTERS.includes(target.name)) this.#set({ [target.name]: target.value });
    });
    for (const button of this.#tools.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", () => this.#zoom(button.dataset.zoom));
    }
    this.#offerFinding(this.#tools.elements.find);
    for (const name of ["cg:clock", "cg:judged"]) {
      for (const target of [document, window]) target.addEventListener(name, () => this.#apply());
    }
  }

  /** Where the reader begins: at what the address says, or at the whole. */
  #begin() {
    const { view, claim } = this.#state;
    // Panzoom itself takes its first place in a timeout of its own.
    setTimeout(() => {
      if (view) this.#view.goTo(...view.split(",").map(Number));
      else if (claim && this.#graph.nodes.has(claim)) this.#lookAtShown();
      else this.#open();
      this.#frame.dataset.ready = "";
    });
  }

  /** At first: the whole, or on a phone, where that would be too small to mean anything, the claim it begins with. */
  #open() {
    const { clientWidth } = this.#frame, nodes = [...this.#frame.querySelector(".block").querySelectorAll("a")].map(boxOf);
    const left = Math.min(...nodes.map((box) => box.x)), first = nodes.find((box) => box.x === left);
    if (clientWidth > NARROW || !first) this.#view.fit();
    else this.#view.goTo(left - 12 + clientWidth / 2 / SMALL, first.y, SMALL);
  }

  #click(event) {
    if (this.#view.dragged && event.target.closest("svg")) {
      event.preventDefault();
      return;
    }
    const id = claimOf(event.target.closest("svg a"));
    if (!id || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#choose(id);
  }

  #choose(id) {
    this.#set({ claim: id, show: id === this.#state.claim ? this.#state.show : "" });
    if (id) this.#view.showNode(this.#graph.nodes.get(id));
  }

  #zoom(how) {
    if (how === "fit") this.#lookAtShown();
    else if (how === "reset") {
      for (const name of FILTERS) if (this.#tools.elements[name]) this.#tools.elements[name].value = "";
      this.#set({ topic: "", kind: "", status: "", claim: "", show: "" });
      this.#view.fit();
    } else this.#view.zoom(how === "in");
  }

  #lookAtShown() {
    const shown = this.#shown(), nodes = [...this.#graph.nodes].filter(([id]) => shown.has(id)).map(([, node]) => node);
    if (shown.size === this.#graph.nodes.size && !this.#state.claim) this.#view.fit();
    else if (this.#state.claim && !this.#state.show) this.#view.showNode(this.#graph.nodes.get(this.#state.claim));
    else this.#view.show(boxAround(nodes) ?? { x: 0, y: 0, width: this.#view.width, height: this.#view.height });
  }

  #set(changes) {
    Object.assign(this.#state, changes);
    this.#apply();
    if ("show" in changes && this.#state.show) this.#lookAtShown();
    this.#save();
  }

  /** The claims that pass every filter. @returns {Set<string>} */
  #shown() {
    const { topic, kind, status, claim, show } = this.#state, graph = this.#graph;
    const within = claim && show && graph.nodes.has(claim) ? graph.cone(claim, show) : null;
    return new Set([...graph.nodes].filter(([id, { dataset }]) =>
      (!topic || dataset.topic === topic) && (!kind || dataset.kind === kind)
      && (!status || graph.statusOf(id) === status) && (!within || within.has(id))).map(([id]) => id));
  }

  #apply() {
    const shown = this.#shown(), { claim, show } = this.#state, graph = this.#graph;
    for (const [id, node] of graph.nodes) {
      node.classList.toggle("out", !shown.has(id));
      node.classList.toggle("chosen", id === claim);
    }
    for (const line of graph.lines) line.classList.toggle("out", !(shown.has(line.dataset.given) && shown.has(line.dataset.to)));
    for (const line of graph.lines) line.classList.toggle("near", claim === line.dataset.given || claim === line.dataset.to);
    for (const step of graph.steps) step.classList.toggle("out", !shown.has(step.dataset.to));
    for (const list of document.querySelectorAll("[data-outline]")) filterOutline(list, shown);
    this.#told.textContent = shown.size === graph.nodes.size ? `${shown.size} claims` : `${shown.size} of ${graph.nodes.size} claims`;
    if (claim && graph.nodes.has(claim)) {
      const actions = { show: (way) => this.#set({ show: way }), close: () => this.#choose("") };
      showCard(this.#card, graph.nodes.get(claim), claim, show, actions);
    } else this.#card.hidden = true;
  }

  #offerFinding(input) {
    const list = make("ul", { class: "cg-map__found", hidden: "" });
    input.after(list);
    const find = () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const hits = words.length ? [...this.#graph.nodes].filter(([, node]) => {
        const text = node.textContent.toLowerCase();
        return words.every((word) => text.includes(word));
      }) : [];
      list.hidden = hits.length === 0;
      list.replaceChildren(...hits.slice(0, FOUND).map(([id, node]) => {
        const button = make("button", { type: "button" }, node.querySelector("text").textContent);
        button.addEventListener("click", () => {
          list.hidden = true;
          this.#choose(id);
        });
        return make("li", {}, button);
      }));
    };
    input.addEventListener("input", find);
    input.addEventListener("keydown", (event) => {
      const first = list.querySelector("button");
      if (event.key === "Enter" && first) first.click();
      if (event.key === "ArrowDown" && first) first.focus();
      if (event.key === "Escape") list.hidden = true;
    });
  }

  /** Keep what is shown in the address, once the reader has come to rest. */
  #save() {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => {
      const query = new URLSearchParams(location.search);
      for (const [name, value] of Object.entries(this.#state)) if (name !== "view") write(query, name, value);
      write(query, "view", this.#view.place.map((number, place) => number.toFixed(place === 2 ? 3 : 0)).join(","));
      history.replaceState(history.state, "", `${location.pathname}?${query.toString().replaceAll("%2C", ",")}${location.hash}`);
    }, 200);
  }
}

function write(query, name, value) {
  if (value) query.set(name, value);
  else query.delete(name);
}

function readState() {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries([...FILTERS, "claim", "show", "view"].map((name) => [name, query.get(name) ?? ""]));
}

/** Hide entries that are filtered out and have nothing below them that is shown. */
function filterOutline(list, shown) {
  const around = new Set();
  // From the last to the first, so that what is below an entry comes before it.
  for (const entry of [...list.querySelectorAll("li")].reverse()) {
    const passes = shown.has(entry.dataset.id ?? claimOf(entry.querySelector(":scope > a"))), inside = around.has(entry);
    entry.hidden = !passes && !inside;
    entry.classList.toggle("cg-outline__between", inside && !passes);
    if (!entry.hidden) around.add(entry.parentElement.closest("li"));
  }
}
