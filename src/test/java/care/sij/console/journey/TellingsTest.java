package care.sij.console.journey;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.ClinicSettings;
import care.sij.fhir.FactMapper;
import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirR4;
import care.sij.fhir.facts.FactMappers;
import care.sij.pathway.PlannedProcedure;
import care.sij.record.Bytes;
import care.sij.record.Interaction;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Since when a booking stands, whatever was told of it afterwards. */
class TellingsTest {

    private static final FhirJson JSON = new FhirJson(FhirR4.context());
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final FactMapper MAPPER = FactMappers.create(JSON, new ClinicSettings(ZONE, 100));
    private static final ResourceKey KEY = new ResourceKey("Appointment", "a");

    private static final String BOOKING = """
            {"resourceType":"Appointment","id":"a","status":"%s","start":"2026-%sT14:00:00Z","comment":"%s",
             "serviceType":[{"coding":[{"system":"http://sij-pathways.example.org/fhir/CodeSystem/sij-procedure",
              "code":"si-joint-fusion"}]}],
             "extension":[{"url":"http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality",
              "valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"%s"}]}}],
             "participant":[{"status":"accepted"}]}""";

    /** Each telling is its day, the status, the day that is booked, the side and a remark; a hyphen is a deletion. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    01-10 booked 03-01 24028007 a                                                          , 2026-01-10
                    01-10 booked 03-01 24028007 a | 02-20 booked 03-01 24028007 room-2                     , 2026-01-10
                    01-10 booked 02-01 24028007 a | 01-20 booked 03-01 24028007 a                          , 2026-01-10
                    01-02 waitlist 03-01 24028007 a | 01-10 booked 03-01 24028007 a | 02-20 booked 03-01 24028007 b, 2026-01-10
                    01-02 booked 03-01 7771000 a | 01-10 booked 03-01 24028007 a | 02-20 booked 03-01 24028007 b, 2026-01-10
                    01-02 booked 03-01 24028007 a | 01-05 cancelled 03-01 24028007 a | 01-10 booked 03-01 24028007 b, 2026-01-10
                    01-02 booked 03-01 24028007 a | 01-05 - | 01-10 booked 03-01 24028007 b                , 2026-01-10
                    """)
    void isTheFirstTellingOfABookingThatStandsWithoutABreak(String tellings, LocalDate since) {
        List<StoredVersion> versions = versions(tellings);
        List<Collection<ResourceKey>> asked = new ArrayList<>();
        PatientRecord record = PatientRecord.of(
                "p1",
                List.of(versions.get(versions.size() - 1)),
                keys -> {
                    asked.add(keys);
                    return versions;
                },
                MAPPER,
                ZONE);

        PlannedProcedure booking = record.facts().of(PlannedProcedure.class).get(0);

        assertThat(record.known(booking.ref())).isEqualTo(since);
        assertThat(asked).as("queries").hasSize(versions.size() > 1 ? 1 : 0).allMatch(keys -> keys.contains(KEY));
    }

    private static List<StoredVersion> versions(String tellings) {
        List<StoredVersion> versions = new ArrayList<>();
        for (String telling : tellings.split(" \\| ")) {
            versions.add(version(versions.size() + 1, telling.strip().split(" ")));
        }
        return versions;
    }

    private static StoredVersion version(int number, String... words) {
        Instant instant = LocalDate.parse("2026-" + words[0]).atTime(17, 0).toInstant(ZoneOffset.UTC);
        boolean deleted = words[1].equals("-");
        Bytes body = deleted ? Bytes.EMPTY : Bytes.utf8(BOOKING.formatted(words[1], words[2], words[4], words[3]));
        return new StoredVersion(
                KEY,
                number,
                List.of("p1"),
                Origin.PARTNER,
                "demo-clinic",
                deleted ? Interaction.DELETE : Interaction.UPDATE,
                number,
                instant,
                body,
                body);
    }
}
