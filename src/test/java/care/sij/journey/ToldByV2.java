package care.sij.journey;

import care.sij.support.Journey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What a partner that is told by HL7 v2 must hold of a journey: each message of the clinic as docs/api/hl7v2-out.md has
 * it, made of the journey's own files.
 */
final class ToldByV2 {

    private static final String STRUCTURE = "http://sij-pathways.example.org/fhir/StructureDefinition/";

    private final List<V2Statement> told = new ArrayList<>();
    private final Set<String> appointments = new HashSet<>();
    private String filler = "";

    private ToldByV2() {}

    /** In the order in which it is told. */
    static List<V2Statement> of(Stream<Journey.Message> messages) {
        ToldByV2 one = new ToldByV2();
        messages.forEach(one::add);
        return List.copyOf(one.told);
    }

    private void add(Journey.Message message) {
        Sent sent = new Sent(message);
        if (!sent.isOfAChildTask()) {
            filler = sent.number("FILL");
        }
        switch (message.event()) {
            case "sij-referral-response" -> respond(sent, "RRI^I12");
            case "sij-appointment-notice" -> sent.all("Appointment").forEach(appointment -> book(sent, appointment));
            case "sij-consult-note" -> report(sent, "11488-4");
            case "sij-injection-outcome" -> report(sent, "28570-0");
            case "sij-postop-followup" -> report(sent, "11506-3");
            case "sij-surgery-report" -> {
                sent.all("DocumentReference").forEach(document -> note(sent, document, operation(sent)));
                results(sent, "11504-8");
            }
            case "sij-referral-outcome" -> {
                respond(sent, "RRI^I12");
                sent.all("DocumentReference").forEach(document -> note(sent, document, List.of()));
            }
            default -> throw new IllegalArgumentException(message.event());
        }
    }

    private void respond(Sent sent, String type) {
        JsonNode task = sent.all("Task").get(0);
        String state = task.path("status").asString();
        String coded = switch (state) {
            case "accepted", "completed" -> "A";
            case "rejected" -> "R";
            default -> throw new IllegalArgumentException(state);
        };
        String business =
                task.path("businessStatus").path("coding").path(0).path("code").asString();
        told.add(new V2Statement(type, referral(sent), List.of("state " + coded, "Status: " + state + " " + business)));
    }

    /** Booked the first time, rescheduled when it is told again. */
    private void book(Sent sent, JsonNode appointment) {
        String number = Stated.number(appointment);
        told.add(new V2Statement(
                appointments.add(number) ? "SIU^S12" : "SIU^S13",
                referral(sent),
                List.of(
                        "appointment " + number,
                        "what " + codes(appointment.path("serviceType").path(0)),
                        "start " + time(appointment.path("start")),
                        "end " + time(appointment.path("end")),
                        "state Booked")));
    }

    private void report(Sent sent, String kind) {
        for (JsonNode procedure : sent.all("Procedure")) {
            List<String> lines = new ArrayList<>(done(procedure, sent, kind));
            sent.readingsOf(procedure).forEach(reading -> lines.addAll(observed(reading)));
            told.add(new V2Statement("ORU^R01", sent.placer(), lines));
        }
        results(sent, kind);
        sent.all("DocumentReference").forEach(document -> note(sent, document, List.of()));
    }

    /** What belongs to nothing that was done, by side; what tells none comes last. */
    private void results(Sent sent, String kind) {
        Map<String, List<String>> bySide = new LinkedHashMap<>();
        List.of("RT", "LT", "").forEach(side -> bySide.put(side, new ArrayList<>()));
        Stream.concat(
                        sent.all("Observation").stream().filter(reading -> !sent.isOfAProcedure(reading)),
                        sent.all("DiagnosticReport").stream())
                .forEach(result -> bySide.get(side(result)).addAll(observed(result)));
        bySide.forEach((side, results) -> {
            if (!results.isEmpty()) {
                List<String> lines = new ArrayList<>(results);
                lines.add(V2Statement.order(kind, "", "", "", side));
                told.add(new V2Statement("ORU^R01", sent.placer(), lines));
            }
        });
    }

    private void note(Sent sent, JsonNode document, List<String> operation) {
        String type = codes(document.path("type"));
        List<String> lines = new ArrayList<>(operation);
        lines.add("document " + Stated.number(document) + " " + type);
        JsonNode attachment = document.path("content").path(0).path("attachment");
        String data = attachment.path("data").asString();
        if (attachment.path("contentType").asString().startsWith("text/plain")) {
            List<String> text = new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (int line = 0; line < text.size(); line++) {
                lines.add(V2Statement.result(type, String.valueOf(line + 1), text.get(line), "", ""));
            }
        } else {
            lines.add(V2Statement.result(type, "", "PDF " + data, "", ""));
        }
        told.add(new V2Statement("MDM^T02", referral(sent), lines));
    }

    /** The referral's numbers, whose filler a message about a visit leaves out: its own Task has another. */
    private String referral(Sent sent) {
        return sent.placer() + " " + filler;
    }

    private static List<String> operation(Sent sent) {
        return sent.all("Procedure").stream()
                .flatMap(procedure -> done(procedure, sent, "11504-8").stream())
                .toList();
    }

