// Measures the engines that run in Node on the cases that bench wrote to a file: node peers.mjs CASES.json
// Prints one JSON object per engine; fails if an engine's answer is not the expected one.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runUnsafeSimulation } from "@cloud-copilot/iam-simulate";

const cedar = createRequire(import.meta.url)("@cedar-policy/cedar-wasm/nodejs");

const MEASURED_MILLIS = 2_000;
const { members, requests } = JSON.parse(readFileSync(process.argv[2], "utf8"));

/** Parsed beforehand: a set of Cedar policies for each principal, and the calls. */
function cedarWasm() {
  for (const [member, { cedar: policies }] of Object.entries(members)) {
    const parsed = cedar.preparsePolicySet(member, { staticPolicies: policies });
    if (parsed.type !== "success") throw new Error(`policies of ${member}: ${JSON.stringify(parsed.errors)}`);
  }
  const calls = requests.map(({ member, facts }) => ({
    principal: { type: "User", id: String(member) },
    action: { type: "Action", id: facts.action },
    resource: { type: "Resource", id: "r" },
    context: {
      arn: facts.resource,
      sourceIp: { __extn: { fn: "ip", arg: facts.sourceIp } },
      mfa: facts.mfa,
      time: facts.time,
      username: facts.username,
      owner: facts.owner,
    },
    preparsedPolicySetId: String(member),
    entities: [],
  }));
  return (question) => {
    const answer = cedar.statefulIsAuthorized(calls[question]);
    if (answer.type !== "success" || answer.response.diagnostics.errors.length > 0) {
      throw new Error(`question ${question}: ${JSON.stringify(answer)}`);
    }
    return answer.response.decision === "allow";
  };
}

/** Its entry point without validation, which is the faster one. */
function iamSimulate() {
  const simulations = requests.map(({ member, principal, account, context, facts }) => ({
    request: {
      principal,
      action: facts.action,
      resource: { resource: facts.resource, accountId: account },
      contextVariables: context,
    },
    identityPolicies: members[member].aws.map((policy, i) => ({ name: `p${i}`, policy })),
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  }));
  return (question) => runUnsafeSimulation(simulations[question], {}) === "Allowed";
}

function measure(engine, answer) {
  let wrong = 0;
  requests.forEach(({ allowed }, question) => {
    if (answer(question) !== allowed) wrong++;
  });
  if (wrong > 0) throw new Error(`${engine} answers ${wrong} of ${requests.length} requests differently`);
  // By processor time, as the engines in Java are measured.
  const before = process.cpuUsage();
  const start = performance.now();
  let decisions = 0;
  while (performance.now() - start < MEASURED_MILLIS) {
    for (let i = 0; i < 64; i++) answer(decisions++ % requests.length);
  }
  const { user, system } = process.cpuUsage(before);
  const perSecond = decisions / ((user + system) / 1e6);
  console.log(JSON.stringify({ engine, perSecond }));
}

measure("cedar-wasm 4.13.0", cedarWasm());
measure("iam-simulate 0.1.173", iamSimulate());
