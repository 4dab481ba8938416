package care.sij.fhir;

/** The canonical addresses of everything this service defines. */
public final class SijUris {

    /** Canonical base of profiles, code systems, extensions and policies. */
    public static final String BASE = "http://sij-pathways.example.org/fhir";

    private SijUris() {}

    /** Canonical of a profile or an extension. */
    public static String structure(String id) {
        return BASE + "/StructureDefinition/" + id;
    }

    /** Canonical of a code system. */
    public static String codeSystem(String name) {
        return BASE + "/CodeSystem/" + name;
    }

    /** Canonical of an operation. */
    public static String operation(String id) {
        return BASE + "/OperationDefinition/" + id;
    }

    /** Canonical of a search parameter. */
    public static String searchParameter(String id) {
        return BASE + "/SearchParameter/" + id;
    }

    /** Identifier system of a naming scheme of ours, such as {@code payer} or {@code care-plan}. */
    public static String sid(String name) {
        return BASE + "/sid/" + name;
    }

    /** Canonical of a policy's PlanDefinition with its version: {@code …/PlanDefinition/<id>|<version>}. */
    public static String planDefinition(String versionedId) {
        return BASE + "/PlanDefinition/" + versionedId;
    }
}
