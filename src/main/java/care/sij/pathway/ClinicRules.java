package care.sij.pathway;

import java.util.Collection;

/**
 * The clinic's protocol, taken apart: its parameters stand in where another policy states none (DESIGN 5).
 *
 * @param block its rule for diagnostic blocks, complete
 * @param tests its rule for provocation tests
 * @param sustained what counts as lasting relief after a therapeutic injection
 */
record ClinicRules(CarePolicy policy, BlockCriterion block, TestsCriterion tests, SustainedRelief sustained) {

    static ClinicRules of(Collection<CarePolicy> policies) {
        CarePolicy protocol = policies.stream()
                .filter(policy -> policy.role() == PolicyRole.CLINIC_PROTOCOL)
                .findFirst()
                .orElseThrow();
        return new ClinicRules(
                protocol,
                only(protocol, BlockCriterion.class),
                only(protocol, TestsCriterion.class),
                only(protocol, SteroidCriterion.class)
                        .notSustained()
                        .orElseThrow(() ->
                                new IllegalArgumentException("the clinic's protocol states no sustained relief")));
    }

    private static <C extends Criterion> C only(CarePolicy protocol, Class<C> kind) {
        return protocol.criteria().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("the clinic's protocol has no " + kind.getSimpleName()));
    }
}
