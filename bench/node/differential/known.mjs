// Differences that are understood, told by the smallest case that shows them. The AWS documentation settles those without
// "ours"; docs/policy-language.md says how.
const policies = ({ question: q }) => [
  ...(q.identityPolicies ?? []),
  ...(q.permissionsBoundaries ?? []),
  ...(q.sessionPolicies ?? []),
  ...(q.resourcePolicy ? [q.resourcePolicy] : []),
  ...(q.serviceControlPolicies ?? []).flat(),
  ...(q.resourceControlPolicies ?? []).flat(),
];
const list = (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const statements = (difference) => policies(difference).flatMap((policy) => list(policy.Statement));
const texts = (difference, ...elements) => statements(difference).flatMap((statement) => elements.flatMap((e) => list(statement[e])));

const clauses = (difference) =>
  statements(difference).flatMap((statement) =>
    Object.entries(statement.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]) => ({ operator, key, values: list(values) })),
    ),
  );
const onlyPolicy = (difference, name) => policies(difference).length === list(difference.question[name]).flat().length;
const uses = (d, operator, test) => clauses(d).some((clause) => operator.test(clause.operator) && test(clause, values(d, clause.key)));
const values = ({ question: q }, key) =>
  Object.entries(q.request.context)
    .filter(([name]) => name.toLowerCase() === key.toLowerCase())
    .flatMap(([, value]) => list(value));
const isEmptySet = ({ question: q }, key) =>
  Object.entries(q.request.context).some(
    ([name, value]) => name.toLowerCase() === key.toLowerCase() && Array.isArray(value) && value.length === 0,
  );
const denies = (d) => d.ours === "ExplicitlyDenied";

