import { Dice } from "./dice.mjs";
import { ABROAD, ACTIONS, ACTION_PATTERNS, BASES, HOME, KEYS, MULTIVALUED, NAMES, PRINCIPALS, RESOURCES, RESOURCE_PATTERNS, VALUES } from "./words.mjs";

const WHOLE_RESOURCE_PATTERNS = RESOURCE_PATTERNS.filter((arn) => arn === "*" || arn.split(":").length > 5);
const KINDS = Object.keys(BASES);

/** One case of POST /v1/policy/simulate, such as every caller could send it: documents keep to the rules for uploads. */
export function generate(seed) {
  return new Generator(new Dice(seed)).case();
}

class Generator {
  #dice;

  constructor(dice) {
    this.#dice = dice;
  }

  case() {
    const dice = this.#dice;
    const who = dice.oneOf(PRINCIPALS);
    const made = { request: this.#request(who) };
    if (who.account) made.identityPolicies = dice.some(0, 3, () => this.#policy("identity"));
    if (who.account && dice.percent(20)) made.permissionsBoundaries = [this.#policy("identity")];
    if (who.session && dice.percent(40)) made.sessionPolicies = [this.#policy("session")];
    if (dice.percent(55)) made.resourcePolicy = this.#policy("resource");
    if (dice.percent(20)) {
      made.serviceControlPolicies = dice.some(1, 3, () => dice.some(1, 2, () => this.#policy("scp")));
    }
    if (dice.percent(15)) {
      made.resourceControlPolicies = dice.some(1, 2, () => dice.some(0, 2, () => this.#policy("rcp")));
    }
    return made;
  }

  #request(who) {
    const dice = this.#dice;
    const resource = dice.oneOf(RESOURCES);
    const owner = resource.split(":")[4] || (dice.percent(80) ? HOME : ABROAD);
    const context = { ...who.keys };
    for (const [kind, keys] of Object.entries(KEYS)) {
      for (const key of keys) {
        if (key in context || kind === "Null" || dice.percent(50)) continue;
        const value = () => dice.oneOf(VALUES[kind]);
        if (MULTIVALUED.includes(key)) context[dice.inSomeCase(key)] = dice.some(0, 3, value);
        else context[dice.inSomeCase(key)] = dice.percent(95) ? value() : [value(), value()];
      }
    }
    return { principal: who.principal, action: dice.inSomeCase(dice.oneOf(ACTIONS)), resource, resourceAccount: owner, context };
  }

  #policy(kind) {
    const statements = this.#dice.some(1, 3, () => this.#statement(kind));
    const policy = { Statement: this.#dice.oneOrList(statements) };
    return this.#dice.percent(85) ? { Version: "2012-10-17", ...policy } : this.#dice.percent(50) ? { Version: "2008-10-17", ...policy } : policy;
  }

  #statement(kind) {
    const dice = this.#dice;
    const effect = kind === "rcp" || dice.percent(25) ? "Deny" : "Allow";
    const statement = { Effect: effect };
    if (kind === "resource") statement[effect === "Deny" && dice.percent(25) ? "NotPrincipal" : "Principal"] = this.#principal();
    if (kind === "rcp") statement.Principal = "*";
    const some = (patterns) => dice.oneOrList(dice.some(1, 3, () => (dice.percent(35) ? "*" : dice.oneOf(patterns))));
    statement[kind !== "rcp" && dice.percent(15) ? "NotAction" : "Action"] = some(ACTION_PATTERNS);
    const resources = kind === "identity" ? RESOURCE_PATTERNS : WHOLE_RESOURCE_PATTERNS;
    statement[dice.percent(12) ? "NotResource" : "Resource"] = some(resources);
    if (dice.percent(45)) statement.Condition = this.#condition();
    return statement;
  }

  #principal() {
    const dice = this.#dice;
    if (dice.percent(10)) return "*";
    const principal = {};
    for (const type of dice.some(1, 2, () => (dice.percent(75) ? "AWS" : dice.oneOf(Object.keys(NAMES))))) {
      principal[type] = dice.oneOrList([...new Set(dice.some(1, 4, () => dice.oneOf(NAMES[type])))]);
    }
    return principal;
  }

  #condition() {
    const dice = this.#dice;
    const condition = {};
    for (let clause = dice.below(4) === 0 ? 2 : 1; clause > 0; clause--) {
      const kind = dice.oneOf(KINDS);
      const key = dice.oneOf(KEYS[dice.percent(93) ? kind : dice.oneOf(KINDS)]);
      const set = kind === "Null" || dice.percent(MULTIVALUED.includes(key) ? 15 : 85) ? "" : dice.oneOf(["ForAllValues:", "ForAnyValue:"]);
      const operator = set + dice.oneOf(BASES[kind]) + (kind !== "Null" && dice.percent(25) ? "IfExists" : "");
      const values = dice.oneOrList(dice.some(1, 3, () => this.#value(kind)));
      condition[operator] = { ...condition[operator], [dice.inSomeCase(key)]: values };
    }
    return condition;
  }

  /** Numbers and booleans may stand without quotes. */
  #value(kind) {
    const value = this.#dice.oneOf(VALUES[kind]);
    const bare = this.#dice.percent(20) && ((kind === "Numeric" && /^-?(0|[1-9]\d*)(\.5)?$/.test(value)) || value === "true" || value === "false");
    return bare ? JSON.parse(value) : value;
  }
}
