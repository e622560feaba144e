package io.chancery.policy.resource;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.policy.ResourcePolicy;
import io.chancery.language.Arn;
import io.chancery.language.PrincipalNames;
import io.chancery.policy.authzen.Enforcer;
import io.chancery.policy.authzen.InvalidRequest;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A resource that can have a policy, and the account that owns it: the one in its ARN, else (S3 buckets) the caller's,
 * which the operator names.
 *
 * @param arn as sent
 */
record OwnedResource(String arn, AccountId account) {

    static final int ARN_LENGTH = 2_048;

    private static final Pattern FORM = Pattern.compile("[!-~]+");

    /** The suite's own: what a policy of theirs would open is for the suite to give. */
    private static final Set<String> OF_THE_SUITE = Set.of("iam", "sts");

    /**
     * @param account as sent; only the operator sends one
     * @throws InvalidRequest naming the parameter
     */
    static OwnedResource of(String arn, Optional<String> account, Enforcer enforcer) {
        Arn parsed = parsed(arn);
        Optional<AccountId> named =
                parsed.account().isEmpty() ? Optional.empty() : Optional.of(new AccountId(parsed.account()));
        Optional<AccountId> sent = account.map(OwnedResource::accountId);
        if (enforcer instanceof Enforcer.Caller(var call)) {
            if (sent.isPresent()) {
                throw InvalidRequest.at("account", "is for the operator only");
            }
            return new OwnedResource(arn, named.orElse(call.account()));
        }
        if (named.isPresent() && sent.filter(one -> !one.equals(named.get())).isPresent()) {
            throw InvalidRequest.at(
                    "account", "is %s, but the resource's ARN names another account".formatted(sent.get()));
        }
        return new OwnedResource(
                arn,
                named.or(() -> sent)
                        .orElseThrow(() -> InvalidRequest.at(
                                "account", "is missing; the ARN '%s' does not say whose it is".formatted(arn))));
    }

    /** The id of its policy's stream. */
    String id() {
        return ResourcePolicy.id(account, arn);
    }

    /** Whether only the policy's claim says whose it is. */
    boolean isClaimed() {
        return Arn.parse(arn).filter(parsed -> parsed.account().isEmpty()).isPresent();
    }

    private static AccountId accountId(String text) {
        if (!PrincipalNames.isAccountId(text)) {
            throw InvalidRequest.at("account", "is '%s'; an account has twelve digits".formatted(text));
        }
        return new AccountId(text);
    }

    private static Arn parsed(String text) {
        if (text.length() > ARN_LENGTH) {
            throw problem("has %d characters; the limit is %d".formatted(text.length(), ARN_LENGTH));
        }
        Arn arn = Arn.parse(text)
                .filter(one -> FORM.matcher(text).matches()
                        && !one.partition().isEmpty()
                        && !one.service().isEmpty()
                        && !one.resource().isEmpty()
                        && (one.account().isEmpty() || PrincipalNames.isAccountId(one.account())))
                .orElseThrow(() -> problem("is '%s'; it must be an ARN, percent-encoded".formatted(text)));
        if (text.indexOf('*') >= 0 || text.indexOf('?') >= 0) {
            throw problem("is '%s'; a policy is of one resource, so there are no wildcards".formatted(text));
        }
        if (OF_THE_SUITE.contains(arn.service())) {
            throw problem("is '%s'; roles have trust policies, others of %s have none".formatted(text, arn.service()));
        }
        if (arn.service().equals("s3")
                && arn.account().isEmpty()
                && arn.resource().indexOf('/') >= 0) {
            throw problem("is '%s'; an object has no policy of its own, its bucket has".formatted(text));
        }
        return arn;
    }

    private static InvalidRequest problem(String problem) {
        return InvalidRequest.at("resource", problem);
    }
}
