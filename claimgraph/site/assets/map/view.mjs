/** Moving about on a drawing: pan, pinch, zoom, fit, and bringing something into the middle. */

import Panzoom from "../vendor/panzoom-4.6.2.mjs";

const STEP = 60, LEAST = 0.08, MOST = 3, MARGIN = 64;
/** The letters of maps are 12 units large; nothing is shown on its own smaller than with 11 pixels. */
const READABLE = 11 / 12, BEST = 1;

/** Move a drawing within its frame. */
export class View {
  #panzoom; #frame; #moved; #dragged = false; #listening = new AbortController();

  /**
   * @param {HTMLElement} frame
   * @param {SVGSVGElement} drawing
   * @param {() => void} moved called after every move
   */
  constructor(frame, drawing, moved) {
    this.#frame = frame;
    this.#moved = moved;
    this.width = drawing.viewBox.baseVal.width;
    this.height = drawing.viewBox.baseVal.height;
    frame.classList.add("cg-map--live");
    drawing.style.width = `${this.width}px`;
    drawing.style.height = `${this.height}px`;
    this.#panzoom = Panzoom(drawing, { canvas: true, cursor: "grab", minScale: LEAST, maxScale: MOST, step: 0.4, handleStartEvent: () => {} });
    this.#listen(drawing);
  }

  #listen(drawing) {
    const { signal } = this.#listening, frame = this.#frame;
    let start = null;
    frame.addEventListener("pointerdown", this.#panzoom.handleDown, { signal });
    document.addEventListener("pointermove", this.#panzoom.handleMove, { signal });
    document.addEventListener("pointerup", this.#panzoom.handleUp, { signal });
    frame.addEventListener("dragstart", (event) => event.preventDefault(), { signal });
    frame.addEventListener("wheel", (event) => {
      // The wheel scrolls the page, unless the reader has turned to the map.
      if (event.ctrlKey || event.metaKey || frame.contains(document.activeElement)) this.#panzoom.zoomWithWheel(event);
    }, { passive: false, signal });
    frame.addEventListener("pointerdown", (event) => { start = [event.clientX, event.clientY]; this.#dragged = false; }, { signal });
    frame.addEventListener("pointermove", (event) => {
      if (start && Math.hypot(event.clientX - start[0], event.clientY - start[1]) > 5) this.#dragged = true;
    }, { signal });
    addEventListener("pointerup", () => { start = null; }, { signal });
    drawing.addEventListener("panzoomchange", () => {
      frame.classList.toggle("cg-map--far", this.#panzoom.getScale() < READABLE - 0.001);
      this.#moved();
    }, { signal });
  }

  /** Let go of the frame. */
  end() {
    this.#listening.abort();
    this.#panzoom.destroy();
    this.#frame.classList.remove("cg-map--far");
  }

  /** Whether the last press was a drag and no click. */
  get dragged() {
    return this.#dragged;
  }

  /** Centre of what is seen, in the drawing's units, and the scale. @returns {[number, number, number]} */
  get place() {
    const { x, y } = this.#panzoom.getPan(), scale = this.#panzoom.getScale(), { clientWidth, clientHeight } = this.#frame;
    const centre = (half, size, pan) => (size / 2 - half) / scale + half - pan;
    return [centre(this.width / 2, clientWidth, x), centre(this.height / 2, clientHeight, y), scale];
  }

  /** Bring a point of the drawing into the middle. */
  goTo(x, y, scale = this.#panzoom.getScale()) {
    const { clientWidth, clientHeight } = this.#frame;
    const pan = (half, size, point) => (size / 2 - half) / scale - (point - half);
    this.#panzoom.zoom(scale, { animate: false });
    this.#panzoom.pan(pan(this.width / 2, clientWidth, x), pan(this.height / 2, clientHeight, y), { animate: false, force: true });
  }

  /** Bring a point near the middle, and no more of the empty space around the drawing than a margin. */
  #lookAt(x, y, scale) {
    const { clientWidth, clientHeight } = this.#frame;
    const within = (point, half, size) => (size < 2 * (half - MARGIN / scale) ? size / 2 : Math.max(half - MARGIN / scale, Math.min(size - half + MARGIN / scale, point)));
    this.goTo(within(x, clientWidth / 2 / scale, this.width), within(y, clientHeight / 2 / scale, this.height), scale);
  }

  /**
   * Show a part of the drawing as large as it fits, but no smaller than it can be read: then around its most important node.
   *
   * @param {{x: number, y: number, width: number, height: number}} part
   * @param {SVGAElement} [node]
   */
  show({ x, y, width, height }, node, margin = 8) {
    const { clientWidth, clientHeight } = this.#frame;
    const scale = Math.min(BEST, clientWidth / (width + 2 * margin), clientHeight / (height + 2 * margin));
    if (scale >= READABLE || !node) this.#lookAt(x + width / 2, y + height / 2, Math.max(READABLE, scale));
    else this.showNode(node, BEST);
  }

  /** Show the whole drawing, or as much around a node as can be read. @param {SVGAElement} [node] */
  fit(node) {
    this.show({ x: 0, y: 0, width: this.width, height: this.height }, node);
  }

  /** Show a node large enough to be read. */
  showNode(node, scale = Math.max(READABLE, this.#panzoom.getScale())) {
    const { x, y, width, height } = boxOf(node);
    this.#lookAt(x + width / 2, y + height / 2, scale);
  }

  /** Show a node if it is not in sight. */
  reveal(node) {
    const box = node.querySelector("rect").getBoundingClientRect(), frame = this.#frame.getBoundingClientRect();
    const inside = box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
    if (!inside || this.#panzoom.getScale() < READABLE) this.showNode(node);
  }

  /** Zoom about the middle. @param {boolean} closer */
  zoom(closer) {
    const [x, y, scale] = this.place;
    this.#lookAt(x, y, Math.min(MOST, Math.max(LEAST, closer ? scale * 1.35 : scale / 1.35)));
  }

  /** Move as an arrow key says. @returns {boolean} whether it was one */
  pan(key) {
    const way = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[key];
    if (!way) return false;
    const [x, y, scale] = this.place;
    this.goTo(x + way[0] / scale, y + way[1] / scale);
    return true;
  }
}

/** Where a node stands, in the drawing's units. @param {SVGAElement} node */
export function boxOf(node) {
  const { x, y, width, height } = node.querySelector("rect").getBBox();
  return { x, y, width, height };
}

/** What holds several nodes, in the drawing's units; null for none. */
export function boxAround(nodes) {
  const boxes = nodes.map(boxOf);
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x)), y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width)), bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
