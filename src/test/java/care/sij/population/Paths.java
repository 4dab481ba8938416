package care.sij.population;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Base;

/**
 * FHIRPath as HAPI's engine evaluates it. {@code resolve()} knows the type that a reference names; R4's {@code as} is
 * {@code ofType}, since it is meant of each element and the engine refuses it of several.
 */
final class Paths {

    private final FhirContext fhir;
    private final IFhirPath engine;
    private final Map<String, List<IFhirPath.IParsedExpression>> parsed = new HashMap<>();

    Paths(FhirContext fhir) {
        this.fhir = fhir;
        this.engine = fhir.newFhirPath();
        engine.setEvaluationContext(new IFhirPathEvaluationContext() {
            @Override
            public IBase resolveReference(IIdType reference, IBase context) {
                return reference.hasResourceType()
                        ? Paths.this
                                .fhir
                                .getResourceDefinition(reference.getResourceType())
                                .newInstance()
                        : null;
            }
        });
    }

    /**
     * What the alternatives select, one after the other: the engine's own union compares quantities, and refuses to.
     */
    List<Base> select(Base from, String expression) {
        return parsed.computeIfAbsent(expression, this::parse).stream()
                .flatMap(alternative -> engine.evaluate(from, alternative, Base.class).stream())
                .toList();
    }

    private List<IFhirPath.IParsedExpression> parse(String expression) {
        return Stream.of(expression.split(" \\| ", -1)).map(this::alternative).toList();
    }

    private IFhirPath.IParsedExpression alternative(String expression) {
        try {
            return engine.parse(expression
                    .replaceAll(" as (\\w+)", ".ofType($1)")
                    .replace(".as(", ".ofType(")
                    .replace("(DateTime)", "(dateTime)"));
        } catch (Exception e) {
            throw new IllegalArgumentException(expression, e);
        }
    }
}