export const KNOWN = [
  {
    name: "empty text is a null dataset to set operators and Null; the peer compares it, and it is there",
    is: (d) => uses(d, /^Null$|^For/, (clause, sent) => sent.length > 0 && sent.every((value) => value === "")),
  },
  {
    name: "a policy without Version, or of 2008-10-17, has no variables; the peer replaces them",
    is: (d) => policies(d).some((p) => p.Version !== "2012-10-17" && JSON.stringify(p).includes("${")),
  },
  {
    name: "*:* is every action; the peer takes no wildcard for the service",
    is: (d) => texts(d, "Action", "NotAction").includes("*:*"),
  },
  {
    name: "a federated user without session policy has nothing; the peer does not limit it",
    is: ({ ours, question: q }) =>
      ours === "ImplicitlyDenied" && /:federated-user\//.test(q.request.principal.arn) && q.sessionPolicies === undefined,
  },
  {
    name: "an account's root user needs no identity policy in its account; the peer asks for one",
    is: ({ ours, question: q }) => ours === "Allowed" && /:root$/.test(q.request.principal.arn),
  },
  {
    name: "service control policies do not bind services, nor callers without an account; the peer's do",
    is: ({ question: q }) => q.request.principal.type !== "AWS" && q.serviceControlPolicies !== undefined,
  },
  {
    name: "NotPrincipal spares only whom it lists with its account, and a session with its role; the peer needs one of them",
    is: (d) => denies(d) && onlyPolicy(d, "resourcePolicy") && statements(d).some((s) => s.NotPrincipal),
  },
  {
    name: "a resource policy that names the session passes an implicit deny of its session policy; the peer limits it",
    is: (d) =>
      d.ours === "Allowed" && d.question.sessionPolicies !== undefined && d.question.resourcePolicy !== undefined,
  },
  {
    name: "an incomplete ARN is completed in NotResource too; the peer takes no other resource for another than it",
    is: (d) => texts(d, "NotResource").some((arn) => arn.startsWith("arn:") && arn.split(":").length < 6),
  },
  {
    name: "seconds since 1970 compare with dates; the peer holds them against milliseconds",
    is: (d) => uses(d, /Date/, ({ values: own }, sent) => [...own, ...sent].some((value) => /^\d{5,}$|^0$/.test(value))),
  },
  {
    name: "an address of one family is not one of the other's; the peer's negated operator does not say so of single addresses",
    is: (d) => uses(d, /NotIp/, ({ values: own }, sent) => sent.some((s) => own.some((o) => s.includes(":") !== o.includes(":")))),
  },
  {
    name: "0.0.0.0/0 holds every IPv4 address; the peer shifts by 32 bits, which JavaScript takes for none",
    is: (d) => uses(d, /Ip/, ({ values: own }) => own.includes("0.0.0.0/0")),
  },
  {
    name: "one IPv6 address written in two ways is one address; the peer compares the texts",
    is: (d) => uses(d, /Ip/, ({ values: own }, sent) => sent.some((s) => s.includes("DB8:0:0")) || own.some((o) => o.includes("DB8:0:0"))),
  },
  {
    name: "a variable may stand for a whole ARN; the peer looks for its parts before it replaces it",
    is: (d) => uses(d, /Arn/, ({ values: own }) => own.some((value) => value === "${aws:PrincipalArn}")),
  },
  {
    name: "a negated condition on a variable without a value is met; the peer's is not",
    is: (d) => uses(d, /String.*Not|ArnNot/, ({ values: own }) => own.some((value) => /\$\{[a-z]/i.test(value))),
  },
  {
    name: "${*}, ${?} and ${$} are characters in every operator on strings; the peer's without case take them as written",
    is: (d) => uses(d, /IgnoreCase/, ({ values: own }) => own.some((value) => /\$\{[*?$]\}/.test(value))),
  },
  {
    name: "ours: a number with a fraction is no date; the peer takes it for a year",
    is: (d) => uses(d, /Date/, ({ values: own }, sent) => [...own, ...sent].some((value) => /^\d+\.\d+$/.test(value))),
  },
  {
    name: "ours: a year alone is a date; the peer takes it for seconds since 1970",
    is: (d) => uses(d, /Date/, ({ values: own }, sent) => [...own, ...sent].some((value) => /^\d{4}$/.test(value))),
  },
  {
    name: "ours: numbers may have exponents, but nothing behind them; the peer reads as far as the digits go",
    is: (d) => uses(d, /Numeric/, ({ values: own }, sent) => [...own, ...sent].some((value) => !/^-?\d+(\.\d+)?$/.test(value))),
  },
  {
    name: "ours: a key with an empty set is absent; to the peer it is there",
    is: (d) => uses(d, /^Null$|IfExists$|^(?!For).*Not/, ({ key }) => isEmptySet(d, key)),
  },
  {
    name: "ours: an IPv4 address written as IPv6 is that IPv4 address",
    is: (d) => uses(d, /Ip/, ({ values: own }, sent) => [...own, ...sent].some((value) => value.startsWith("::ffff:"))),
  },
  {
    name: "ours: a variable without a value in NotResource of an Allow allows nothing; the peer takes it for another resource",
    is: (d) => !denies(d) && statements(d).some((s) => s.Effect === "Allow" && /\$\{[a-z]/i.test(String(s.NotResource))),
  },
  {
    name: "ours: IfExists lets ForAnyValue pass on an absent key; the peer's ForAnyValue wants a value",
    is: (d) => clauses(d).some(({ operator }) => /^ForAnyValue:.*IfExists$/.test(operator)),
  },
  {
    name: "ours: a single * is any ARN; to the peer it is no ARN",
    is: (d) => clauses(d).some(({ operator, values }) => operator.includes("Arn") && values.includes("*")),
  },
  {
    name: "ours: a date that the calendar has not is unreadable; the peer takes a later one",
    is: (d) => JSON.stringify(d.question).includes("2026-02-30"),
  },
  {
    name: "ours: a variable without a value in NotResource of a Deny denies; the peer lets the request pass",
    is: (d) => denies(d) && statements(d).some((s) => s.Effect === "Deny" && /\$\{[a-z]/i.test(String(s.NotResource))),
  },
];
