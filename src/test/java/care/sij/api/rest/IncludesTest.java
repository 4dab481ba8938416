package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.access.Caller;
import care.sij.access.SmartInteraction;
import care.sij.access.Visibilities;
import care.sij.api.rest.Include.Direction;
import care.sij.api.rest.Include.Repeat;
import care.sij.api.rest.Includes.Included;
import care.sij.fhir.FhirR4;
import care.sij.fhir.SearchParameters;
import care.sij.record.Bytes;
import care.sij.record.Interaction;
import care.sij.record.Neighbours;
import care.sij.record.Origin;
import care.sij.record.ResourceKey;
import care.sij.record.StoredVersion;
import care.sij.record.Visibility;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left out of the includes of a page is told, wherever it was left out. */
class IncludesTest {

    private static final StoredVersion MATCH = version("Observation", "match", 10);
    private static final StoredVersion PATIENT = version("Patient", "subject", 10);
    private static final StoredVersion REFERRING = version("Provenance", "of-match", 10);
    private static final Collection<Include> BOTH = List.of(
            new Include(Direction.FORWARD, Repeat.ONCE, "Observation", "subject", Optional.empty()),
            new Include(Direction.REVERSE, Repeat.ONCE, "Provenance", "target", Optional.empty()));

    /** Ends of a round, as the record tells them. */
    private record Told(Rest targets, Rest current, Rest referring, int bytes) implements Neighbours {

        @Override
        public Targets targets(Collection<ResourceKey> from, Collection<Link> links, int most) {
            return new Targets(List.of(PATIENT.key()), targets);
        }

        @Override
        public Found current(Collection<ResourceKey> keys, Visibility visibility, long room) {
            return new Found(List.of(version("Patient", "subject", bytes)), current);
        }

        @Override
        public Found referring(
                Collection<ResourceKey> to, Collection<Link> links, Visibility visibility, int most, long room) {
            assertThat(room).isPositive();
            return new Found(List.of(REFERRING), referring);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, NONE, NONE, 10, 2, false",
        "LEFT_OUT, NONE, NONE, 10, 2, true",
        "NONE, LEFT_OUT, NONE, 10, 2, true",
        "NONE, NONE, LEFT_OUT, 10, 2, true",
        "NONE, NONE, NONE, 9000000, 1, true",
    })
    void tellsThatSomethingIsLeftOut(
            Neighbours.Rest targets,
            Neighbours.Rest current,
            Neighbours.Rest referring,
            int bytes,
            int included,
            boolean cut) {
        Included told = includes(new Told(targets, current, referring, bytes))
                .of(List.of(MATCH), BOTH, Optional.of(Visibility.EVERYTHING));
        assertThat(told.versions()).hasSize(included);
        assertThat(told.advice().isPresent()).isEqualTo(cut);
    }

    private static Includes includes(Neighbours neighbours) {
        SearchParameters parameters = new SearchParameters(FhirR4.context());
        Visibilities everything = new Visibilities() {
            @Override
            public Visibility visibilityOf(Caller caller) {
                return Visibility.EVERYTHING;
            }

            @Override
            public Visibility visibilityOf(Caller caller, SmartInteraction interaction, String resourceType) {
                return Visibility.EVERYTHING;
            }
        };
        Permission permission = new Permission(
                () -> {
                    throw new AssertionError("nobody is asked");
                },
                everything);
        return new Includes(permission, new IncludeReader(parameters, new ResourceTypes(parameters)), neighbours);
    }

    private static StoredVersion version(String type, String id, int length) {
        return new StoredVersion(
                new ResourceKey(type, id),
                1,
                List.of("subject"),
                Origin.PARTNER,
                "demo-hospital",
                Interaction.CREATE,
                1,
                Instant.EPOCH,
                Bytes.of(new byte[length]),
                Bytes.EMPTY);
    }
}
