package care.sij.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.GraphDefinition;
import org.hl7.fhir.r4.model.GraphDefinition.GraphDefinitionLinkComponent;
import org.hl7.fhir.r4.model.GraphDefinition.GraphDefinitionLinkTargetComponent;
import org.hl7.fhir.r4.model.Reference;

/**
 * What the bundle of one event must hold, read from its GraphDefinition: links with a path are followed from the start
 * resource, links without one (reverse links) are met by any resource of the bundle that is of the target's kind.
 *
 * @param start type of the resource the message is about
 */
record EventContract(String start, List<Link> links) {

    /** What a link may lead to. */
    record Target(String type, Optional<Profile> profile) {

        boolean isMetBy(MessagePart part) {
            return part.resource().fhirType().equals(type)
                    && profile.map(part::is).orElse(true);
        }

        String words() {
            return type + profile.map(named -> " (profile " + named.id() + ")").orElse("");
        }
    }

    /**
     * A link of the graph.
     *
     * @param element element of the start resource that refers to the target; empty for a reverse link
     */
    record Link(String element, int min, int max, List<Target> targets) {

        boolean constrains() {
            return min > 0 || (max < Integer.MAX_VALUE && element.isEmpty());
        }

        String words() {
            return targets.stream().map(Target::words).collect(Collectors.joining(" or "));
        }
    }

    static EventContract of(GraphDefinition graph) {
        List<Link> links = new ArrayList<>();
        for (GraphDefinitionLinkComponent link : graph.getLink()) {
            links.add(link(link));
            link.getTarget().stream()
                    .flatMap(target -> target.getLink().stream())
                    .filter(nested -> !nested.hasPath())
                    .map(EventContract::link)
                    .forEach(links::add);
        }
        return new EventContract(
                graph.getStart(), links.stream().filter(Link::constrains).toList());
    }

    private static Link link(GraphDefinitionLinkComponent link) {
        String path = link.hasPath() ? link.getPath() : "";
        return new Link(
                path.substring(path.indexOf('.') + 1),
                link.getMin(),
                "*".equals(link.getMax()) || !link.hasMax() ? Integer.MAX_VALUE : Integer.parseInt(link.getMax()),
                link.getTarget().stream().map(EventContract::target).toList());
    }

    private static Target target(GraphDefinitionLinkTargetComponent target) {
        return new Target(
                target.getType(), Optional.ofNullable(target.getProfile()).flatMap(Profile::ofCanonical));
    }

    /** What the message lacks or has too much of. */
    Stream<Finding> findings(Message message, MessagePart focus) {
        return links.stream().flatMap(link -> {
            long count = count(link, message, focus);
            if (count < link.min()) {
                return Stream.of(missing(link, focus));
            }
            return count > link.max() ? Stream.of(surplus(link)) : Stream.of();
        });
    }

    private static long count(Link link, Message message, MessagePart focus) {
        Stream<MessagePart> candidates = link.element().isEmpty()
                ? message.parts().stream()
                : references(focus, link.element()).flatMap(reference -> message.target(reference).stream());
        return candidates
                .filter(part -> link.targets().stream().anyMatch(target -> target.isMetBy(part)))
                .count();
    }

    private static Stream<Reference> references(MessagePart part, String element) {
        Stream<Base> current = Stream.of(part.resource());
        for (String step : element.split("\\.", -1)) {
            current = current.flatMap(base -> Optional.ofNullable(base.getNamedProperty(step)).stream())
                    .flatMap(property -> property.getValues().stream());
        }
        return current.filter(Reference.class::isInstance).map(Reference.class::cast);
    }

    private static Finding missing(Link link, MessagePart focus) {
        return link.element().isEmpty()
                ? Finding.error(
                        "required-resource",
                        "Bundle.entry",
                        "A message of this event holds at least " + link.min() + " " + link.words()
                                + ". Add it as an entry, coded as its profile says.")
                : Finding.error(
                        "required-resource",
                        focus.location(link.element()),
                        "A message of this event holds the " + link.words()
                                + " that this element refers to. Add it as an entry and refer to its fullUrl.");
    }

    private static Finding surplus(Link link) {
        return Finding.error(
                "too-many-resources",
                "Bundle.entry",
                "A message of this event holds at most " + link.max() + " " + link.words()
                        + ". Send the others in messages of their own.");
    }
}
