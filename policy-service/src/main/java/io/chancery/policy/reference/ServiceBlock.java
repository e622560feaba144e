package io.chancery.policy.reference;

import io.chancery.language.reference.KeyType;
import io.chancery.language.reference.Service;
import io.chancery.language.reference.Service.Action;
import io.chancery.language.reference.Service.ActionResource;
import io.chancery.language.reference.Service.ConditionKey;
import io.chancery.language.reference.Service.ResourceType;
import java.util.ArrayList;
import java.util.List;

/** Reads the lines of one service; {@code scripts/update-aws-services} describes them. */
final class ServiceBlock {

    private static final String ARRAY = "ArrayOf";

    private final List<ConditionKey> keys = new ArrayList<>();
    private final List<ResourceType> types = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();

    private ServiceBlock() {}

    /** @throws IllegalStateException if it is not such a block */
    static Service parse(String prefix, String name, String block) {
        ServiceBlock service = new ServiceBlock();
        block.lines().forEach(service::line);
        return new Service(prefix, name, service.actions, service.types, service.keys);
    }

    private void line(String line) {
        switch (line.charAt(0)) {
            case 'K' -> keys.add(key(ServiceIndex.fields(line, 4)));
            case 'R' -> {
                String[] fields = ServiceIndex.fields(line, 4);
                types.add(new ResourceType(fields[1], parted(fields[2], " "), keys(fields[3])));
            }
            case 'A' -> {
                String[] fields = ServiceIndex.fields(line, 6);
                List<ActionResource> resources =
                        parted(fields[4], " ").stream().map(this::resource).toList();
                actions.add(new Action(fields[1], parted(fields[2], ","), fields[3], resources, keys(fields[5])));
            }
            default -> throw new IllegalStateException("no line starts as '%s' does".formatted(line));
        }
    }

    private static ConditionKey key(String[] fields) {
        boolean multivalued = fields[2].startsWith(ARRAY);
        String type = multivalued ? fields[2].substring(ARRAY.length()) : fields[2];
        return new ConditionKey(fields[1], type(type), multivalued, fields[3]);
    }

    private static KeyType type(String name) {
        return switch (name) {
            case "String" -> KeyType.STRING;
            case "ARN" -> KeyType.ARN;
            case "Bool" -> KeyType.BOOL;
            case "Numeric" -> KeyType.NUMERIC;
            case "Date" -> KeyType.DATE;
            case "IPAddress" -> KeyType.IP_ADDRESS;
            default -> throw new IllegalStateException("no type of condition keys is called '%s'".formatted(name));
        };
    }

    private ActionResource resource(String text) {
        int colon = text.indexOf(':');
        String type = colon < 0 ? text : text.substring(0, colon);
        boolean required = type.endsWith("*");
        int number = Integer.parseInt(required ? type.substring(0, type.length() - 1) : type);
        return new ActionResource(types.get(number), required, keys(colon < 0 ? "" : text.substring(colon + 1)));
    }

    private List<ConditionKey> keys(String numbers) {
        return parted(numbers, ",").stream()
                .map(Integer::valueOf)
                .map(keys::get)
                .toList();
    }

    static List<String> parted(String text, String separator) {
        return text.isEmpty() ? List.of() : List.of(text.split(separator, -1));
    }
}
