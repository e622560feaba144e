// Puts generated cases to POST /v1/policy/simulate and to iam-simulate, and tells the cases that they decide differently.
//   node differential.mjs --url http://127.0.0.1:8080 --token-file FILE [--seed 1] [--cases 10000] [--all]
// Fails if a difference is not one of known.mjs. --all shows an example of each of those too.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { generate } from "./differential/generate.mjs";
import { KNOWN } from "./differential/known.mjs";
import { decideByPeer } from "./differential/peer.mjs";
import { shrink } from "./differential/shrink.mjs";

const { values: options } = parseArgs({
  options: {
    url: { type: "string", default: "http://127.0.0.1:8080" },
    "token-file": { type: "string" },
    seed: { type: "string", default: "1" },
    cases: { type: "string", default: "10000" },
    all: { type: "boolean", default: false },
  },
});
const BATCH = 500;
const headers = { "Content-Type": "application/json" };
if (options["token-file"]) headers.Authorization = `Bearer ${readFileSync(options["token-file"], "utf8").trim()}`;

async function decideByUs(cases) {
  const results = [];
  for (let from = 0; from < cases.length; from += BATCH) {
    const response = await fetch(`${options.url}/v1/policy/simulate`, {
      method: "POST",
      headers,
      body: JSON.stringify({ cases: cases.slice(from, from + BATCH) }),
    });
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    results.push(...(await response.json()).results);
  }
  return results;
}

const decided = (answer) => answer.result ?? `Error: ${answer.error.message}`;

async function differ(cases) {
  const ours = await decideByUs(cases);
  return cases.map((question, i) => decided(ours[i]) !== decideByPeer(question));
}

const first = Number(options.seed);
const last = first + Number(options.cases) - 1;
const found = new Map();
const results = {};
let unknown = 0;
for (let from = first; from <= last; from += BATCH) {
  const seeds = Array.from({ length: Math.min(BATCH, last - from + 1) }, (_, i) => from + i);
  const cases = seeds.map(generate);
  const ours = await decideByUs(cases);
  for (const [i, question] of cases.entries()) {
    results[decided(ours[i])] = (results[decided(ours[i])] ?? 0) + 1;
    if (decided(ours[i]) === decideByPeer(question)) continue;
    const smallest = await shrink(question, differ);
    const [answer] = await decideByUs([smallest]);
    const difference = { seed: seeds[i], ours: decided(answer), peers: decideByPeer(smallest), question: smallest };
    const name = KNOWN.find(({ is }) => is(difference))?.name ?? "UNKNOWN";
    const group = found.get(name) ?? { count: 0, example: difference };
    found.set(name, { ...group, count: group.count + 1 });
    if (name === "UNKNOWN") {
      unknown++;
      console.log(JSON.stringify(difference));
    }
  }
}
console.log(`seeds ${first} to ${last}: ${JSON.stringify(results)}`);
for (const [name, { count, example }] of [...found].sort((a, b) => b[1].count - a[1].count)) {
  console.log(`${count} × ${name}${options.all ? `\n    ${JSON.stringify(example)}` : ""}`);
}
process.exitCode = unknown > 0 ? 1 : 0;
