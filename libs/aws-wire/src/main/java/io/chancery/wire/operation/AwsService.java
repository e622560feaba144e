package io.chancery.wire.operation;

import java.util.Arrays;
import java.util.Optional;

/** The two AWS APIs that the suite speaks. A request names its own by the {@code Version} parameter. */
public enum AwsService {
    IAM("iam", "2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/"),
    STS("sts", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/");

    private final String signingName;
    private final String version;
    private final String namespace;

    AwsService(String signingName, String version, String namespace) {
        this.signingName = signingName;
        this.version = version;
        this.namespace = namespace;
    }

    /** As in a credential scope and before the colon of an action: {@code iam}, {@code sts}. */
    public String signingName() {
        return signingName;
    }

    public String version() {
        return version;
    }

    /** The XML namespace of its answers. */
    public String namespace() {
        return namespace;
    }

    public static Optional<AwsService> ofVersion(String version) {
        return Arrays.stream(values()).filter(s -> s.version.equals(version)).findFirst();
    }

    public static Optional<AwsService> ofSigningName(String name) {
        return Arrays.stream(values()).filter(s -> s.signingName.equals(name)).findFirst();
    }
}
