package care.sij.fhir;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing;
import org.jspecify.annotations.Nullable;

/** The terms of one element under one parameter (R4 search.html section 3.1.1.4); other elements have none. */
final class TermsOfElement {

    private final TermCollector terms;

    TermsOfElement(TermCollector terms) {
        this.terms = terms;
    }

    void add(SearchParameter parameter, Base element) {
        String name = parameter.name();
        switch (parameter.kind()) {
            case TOKEN -> token(name, element);
            case REFERENCE -> reference(name, element);
            case DATE -> date(name, element);
            case STRING -> text(name, element);
            case NUMBER -> number(name, element);
            case QUANTITY -> quantity(name, element);
            case URI -> ifPresent(element.primitiveValue(), uri -> terms.reference(name, uri));
            case COMPOSITE, SPECIAL -> {}
        }
    }

    private void token(String name, Base element) {
        if (element instanceof CodeableConcept concept) {
            concept.getCoding().forEach(coding -> coding(name, coding));
            ifPresent(concept.getText(), text -> terms.textOfCode(name, text));
        } else if (element instanceof Coding coding) {
            coding(name, coding);
        } else if (element instanceof Identifier identifier) {
            identifier(name, identifier);
            ifPresent(identifier.getType().getText(), text -> terms.textOfCode(name, text));
        } else if (element instanceof ContactPoint contact && contact.hasValue()) {
            terms.token(name, contact.hasSystem() ? contact.getSystem().toCode() : "", contact.getValue());
        } else if (element instanceof Enumeration<?> code && code.hasCode()) {
            terms.token(name, text(code.getSystem()), code.getCode());
            terms.term(name + "=|" + code.getCode());
        } else if (element instanceof PrimitiveType<?>) {
            ifPresent(element.primitiveValue(), value -> terms.token(name, "", value));
        }
    }

    private void coding(String name, Coding coding) {
        terms.token(name, text(coding.getSystem()), text(coding.getCode()));
        ifPresent(coding.getDisplay(), text -> terms.textOfCode(name, text));
    }

    private void identifier(String name, Identifier identifier) {
        String value = text(identifier.getValue());
        terms.token(name, text(identifier.getSystem()), value);
        for (Coding type : identifier.getType().getCoding()) {
            terms.term(name + ":of-type=" + text(type.getSystem()) + "|" + text(type.getCode()) + "|" + value);
        }
    }

    private void reference(String name, Base element) {
        if (element instanceof Reference reference) {
            ReferenceTarget.of(reference).ifPresent(target -> terms.reference(name, target));
        } else if (element.isPrimitive()) {
            ifPresent(element.primitiveValue(), canonical -> {
                terms.reference(name, canonical);
                int version = canonical.indexOf('|');
                if (version > 0) {
                    terms.term(name + "=" + canonical.substring(0, version));
                }
            });
        }
    }

    private void date(String name, Base element) {
        if (element instanceof BaseDateTimeType) {
            span(element.primitiveValue()).ifPresent(span -> terms.span(name, span));
        } else if (element instanceof Period period) {
            terms.span(name, span(period));
        } else if (element instanceof Timing timing) {
            timing.getEvent().forEach(event -> date(name, event));
            if (timing.getRepeat().hasBoundsPeriod()) {
                terms.span(name, span(timing.getRepeat().getBoundsPeriod()));
            }
        }
    }

    private static TimeSpan span(Period period) {
        return new TimeSpan(
                span(period.getStartElement().primitiveValue())
                        .map(TimeSpan::low)
                        .orElse(TimeSpan.BEGINNING),
                span(period.getEndElement().primitiveValue())
                        .map(TimeSpan::high)
                        .orElse(TimeSpan.END));
    }

    private static Optional<TimeSpan> span(@Nullable String text) {
        return Optional.ofNullable(text).flatMap(TimeSpan::parse);
    }

    private void text(String name, Base element) {
        if (element instanceof HumanName person) {
            Stream.of(
                            Stream.of(person.getText(), person.getFamily()),
                            person.getGiven().stream().map(StringType::getValue),
                            person.getPrefix().stream().map(StringType::getValue),
                            person.getSuffix().stream().map(StringType::getValue))
                    .flatMap(part -> part)
                    .forEach(part -> ifPresent(part, value -> terms.text(name, value)));
        } else if (element instanceof Address address) {
            Stream.concat(
                            Stream.of(
                                    address.getText(),
                                    address.getCity(),
                                    address.getDistrict(),
                                    address.getState(),
                                    address.getPostalCode(),
                                    address.getCountry()),
                            address.getLine().stream().map(StringType::getValue))
                    .forEach(part -> ifPresent(part, value -> terms.text(name, value)));
        } else if (element.isPrimitive()) {
            ifPresent(element.primitiveValue(), value -> terms.text(name, value));
        }
    }

    private void number(String name, Base element) {
        if (element instanceof IntegerType integer && integer.getValue() != null) {
            BigDecimal count = BigDecimal.valueOf(integer.getValue());
            terms.number(name, NumberRange.exactly(integer.getValue()));
            terms.sortByNumber(name, count, count);
        } else if (element instanceof DecimalType decimal && decimal.getValue() != null) {
            terms.number(name, NumberRange.of(decimal.getValue()));
            terms.sortByNumber(name, decimal.getValue(), decimal.getValue());
        }
    }

    private void quantity(String name, Base element) {
        if (element instanceof Quantity quantity && quantity.hasValue()) {
            quantity(name, quantity, range(quantity));
            terms.sortByNumber(name, quantity.getValue(), quantity.getValue());
        } else if (element instanceof Money money && money.hasValue()) {
            terms.quantity(name, "urn:iso:std:iso:4217", text(money.getCurrency()), NumberRange.of(money.getValue()));
            terms.sortByNumber(name, money.getValue(), money.getValue());
        } else if (element instanceof Range range) {
            Quantity unit = range.hasLow() ? range.getLow() : range.getHigh();
            BigDecimal low = range.getLow().hasValue() ? range.getLow().getValue() : NumberRange.BOUND.negate();
            BigDecimal high = range.getHigh().hasValue() ? range.getHigh().getValue() : NumberRange.BOUND;
            quantity(name, unit, new NumberRange(low, high));
            terms.sortByNumber(name, low, high);
        }
    }

    private void quantity(String name, Quantity unit, NumberRange range) {
        terms.quantity(name, text(unit.getSystem()), text(unit.getCode()), range);
        if (unit.hasUnit() && !unit.getUnit().equals(unit.getCode())) {
            terms.quantity(name, "", unit.getUnit(), range);
        }
    }

    private static NumberRange range(Quantity quantity) {
        NumberRange value = NumberRange.of(quantity.getValue());
        if (!quantity.hasComparator()) {
            return value;
        }
        return switch (quantity.getComparator()) {
            case LESS_THAN, LESS_OR_EQUAL -> new NumberRange(NumberRange.BOUND.negate(), value.high());
            case GREATER_THAN, GREATER_OR_EQUAL -> new NumberRange(value.low(), NumberRange.BOUND);
            case NULL -> value;
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static void ifPresent(@Nullable String value, Consumer<String> use) {
        if (value != null && !value.isEmpty()) {
            use.accept(value);
        }
    }
}
