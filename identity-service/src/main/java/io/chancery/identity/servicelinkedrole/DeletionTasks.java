package io.chancery.identity.servicelinkedrole;

import io.chancery.contracts.AccountId;
import io.chancery.contracts.identity.Role;
import io.chancery.runtime.ChanceryConfig;
import io.chancery.runtime.signing.Signer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Ids of deletions, {@code task/aws-service-role/<service>/<role>/<seal>}. A service-linked role is gone when its deletion
 * is answered, so nothing is left to be stored: the seal tells that there was such a deletion, and cannot be made up.
 */
@ApplicationScoped
public class DeletionTasks {

    private static final String PURPOSE = "deletion-task";
    private static final String TASK = "task";

    private final Signer signer;
    private final String self;

    public DeletionTasks(Signer signer, ChanceryConfig config) {
        this.signer = signer;
        this.self = config.serviceName();
    }

    /** @param id of this deletion: a role of that name may be made and deleted again */
    record Task(AccountId account, String role, UUID id) {}

    String seal(AccountId account, Role role) {
        String of = role.path() + role.name();
        return TASK + of + "/" + signer.sign(PURPOSE, new Task(account, of, UUID.randomUUID()));
    }

    /** Whether the account was given this id. */
    boolean isGenuine(AccountId account, String taskId) {
        return role(taskId)
                .flatMap(role -> signer.verify(PURPOSE, self, seal(taskId), Task.class)
                        .filter(task ->
                                task.account().equals(account) && task.role().equals(role)))
                .isPresent();
    }

    /** Path and name of the role that an id names, genuine or not. */
    static Optional<String> role(String taskId) {
        String prefix = TASK + Role.SERVICE_LINKED_PATH;
        int end = taskId.lastIndexOf('/');
        return taskId.startsWith(prefix) && end > prefix.length()
                ? Optional.of(taskId.substring(TASK.length(), end))
                : Optional.empty();
    }

    private static String seal(String taskId) {
        return taskId.substring(taskId.lastIndexOf('/') + 1);
    }
}
