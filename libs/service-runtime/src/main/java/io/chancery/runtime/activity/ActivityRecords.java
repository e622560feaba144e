package io.chancery.runtime.activity;

import io.chancery.contracts.Position;
import io.chancery.contracts.activity.ActivityRecord;
import io.chancery.contracts.activity.ActivityRecord.Identity;
import io.chancery.runtime.caller.Call;
import io.chancery.runtime.caller.Caller;
import io.chancery.runtime.failure.Failures;
import io.chancery.store.append.EventIds;
import io.chancery.store.append.Facts;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes activity records of calls.
 *
 * @param eventSource {@code iam.amazonaws.com} and the like
 * @param parameters as sent; those that name a secret are left out here, and the values of those beyond
 *     {@link #SHOWN_CHARACTERS}, as CloudTrail shortens long requests: a record must fit into a message of Kafka
 */
public record ActivityRecords(
        Call call, String eventSource, String eventName, boolean readOnly, Map<String, String> parameters) {

    /** Of names and values together, in the order of the names. */
    static final int SHOWN_CHARACTERS = 100_000;

    private static final String[] SECRET_NAMES = {
        "password", "secret", "token", "privatekey", "authenticationcode", "samlassertion"
    };

    public ActivityRecords {
        var shown = new TreeMap<>(parameters);
        shown.keySet().removeIf(ActivityRecords::namesASecret);
        parameters = shortened(shown);
    }

    private static Map<String, String> shortened(Map<String, String> parameters) {
        var shown = new TreeMap<String, String>();
        int left = SHOWN_CHARACTERS;
        int leftOut = 0;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String value = parameter.getValue();
            String note = "(%d characters left out)".formatted(value.length());
            String kept = parameter.getKey().length() + value.length() <= left ? value : note;
            if (parameter.getKey().length() + kept.length() > left) {
                leftOut++;
            } else {
                shown.put(parameter.getKey(), kept);
                left -= parameter.getKey().length() + kept.length();
            }
        }
        if (leftOut > 0) {
            shown.put("", "(%d parameters left out)".formatted(leftOut));
        }
        return shown;
    }

    private static boolean namesASecret(String parameter) {
        String name = parameter.toLowerCase(Locale.ROOT);
        for (String secret : SECRET_NAMES) {
            if (name.contains(secret)) {
                return true;
            }
        }
        return name.equals("action") || name.equals("version");
    }

    public ActivityRecord succeeded(String principalArn, Optional<Position> revision) {
        return record(principalArn, Optional.empty(), revision);
    }

    public ActivityRecord failed(String principalArn, Failures.Told told) {
        return record(principalArn, Optional.of(told), Optional.empty());
    }

    private ActivityRecord record(String principalArn, Optional<Failures.Told> told, Optional<Position> revision) {
        Caller caller = call.caller();
        return new ActivityRecord(
                EventIds.next(Facts.drawn(call.receivedAt())),
                call.receivedAt(),
                eventSource,
                eventName,
                call.origin().region(),
                readOnly,
                call.account(),
                new Identity(
                        caller.isOperator() ? "Operator" : type(caller.type()),
                        caller.principalId(),
                        principalArn,
                        caller.account(),
                        caller.accessKeyId().map(id -> id.value())),
                call.origin().sourceIp(),
                call.origin().userAgent(),
                call.requestId(),
                told.map(Failures.Told::code),
                told.map(Failures.Told::message),
                parameters,
                revision.map(Position::toString));
    }

    private static String type(Caller.Type type) {
        return switch (type) {
            case ROOT -> "Root";
            case USER -> "IAMUser";
            case ROLE_SESSION -> "AssumedRole";
            case SERVICE -> "AWSService";
        };
    }
}
