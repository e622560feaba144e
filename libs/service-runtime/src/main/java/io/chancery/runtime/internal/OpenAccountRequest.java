package io.chancery.runtime.internal;

import io.chancery.contracts.AccountId;
import java.util.Optional;

/**
 * Opens an account. {@code POST /internal/accounts} of identity-service; only the gateway may ask, for the operator.
 *
 * @param accountId drawn if absent
 * @param admin the administrator user to make; absent for keys of the root user
 */
public record OpenAccountRequest(Optional<String> accountId, Optional<String> alias, Optional<String> admin) {

    /** The secret is shown this once. */
    public record Answer(AccountId accountId, String accessKeyId, String secretAccessKey) {
        @Override
        public String toString() {
            return "Answer[" + accountId + ", " + accessKeyId + "]";
        }
    }
}
