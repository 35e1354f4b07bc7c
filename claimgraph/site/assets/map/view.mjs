/** Moving about on a drawing: pan, pinch, zoom, fit, and bringing something into the middle. */

import Panzoom from "../vendor/panzoom-4.6.2.mjs";

const STEP = 60, LEAST = 0.05, MOST = 3, READABLE = 0.95;

/** Move a drawing within its frame. */
export class View {
  #panzoom; #frame; #drawing; #dragged = false;

  /**
   * @param {HTMLElement} frame
   * @param {SVGSVGElement} drawing
   * @param {() => void} moved called after every move
   */
  constructor(frame, drawing, moved) {
    this.#frame = frame;
    this.#drawing = drawing;
    this.width = drawing.viewBox.baseVal.width;
    this.height = drawing.viewBox.baseVal.height;
    frame.classList.add("cg-map--live");
    drawing.style.width = `${this.width}px`;
    drawing.style.height = `${this.height}px`;
    this.#panzoom = Panzoom(drawing, { canvas: true, cursor: "grab", minScale: LEAST, maxScale: MOST, step: 0.4, handleStartEvent: () => {} });
    frame.addEventListener("pointerdown", this.#panzoom.handleDown);
    document.addEventListener("pointermove", this.#panzoom.handleMove);
    document.addEventListener("pointerup", this.#panzoom.handleUp);
    frame.addEventListener("dragstart", (event) => event.preventDefault());
    frame.addEventListener("wheel", (event) => {
      // The wheel scrolls the page, unless the reader has turned to the map.
      if (event.ctrlKey || event.metaKey || frame.contains(document.activeElement)) this.#panzoom.zoomWithWheel(event);
    }, { passive: false });
    let start = null;
    frame.addEventListener("pointerdown", (event) => { start = [event.clientX, event.clientY]; this.#dragged = false; });
    frame.addEventListener("pointermove", (event) => {
      if (start && Math.hypot(event.clientX - start[0], event.clientY - start[1]) > 5) this.#dragged = true;
    });
    addEventListener("pointerup", () => { start = null; });
    drawing.addEventListener("panzoomchange", moved);
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

  /** Show a part of the drawing, as large as it fits but no larger than it is read best. */
  show({ x, y, width, height }, margin = 24) {
    const { clientWidth, clientHeight } = this.#frame;
    const scale = Math.min(READABLE, clientWidth / (width + 2 * margin), clientHeight / (height + 2 * margin));
    this.goTo(x + width / 2, y + height / 2, Math.max(LEAST, scale));
  }

  /** Show the whole drawing. */
  fit() {
    this.show({ x: 0, y: 0, width: this.width, height: this.height }, 8);
  }

  /** Show a node large enough to be read. */
  showNode(node) {
    const { x, y, width, height } = boxOf(node);
    this.goTo(x + width / 2, y + height / 2, Math.max(READABLE, this.#panzoom.getScale()));
  }

  /** Zoom about the middle. @param {boolean} closer */
  zoom(closer) {
    const [x, y, scale] = this.place;
    this.goTo(x, y, Math.min(MOST, Math.max(LEAST, closer ? scale * 1.35 : scale / 1.35)));
  }

  /** Move as the keyboard says. @returns {boolean} whether the key meant anything */
  press(key) {
    const steps = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
    if (steps[key]) {
      const [x, y, scale] = this.place;
      this.goTo(x + steps[key][0] / scale, y + steps[key][1] / scale);
    } else if (key === "+" || key === "=") this.zoom(true);
    else if (key === "-") this.zoom(false);
    else if (key === "0") this.fit();
    else return false;
    return true;
  }
}

/** Where a node stands, in the drawing's units. @param {SVGAElement} node */
export function boxOf(node) {
  const { x, y, width, height } = node.querySelector("rect").getBBox(), block = node.closest(".block");
  const { e, f } = block.transform.baseVal.consolidate()?.matrix ?? { e: 0, f: 0 };
  return { x: x + e, y: y + f, width, height };
}

/** What holds several nodes, in the drawing's units; null for none. */
export function boxAround(nodes) {
  const boxes = nodes.map(boxOf);
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x)), y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width)), bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
