package io.chancery.wire.sigv4;

import java.util.Set;
import java.util.regex.Pattern;

/** The {@code Credential} of a signature: {@code keyid/date/region/service/aws4_request}. */
record Credential(String accessKeyId, CredentialScope scope) {
    private static final Pattern KEY_ID = Pattern.compile("\\w{1,128}");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,64}");

    /** @param requestDate the request's time, {@code 20150830T123600Z}; the scope's date must be its day */
    static Credential parse(String text, String requestDate, Set<String> services) {
        String[] parts = text.split("/", -1);
        if (parts.length != 5) {
            throw SignatureException.incomplete("Credential must have exactly 5 slash-delimited elements, e.g."
                    + " keyid/date/region/service/term, got '%s'".formatted(text));
        }
        CredentialScope scope = new CredentialScope(parts[1], parts[2], parts[3]);
        String faults = faults(scope, parts[4], requestDate, services);
        if (!faults.isEmpty()) {
            throw SignatureException.mismatch(faults.strip());
        }
        if (!KEY_ID.matcher(parts[0]).matches()) {
            throw SignatureException.unknownKey();
        }
        return new Credential(parts[0], scope);
    }

    private static String faults(CredentialScope scope, String terminator, String requestDate, Set<String> services) {
        StringBuilder faults = new StringBuilder();
        if (!REGION.matcher(scope.region()).matches()) {
            faults.append("Credential should be scoped to a valid region, not '%s'. ".formatted(scope.region()));
        }
        if (!services.contains(scope.service())) {
            faults.append("Credential should be scoped to correct service: '%s'. "
                    .formatted(String.join("' or '", services.stream().sorted().toList())));
        }
        if (!terminator.equals(CredentialScope.TERMINATOR)) {
            faults.append("Credential should be scoped with a valid terminator: 'aws4_request', not '%s'. "
                    .formatted(terminator));
        }
        String day = requestDate.substring(0, 8);
        if (!scope.date().equals(day)) {
            faults.append(("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP:"
                            + " '%s' != '%s', from '%s'. ")
                    .formatted(scope.date(), day, requestDate));
        }
        return faults.toString();
    }
}
