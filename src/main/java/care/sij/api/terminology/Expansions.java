package care.sij.api.terminology;

import care.sij.api.rest.AskedParameters;
import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionComponent;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.springframework.stereotype.Component;

/** The part of an expansion that is asked for (R4 valueset-operation-expand.html). */
@Component
class Expansions {

    /** More is not given at once. */
    private static final int MOST = 1_000;

    private final Clock clock;
    private final Supplier<UUID> ids;

    Expansions(Clock clock, Supplier<UUID> ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** @throws RequestRefused when it is too long to be given at once and no page of it is asked for */
    ValueSet page(ValueSet set, ValueSet expanded, AskedParameters asked) {
        Optional<String> filter = asked.one("filter");
        Optional<Integer> count = number(asked, "count");
        int offset = number(asked, "offset").orElse(0);
        List<ValueSetExpansionContainsComponent> all = flat(expanded.getExpansion()
                        .getContains())
                .filter(concept -> filter.filter(text -> !isLike(concept, text)).isEmpty())
                .toList();
        if (count.isEmpty() && all.size() - offset > MOST) {
            throw new RequestRefused(
                    Refusal.TOO_COSTLY,
                    "The value set has " + all.size() + " codes, and at most " + MOST
                            + " are given at once. Ask for a part of it with `filter`, or with `count` and `offset`.");
        }
        ValueSetExpansionComponent expansion = new ValueSetExpansionComponent()
                .setIdentifier("urn:uuid:" + ids.get())
                .setTimestamp(Date.from(clock.instant()))
                .setTotal(all.size())
                .setOffset(offset);
        filter.ifPresent(text -> expansion.addParameter().setName("filter").setValue(new StringType(text)));
        count.ifPresent(number -> expansion.addParameter().setName("count").setValue(new IntegerType(number)));
        all.stream().skip(offset).limit(Math.min(MOST, count.orElse(MOST))).forEach(expansion::addContains);
        ValueSet answer = set.copy();
        answer.setText(null);
        answer.setCompose(null);
        return answer.setExpansion(expansion);
    }

    /** The codes of a hierarchy, one after the other. */
    static Stream<ValueSetExpansionContainsComponent> flat(List<ValueSetExpansionContainsComponent> concepts) {
        return concepts.stream()
                .flatMap(concept -> Stream.concat(
                        concept.hasCode() ? Stream.of(alone(concept)) : Stream.empty(), flat(concept.getContains())));
    }

    private static ValueSetExpansionContainsComponent alone(ValueSetExpansionContainsComponent concept) {
        ValueSetExpansionContainsComponent alone = concept.copy();
        alone.setContains(List.of());
        return alone;
    }

    private static boolean isLike(ValueSetExpansionContainsComponent concept, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return Stream.of(
                        concept.getCode(),
                        Optional.ofNullable(concept.getDisplay()).orElse(""))
                .anyMatch(words -> words.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static Optional<Integer> number(AskedParameters asked, String name) {
        return asked.one(name).map(text -> {
            if (!text.matches("\\d{1,9}")) {
                throw TermsRequest.invalid("The parameter `" + name + "` is a whole number.");
            }
            return Integer.valueOf(text);
        });
    }
}
