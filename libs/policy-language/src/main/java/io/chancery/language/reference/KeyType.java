package io.chancery.language.reference;

/** What a condition key's values are, which tells the operators that can compare them. */
public enum KeyType {
    STRING,
    ARN,
    BOOL,
    NUMERIC,
    DATE,
    IP_ADDRESS
}
