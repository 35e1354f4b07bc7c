/** A change that is tried on a map, and the numbers that then hold; the twin of `claimgraph.judging.change`. */

/** @typedef {import("./weighed-map.mjs").WeighedMap} WeighedMap */

/**
 * What is different from the map as it stands. Everything is named by id; unknown ids are passed over.
 *
 * @typedef {object} Change
 * @property {Iterable<string>} [absent] statements and steps that are taken away
 * @property {Record<string, number>} [weights] other weights of steps
 * @property {Record<string, number>} [grants] other weights of being granted; 0 withdraws a grant
 * @property {Record<string, string>} [standards] other standards of proof
 * @property {Record<string, number>} [found] per statement, the weight of one more finding; below 0 against it
 * @property {number|null} [margin] another lead by which a preponderance accepts, and any standard refuses
 */

/** What of a map counts. @typedef {"all"|"without grants"|"unopposed"} Reading */

/** The numbers of a map under a change, in arrays per node. */
export class Setting {
  /**
   * @param {WeighedMap} map
   * @param {Change} change
   * @param {Reading} reading
   */
  constructor(map, change, reading) {
    const { first, size, statements, steps, pro } = map;
    const { grants = {}, weights = {}, found = {}, standards = {}, margin = null, absent = [] } = change;
    const granting = reading !== "without grants", opposing = reading !== "unopposed";
    this.map = map;
    this.thresholds = thresholds(map.numbers, margin);
    this.present = new Uint8Array(size).fill(1);
    this.weight = new Float64Array(size);
    /** Per statement, what is left open by what speaks for it without a step: a grant, one more finding. */
    this.openPro = new Float64Array(first);
    this.openCon = new Float64Array(first);
    this.test = statements.map(({ id, standard }) =>
      this.thresholds[own(standards, id, standard ?? map.numbers.standard)]);
    for (let node = 0; node < first; node++) {
      const { id, granted = 0 } = statements[node], more = own(found, id, 0);
      this.openPro[node] = (1 - (granting ? own(grants, id, granted) : 0)) * (1 - Math.max(more, 0));
      this.openCon[node] = 1 + (opposing ? Math.min(more, 0) : 0);
    }
    for (let step = 0; step < steps.length; step++) {
      this.weight[first + step] = own(weights, steps[step].id, steps[step].weight ?? 1);
      if (!opposing && !pro[step]) this.present[first + step] = 0;
    }
    for (const id of absent) {
      const node = map.index.get(id);
      if (node !== undefined) this.present[node] = 0;
    }
  }

  /** The standard against which it is told whether something is outweighed. */
  get usual() {
    return this.thresholds[this.map.numbers.standard];
  }
}

/**
 * Whether a statement is refused with these weights for and against it.
 *
 * @param {import("./weighed-map.mjs").Standard} test with the tolerance of comparisons in it
 * @param {number} pro
 * @param {number} con
 */
export function refuses(test, pro, con) {
  return pro < test.below || con - pro >= test.leadAgainst;
}

/** Whether a statement is accepted; see `refuses`. */
export function accepts(test, pro, con) {
  return pro >= test.least && pro - con >= test.lead && con <= test.mostAgainst;
}

function thresholds({ standards, tolerance }, margin) {
  const enough = (weight) => (weight === 0 ? tolerance : weight - tolerance);
  const entries = Object.entries(standards).map(([id, { least, lead, mostAgainst, below, leadAgainst }]) => {
    const moved = margin !== null && leadAgainst <= 1;
    return [id, {
      least: enough(least),
      lead: (moved && lead === leadAgainst ? margin : lead) - tolerance,
      mostAgainst: mostAgainst + tolerance,
      below: enough(below),
      leadAgainst: (moved ? margin : leadAgainst) - tolerance,
    }];
  });
  return Object.fromEntries(entries);
}

function own(values, id, usual) {
  return Object.hasOwn(values, id) ? values[id] : usual;
}
