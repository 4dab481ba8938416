package care.sij.api.malformed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that somebody got wrong, to the letter of the wire.
 *
 * @param client whose token it bears
 */
record Malformed(Due due, String client, String method, String target, List<String> headers, byte[] body) {

    /** What it may be answered with, by how it was made; never with a failure of the service. */
    enum Due {
        /** 4xx with an OperationOutcome. */
        REFUSED,
        /** The same, or a searchset that matches nothing. */
        NOTHING_FOUND,
        /** The same, or 2xx or 3xx where what is wrong may be passed over. */
        HARMLESS,
        /** The same, or 501 where FHIR has a way of writing that is not served. */
        NOT_SERVED,
        /** No HTTP, or a path in two readings: the container refuses it in words of its own, or hangs up. */
        NO_REQUEST
    }

    static Malformed get(Due due, String client, String target) {
        return new Malformed(due, client, "GET", target, List.of(), new byte[0]);
    }

    static Malformed with(Due due, String method, String target, String contentType, String body) {
        return new Malformed(
                due,
                "demo-hospital",
                method,
                target,
                List.of("Content-Type: " + contentType),
                body.getBytes(StandardCharsets.UTF_8));
    }

    Malformed header(String header) {
        List<String> more = new ArrayList<>(headers);
        more.add(header);
        return new Malformed(due, client, method, target, more, body);
    }

    Malformed by(String other) {
        return new Malformed(due, other, method, target, headers, body);
    }

    Malformed body(byte[] other) {
        return new Malformed(due, client, method, target, headers, other);
    }

    byte[] bytes(String authorization, String requestId) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + authorization + "\r\nX-Request-Id: " + requestId + "\r\nConnection: close\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        if (body.length > 0 || !method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        String text = new String(body, StandardCharsets.UTF_8);
        return due + " " + client + " " + shortened(method + " " + target) + " " + shortened(headers.toString()) + " "
                + shortened(text);
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "… (" + text.length() + ")";
    }
}
