/** Random choices, all of which follow from one seed (splitmix32). */
export class Dice {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  #next() {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    let z = this.#state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  }

  below(bound) {
    return this.#next() % bound;
  }

  /** True this often in a hundred. */
  percent(chance) {
    return this.below(100) < chance;
  }

  oneOf(choices) {
    return choices[this.below(choices.length)];
  }

  /** Between `least` and `most` of them, few more often than many. */
  some(least, most, make) {
    const count = least + Math.min(this.below(most - least + 1), this.below(most - least + 1));
    return Array.from({ length: count }, make);
  }

  /** As the language allows it: one thing may stand for a list of one. */
  oneOrList(list) {
    return list.length === 1 && this.percent(50) ? list[0] : list;
  }

  inSomeCase(text) {
    return [...text].map((c) => (this.percent(15) ? (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase()) : c)).join("");
  }
}
