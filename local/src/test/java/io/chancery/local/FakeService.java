package io.chancery.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Stands in for a service where only the launcher is tested: it is ready at once, and opens any account. */
final class FakeService {

    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/v1/accounts", exchange -> {
            byte[] body =
                    "{\"accessKeyId\":\"AKIAEXAMPLE\",\"secretAccessKey\":\"it's\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(201, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** A main class that ends at once, after saying why. */
    static final class Broken {
        private Broken() {}

        public static void main(String[] arguments) {
            System.out.println("no key-encryption key");
            System.exit(3);
        }
    }

    /** Puts this class where the launcher looks for a service. */
    static void install(Path checkout, String service, Class<?> main) throws IOException {
        Path application = Files.createDirectories(checkout.resolve(service + "-service/target/quarkus-app"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        FakeService.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString());
        try (var stream = Files.newOutputStream(application.resolve("quarkus-run.jar"))) {
            new JarOutputStream(stream, manifest).close();
        }
    }
}
