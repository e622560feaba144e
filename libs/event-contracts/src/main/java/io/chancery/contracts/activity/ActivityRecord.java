package io.chancery.contracts.activity;

import io.chancery.contracts.AccountId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One authenticated call, sign-in or denial, in the shape of a CloudTrail event ("CloudTrail record contents"). Topic
 * {@code chancery.activity}, key = account id. It holds no secret: parameters named so are left out by whoever writes it.
 *
 * @param eventId UUIDv7; what readers de-duplicate by
 * @param eventSource {@code iam.amazonaws.com}, {@code sts.amazonaws.com}, {@code chancery}
 * @param recipientAccount the account that the call was made in
 * @param errorCode absent if the call succeeded
 * @param requestParameters the call's parameters as sent
 * @param revision the position that a write made, say {@code identity/3/1042}
 */
public record ActivityRecord(
        UUID eventId,
        Instant eventTime,
        String eventSource,
        String eventName,
        String region,
        boolean readOnly,
        AccountId recipientAccount,
        Identity userIdentity,
        Optional<String> sourceIp,
        Optional<String> userAgent,
        String requestId,
        Optional<String> errorCode,
        Optional<String> errorMessage,
        Map<String, String> requestParameters,
        Optional<String> revision) {

    /**
     * Who called.
     *
     * @param type {@code Root}, {@code IAMUser}, {@code AssumedRole}, {@code AWSService}
     * @param principalId the unique id; for a session {@code <role id>:<session name>}
     */
    public record Identity(
            String type, String principalId, String arn, AccountId account, Optional<String> accessKeyId) {}
}
