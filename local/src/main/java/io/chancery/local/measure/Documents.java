package io.chancery.local.measure;

/** The one policy that the measurements need. */
final class Documents {

    static final String ACTION = "s3:GetObject";

    private Documents() {}

    /** Allows {@link #ACTION} on one resource. */
    static String allow(String resource) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"%s\"}]}"
                .formatted(ACTION, resource);
    }
}
