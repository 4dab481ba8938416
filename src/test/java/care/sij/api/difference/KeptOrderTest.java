package care.sij.api.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

/** Places in a list that is put in order are those of a list that is searched and moved as it stands. */
class KeptOrderTest {

    private static final int MANY = 50_000;

    @Property(tries = 500)
    void tellsThePlacesOfAPlainList(
            @ForAll @Size(max = 30) List<@IntRange(max = 40) Integer> was,
            @ForAll @Size(max = 30) List<@IntRange(max = 40) Integer> is) {
        Set<Integer> wanted = new LinkedHashSet<>(is);
        List<Integer> plain =
                new ArrayList<>(was.stream().distinct().filter(wanted::contains).toList());
        KeptOrder<Integer> order = new KeptOrder<>(plain);
        int place = 0;
        for (Integer key : wanted) {
            assertThat(order.size()).isEqualTo(plain.size());
            int now = plain.indexOf(key);
            if (now < 0) {
                order.insert();
            } else {
                assertThat(order.place(key)).isEqualTo(now);
                plain.remove(now);
            }
            plain.add(place, key);
            place++;
        }
    }

    @Test
    void comparesKeysNoOftenerThanAFewTimesEach() {
        AtomicLong compared = new AtomicLong();
        List<Counted> kept = new ArrayList<>(
                IntStream.range(0, MANY).mapToObj(n -> new Counted(n, compared)).toList());
        KeptOrder<Counted> order = new KeptOrder<>(kept);
        Collections.shuffle(kept, new Random(7));
        kept.forEach(key -> order.place(new Counted(key.number(), compared)));
        assertThat(compared.get()).isPositive().isLessThan(10L * MANY);
    }

    /** A key that counts how often it is compared. */
    private record Counted(int number, AtomicLong compared) {

        @Override
        public boolean equals(Object other) {
            compared.incrementAndGet();
            return other instanceof Counted counted && counted.number == number;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    @Test
    void movesEachOfManyTurnedRoundOnce() {
        Patient from = new Patient();
        Patient to = new Patient();
        IntStream.range(0, MANY).forEach(n -> {
            from.addIdentifier().setSystem("urn:s").setValue("n" + n);
            to.addIdentifier().setSystem("urn:s").setValue("n" + (MANY - 1 - n));
        });
        Parameters patch = VersionDifference.patch(from, to);
        assertThat(patch.getParameter())
                .hasSize(MANY - 1)
                .allSatisfy(operation -> assertThat(
                                operation.getPart().get(2).getValue().primitiveValue())
                        .isEqualTo(Integer.toString(MANY - 1)));
    }
}
