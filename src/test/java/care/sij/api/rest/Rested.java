package care.sij.api.rest;

import care.sij.support.DemoPartner;
import care.sij.support.RestCall;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Small resources of a hospital, each with numbers of its own. */
public final class Rested {

    public static final String MRN = "http://demo-hospital.example.org/mrn";
    public static final String OBSERVATION = "http://demo-hospital.example.org/observation";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Rested() {}

    public static String number() {
        return "REST-" + UUID.randomUUID();
    }

    public static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    }

    public static ObjectNode patient(String number) {
        return patient(MRN, number);
    }

    public static ObjectNode patient(String system, String number) {
        return object("""
                {'resourceType': 'Patient', 'identifier': [{'system': '%s', 'value': '%s'}],
                 'name': [{'family': 'SYNTHETICA', 'given': ['Restina']}], 'gender': 'female', 'birthDate': '1980-04-01'}""".formatted(system, number));
    }

    /** A person that the partner has just created; its id. */
    public static String person(DemoPartner partner) {
        RestCall.Got got = RestCall.post(partner, "/Patient", patient(number()));
        if (got.status() != 201) {
            throw new AssertionError(got.status() + " " + got.text());
        }
        return got.id();
    }

    public static ObjectNode pain(String subject, String number, int score) {
        return object("""
                {'resourceType': 'Observation', 'identifier': [{'system': '%s', 'value': '%s'}], 'status': 'final',
                 'code': {'coding': [{'system': 'http://loinc.org', 'code': '72514-3'}]}, 'subject': {'reference': '%s'},
                 'effectiveDateTime': '2024-02-01T09:00:00Z', 'valueInteger': %d,
                 'bodySite': {'coding': [{'system': 'http://snomed.info/sct', 'code': '39723000'}],
                  'extension': [{'url': 'http://sij-pathways.example.org/fhir/StructureDefinition/sij-laterality',
                   'valueCodeableConcept': {'coding': [{'system': 'http://snomed.info/sct', 'code': '24028007'}]}}]}}""".formatted(OBSERVATION, number, subject, score));
    }

    /** A resource that no profile of this service claims. */
    public static ObjectNode allergy(String subject, String system, String number) {
        return object("""
                {'resourceType': 'AllergyIntolerance', 'identifier': [{'system': '%s', 'value': '%s'}],
                 'clinicalStatus': {'coding': [{'code': 'active',
                  'system': 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical'}]},
                 'patient': {'reference': '%s'}, 'code': {'text': 'Latex'}}""".formatted(system, number, subject));
    }

    public static ObjectNode practitioner(String number) {
        return object("""
                {'resourceType': 'Practitioner', 'name': [{'family': 'SYNTHETICA'}],
                 'identifier': [{'system': 'http://demo-hospital.example.org/npi', 'value': '%s'}]}""".formatted(number));
    }

    public static ObjectNode bundle(String type) {
        ObjectNode bundle = JSON.createObjectNode();
        bundle.put("resourceType", "Bundle").put("type", type).putArray("entry");
        return bundle;
    }

    /** Adds an entry; {@code resource} is left out where it is empty. */
    public static ObjectNode entry(ObjectNode bundle, String method, String url, ObjectNode resource) {
        ObjectNode entry = ((ArrayNode) bundle.path("entry")).addObject();
        if (!resource.isEmpty()) {
            entry.set("resource", resource);
        }
        entry.putObject("request").put("method", method).put("url", url);
        return entry;
    }

    public static ObjectNode nothing() {
        return JSON.createObjectNode();
    }
}
