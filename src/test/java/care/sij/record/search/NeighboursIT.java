package care.sij.record.search;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.IndexTerms;
import care.sij.record.Neighbours;
import care.sij.record.Neighbours.Link;
import care.sij.record.Neighbours.Rest;
import care.sij.record.Neighbours.Targets;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import care.sij.support.TestClock;
import care.sij.support.TestRecord;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** References lead from and to resources one by one, whatever others are asked about with them. */
class NeighboursIT {

    private static final TestRecord RECORD = TestRecord.on(new TestClock(Instant.parse("2026-03-01T10:00:00Z")));
    private static final ResourceKey PATIENT = new ResourceKey("Patient", "p1");
    private static final ResourceKey GROUP = new ResourceKey("Group", "g1");

    @AfterAll
    static void close() {
        RECORD.close();
    }

    @Test
    void followsALinkBackFromTheTypeOfTargetThatIsMeantAlone() {
        ResourceKey ofPatient = observation("of-patient", PATIENT);
        ResourceKey ofGroup = observation("of-group", GROUP);
        Link subject = new Link("Observation", "subject");

        assertThat(referring(subject.to("Group"))).containsExactly(ofGroup);
        assertThat(referring(subject.to("Patient"))).containsExactly(ofPatient);
        assertThat(referring(subject.to("Device"))).isEmpty();
        assertThat(referring(subject)).containsExactlyInAnyOrder(ofPatient, ofGroup);
    }

    @Test
    void saysWhenMoreIsReferredToThanWasAskedFor() {
        List<ResourceKey> from = List.of(
                observation("of-one", new ResourceKey("Patient", "one")),
                observation("of-two", new ResourceKey("Patient", "two")));
        List<Link> links = List.of(new Link("Observation", "subject"));
        Neighbours neighbours = RECORD.bean(Neighbours.class);
        assertThat(neighbours.targets(from, links, 1))
                .isEqualTo(new Targets(List.of(new ResourceKey("Patient", "one")), Rest.LEFT_OUT));
        assertThat(neighbours.targets(from, links, 2).rest()).isEqualTo(Rest.NONE);
    }

    private static List<ResourceKey> referring(Link link) {
        return RECORD
                .bean(Neighbours.class)
                .referring(List.of(PATIENT, GROUP), List.of(link), Visibility.EVERYTHING, 10, 1000)
                .versions()
                .stream()
                .map(StoredVersion::key)
                .toList();
    }

    private static ResourceKey observation(String id, ResourceKey subject) {
        IndexTerms terms = new IndexTerms(
                Set.of("subject=" + subject.reference()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        return RECORD.put(new ResourceKey("Observation", id), List.of(), terms).key();
    }
}
