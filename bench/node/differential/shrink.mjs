import { MULTIVALUED } from "./words.mjs";

/**
 * The smallest case, found by leaving out one piece after the other, of which `differ` still says that it differs.
 *
 * @param differ takes a list of cases, answers a list of booleans
 */
export async function shrink(question, differ) {
  for (let smaller = question; smaller; ) {
    question = smaller;
    const before = question;
    smaller = await firstOf([...without(before)].filter((candidate) => keepsSets(before, candidate)), differ);
  }
  return question;
}

/** Of a key that holds no set, a list of one value is to us that value, to the peer still a set. */
const keepsSets = (before, after) =>
  Object.entries(after.request.context).every(
    ([key, value]) => isSet(key) || !Array.isArray(value) || value.length !== 1 || before.request.context[key].length === 1,
  );
const isSet = (key) => MULTIVALUED.some((name) => name.toLowerCase() === key.toLowerCase());

const AT_ONCE = 12;

async function firstOf(candidates, differ) {
  for (let from = 0; from < candidates.length; from += AT_ONCE) {
    const some = candidates.slice(from, from + AT_ONCE);
    const verdicts = await differ(some);
    if (verdicts.includes(true)) return some[verdicts.indexOf(true)];
  }
  return undefined;
}

/** All cases that are the case without one of its pieces, the large pieces first. */
function* without(value) {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      if (value.length > 1) yield value.filter((_, j) => j !== i);
    }
    for (let i = 0; i < value.length; i++) {
      for (const smaller of without(value[i])) yield value.with(i, smaller);
    }
  } else if (value !== null && typeof value === "object") {
    for (const key of Object.keys(value)) {
      const { [key]: left, ...rest } = value;
      if (!KEPT.has(key) && Object.keys(rest).length > 0) yield rest;
    }
    for (const key of Object.keys(value)) {
      for (const smaller of without(value[key])) yield { ...value, [key]: smaller };
    }
  }
}

/** Left out, the case would be another question or none; keys of the principal are known to us without being sent. */
const KEPT = new Set(["aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalType", "aws:PrincipalIsAWSService", "aws:PrincipalServiceName",
  "aws:userid", "aws:username", "request", "principal", "type", "arn", "name", "action", "resource", "resourceAccount", "context", "Effect", "Statement",
  "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Version"]);
