package io.chancery.identity.session;

import io.chancery.contracts.AccessKeyId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Position;
import io.chancery.contracts.identity.Account;
import io.chancery.contracts.identity.Role;
import io.chancery.contracts.identity.User;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.caller.SessionFacts;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.runtime.operation.Permission;
import io.chancery.runtime.operation.ReadOperation;
import io.chancery.runtime.tag.NewTag;
import io.chancery.runtime.tag.Tags;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * STS 2011-06-15 {@code AssumeRole}: temporary credentials of a role, in the caller's account or another. Nothing is
 * stored: what is true of the session is sealed into its token.
 *
 * <p>A role that does not exist is denied like one that may not be assumed ("AssumeRole", STS API).
 */
public record AssumeRole(
        RoleArn roleArn,
        RoleSessionName roleSessionName,
        Optional<SessionPolicy> policy,
        List<PolicyDescriptorType> policyArns,
        Optional<DurationSeconds> durationSeconds,
        Optional<ExternalId> externalId,
        List<NewTag> tags,
        List<NewTag.Key> transitiveTagKeys,
        Optional<SourceIdentity> sourceIdentity,
        Optional<String> serialNumber,
        Optional<String> tokenCode)
        implements ReadOperation<AssumeRole.Prepared, AssumeRole.Found, AssumeRole.Reply> {

    private static final String ACTION = "sts:AssumeRole";
    private static final int DEFAULT_SECONDS = 3_600;
    /** "Role chaining limits your session to a maximum of one hour" ("Roles terms and concepts", IAM User Guide). */
    private static final int CHAINED_SECONDS = 3_600;

    /** Credentials of a session. */
    public record Credentials(String accessKeyId, String secretAccessKey, String sessionToken, Instant expiration) {
        @Override
        public String toString() {
            return "Credentials[" + accessKeyId + "]";
        }
    }

    public record AssumedRoleUser(String assumedRoleId, String arn) {}

    /** @param packedPolicySize per cent of what session policies and tags may take; absent if there are none */
    public record Reply(
            Credentials credentials,
            AssumedRoleUser assumedRoleUser,
            Optional<Integer> packedPolicySize,
            Optional<String> sourceIdentity) {}

    /**
     * What was asked and drawn beforehand.
     *
     * @param chainedFrom the caller's own session
     */
    record Prepared(
            Optional<SessionFacts> chainedFrom, SessionTags tags, SessionPolicies policies, SessionIssuer issuer) {}

    /** @param role absent if there is no open account with a role of exactly this ARN */
    public record Found(Optional<Role> role, Optional<User> caller) {}

    @Override
    public AccountId account(Call call) {
        return roleArn.account();
    }

    @Override
    public Uni<Prepared> prepare(Call call, Collaborators with) {
        return Tags.checkedKeys(tags.stream().map(NewTag::key).toList(), "tags")
                .map(valid -> {
                    requireSupported(call.caller());
                    return Callers.session(call.caller(), with);
                })
                .flatMap(chainedFrom -> {
                    SessionTags sessionTags = SessionTags.of(tags, transitiveTagKeys, chainedFrom);
                    return SessionPolicies.resolve(call, with, roleArn.account(), policy, policyArns)
                            .map(policies ->
                                    new Prepared(chainedFrom, sessionTags, policies, with.get(SessionIssuer.class)));
                });
    }

    private void requireSupported(Caller caller) {
        if (caller.type() == Caller.Type.ROOT) {
            throw new Refused(Refusal.ACCESS_DENIED, "Roles may not be assumed by root accounts.");
        }
        if (serialNumber.isPresent() || tokenCode.isPresent()) {
            throw new Refused(
                    Refusal.ACCESS_DENIED,
                    "MultiFactorAuthentication failed: there are no MFA devices yet. Leave out SerialNumber and TokenCode.");
        }
    }

    @Override
    public Reads<Found> reads(Call call, Prepared prepared) {
        AccountId account = roleArn.account();
        Reads<Optional<Role>> role = Reads.stream(Account.STREAM, account.value())
                .and(
                        Reads.named(Role.STREAM, account, Role.nameClaim(roleArn.roleName())),
                        (open, named) -> named.state()
                                .filter(found -> open.exists() && found.arn().equals(roleArn.value())));
        return role.and(Callers.user(call.caller()), Found::new);
    }

    /**
     * Tags, sent or inherited, and source identity are permissions of their own ("Pass session tags in AWS STS", IAM User
     * Guide).
     */
    @Override
    public List<Permission> permissions(Call call, Prepared prepared, Found found) {
        Map<String, List<String>> context = context(prepared, found);
        var permissions = new ArrayList<Permission>();
        permissions.add(new Permission(ACTION, roleArn.value(), context));
        if (prepared.tags().any()) {
            permissions.add(new Permission("sts:TagSession", roleArn.value(), context));
        }
        if (effectiveSourceIdentity(prepared).isPresent()) {
            permissions.add(new Permission("sts:SetSourceIdentity", roleArn.value(), context));
        }
        return permissions;
    }

    private Map<String, List<String>> context(Prepared prepared, Found found) {
        var context = new HashMap<String, List<String>>();
        context.put("sts:RoleSessionName", List.of(roleSessionName.value()));
        externalId.ifPresent(id -> context.put("sts:ExternalId", List.of(id.value())));
        effectiveSourceIdentity(prepared).ifPresent(id -> context.put("sts:SourceIdentity", List.of(id)));
        context.putAll(prepared.tags().context());
        found.role().ifPresent(role -> context.putAll(Tags.ofResource(role.tags())));
        return context;
    }

    private Optional<String> effectiveSourceIdentity(Prepared prepared) {
        return prepared.chainedFrom()
                .flatMap(SessionFacts::sourceIdentity)
                .or(() -> sourceIdentity.map(SourceIdentity::value));
    }

    @Override
    public List<Position> seen(Prepared prepared) {
        return prepared.policies().seen();
    }

    @Override
    public Reply reply(Call call, Prepared prepared, Found found) {
        String callerArn = Callers.arn(call.caller(), prepared.chainedFrom(), found.caller());
        Role role = found.role()
                .orElseThrow(() -> new Refused(
                        Refusal.ACCESS_DENIED,
                        "User: %s is not authorized to perform: %s on resource: %s"
                                .formatted(callerArn, ACTION, roleArn.value())));
        requireSameSource(prepared);
        Map<String, String> sessionTags = prepared.tags().byKey();
        List<String> policyIds = prepared.policies().requireAll();
        int packed = SessionLimits.packedPercent(prepared.policies().documents(), policyIds, sessionTags);
        SessionIssuer issuer = prepared.issuer();
        AccessKeyId accessKeyId = issuer.accessKeyId();
        Instant now = call.receivedAt().truncatedTo(ChronoUnit.SECONDS);
        var facts = new SessionFacts(
                role.account(),
                role.id(),
                role.name(),
                roleSessionName.value(),
                accessKeyId,
                prepared.policies().documents(),
                policyIds,
                sessionTags,
                prepared.tags().keys(),
                effectiveSourceIdentity(prepared),
                Optional.empty(),
                callerArn,
                now,
                now.plusSeconds(seconds(role, prepared)));
        return new Reply(
                issuer.issue(facts),
                new AssumedRoleUser(facts.userId(), facts.arn()),
                Optional.of(packed).filter(percent -> percent > 0),
                facts.sourceIdentity());
    }

    private void requireSameSource(Prepared prepared) {
        boolean changed = sourceIdentity
                .filter(asked -> !effectiveSourceIdentity(prepared).equals(Optional.of(asked.value())))
                .isPresent();
        if (changed) {
            throw new Refused(
                    Refusal.ACCESS_DENIED, "The source identity of a session cannot be changed by role chaining.");
        }
    }

    private int seconds(Role role, Prepared prepared) {
        int asked = durationSeconds.map(DurationSeconds::value).orElse(DEFAULT_SECONDS);
        if (asked > role.maxSessionDurationSeconds()) {
            throw new Refused(
                    Refusal.VALIDATION_ERROR,
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        if (prepared.chainedFrom().isPresent() && asked > CHAINED_SECONDS) {
            throw new Refused(
                    Refusal.VALIDATION_ERROR,
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
        }
        return asked;
    }
}
