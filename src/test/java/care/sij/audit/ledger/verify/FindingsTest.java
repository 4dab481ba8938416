package care.sij.audit.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.audit.Finding;
import care.sij.audit.Finding.Kind;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private final Findings findings = new Findings();

    @Test
    void namesEachKindHoweverManyThereAreOfAnother() {
        IntStream.range(0, 2_500).forEach(number -> findings.add(Kind.LEAF_WAITING, "audit/" + number));
        findings.add(Kind.WITHOUT_LEAF, "audit/7");
        findings.add(Kind.LEAF_WAITING, "audit/7");

        assertThat(findings.first())
                .hasSize(1_001)
                .startsWith(new Finding(Kind.LEAF_WAITING, "audit/0"))
                .endsWith(new Finding(Kind.WITHOUT_LEAF, "audit/7"));
        assertThat(findings.all()).isEqualTo(2_502);
    }
}
