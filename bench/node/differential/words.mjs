// Few words, so that policies and requests often speak of the same; among them those that engines get wrong.
export const HOME = "123456789012";
export const ABROAD = "210987654321";

const user = (account, path, name, id) => ({
  principal: { type: "AWS", arn: `arn:aws:iam::${account}:user${path}${name}` },
  account,
  keys: {
    "aws:PrincipalArn": `arn:aws:iam::${account}:user${path}${name}`,
    "aws:PrincipalAccount": account,
    "aws:PrincipalType": "User",
    "aws:userid": id,
    "aws:username": name,
    "aws:PrincipalIsAWSService": "false",
  },
});
const session = (account, role, name, id) => ({
  principal: { type: "AWS", arn: `arn:aws:sts::${account}:assumed-role/${role}/${name}` },
  account,
  session: true,
  keys: {
    "aws:PrincipalArn": `arn:aws:iam::${account}:role/${role}`,
    "aws:PrincipalAccount": account,
    "aws:PrincipalType": "AssumedRole",
    "aws:userid": `${id}:${name}`,
    "aws:PrincipalIsAWSService": "false",
  },
});

export const PRINCIPALS = [
  user(HOME, "/", "alice", "AIDAALICE00000000000"),
  user(HOME, "/", "alice", "AIDAALICE00000000000"),
  user(HOME, "/division/", "Bob", "AIDABOB0000000000000"),
  user(ABROAD, "/", "eve", "AIDAEVE0000000000000"),
  session(HOME, "Developer", "ann", "AROADEVELOPER0000000"),
  session(HOME, "Developer", "ann", "AROADEVELOPER0000000"),
  session(ABROAD, "Auditor", "olga", "AROAAUDITOR000000000"),
  {
    principal: { type: "AWS", arn: `arn:aws:iam::${HOME}:role/Developer` },
    account: HOME,
    session: true,
    keys: {
      "aws:PrincipalArn": `arn:aws:iam::${HOME}:role/Developer`,
      "aws:PrincipalAccount": HOME,
      "aws:PrincipalType": "AssumedRole",
      "aws:userid": "AROADEVELOPER0000000:simulation",
      "aws:PrincipalIsAWSService": "false",
    },
  },
  {
    principal: { type: "AWS", arn: `arn:aws:iam::${HOME}:root` },
    account: HOME,
    keys: {
      "aws:PrincipalArn": `arn:aws:iam::${HOME}:root`,
      "aws:PrincipalAccount": HOME,
      "aws:PrincipalType": "Account",
      "aws:userid": HOME,
      "aws:PrincipalIsAWSService": "false",
    },
  },
  {
    principal: { type: "AWS", arn: `arn:aws:sts::${HOME}:federated-user/fred` },
    account: HOME,
    session: true,
    keys: {
      "aws:PrincipalArn": `arn:aws:sts::${HOME}:federated-user/fred`,
      "aws:PrincipalAccount": HOME,
      "aws:PrincipalType": "FederatedUser",
      "aws:userid": `${HOME}:fred`,
      "aws:PrincipalIsAWSService": "false",
    },
  },
  {
    principal: { type: "Service", name: "lambda.amazonaws.com" },
    keys: { "aws:PrincipalServiceName": "lambda.amazonaws.com", "aws:PrincipalIsAWSService": "true" },
  },
  { principal: { type: "Anonymous" }, keys: { "aws:PrincipalType": "Anonymous", "aws:userid": "anonymous", "aws:PrincipalIsAWSService": "false" } },
];

/** Values of Principal elements by their type. */
export const NAMES = {
  AWS: [
    "*",
    HOME,
    ABROAD,
    `arn:aws:iam::${HOME}:root`,
    `arn:aws:iam::${HOME}:user/alice`,
    `arn:aws:iam::${HOME}:user/division/Bob`,
    `arn:aws:iam::${HOME}:user/Bob`,
    `arn:aws:iam::${ABROAD}:user/eve`,
    `arn:aws:iam::${HOME}:role/Developer`,
    `arn:aws:iam::${ABROAD}:role/Auditor`,
    `arn:aws:sts::${HOME}:assumed-role/Developer/ann`,
    `arn:aws:sts::${HOME}:assumed-role/Developer/other`,
    `arn:aws:sts::${ABROAD}:assumed-role/Auditor/olga`,
    `arn:aws:sts::${HOME}:federated-user/fred`,
    `arn:aws:iam::${HOME}:user/fred`,
  ],
  Service: ["lambda.amazonaws.com", "ec2.amazonaws.com"],
  Federated: ["accounts.google.com"],
  CanonicalUser: ["79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"],
};

export const ACTIONS = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:ListBucket", "sqs:SendMessage", "ec2:RunInstances"];
export const ACTION_PATTERNS = [
  ...ACTIONS,
  "*",
  "*:*",
  "s3:*",
  "s3:Get*",
  "s3:Get?bject",
  "s3:*Object",
  "s3:*t*",
  "s3:G*t*j?ct",
  "s3:?*",
  "sqs:*",
  "ec2:Run*",
];

