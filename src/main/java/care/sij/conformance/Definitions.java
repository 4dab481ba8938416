package care.sij.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.hapi.converters.canonical.VersionCanonicalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hl7.fhir.common.hapi.validation.validator.ProfileKnowledgeWorkerR5;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r5.conformance.profile.ProfileUtilities;
import org.hl7.fhir.r5.model.CodeSystem;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r5.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * What the validator walks by, in its own model (R5) and in that alone: each definition is read, given its snapshot and
 * bared of what is for people when it is first asked for, and kept. Terminology stays with HAPI's support. Safe for
 * many threads.
 */
final class Definitions extends WorkerContextValidationSupportAdapter {

    private static final String TYPES = "http://hl7.org/fhir/StructureDefinition/";

    private final FhirContext fhir;
    private final VersionCanonicalizer model;
    private final Specification specification;
    private final Map<String, org.hl7.fhir.r4.model.StructureDefinition> ours;
    private final IValidationSupport terminology;
    private final List<StructureDefinition> types;
    private final Set<String> primitives;
    private final Map<String, StructureDefinition> structures = new ConcurrentHashMap<>();
    private final Map<String, Optional<StructureDefinition>> inPlaceOfType = new ConcurrentHashMap<>();
    private final Map<String, Resource> terms = new ConcurrentHashMap<>();
    private final Map<String, StructureDefinition> underway = new HashMap<>();

    Definitions(
            FhirContext fhir,
            PublishedDefinitions published,
            Specification specification,
            IValidationSupport terminology) {
        super(terminology);
        this.fhir = fhir;
        this.model = new VersionCanonicalizer(fhir);
        this.specification = specification;
        this.terminology = terminology;
        this.ours = byCanonical(published);
        this.types = specification.typeHeads().map(TypeHead::of).toList();
        this.primitives = types.stream()
                .filter(type -> type.getKind() == StructureDefinitionKind.PRIMITIVETYPE)
                .map(StructureDefinition::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Canonicals may be asked for with their version. */
    private static Map<String, org.hl7.fhir.r4.model.StructureDefinition> byCanonical(PublishedDefinitions published) {
        Map<String, org.hl7.fhir.r4.model.StructureDefinition> found = new HashMap<>();
        published.of(org.hl7.fhir.r4.model.StructureDefinition.class).forEach(definition -> {
            found.put(definition.getUrl(), definition);
            found.put(definition.getUrl() + "|" + definition.getVersion(), definition);
        });
        return Map.copyOf(found);
    }

    /** The profile of ours with that canonical, if it holds every rule of its type. */
    Optional<StructureDefinition> inPlaceOfType(String canonical) {
        return ours.containsKey(canonical)
                ? inPlaceOfType.computeIfAbsent(canonical, this::profileWithRulesOfType)
                : Optional.empty();
    }

    /**
     * A snapshot repeats the rules of the type, except where an element borrows the content of another one
     * ({@code Parameters.parameter.part}) and the profile goes into it: the borrowed rules are lost there.
     */
    private Optional<StructureDefinition> profileWithRulesOfType(String canonical) {
        StructureDefinition profile = structure(canonical);
        StructureDefinition type = profile == null ? null : fetchTypeDefinition(profile.getType());
        if (profile == null || type == null) {
            return Optional.empty();
        }
        List<ElementDefinition> elements = profile.getSnapshot().getElement();
        return type.getSnapshot().getElement().stream()
                        .filter(ElementDefinition::hasContentReference)
                        .map(borrower -> borrower.getPath() + ".")
                        .anyMatch(inside -> elements.stream()
                                .anyMatch(element -> element.getPath().startsWith(inside)))
                ? Optional.empty()
                : Optional.of(profile);
    }

    @Override
    public <T extends Resource> @Nullable T fetchResource(Class<T> type, @Nullable String canonical) {
        if (canonical == null || canonical.isBlank()) {
            return null;
        }
        if (type == StructureDefinition.class) {
            return type.cast(structure(canonical));
        }
        if (type == ValueSet.class || type == CodeSystem.class) {
            return type.cast(term(type, canonical));
        }
        return super.fetchResource(type, canonical);
    }

    @Override
    public @Nullable StructureDefinition fetchTypeDefinition(String name) {
        return structure(TYPES + name);
    }

    /** Without profiles: asked for only to learn the names of types. */
    @Override
    @SuppressWarnings("unchecked") // T is StructureDefinition there
    public <T extends Resource> List<T> fetchResourcesByType(Class<T> type) {
        return type == StructureDefinition.class ? (List<T>) types : super.fetchResourcesByType(type);
    }

    @Override
    public List<StructureDefinition> fetchTypeDefinitions(String name) {
        return Optional.ofNullable(fetchTypeDefinition(name)).stream().toList();
    }

    @Override
    public boolean isPrimitiveType(String name) {
        return primitives.contains(name);
    }

    private @Nullable Resource term(Class<? extends Resource> type, String canonical) {
        String key = type.getSimpleName() + " " + canonical;
        Resource kept = terms.get(key);
        if (kept == null) {
            var found = type == ValueSet.class
                    ? terminology.fetchValueSet(canonical)
                    : terminology.fetchCodeSystem(canonical);
            if (found != null) {
                kept = model.resourceToValidatorCanonical(found);
                terms.put(key, kept);
            }
        }
        return kept;
    }

    private @Nullable StructureDefinition structure(String canonical) {
        StructureDefinition kept = structures.get(canonical);
        return kept == null ? made(canonical) : kept;
    }

    /** One at a time: making a snapshot asks for what it derives from, and perhaps for itself. */
    private synchronized @Nullable StructureDefinition made(String canonical) {
        StructureDefinition kept = structures.get(canonical);
        if (kept != null || underway.containsKey(canonical)) {
            return kept == null ? underway.get(canonical) : kept;
        }
        if (canonical.equals(TYPES)) {
            throw new IllegalArgumentException("a type without a name, as of a reference like /1");
        }
        Optional<org.hl7.fhir.r4.model.Resource> source = Optional.<org.hl7.fhir.r4.model.Resource>ofNullable(
                        ours.get(canonical))
                .or(() -> specification.structure(canonical));
        if (source.isEmpty()) {
            return null;
        }
        StructureDefinition definition = model.structureDefinitionToCanonical(source.get());
        underway.put(canonical, definition);
        try {
            StructureDefinition whole = definition.hasSnapshot() ? definition : withSnapshot(definition);
            underway.put(canonical, whole);
            BareDefinition.strip(whole, this::fetchTypeDefinition);
            structures.put(canonical, whole);
            return whole;
        } finally {
            underway.remove(canonical);
        }
    }

    private StructureDefinition withSnapshot(StructureDefinition profile) {
        StructureDefinition base = fetchResource(StructureDefinition.class, profile.getBaseDefinition());
        if (base == null) {
            throw new IllegalStateException("no definition that " + profile.getUrl() + " derives from");
        }
        StructureDefinition copy = profile.copy();
        new ProfileUtilities(this, new ArrayList<>(), new ProfileKnowledgeWorkerR5(fhir))
                .generateSnapshot(base, copy, "", null, "");
        // There and back: R4 keeps nothing of what the generator notes for itself.
        return model.structureDefinitionToCanonical(model.structureDefinitionFromCanonical(copy));
    }
}
