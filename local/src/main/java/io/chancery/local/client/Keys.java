package io.chancery.local.client;

import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.sts.model.Credentials;

/** An access key, or the keys of a session with its token. */
public record Keys(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {

    public static Keys of(String accessKeyId, String secretAccessKey) {
        return new Keys(accessKeyId, secretAccessKey, Optional.empty());
    }

    public static Keys of(AccessKey key) {
        return of(key.accessKeyId(), key.secretAccessKey());
    }

    public static Keys of(Credentials session) {
        return new Keys(session.accessKeyId(), session.secretAccessKey(), Optional.of(session.sessionToken()));
    }

    AwsCredentials credentials() {
        return sessionToken
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(accessKeyId, secretAccessKey, token))
                .orElseGet(() -> AwsBasicCredentials.create(accessKeyId, secretAccessKey));
    }

    @Override
    public String toString() {
        return "Keys[" + accessKeyId + "]";
    }
}