export const RESOURCES = [
  "arn:aws:s3:::bucket",
  "arn:aws:s3:::bucket/alice/notes.txt",
  "arn:aws:s3:::bucket/Bob/notes.txt",
  "arn:aws:s3:::bucket/red/a:b/c",
  "arn:aws:s3:::bucket/a$b.c",
  "arn:aws:s3:::bucket/(x)[y]{z}+",
  `arn:aws:sqs:eu-west-1:${HOME}:queue`,
  `arn:aws:sqs:eu-west-1:${ABROAD}:queue`,
  `arn:aws:ec2:eu-west-1:${HOME}:instance/i-1`,
];
export const RESOURCE_PATTERNS = [
  ...RESOURCES,
  "*",
  "*",
  "arn:aws:s3:::bucket/*",
  "arn:aws:s3:::*",
  "arn:aws:s3:::bucket*",
  "arn:aws:s3:::bucket/*/notes.*",
  "arn:aws:s3:::bucket/?lice/*",
  "arn:aws:s3:::BUCKET/*",
  "arn:aws:s3:::bucket/${aws:username}/*",
  "arn:aws:s3:::bucket/${AWS:UserName}/*",
  "arn:aws:s3:::bucket/${aws:PrincipalTag/team}/*",
  "arn:aws:s3:::bucket/${aws:PrincipalTag/team, 'alice'}/*",
  "arn:aws:s3:::bucket/${*}",
  "arn:aws:s3:::bucket/a${$}b.c",
  "arn:aws:s3:::bucket/a${$}b?c",
  `arn:aws:sqs:*:${HOME}:*`,
  `arn:aws:sqs:eu-*-1:*:queue`,
  `arn:aws:*:*:${HOME}:*`,
  "arn:aws:sqs:*",
  "arn:aws:s3",
];

const STRINGS = ["alice", "Alice", "Bob", "red", "RED", "a*", "*", "?lice", "al??e", "a.c", "${aws:username}", "${aws:PrincipalTag/team}",
  "${aws:PrincipalTag/team, 'red'}", "${aws:username}*", "${*}", "a${?}", "${$}", "a{b}", "a+", "^red$", "home/${aws:username}/*", "home/alice/x"];
const NUMBERS = ["1", "1.0", "01", "-1", "0", "10", "9.5", "3600", "3600.5", "1000000000000", "abc", "1e3"];
const DATES = ["2026-01-31T12:00:00Z", "2026-01-31T13:00:00+01:00", "2026-01-31T12:00:00.000Z", "2026-01-31", "2026-01", "2026", "1769860800", "0",
  "2026-01-31T12:00:01Z", "2026-02-30", "yesterday"];
const BOOLS = ["true", "false", "TRUE", "False", "${aws:MultiFactorAuthPresent}"];
const BINARIES = ["QUJD", "QUI=", "QUJDRA=="];
const ADDRESSES = ["192.0.2.1", "192.0.2.0/24", "192.0.2.1/32", "192.0.2.128/25", "0.0.0.0/0", "10.0.0.0/8", "2001:db8::1", "2001:DB8:0:0:0:0:0:1",
  "2001:db8::/32", "::/0", "::ffff:192.0.2.1", "not an address"];
const ARNS = [`arn:aws:iam::${HOME}:user/alice`, `arn:aws:iam::${HOME}:user/*`, `arn:aws:iam::${HOME}:role/Developer`, "arn:aws:iam::*:role/*",
  "arn:aws:s3:::bucket", "arn:aws:s3:::*", "arn:*:s3:::bucket", "arn:aws:iam::123456789012:user/${aws:username}", "arn:aws:sns:eu-west-1:123456789012:a:b",
  "arn:aws:sns:*:*:a:?", "arn:aws:sns:*", "*", "${aws:PrincipalArn}"];

export const BASES = {
  String: ["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike"],
  Numeric: ["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals"],
  Date: ["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"],
  Bool: ["Bool"],
  Binary: ["BinaryEquals"],
  Ip: ["IpAddress", "NotIpAddress"],
  Arn: ["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"],
  Null: ["Null"],
};
export const VALUES = { String: STRINGS, Numeric: NUMBERS, Date: DATES, Bool: BOOLS, Binary: BINARIES, Ip: ADDRESSES, Arn: ARNS, Null: ["true", "false"] };
export const KEYS = {
  String: ["s3:prefix", "aws:PrincipalTag/team", "aws:username", "aws:userid", "aws:TagKeys", "aws:PrincipalOrgPaths", "aws:RequestTag/owner"],
  Numeric: ["aws:MultiFactorAuthAge", "s3:max-keys"],
  Date: ["aws:CurrentTime", "aws:TokenIssueTime"],
  Bool: ["aws:MultiFactorAuthPresent", "aws:SecureTransport", "aws:PrincipalIsAWSService"],
  Binary: ["custom:blob"],
  Ip: ["aws:SourceIp"],
  Arn: ["aws:PrincipalArn", "aws:SourceArn"],
  Null: ["aws:TagKeys", "aws:MultiFactorAuthPresent", "s3:prefix", "aws:username"],
};
/** Keys that hold a set, whatever the number of its values. */
export const MULTIVALUED = ["aws:TagKeys", "aws:PrincipalOrgPaths"];
