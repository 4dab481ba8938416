package care.sij.partner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads registrations that somebody proposes, each against all others that would be there beside it. */
@Component
class ProposedRegistrations {

    /** One that could work. */
    record Proposed(Partner partner, PartnerSettings.Entry entry) {

        /** In the comparable form, without the comments of who wrote it. */
        String yaml() {
            return RegistrationText.yaml(partner.id(), entry);
        }
    }

    private final List<RegistrationCheck> checks;

    ProposedRegistrations(List<RegistrationCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /**
     * The registration of one partner.
     *
     * @throws RegisterRefused naming everything that is wrong
     */
    Proposed one(String id, String yaml, Collection<Partner> registered) {
        RegistrationDocument document = RegistrationDocument.read(yaml);
        List<String> problems = new ArrayList<>(document.problems());
        if (document.id().filter(stated -> !stated.equals(id)).isPresent()) {
            problems.add("id is not the one of the address");
        }
        Optional<Partner> partner = partner(id, document, problems);
        partner.ifPresent(read -> problems.addAll(problems(read, registered)));
        requireNone(problems);
        return new Proposed(partner.orElseThrow(), document.entry());
    }

    /**
     * The registrations of a stream of documents.
     *
     * @throws RegisterRefused naming everything that is wrong with any of them
     */
    List<Proposed> many(String yaml, Collection<Partner> registered) {
        List<String> problems = new ArrayList<>();
        Map<String, Proposed> proposed = new LinkedHashMap<>();
        for (RegistrationDocument document : RegistrationDocument.readAll(yaml)) {
            String id = document.id().orElse("");
            List<String> own = new ArrayList<>(document.problems());
            Optional<Partner> partner = partner(id, document, own);
            if (proposed.containsKey(id)) {
                own.add("is there twice");
            }
            partner.ifPresent(read -> proposed.put(id, new Proposed(read, document.entry())));
            problems.addAll(named(id, own));
        }
        Map<String, Partner> beside = registered.stream().collect(Collectors.toMap(Partner::id, one -> one));
        proposed.forEach((id, one) -> beside.put(id, one.partner()));
        proposed.forEach((id, one) -> problems.addAll(named(id, problems(one.partner(), beside.values()))));
        requireNone(problems);
        return List.copyOf(proposed.values());
    }

    /** What other modules demand of a partner beside these others. */
    List<String> problems(Partner partner, Collection<Partner> beside) {
        List<Partner> others = beside.stream()
                .filter(other -> !other.id().equals(partner.id()))
                .toList();
        return checks.stream()
                .flatMap(check -> check.problems(partner, others).stream())
                .toList();
    }

    private static Optional<Partner> partner(String id, RegistrationDocument document, List<String> problems) {
        return partner(id, document, RegistrationRules.PROPOSED, problems);
    }

    /** The partner that a version registered; empty when it cannot be one, and then it is said why. */
    static Optional<Partner> registered(RegisteredVersion version, List<String> problems) {
        RegistrationDocument document = RegistrationDocument.of(version);
        problems.addAll(document.problems());
        return partner(version.partner(), document, RegistrationRules.REGISTERED, problems);
    }

    /** What would be said of a version if it were proposed now. */
    static List<String> outdated(RegisteredVersion version) {
        RegistrationDocument document = RegistrationDocument.read(version.yaml());
        List<String> problems = new ArrayList<>(document.problems());
        partner(version.partner(), document, problems);
        return problems;
    }

    private static Optional<Partner> partner(
            String id, RegistrationDocument document, RegistrationRules rules, List<String> problems) {
        try {
            return Optional.of(Registration.read(id, document.entry(), rules));
        } catch (InvalidRegistration invalid) {
            problems.addAll(invalid.problems());
            return Optional.empty();
        }
    }

    private static List<String> named(String id, List<String> problems) {
        String whose = id.isEmpty() ? "a document without id" : id;
        return problems.stream().map(problem -> whose + ": " + problem).toList();
    }

    private static void requireNone(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new RegisterRefused(RegisterRefusal.INVALID, problems);
        }
    }
}
