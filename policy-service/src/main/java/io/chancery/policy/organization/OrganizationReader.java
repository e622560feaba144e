package io.chancery.policy.organization;

import com.fasterxml.jackson.databind.JsonNode;
import io.chancery.contracts.AccountGroupId;
import io.chancery.contracts.AccountId;
import io.chancery.contracts.ContractJson;
import io.chancery.contracts.policy.ControlPolicy;
import io.chancery.language.PrincipalNames;
import io.chancery.policy.authzen.InvalidRequest;
import io.chancery.policy.authzen.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what is sent about the organisation. Every method throws {@link InvalidRequest}, naming the field. */
final class OrganizationReader {

    /** "Number of policies of a type that you can attach to an entity", quotas for AWS Organizations. */
    static final int POLICIES = 5;

    private static final int NAME_LENGTH = 128;
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]+");

    private OrganizationReader() {}

    /** @param parent absent for the root */
    record NewGroup(String name, AccountGroupId parent) {}

    static NewGroup newGroup(byte[] body) {
        JsonNode request = object(body, Set.of("name", "parent"));
        AccountGroupId parent = StrictJson.optionalText(request, "", "parent", NAME_LENGTH)
                .map(text -> groupId(text, "parent"))
                .orElse(AccountGroupId.ROOT);
        return new NewGroup(name(request, ""), parent);
    }

    static String newName(byte[] body) {
        return name(object(body, Set.of("name")), "");
    }

    /** Where an account is to be. */
    static AccountGroupId group(byte[] body) {
        JsonNode request = object(body, Set.of("group"));
        return groupId(StrictJson.text(request, "", "group", NAME_LENGTH), "group");
    }

    static List<ControlPolicy> policies(byte[] body) {
        JsonNode request = object(body, Set.of("policies"));
        JsonNode list = request.get("policies");
        if (list == null || !list.isArray()) {
            throw InvalidRequest.at("policies", "must be a list of 1 to %d policies".formatted(POLICIES));
        }
        if (list.isEmpty()) {
            throw InvalidRequest.at("policies", "is empty; to set no limit, delete what is there");
        }
        if (list.size() > POLICIES) {
            throw InvalidRequest.at("policies", "has %d policies; the limit is %d".formatted(list.size(), POLICIES));
        }
        var policies = new ArrayList<ControlPolicy>();
        var names = new HashSet<String>();
        for (JsonNode item : list) {
            String path = "policies[%d]".formatted(policies.size());
            ControlPolicy policy = policy(item, path);
            if (!names.add(policy.name())) {
                throw InvalidRequest.at(path + ".name", "is '%s', which is there twice".formatted(policy.name()));
            }
            policies.add(policy);
        }
        return List.copyOf(policies);
    }

    private static ControlPolicy policy(JsonNode item, String path) {
        if (!item.isObject()) {
            throw InvalidRequest.at(path, "must be an object with 'name' and 'document'");
        }
        StrictJson.allowOnly(item, path + ".", Set.of("name", "document"));
        String name = name(item, path + ".");
        JsonNode document = StrictJson.optionalObject(item, path + ".", "document")
                .orElseThrow(() -> InvalidRequest.at(path + ".document", "is missing"));
        return new ControlPolicy(name, new String(ContractJson.write(document), StandardCharsets.UTF_8));
    }

    static AccountGroupId groupId(String text, String field) {
        try {
            return new AccountGroupId(text);
        } catch (IllegalArgumentException e) {
            throw InvalidRequest.at(field, "is '%s'; a group of accounts is r-root or ou-root-…".formatted(text));
        }
    }

    static AccountId accountId(String text) {
        if (!PrincipalNames.isAccountId(text)) {
            throw InvalidRequest.at("account", "is '%s'; an account has twelve digits".formatted(text));
        }
        var account = new AccountId(text);
        if (account.equals(AccountId.INSTALLATION)) {
            throw InvalidRequest.at("account", "is the installation, which is in no group");
        }
        return account;
    }

    private static JsonNode object(byte[] body, Set<String> members) {
        JsonNode request = StrictJson.object(body);
        StrictJson.allowOnly(request, "", members);
        return request;
    }

    private static String name(JsonNode parent, String path) {
        String name = StrictJson.text(parent, path, "name", NAME_LENGTH);
        if (!NAME.matcher(name).matches() || !name.strip().equals(name)) {
            throw InvalidRequest.at(path + "name", "must have no control characters, and no white space at its ends");
        }
        return name;
    }
}
