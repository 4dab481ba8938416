package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.record.FoundKey;
import care.sij.record.PageCursor;
import care.sij.record.ResourceKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list of several types ends where its last place belongs to what is in it alone. */
class MergedOrderTest {

    @ParameterizedTest
    @CsvSource({
        "Condition/a Observation/b Procedure/c, 3, 3",
        "Condition/a Observation/b Procedure/c, 9, 3",
        "Condition/a Observation/b Procedure/c, 2, 2",
        "Condition/a Observation/b Procedure/b, 2, 1",
        "Condition/a Observation/b Procedure/b, 3, 3",
        "Condition/a Condition/b Observation/b Procedure/b Task/c, 3, 1",
        "Condition/a Condition/b Observation/b Procedure/b Task/c, 4, 4"
    })
    void partsNoResourcesOfOnePlace(String keys, int most, int border) {
        List<FoundKey> found = Stream.of(keys.split(" ", -1))
                .map(key -> key.split("/", -1))
                .map(key -> new FoundKey(new ResourceKey(key[0], key[1]), 1, new PageCursor(List.of("same", key[1]))))
                .toList();

        assertThat(MergedOrder.border(found, most)).isEqualTo(border);
    }
}
