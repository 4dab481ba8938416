package care.sij.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import care.sij.fhir.FhirJson;
import care.sij.fhir.FhirXml;
import care.sij.fhir.ParseLimits;
import care.sij.fhir.SearchParameter;
import care.sij.fhir.SearchParameters;
import care.sij.record.Bytes;
import care.sij.support.DemoPartner;
import care.sij.support.Parallel;
import care.sij.support.RestCall;
import care.sij.support.RestCall.Got;
import care.sij.support.WholeService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceOperationComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Every line of the capability statement is true: what it lists is answered, what it does not list is refused. */
class CapabilityWalkIT {

    private static final int CLIENTS = 2;

    /** A value of each kind of search parameter. */
    private static final Map<String, String> VALUES = Map.of(
            "token", "absent",
            "string", "absent",
            "reference", "Patient/absent",
            "date", "2020-02-01",
            "number", "1",
            "quantity", "1",
            "uri", "http://absent.example.org");

    private final DemoPartner hospital = WholeService.partner("demo-hospital");
    private final CapabilityStatement statement = statement("application/fhir+json");

    @Test
    void isTheSameInXml() {
        assertThat(statement("application/fhir+xml").equalsDeep(statement)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/fhir+json", "application/fhir+xml"})
    void readsAndListsEveryType(String format) throws Exception {
        assertTrueOfEveryType(resource -> {
            String path = "/" + resource.getType();
            Said said = new Said(format);
            said.about(path, get(path + "?_count=1", format), 200);
            said.about(
                    path + "/_search",
                    RestCall.to(hospital, path + "/_search")
                            .header("Accept", format)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .call("POST", "_count=1"),
                    200);
            boolean history = interactions(resource.getType()).contains("history-type");
            said.about(path + "/_history", get(path + "/_history?_count=1", format), history ? 200 : 404);
            said.notFound(path + "/absent", get(path + "/absent", format));
            said.notFound(path + "/absent/_history", get(path + "/absent/_history", format));
            said.notFound(path + "/absent/_history/1", get(path + "/absent/_history/1", format));
            return said.untrue;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/fhir+json", "application/fhir+xml"})
    void writesEveryType(String format) throws Exception {
        assertTrueOfEveryType(resource -> {
            String path = "/" + resource.getType();
            String body = body(resource.getType(), "absent", format);
            Said said = new Said(format);
            if (!interactions(resource.getType()).contains("create")) {
                said.about("POST " + path, write("POST", path, body, format), 405);
                said.about("PUT " + path, write("PUT", path + "/absent", body, format), 405);
                said.about("DELETE " + path, write("DELETE", path + "/absent", "", format), 405);
                said.about("PATCH " + path, write("PATCH", path + "/absent", body, format), 405);
                said.about("PUT " + path + "?", write("PUT", path + "?_id=absent", body, format), 405);
                said.about("DELETE " + path + "?", write("DELETE", path + "?_id=absent", "", format), 405);
                return said.untrue;
            }
            // Most of these are not whole; that they are looked at is what their writer is told.
            said.about("POST " + path, write("POST", path, body, format), 201, 422);
            said.about("PUT " + path, write("PUT", path + "/absent", body, format), 404, 422);
            said.notFound("DELETE " + path, write("DELETE", path + "/absent", "", format));
            said.about("DELETE " + path + "?", write("DELETE", path + "?_id=absent", "", format), 204);
            said.about("PUT " + path + "?", write("PUT", path + "?_id=absent", body, format), 409, 422);
            said.notFound("PATCH " + path, patch(path + "/absent", format));
            return said.untrue;
        });
    }

    /** Each in JSON or in XML: that every type is answered in both is seen by other tests. */
    @Test
    @Tag("long")
    void searchesByEveryListedParameterAndByNoOther() throws Exception {
        assertTrueOfEveryType(resource -> {
            List<String> untrue = new ArrayList<>();
            for (CapabilityStatementRestResourceSearchParamComponent parameter : resource.getSearchParam()) {
                String path = "/" + resource.getType() + "?_count=1&" + parameter.getName() + "="
                        + value(resource.getType(), parameter);
                untrue.addAll(asked(path, 200));
            }
            untrue.addAll(included(resource.getType(), "_include", resource.getSearchInclude()));
            untrue.addAll(included(resource.getType(), "_revinclude", resource.getSearchRevInclude()));
            for (String other : unlisted(resource)) {
                untrue.addAll(asked("/" + resource.getType() + "?" + other + "=absent", 400));
            }
            return untrue;
        });
    }

    /** Twenty at once, as many as a search takes. */
    private List<String> included(String type, String parameter, List<StringType> listed) {
        List<String> untrue = new ArrayList<>();
        for (int from = 0; from < listed.size(); from += 20) {
            String all = listed.subList(from, Math.min(from + 20, listed.size())).stream()
                    .map(value -> "&" + parameter + "=" + value.getValue())
                    .collect(Collectors.joining());
            untrue.addAll(asked("/" + type + "?_id=absent" + all, 200));
            untrue.addAll(asked("/" + type + "?_count=1" + all, 200));
        }
        return untrue;
    }

    private static String value(String type, CapabilityStatementRestResourceSearchParamComponent parameter) {
        if (!parameter.getType().toCode().equals("composite")) {
            return VALUES.get(parameter.getType().toCode());
        }
        SearchParameters parameters = WholeService.bean(SearchParameters.class);
        return parameters
                .components(type, parameters.find(type, parameter.getName()).orElseThrow())
                .stream()
                .map(part -> VALUES.get(part.kind().name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("$"));
    }

    private List<String> asked(String path, int expected) {
        String format = path.hashCode() % 2 == 0 ? "application/fhir+json" : "application/fhir+xml";
        Said said = new Said(format);
        said.about(path, get(path, format), expected);
        return said.untrue;
    }

    /** What R4 defines for the type beyond what is listed, and what it does not define. */
    private static Set<String> unlisted(CapabilityStatementRestResourceComponent resource) {
        Set<String> all = WholeService.bean(SearchParameters.class).all(resource.getType()).stream()
                .map(SearchParameter::name)
                .collect(Collectors.toCollection(TreeSet::new));
        all.addAll(List.of("nonsense", "_filter", "_content", "_list", "_include", "_revinclude", "_elements"));
        resource.getSearchParam().forEach(listed -> all.remove(listed.getName()));
        return all;
    }

    @Test
    void includesWhatRefersToEveryTypeButOne() {
        assertThat(statement.getRestFirstRep().getResource())
                .filteredOn(resource -> !resource.getType().equals("AuditEvent"))
                .allSatisfy(resource -> assertThat(resource.getSearchRevInclude())
                        .extracting(StringType::getValue)
                        .contains("Provenance:target")
                        .doesNotContain("AuditEvent:entity"));
        assertThat(statement.getRestFirstRep().getResource())
                .filteredOn(resource -> resource.getType().equals("Observation"))
                .allSatisfy(resource -> assertThat(resource.getSearchInclude())
                        .extracting(StringType::getValue)
                        .contains("*", "Observation:subject", "Observation:encounter"));
    }

    @Test
    void writesEveryTypeButOne() {
        assertThat(statement.getRestFirstRep().getResource().stream()
                        .map(CapabilityStatementRestResourceComponent::getType)
                        .filter(type -> !interactions(type).contains("create")))
                .containsExactly("AuditEvent");
    }

    @Test
    void doesAllOfItToAResource() {
        assertThat(interactions("Patient")).contains("create", "read", "vread", "update", "delete", "history-instance");
        ObjectNode patient = Rested.patient(Rested.number());
        Got created = RestCall.post(hospital, "/Patient", patient);
        String path = "/Patient/" + created.id();
        assertThat(created.status()).isEqualTo(201);
        assertThat(RestCall.get(hospital, path).status()).isEqualTo(200);
        assertThat(RestCall.get(hospital, path + "/_history/1").status()).isEqualTo(200);
        ObjectNode other = Rested.practitioner(Rested.number());
        Got practitioner = RestCall.post(hospital, "/Practitioner", other);
        String one = "/Practitioner/" + practitioner.id();
        other.put("id", practitioner.id()).put("active", true);
        assertThat(RestCall.put(hospital, one, other).status()).isEqualTo(200);
        assertThat(RestCall.get(hospital, one + "/_history").json().path("entry"))
                .hasSize(2);
        assertThat(RestCall.to(hospital, one)
                        .header("Content-Type", "application/json-patch+json")
                        .call("PATCH", "[{\"op\":\"replace\",\"path\":\"/active\",\"value\":false}]")
                        .json()
                        .path("active")
                        .asBoolean(true))
                .isFalse();
        assertThat(RestCall.delete(hospital, one).status()).isEqualTo(204);
        assertThat(RestCall.get(hospital, one).status()).isEqualTo(410);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /Patient/$everything, 404",
        "GET, /Subscription/$get-ws-binding-token, 404",
        "GET, /$everything, 404",
        "GET, '', 400",
        "GET, ?_type=AuditEvent, 400",
        "GET, /Observation/absent/Observation, 404",
        "GET, /Patient/absent/AuditEvent, 400",
        "GET, /Patient/absent/Practitioner, 404",
        "GET, /Patient/$meta, 404",
        "POST, /Patient/absent/$meta-add, 404",
        "POST, /Patient/absent/$meta-delete, 404",
        "GET, /Parameter, 404",
    })
    void refusesWhatItDoesNotList(String method, String path, int status) {
        String body = method.equals("PATCH") || method.equals("PUT") || method.equals("POST")
                ? body("Patient", "absent", "application/fhir+json")
                : "";
        assertThat(RestCall.to(hospital, path).call(method, body).status()).isEqualTo(status);
    }

    @Test
    void listsNoInteractionThatIsNotWalkedHere() {
        assertThat(statement.getRest()).hasSize(1);
        assertThat(statement.getRestFirstRep().getInteraction())
                .extracting(interaction -> interaction.getCode().toCode())
                .containsExactly("transaction", "batch", "history-system", "search-system");
        assertThat(RestCall.post(hospital, "", Rested.bundle("transaction")).status())
                .isEqualTo(200);
        assertThat(RestCall.post(hospital, "", Rested.bundle("batch")).status()).isEqualTo(200);
        assertThat(RestCall.get(hospital, "/_history?_count=1").status()).isEqualTo(200);
        assertThat(RestCall.get(hospital, "?_type=Patient,Condition&_count=1").status())
                .isEqualTo(200);
        for (var compartment : statement.getRestFirstRep().getCompartment()) {
            String definition = compartment.getValue();
            String of = definition.substring(definition.lastIndexOf('/') + 1);
            String type = of.equals("relatedperson")
                    ? "RelatedPerson"
                    : of.substring(0, 1).toUpperCase() + of.substring(1);
            assertThat(RestCall.get(hospital, "/" + type + "/absent/Observation")
                            .status())
                    .as(definition)
                    .isEqualTo(200);
        }
        assertThat(statement.getRestFirstRep().getResource())
                .flatExtracting(resource -> interactions(resource.getType()))
                .containsOnly(
                        "read",
                        "vread",
                        "history-instance",
                        "history-type",
                        "create",
                        "update",
                        "patch",
                        "delete",
                        "search-type");
        assertThat(statement.getRestFirstRep().getOperation())
                .extracting(operation -> operation.getName())
                .containsExactly(
                        "process-message",
                        "parked-messages",
                        "deliveries",
                        "send-again",
                        "hold-deliveries",
                        "release-deliveries",
                        "alerts",
                        "acknowledge-alert",
                        "code-map",
                        "set-code-map",
                        "preview-code-map",
                        "unmapped-codes",
                        "inclusion-proof",
                        "consistency-proof",
                        "verify",
                        "rotate-ledger-key",
                        "export");
        assertThat(RestCall.get(hospital, "/$export")
                        .issue()
                        .path("diagnostics")
                        .asString())
                .contains("respond-async");
        assertThat(statement.getRestFirstRep().getResource())
                .filteredOn(resource -> resource.getType().equals("Subscription"))
                .flatExtracting(CapabilityStatementRestResourceComponent::getOperation)
                .extracting(operation -> operation.getName())
                .containsExactlyInAnyOrder("status", "events", "validate", "diff", "meta");
        assertThat(RestCall.get(hospital, "/Subscription/$status").status()).isEqualTo(200);
        assertThat(RestCall.get(hospital, "/Subscription/absent/$status").status())
                .isEqualTo(404);
        assertThat(RestCall.get(hospital, "/Subscription/absent/$events").status())
                .isEqualTo(404);
        assertThat(RestCall.get(hospital, "/$alerts").status()).isEqualTo(403);
        assertThat(RestCall.get(hospital, "/$deliveries").status()).isEqualTo(200);
        assertThat(RestCall.get(hospital, "/$parked-messages").status()).isEqualTo(200);
        assertThat(RestCall.post(hospital, "/$process-message", Rested.bundle("message"))
                        .rule())
                .isEqualTo("SEND_NOT_A_MESSAGE");
    }

    @Test
    void servesTheOperationsOfR4ThatItLists() throws Exception {
        assertTrueOfEveryType(resource -> {
            List<String> untrue = new ArrayList<>();
            for (CapabilityStatementRestResourceOperationComponent operation : resource.getOperation()) {
                untrue.addAll(called(resource.getType(), operation.getName()));
            }
            return untrue;
        });
    }

    private List<String> called(String type, String operation) {
        String format = "application/fhir+json";
        String path = "/" + type + "/absent/$" + operation;
        Said said = new Said(format);
        switch (operation) {
            case "validate" -> {
                String all = "/" + type + "/$validate";
                said.about(all, write("POST", all, body(type, "absent", format), format), 200);
                said.notFound(path, get(path, format));
            }
            case "diff" -> said.notFound(path, get(path + "?from=1&to=1", format));
            case "everything", "meta" -> said.notFound(path, get(path, format));
            case "expand", "validate-code" -> said.notFound(path, get(path + "?code=x&system=x", format));
            case "lookup" ->
                said.notFound(path, get("/" + type + "/$lookup?code=x&system=http://absent.example.org", format));
            case "translate" -> said.notFound(path, get(path + "?code=x&system=x", format));
            default ->
                assertThat(operation)
                        .isIn("as-of", "compare", "timeline", "audit-export", "export", "status", "events");
        }
        return said.untrue;
    }

    private List<String> interactions(String type) {
        return statement.getRestFirstRep().getResource().stream()
                .filter(resource -> resource.getType().equals(type))
                .flatMap(resource -> resource.getInteraction().stream())
                .map(interaction -> interaction.getCode().toCode())
                .toList();
    }

    /** Asks about every type and expects no line that is untrue. */
    private void assertTrueOfEveryType(Walk walk) throws Exception {
        List<Callable<List<String>>> walks = new ArrayList<>();
        statement.getRestFirstRep().getResource().forEach(resource -> walks.add(() -> walk.untrue(resource)));
        assertThat(walks).hasSize(146);
        assertThat(Parallel.run(CLIENTS, walks).stream().flatMap(List::stream)).isEmpty();
    }

    private interface Walk {

        List<String> untrue(CapabilityStatementRestResourceComponent resource);
    }

    /** What was answered otherwise than the statement says. */
    private static final class Said {

        private final String format;
        private final List<String> untrue = new ArrayList<>();

        private Said(String format) {
            this.format = format;
        }

        private void about(String asked, Got got, Integer... expected) {
            if (!List.of(expected).contains(got.status())
                    || (got.status() != 204 && !got.header("Content-Type").startsWith(format))) {
                untrue.add(asked + " " + got.status() + " " + got.header("Content-Type") + " " + got.text());
            }
        }

        /** There is none, which is another answer than that there is no such thing to ask. */
        private void notFound(String asked, Got got) {
            about(asked, got, 404);
            if (!got.text().contains("not-found")) {
                untrue.add(asked + " " + got.text());
            }
        }
    }

    private Got get(String path, String format) {
        return RestCall.to(hospital, path).header("Accept", format).call("GET", "");
    }

    private Got write(String method, String path, String body, String format) {
        return RestCall.to(hospital, path)
                .header("Accept", format)
                .header("Content-Type", format)
                .call(method, body);
    }

    private Got patch(String path, String format) {
        return RestCall.to(hospital, path)
                .header("Accept", format)
                .header("Content-Type", "application/json-patch+json")
                .call("PATCH", "[{\"op\":\"test\",\"path\":\"/id\",\"value\":\"absent\"}]");
    }

    private static String body(String type, String id, String format) {
        return format.endsWith("json")
                ? "{\"resourceType\":\"" + type + "\",\"id\":\"" + id + "\",\"language\":\"en\"}"
                : "<" + type + " xmlns=\"http://hl7.org/fhir\"><id value=\"" + id + "\"/><language value=\"en\"/></"
                        + type + ">";
    }

    private static CapabilityStatement statement(String format) {
        Got got = RestCall.to(WholeService.partner("demo-hospital"), "/metadata")
                .header("Accept", format)
                .call("GET", "");
        byte[] body = got.text().getBytes(StandardCharsets.UTF_8);
        return format.endsWith("json")
                ? WholeService.bean(FhirJson.class).read(Bytes.of(body), CapabilityStatement.class)
                : WholeService.bean(FhirXml.class)
                        .parse(body, ParseLimits.TRANSACTION, CapabilityStatement.class)
                        .fold(read -> read, refusal -> {
                            throw new IllegalStateException(refusal.toString());
                        });
    }
}
