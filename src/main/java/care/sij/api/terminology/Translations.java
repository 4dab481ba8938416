package care.sij.api.terminology;

import care.sij.api.rest.Refusal;
import care.sij.api.rest.RequestRefused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ConceptMap;
import org.hl7.fhir.r4.model.ConceptMap.ConceptMapGroupComponent;
import org.hl7.fhir.r4.model.ConceptMap.SourceElementComponent;
import org.hl7.fhir.r4.model.ConceptMap.TargetElementComponent;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** What codes are by a ConceptMap (R4 conceptmap-operation-translate.html). */
final class Translations {

    /** From source to target, or from target to source. */
    enum Way {
        FORTH,
        BACK
    }

    /** One target of a code, or one source of it. */
    private record Match(String equivalence, Coding concept) {}

    /** More are not given at once. */
    private static final int MOST = 1_000;

    private static final Set<String> NO_TRANSLATION = Set.of("unmatched", "disjoint");

    private Translations() {}

    /**
     * The answer of {@code $translate}.
     *
     * @param target the code system that is asked for; any when empty
     * @throws RequestRefused when there are too many translations to be given at once
     */
    static Parameters of(ConceptMap map, Way way, List<Coding> codings, Optional<String> target) {
        List<Match> matches = codings.stream()
                .flatMap(coding -> map.getGroup().stream().flatMap(group -> matches(group, way, coding)))
                .filter(match -> target.filter(
                                system -> !system.equals(match.concept().getSystem()))
                        .isEmpty())
                .limit(MOST + 1L)
                .toList();
        if (matches.size() > MOST) {
            throw new RequestRefused(
                    Refusal.TOO_COSTLY,
                    "There are more than " + MOST + " translations, and no more are given at once. Ask about fewer"
                            + " codings, or name one code system with `targetsystem`.");
        }
        boolean translated = matches.stream().anyMatch(match -> !NO_TRANSLATION.contains(match.equivalence()));
        Parameters answer = new Parameters();
        answer.addParameter().setName("result").setValue(new BooleanType(translated));
        if (!translated) {
            answer.addParameter().setName("message").setValue(new StringType("The code map translates no such code."));
        }
        matches.forEach(match -> {
            ParametersParameterComponent said = answer.addParameter().setName("match");
            said.addPart().setName("equivalence").setValue(new CodeType(match.equivalence()));
            if (match.concept().hasCode()) {
                said.addPart().setName("concept").setValue(match.concept());
            }
            if (map.hasUrl()) {
                said.addPart().setName("source").setValue(new UriType(map.getUrl()));
            }
        });
        return answer;
    }

    private static Stream<Match> matches(ConceptMapGroupComponent group, Way way, Coding asked) {
        String from = String.valueOf(way == Way.FORTH ? group.getSource() : group.getTarget());
        if (!from.equals(asked.getSystem())) {
            return Stream.empty();
        }
        return switch (way) {
            case FORTH ->
                group.getElement().stream()
                        .filter(element -> String.valueOf(element.getCode()).equals(asked.getCode()))
                        .flatMap(element -> element.getTarget().stream())
                        .map(target -> forth(group, target));
            case BACK ->
                group.getElement().stream()
                        .flatMap(element -> element.getTarget().stream()
                                .filter(target ->
                                        String.valueOf(target.getCode()).equals(asked.getCode()))
                                .map(target -> back(group, element, target)));
        };
    }

    private static Match forth(ConceptMapGroupComponent group, TargetElementComponent target) {
        Coding concept = new Coding().setSystem(group.getTarget()).setCode(target.getCode());
        return new Match(equivalence(target), target.hasDisplay() ? concept.setDisplay(target.getDisplay()) : concept);
    }

    /** What is wider one way is narrower the other way. */
    private static Match back(
            ConceptMapGroupComponent group, SourceElementComponent element, TargetElementComponent target) {
        String equivalence = switch (equivalence(target)) {
            case "wider" -> "narrower";
            case "narrower" -> "wider";
            case "subsumes" -> "specializes";
            case "specializes" -> "subsumes";
            default -> equivalence(target);
        };
        Coding concept = new Coding().setSystem(group.getSource()).setCode(element.getCode());
        return new Match(equivalence, element.hasDisplay() ? concept.setDisplay(element.getDisplay()) : concept);
    }

    private static String equivalence(TargetElementComponent target) {
        return target.hasEquivalence() ? target.getEquivalence().toCode() : "relatedto";
    }
}
