package io.chancery.identity.session;

import io.chancery.contracts.Tag;
import io.chancery.runtime.caller.SessionFacts;
import io.chancery.runtime.tag.NewTag;
import io.chancery.runtime.tag.Tags;
import io.chancery.store.append.Refusal;
import io.chancery.store.append.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The tags that a session will have ("Pass session tags in AWS STS", IAM User Guide). Those that the calling session has
 * as transitive go on to the new one, as if they had been sent; no tag of the request may take their place.
 *
 * @param all sent and inherited; keys ignore case
 * @param transitiveKeys of those that will go on from the new session
 */
record SessionTags(List<NewTag> all, List<NewTag.Key> transitiveKeys) {

    /**
     * @param caller the session that calls, if one does
     * @throws Refused InvalidParameterValue for a key that comes twice, a transitive key without a tag, or a tag that is
     *     inherited already; as {@link Tags#checked} otherwise
     */
    static SessionTags of(List<NewTag> sent, List<NewTag.Key> transitive, Optional<SessionFacts> caller) {
        Set<String> sentKeys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (NewTag tag : sent) {
            if (!sentKeys.add(tag.key().value())) {
                throw invalid("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }
        SortedMap<String, String> inherited = inherited(caller);
        if (sentKeys.stream().anyMatch(inherited::containsKey)) {
            throw invalid("One of the specified transitive tag keys can't be set because it conflicts with a transitive"
                    + " tag key from the calling session.");
        }
        if (!transitive.stream().map(NewTag.Key::value).allMatch(sentKeys::contains)) {
            throw invalid("The specified transitive tag key must be included in the requested tags.");
        }
        List<NewTag> came = inherited.entrySet().stream()
                .map(tag -> NewTag.of(tag.getKey(), tag.getValue()))
                .toList();
        return new SessionTags(
                Stream.concat(sent.stream(), came.stream()).toList(),
                Stream.concat(transitive.stream(), came.stream().map(NewTag::key))
                        .toList());
    }

    private static SortedMap<String, String> inherited(Optional<SessionFacts> caller) {
        var inherited = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        caller.ifPresent(session -> {
            Set<String> goOn = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            goOn.addAll(session.transitiveTagKeys());
            session.tags().forEach((key, value) -> {
                if (goOn.contains(key)) {
                    inherited.put(key, value);
                }
            });
        });
        return inherited;
    }

    /** Whether {@code sts:TagSession} is asked for. */
    boolean any() {
        return !all.isEmpty();
    }

    /** {@code aws:RequestTag/*}, {@code aws:TagKeys} and {@code sts:TransitiveTagKeys}, of what there is. */
    Map<String, List<String>> context() {
        Map<String, List<String>> context = new HashMap<>(Tags.ofRequest(all));
        if (!transitiveKeys.isEmpty()) {
            context.put("sts:TransitiveTagKeys", keys());
        }
        return context;
    }

    List<String> keys() {
        return transitiveKeys.stream().map(NewTag.Key::value).toList();
    }

    /** By key, as session statements have them. */
    Map<String, String> byKey() {
        var tags = new TreeMap<String, String>();
        for (Tag tag : Tags.stored(all)) {
            tags.put(tag.key(), tag.value());
        }
        return tags;
    }

    private static Refused invalid(String message) {
        return new Refused(Refusal.INVALID_PARAMETER_VALUE, message);
    }
}
