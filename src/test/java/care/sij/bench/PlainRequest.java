package care.sij.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request over the plain connection of the JDK, which keeps itself alive: its asynchronous client took half a core of
 * the machine that is measured.
 *
 * @param url where to
 * @param token an access token
 * @param body what is sent; empty for GET
 * @param replaced the version in whose place it is put; none when it is posted
 */
record PlainRequest(String url, String token, String body, OptionalLong replaced) {

    PlainRequest(String url, String token, String body) {
        this(url, token, body, OptionalLong.empty());
    }

    record Reply(int status, String body) {}

    Reply send() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + token);
        if (!body.isEmpty()) {
            write(connection);
        }
        int status = connection.getResponseCode();
        Optional<InputStream> answer =
                Optional.ofNullable(status / 100 == 2 ? connection.getInputStream() : connection.getErrorStream());
        try (InputStream in = answer.orElseGet(InputStream::nullInputStream)) {
            return new Reply(status, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private void write(HttpURLConnection connection) throws IOException {
        if (replaced.isPresent()) {
            connection.setRequestMethod("PUT");
            connection.setRequestProperty("If-Match", "W/\"" + replaced.getAsLong() + "\"");
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(bytes.length);
        connection.setRequestProperty("Content-Type", "application/fhir+json");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(bytes);
        }
    }
}
