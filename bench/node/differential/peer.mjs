// Asks iam-simulate. Its published entry points either leave session policies out or hold requests to its own list of
// condition keys, so its core is called.
const dist = new URL("../node_modules/@cloud-copilot/iam-simulate/dist/esm/", import.meta.url);
const from = (path) => import(new URL(path, dist));
const { authorize } = await from("core_engine/CoreSimulatorEngine.js");
const { AwsRequestImpl } = await from("request/request.js");
const { RequestContextImpl } = await from("requestContext.js");
const { DiscoveryContextKeyConstraints } = await from("context_keys/discoveryContextKeyConstraints.js");
const { loadPolicy } = await import("@cloud-copilot/iam-policy");

const STRICT = { simulationMode: "Strict", discoveryContextKeyConstraints: new DiscoveryContextKeyConstraints([]) };

/** Always attached, and looked for. */
const FULL_ACCESS = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }] };

/** `Allowed`, `ExplicitlyDenied` or `ImplicitlyDenied`; an error's text with `Error: ` before it. */
export function decideByPeer(question) {
  try {
    return ask(question);
  } catch (error) {
    return `Error: ${error.message}`;
  }
}

function ask(question) {
  const { principal, action, resource, resourceAccount, context } = question.request;
  const who = principal.type === "Anonymous" ? principal : (principal.arn ?? principal.name);
  const load = (policies) => policies.map((policy, i) => loadPolicy(policy, { name: `p${i}` }));
  const levels = (lists) => (lists ?? []).map((list, i) => ({ orgIdentifier: `level-${i}`, policies: load(list) }));
  return authorize({
    request: new AwsRequestImpl(who, { resource, accountId: resourceAccount }, action, new RequestContextImpl(context)),
    sessionPolicy: question.sessionPolicies && merged(question.sessionPolicies),
    identityPolicies: load(question.identityPolicies ?? []),
    serviceControlPolicies: levels(question.serviceControlPolicies),
    resourceControlPolicies: levels(question.resourceControlPolicies?.map((list) => [FULL_ACCESS, ...list])),
    resourcePolicy: question.resourcePolicy && loadPolicy(question.resourcePolicy, { name: "resource" }),
    permissionBoundaries: question.permissionsBoundaries && load(question.permissionsBoundaries),
    vpcEndpointPolicies: undefined,
    simulationParameters: STRICT,
    serviceSettings: {},
  }).result;
}

/** It takes one session policy only. */
function merged(policies) {
  const statements = policies.flatMap((policy) => policy.Statement);
  return loadPolicy({ Version: policies[0]?.Version, Statement: statements }, { name: "session" });
}
