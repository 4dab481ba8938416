package care.sij.fhir;

import care.sij.record.SearchCriterion;
import care.sij.record.SearchCriterion.Linked;
import care.sij.record.SearchCriterion.ReferredTo;
import care.sij.record.SearchCriterion.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Chained parameters and {@code _has}, also one within the other (R4 search.html#chaining and #has). */
final class Chains {

    /** Most steps from the resource that is looked for to the one whose parameter is compared. */
    static final int DEEPEST = 5;

    /** Most searches that one parameter may stand for, where steps do not say of what type their target is. */
    private static final int MOST = 40;

    private static final String HAS = "_has:";

    private final SearchParameters definitions;
    private final SearchCriteria criteria;
    private final Steps steps;
    private final AskedParameter asked;
    /** As it is written, commas and escapes included. */
    private final String value;

    private int searches;

    Chains(SearchParameters definitions, SearchCriteria criteria, Steps steps, AskedParameter asked) {
        this.definitions = definitions;
        this.criteria = criteria;
        this.steps = steps;
        this.asked = asked;
        this.value = String.join(",", asked.values());
    }

    static boolean isOne(AskedParameter asked) {
        return asked.spelled().startsWith(HAS) || asked.spelled().indexOf('.') >= 0;
    }

    SearchCriterion of(String type) {
        return of(type, asked.spelled(), 0);
    }

    private SearchCriterion of(String type, String path, int depth) {
        if (path.startsWith(HAS)) {
            count(depth);
            return referredTo(type, path.substring(HAS.length()), depth);
        }
        int dot = path.indexOf('.');
        if (dot < 0) {
            return criteria.single(type, AskedParameter.of(path, value), steps);
        }
        count(depth);
        return linked(type, AskedParameter.of(path.substring(0, dot), ""), path.substring(dot + 1), depth);
    }

    private void count(int depth) {
        searches++;
        if (depth >= DEEPEST) {
            throw asked.refused("has more than " + DEEPEST + " steps; ask in several searches");
        }
        if (searches > MOST) {
            throw tooManyTypes();
        }
    }

    private QueryRefused tooManyTypes() {
        return asked.refused("could mean too many types; write of what type the target is, as in `subject:Patient`");
    }

    private SearchCriterion referredTo(String type, String path, int depth) {
        List<String> parts = List.of(path.split(":", 3));
        if (parts.size() < 3) {
            throw asked.refused("is not `_has:Type:reference:parameter`");
        }
        String referring = parts.get(0);
        requireType(referring);
        SearchParameter reference = reference(referring, AskedParameter.of(parts.get(1), ""));
        if (!mayPointTo(reference, type)) {
            throw asked.refused("has a reference that does not point to " + type);
        }
        return new ReferredTo(
                type, referring, reference.name(), of(referring, parts.get(2), depth + 1), steps.visibility(referring));
    }

    private SearchCriterion linked(String type, AskedParameter step, String rest, int depth) {
        SearchParameter reference = reference(type, new AskedParameter(step.name(), Optional.empty(), List.of()));
        List<String> targets = targets(reference, step, rest);
        List<String> allowed = targets.stream().filter(steps::maySearch).toList();
        if (allowed.size() > MOST) {
            throw tooManyTypes();
        }
        List<Target> found = new ArrayList<>();
        List<QueryRefused> refused = new ArrayList<>();
        for (String target : allowed.isEmpty() ? targets.subList(0, 1) : allowed) {
            try {
                found.add(new Target(target, of(target, rest, depth + 1), steps.visibility(target)));
            } catch (QueryRefused notOfThisType) {
                refused.add(notOfThisType);
            }
        }
        if (found.isEmpty() || searches > MOST) {
            throw refused.get(0);
        }
        return new Linked(type, reference.name(), List.copyOf(found));
    }

    private List<String> targets(SearchParameter reference, AskedParameter step, String rest) {
        if (step.modifier().isPresent()) {
            String target = step.modifier().get();
            if (!definitions.types().contains(target) || !mayPointTo(reference, target)) {
                throw Modifiers.refused(step, Modifiers.ofReference(reference));
            }
            return List.of(target);
        }
        AskedParameter next = AskedParameter.of(rest.split("\\.", 2)[0], "");
        List<String> having = possible(reference).stream()
                .filter(target -> next.name().equals("_has")
                        || definitions.find(target, next.name()).isPresent())
                .toList();
        return having.isEmpty() ? List.of(possible(reference).get(0)) : having;
    }

    private List<String> possible(SearchParameter reference) {
        Set<String> targets = new TreeSet<>(reference.targets());
        targets.retainAll(definitions.types());
        return List.copyOf(targets.isEmpty() ? definitions.types() : targets);
    }

    private SearchParameter reference(String type, AskedParameter step) {
        SearchParameter definition = criteria.definition(type, step);
        if (definition.kind() != SearchParameter.Kind.REFERENCE) {
            throw asked.refused(
                    "goes on from `" + AskedParameter.shortened(step.name()) + "`, which is not a reference");
        }
        if (!definitions.followed(type).contains(definition)) {
            throw asked.refused("goes on from `" + definition.name()
                    + "`, which holds canonical addresses; these are not followed, search by the address itself");
        }
        return definition;
    }

    private static boolean mayPointTo(SearchParameter reference, String type) {
        Collection<String> targets = reference.targets();
        return targets.isEmpty() || targets.contains(type) || targets.contains("Resource");
    }

    private void requireType(String type) {
        if (!definitions.types().contains(type)) {
            String nearest = NearestName.to(AskedParameter.shortened(type), definitions.types())
                    .map(name -> "; the nearest is `" + name + "`")
                    .orElse("");
            throw asked.refused(
                    "names `" + AskedParameter.shortened(type) + "`, which is not a resource type" + nearest);
        }
    }
}
