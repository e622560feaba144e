package io.chancery.policy.analysis;

import io.chancery.language.MalformedPolicyException;
import io.chancery.language.PolicyDocument;
import io.chancery.language.PolicyKind;
import io.chancery.language.PrincipalNames;
import io.chancery.policy.authzen.InvalidRequest;
import io.chancery.policy.json.Json;
import io.chancery.policy.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The members of a call's body, or of an object in it. Nothing is overlooked: what is not known refuses the call. */
final class Members {

    /** "Maximum length of a policy document", IAM API Reference; in characters. */
    static final int DOCUMENT_LENGTH = 131_072;

    private static final int TEXT_LENGTH = 2_048;

    private final Json.Members object;
    private final String path;

    private Members(Json.Members object, String path) {
        this.object = object;
        this.path = path;
    }

    /** @throws InvalidRequest if the body is not an object of these members */
    static Members of(byte[] body, String... known) {
        return of(JsonText.read(body), "", known);
    }

    /** @param path of the object in the body, such as {@code access[0].}; empty for the body itself */
    static Members of(Json json, String path, String... known) {
        if (!(json instanceof Json.Members object)) {
            String what = path.isEmpty() ? "the body" : "'%s'".formatted(path.substring(0, path.length() - 1));
            throw InvalidRequest.saying("%s must be an object, not %s".formatted(what, json.kind()));
        }
        Set<String> names = new TreeSet<>(List.of(known));
        object.members().keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw InvalidRequest.at(path + name, "is not a known member; known are " + names);
                });
        object.repeated().ifPresent(name -> {
            throw InvalidRequest.at(path + name, "is there twice");
        });
        return new Members(object, path);
    }

    Optional<Json> optional(String name) {
        return Optional.ofNullable(object.members().get(name));
    }

    private Json required(String name) {
        return optional(name).orElseThrow(() -> InvalidRequest.at(path + name, "is missing"));
    }

    String text(String name) {
        return text(required(name), path + name, TEXT_LENGTH);
    }

    Optional<String> optionalText(String name) {
        return optional(name).map(json -> text(json, path + name, TEXT_LENGTH));
    }

    private static String text(Json json, String field, int limit) {
        if (!(json instanceof Json.Text(String text))) {
            throw InvalidRequest.at(field, "must be a string, not %s".formatted(json.kind()));
        }
        if (text.length() > limit) {
            throw InvalidRequest.at(field, "has %d characters; the limit is %d".formatted(text.length(), limit));
        }
        return text;
    }

    /** @param limit how many there may be; absent is none */
    List<Json> list(String name, int limit) {
        Optional<Json> json = optional(name);
        if (json.isEmpty()) {
            return List.of();
        }
        if (!(json.get() instanceof Json.Items(List<Json> items))) {
            throw InvalidRequest.at(
                    path + name, "must be a list, not %s".formatted(json.get().kind()));
        }
        if (items.size() > limit) {
            throw InvalidRequest.at(path + name, "has %d items; the limit is %d".formatted(items.size(), limit));
        }
        return items;
    }

    List<String> texts(String name, int limit) {
        List<String> texts = new ArrayList<>();
        for (Json item : list(name, limit)) {
            texts.add(text(item, "%s%s[%d]".formatted(path, name, texts.size()), TEXT_LENGTH));
        }
        return texts;
    }

    String account(String name) {
        return account(text(name), path + name);
    }

    static String account(String text, String field) {
        if (!PrincipalNames.isAccountId(text)) {
            throw InvalidRequest.at(field, "is '%s'; an account has twelve digits".formatted(text));
        }
        return text;
    }

    /** The text of a policy, sent as an object or as a string that holds one. */
    String document(String name) {
        Json json = required(name);
        String text =
                json instanceof Json.Members document ? document.text() : text(json, path + name, DOCUMENT_LENGTH);
        if (text.length() > DOCUMENT_LENGTH) {
            throw InvalidRequest.at(
                    path + name, "has %d characters; the limit is %d".formatted(text.length(), DOCUMENT_LENGTH));
        }
        return text;
    }

    /** A policy that holds to the grammar and the rules of its kind. */
    PolicyDocument policy(String name, PolicyKind kind) {
        try {
            return PolicyDocument.parse(document(name), kind, DOCUMENT_LENGTH);
        } catch (MalformedPolicyException e) {
            throw InvalidRequest.at(path + name, "is no such policy: " + e.getMessage());
        }
    }
}
