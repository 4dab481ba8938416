package care.sij.leaks;

import care.sij.leaks.Told.Kind;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What a Patient resource tells that no log may: names, birth date, address, phone and mail addresses, identifiers and
 * its own id, of the patient and of whom it names as contact. State, country and postal code alone name nobody: they
 * are two letters, or a number like a process's. What damaged messages put in their place is left out as long as it is
 * like the words of any log: shorter than {@link #SHORTEST}, in small letters without a digit, or a small number.
 */
final class PatientWords {

    private static final int SHORTEST = 4;
    private static final Pattern LIKE_ANY_WORD = Pattern.compile("[^\\p{Lu}\\p{Lo}\\d@]*|\\d{1,5}");

    /** A name that a test gives and that log lines have too. */
    private static final Set<String> ORDINARY = Set.of("Otherwise");

    /** Enough of a phone number to be none of the figures of a log. */
    private static final int DIGITS_OF_A_PHONE = 7;

    private PatientWords() {}

    static Stream<Told> of(JsonNode patient) {
        Stream<Told> ids = Stream.concat(
                each(patient, "identifier").map(identifier -> told(Kind.IDENTIFIER, identifier.path("value"))),
                Stream.of(told(Kind.IDENTIFIER, patient.path("id"))));
        Stream<Told> contacts = each(patient, "contact")
                .flatMap(contact -> Stream.of(
                                names(contact.path("name")), addresses(contact.path("address")), telecoms(contact))
                        .flatMap(words -> words));
        return Stream.of(
                        ids,
                        each(patient, "name").flatMap(PatientWords::names),
                        dates(patient.path("birthDate").asString("")),
                        each(patient, "address").flatMap(PatientWords::addresses),
                        telecoms(patient),
                        contacts)
                .flatMap(words -> words)
                .filter(word -> word.text().length() >= SHORTEST
                        && !ORDINARY.contains(word.text())
                        && !LIKE_ANY_WORD.matcher(word.text()).matches());
    }

    private static Stream<Told> names(JsonNode name) {
        Stream<JsonNode> parts = Stream.concat(Stream.of(name.path("family"), name.path("text")), each(name, "given"));
        return parts.flatMap(part -> Stream.concat(
                Stream.of(told(Kind.NAME, part)),
                Stream.of(part.asString("").split("\\s+")).map(word -> new Told(Kind.NAME, word))));
    }

    /** As FHIR and as HL7 v2 write them; a year alone is the birth date of nobody. */
    private static Stream<Told> dates(String date) {
        return date.matches("\\d{4}-\\d\\d-\\d\\d")
                ? Stream.of(new Told(Kind.BIRTH_DATE, date), new Told(Kind.BIRTH_DATE, date.replace("-", "")))
                : Stream.empty();
    }

    private static Stream<Told> addresses(JsonNode address) {
        return Stream.concat(each(address, "line"), Stream.of(address.path("city"), address.path("text")))
                .map(line -> told(Kind.ADDRESS, line));
    }

    private static Stream<Told> telecoms(JsonNode person) {
        return each(person, "telecom").flatMap(telecom -> {
            String value = telecom.path("value").asString("").strip();
            String digits = value.replaceAll("\\D", "");
            Stream<String> forms =
                    Set.of("email", "url").contains(telecom.path("system").asString(""))
                                    || digits.length() < DIGITS_OF_A_PHONE
                            ? Stream.of(value)
                            : Stream.of(value, digits);
            return forms.map(form -> new Told(Kind.PHONE_OR_MAIL, form));
        });
    }

    private static Told told(Kind kind, JsonNode value) {
        return new Told(kind, value.asString("").strip());
    }

    private static Stream<JsonNode> each(JsonNode parent, String element) {
        return StreamSupport.stream(parent.path(element).spliterator(), false);
    }
}
