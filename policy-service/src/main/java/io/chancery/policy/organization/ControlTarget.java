package io.chancery.policy.organization;

import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.Arns;
import io.chancery.contracts.policy.AccountGroup;
import io.chancery.contracts.policy.ControlPolicies;
import io.chancery.contracts.policy.ControlPoliciesEvent;
import io.chancery.contracts.policy.OrganizationAccount;
import io.chancery.runtime.operation.Collaborators;
import io.chancery.store.append.Change;
import io.chancery.store.append.Reads;
import io.chancery.store.append.Refused;
import io.chancery.store.append.Stream;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** What control policies are set on: a group of accounts, the root among them, or an account. */
sealed interface ControlTarget {

    String id();

    String arn();

    /** Whether it is an account that is open; empty for a group. */
    Uni<Optional<OpenAccount>> lookUp(Collaborators with);

    /** The account: what is set shows after all that was acknowledged there. A group is about too many to wait for. */
    List<AccountId> concerned();

    Reads<Found> reads();

    Change change(ControlPoliciesEvent event);

    /**
     * What is stored of it.
     *
     * @param sequence of its last change, in the installation's shard
     */
    interface Found {

        long sequence();

        /** @throws Refused NoSuchEntity if there is no such group, or the account is not open */
        ControlPolicies require(Optional<OpenAccount> account);
    }

    record Group(AccountGroupId group) implements ControlTarget {

        private record FoundGroup(AccountGroupId id, Stream<AccountGroup> stream) implements Found {
            @Override
            public long sequence() {
                return stream.position();
            }

            @Override
            public ControlPolicies require(Optional<OpenAccount> account) {
                return AccountGroups.require(stream, id).controlPolicies();
            }
        }

        @Override
        public String id() {
            return group.value();
        }

        @Override
        public String arn() {
            return Arns.accountGroup(group);
        }

        @Override
        public Uni<Optional<OpenAccount>> lookUp(Collaborators with) {
            return Uni.createFrom().item(Optional.empty());
        }

        @Override
        public List<AccountId> concerned() {
            return List.of();
        }

        @Override
        public Reads<Found> reads() {
            return Reads.stream(AccountGroup.STREAM, id()).map(stream -> new FoundGroup(group, stream));
        }

        @Override
        public Change change(ControlPoliciesEvent event) {
            return new Change(AccountGroup.STREAM, id(), arn(), event);
        }
    }

    record Account(AccountId account) implements ControlTarget {

        private record FoundAccount(AccountId id, Stream<OrganizationAccount> stream) implements Found {
            @Override
            public long sequence() {
                return stream.position();
            }

            @Override
            public ControlPolicies require(Optional<OpenAccount> account) {
                account.orElseThrow().require();
                Members.requireAlive(stream, id);
                return Members.member(stream, id).controlPolicies();
            }
        }

        @Override
        public String id() {
            return account.value();
        }

        @Override
        public String arn() {
            return Arns.organizationAccount(account);
        }

        @Override
        public Uni<Optional<OpenAccount>> lookUp(Collaborators with) {
            return OpenAccount.find(account, with).map(Optional::of);
        }

        @Override
        public List<AccountId> concerned() {
            return List.of(account);
        }

        @Override
        public Reads<Found> reads() {
            return Reads.stream(OrganizationAccount.STREAM, id()).map(stream -> new FoundAccount(account, stream));
        }

        @Override
        public Change change(ControlPoliciesEvent event) {
            return new Change(OrganizationAccount.STREAM, id(), arn(), event);
        }
    }
}