    private static List<String> done(JsonNode procedure, Sent sent, String kind) {
        List<String> lines = new ArrayList<>();
        JsonNode period = procedure.path("performedPeriod");
        lines.add(V2Statement.order(
                kind,
                Stated.number(procedure),
                codes(procedure.path("code")),
                period.isObject()
                        ? time(period.path("start")) + " " + time(period.path("end"))
                        : time(procedure.path("performedDateTime")),
                side(procedure)));
        int injectates = 0;
        for (JsonNode extension : procedure.path("extension")) {
            String name = extension.path("url").asString().replace(STRUCTURE, "");
            switch (name) {
                case "sij-injection-purpose", "sij-guidance", "sij-approach" ->
                    lines.add(V2Statement.result(
                            name.replaceFirst("sij-(injection-)?", ""),
                            "",
                            extension.path("valueCode").asString(),
                            "",
                            ""));
                case "sij-blood-loss" -> lines.add(measured("blood-loss", "", extension.path("valueQuantity")));
                case "sij-contrast" -> lines.addAll(parts(extension, "contrast", ""));
                case "sij-injectate" -> lines.addAll(parts(extension, "injectate", String.valueOf(++injectates)));
                default -> throw new IllegalArgumentException(name);
            }
        }
        implants(sent, lines);
        procedure
                .path("note")
                .forEach(note -> lines.add(
                        V2Statement.result("note", "", note.path("text").asString(), "", "")));
        return lines;
    }

    private static List<String> parts(JsonNode extension, String name, String number) {
        List<String> lines = new ArrayList<>();
        for (JsonNode part : extension.path("extension")) {
            String what = part.path("url").asString();
            switch (what) {
                case "used" ->
                    lines.add(V2Statement.result(
                            name + "-used", number, part.path("valueBoolean").asBoolean() ? "Y" : "N", "", ""));
                case "agent" ->
                    lines.add(V2Statement.result(name, number, codes(part.path("valueCodeableConcept")), "", ""));
                default -> lines.add(measured(name + "-" + what, number, part.path("valueQuantity")));
            }
        }
        return lines;
    }

    private static String measured(String code, String number, JsonNode quantity) {
        return V2Statement.result(
                code,
                number,
                quantity.path("value").decimalValue().toPlainString(),
                quantity.path("code").asString(),
                "");
    }

    private static void implants(Sent sent, List<String> lines) {
        int number = 0;
        for (JsonNode device : sent.all("Device")) {
            String place = String.valueOf(++number);
            lines.add(V2Statement.result(
                    "implant",
                    place,
                    device.path("deviceName").path(0).path("name").asString(),
                    "",
                    ""));
            lines.add(V2Statement.result(
                    "implant-udi",
                    place,
                    device.path("udiCarrier").path(0).path("carrierHRF").asString(),
                    "",
                    ""));
            lines.add(V2Statement.result(
                    "implant-lot", place, device.path("lotNumber").asString(), "", ""));
        }
    }

    /** An observation, or a report by its conclusions, with what was noted beside. */
    private static List<String> observed(JsonNode result) {
        String code = codes(result.path("code"));
        String at = time(result.path("effectiveDateTime"));
        List<String> lines = new ArrayList<>();
        for (JsonNode conclusion : result.path("conclusionCode")) {
            String words =
                    lines.isEmpty() ? " note " + result.path("conclusion").asString() : "";
            lines.add(V2Statement.result(code, String.valueOf(lines.size() + 1), codes(conclusion), "", at) + words);
        }
        if (!lines.isEmpty()) {
            return lines;
        }
        String notes = StreamSupport.stream(result.path("note").spliterator(), false)
                .map(note -> " note " + note.path("text").asString())
                .collect(Collectors.joining());
        JsonNode quantity = result.path("valueQuantity");
        String value = quantity.isObject()
                ? quantity.path("value").decimalValue().toPlainString()
                : result.has("valueCodeableConcept")
                        ? codes(result.path("valueCodeableConcept"))
                        : Stated.value(result);
        return List.of(V2Statement.result(code, "", value, quantity.path("code").asString(""), at) + notes);
    }

    /** The codes of a concept, or its text when it has none. */
    private static String codes(JsonNode concept) {
        String codes = StreamSupport.stream(concept.path("coding").spliterator(), false)
                .map(coding -> coding.path("code").asString())
                .sorted()
                .collect(Collectors.joining(","));
        return codes.isEmpty() ? concept.path("text").asString("") : codes;
    }

    private static String side(JsonNode resource) {
        String text = resource.toString();
        return text.contains("24028007") ? "RT" : text.contains("7771000") ? "LT" : "";
    }

    private static String time(JsonNode time) {
        String text = time.asString("");
        return text.length() < 19
                ? text.replace("-", "")
                : text.substring(0, 19).replaceAll("[-T:]", "")
                        + text.substring(19).replace(":", "");
    }

    /** A message as it was sent. */
    private record Sent(Journey.Message message) {

        List<JsonNode> all(String type) {
            return Stated.all(message.json())
                    .filter(resource -> Stated.type(resource).equals(type))
                    .toList();
        }

        String placer() {
            return number("PLAC");
        }

        String number(String kind) {
            return Stated.referral(all("Task").get(0), kind);
        }

        boolean isOfAChildTask() {
            return all("Task").get(0).has("partOf");
        }

        List<JsonNode> readingsOf(JsonNode procedure) {
            String url = urlOf(procedure);
            return all("Observation").stream()
                    .filter(reading -> reading.path("partOf").toString().contains(url))
                    .toList();
        }

        boolean isOfAProcedure(JsonNode reading) {
            return all("Procedure").stream()
                    .anyMatch(procedure -> reading.path("partOf").toString().contains(urlOf(procedure)));
        }

        private String urlOf(JsonNode resource) {
            return StreamSupport.stream(Stated.entries(message.json()).spliterator(), false)
                    .filter(entry -> entry.path("resource").equals(resource))
                    .map(entry -> entry.path("fullUrl").asString())
                    .findFirst()
                    .orElseThrow();
        }
    }
}
