package io.chancery.wire.query;

import io.chancery.wire.PercentEncoding;
import io.chancery.wire.WireException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parameters of one Query request: those of the form body and of the URL together, each name once.
 *
 * <p>A name that comes twice is refused, in the body, in the URL or across both: the part of the system that authorises
 * and the part that acts must never read different values.
 */
public final class QueryParameters {
    /** Largest body and largest query string, in bytes; a request of IAM's largest documents fits. */
    public static final int MAX_BYTES = 1 << 20;

    /** Most parameters in one request. */
    public static final int MAX_PARAMETERS = 4_000;

    private static final int MAX_NAME_CHARACTERS = 512;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final NavigableMap<String, String> values;

    private QueryParameters(NavigableMap<String, String> values) {
        this.values = Collections.unmodifiableNavigableMap(values);
    }

    /** Of a body alone; see {@link #parse(byte[], String, String)}. */
    public static QueryParameters parse(byte[] body, String contentType) {
        return parse(body, contentType, "");
    }

    /**
     * @param body the form as received; may be empty
     * @param contentType the header's value, or empty; looked at only if there is a body. {@code
     *     application/x-www-form-urlencoded}, in UTF-8 if it names a charset
     * @param rawQuery the URL's query string as received, without {@code ?}; may be empty
     * @throws WireException {@code MalformedQueryString} for bad escapes, bytes that are not UTF-8 and repeated names;
     *     {@code RequestEntityTooLarge}; {@code UnsupportedMediaType}
     */
    public static QueryParameters parse(byte[] body, String contentType, String rawQuery) {
        requireSize(Math.max(body.length, rawQuery.length()));
        NavigableMap<String, String> values = new TreeMap<>();
        read(rawQuery, values);
        if (body.length > 0) {
            requireForm(contentType);
            read(PercentEncoding.utf8(body), values);
        }
        return new QueryParameters(values);
    }

    /** For tests and for the REST facade: parameters that were never on the wire. */
    public static QueryParameters of(Map<String, String> values) {
        return new QueryParameters(new TreeMap<>(values));
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The operation's name, {@code Action}. */
    public Optional<String> action() {
        return value("Action");
    }

    /** The API's version, {@code Version}. */
    public Optional<String> version() {
        return value("Version");
    }

    /** Every parameter, by name. */
    public SortedMap<String, String> all() {
        return values;
    }

    /** The parameters whose name starts with {@code prefix}, under their full names. */
    SortedMap<String, String> startingWith(String prefix) {
        return values.subMap(prefix, prefix + Character.MAX_VALUE);
    }

    /** Names only: values may be secret. */
    @Override
    public String toString() {
        return "QueryParameters" + values.keySet();
    }

    private static void read(String form, Map<String, String> values) {
        for (int start = 0; start < form.length(); ) {
            int end = form.indexOf('&', start);
            if (end < 0) {
                end = form.length();
            }
            if (end > start) {
                readOne(form.substring(start, end), values);
            }
            start = end + 1;
        }
    }

    private static void readOne(String pair, Map<String, String> values) {
        int equals = pair.indexOf('=');
        String name = PercentEncoding.decodeFormText(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : PercentEncoding.decodeFormText(pair.substring(equals + 1));
        if (name.length() > MAX_NAME_CHARACTERS || values.size() >= MAX_PARAMETERS) {
            throw PercentEncoding.malformed("The request has too many parameters, or a parameter name is too long.");
        }
        if (values.putIfAbsent(name, value) != null) {
            throw PercentEncoding.malformed("The parameter '%s' is given more than once.".formatted(name));
        }
    }

    private static void requireSize(int bytes) {
        if (bytes > MAX_BYTES) {
            throw new WireException("RequestEntityTooLarge", "The request is larger than 1 MiB.", 413);
        }
    }

    private static void requireForm(String contentType) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        boolean form = parts[0].strip().equals(FORM);
        for (int i = 1; form && i < parts.length; i++) {
            String parameter = parts[i].strip();
            form = !parameter.startsWith("charset=")
                    || parameter
                            .substring("charset=".length())
                            .replace("\"", "")
                            .strip()
                            .equals("utf-8");
        }
        if (!form) {
            throw new WireException("UnsupportedMediaType", "The body must be " + FORM + " in UTF-8.", 415);
        }
    }
}
