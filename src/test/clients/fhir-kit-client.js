// A partner's script with fhir-kit-client: discovery, a message and its resend, search, read, vread, history, writing, refusals.
import assert from "node:assert/strict";
import { Client } from "fhir-kit-client";
import { base, haemoglobin, mrn, referralOf, refusalOf, token } from "./demo.js";

const patientNumber = "SYN-201";
const client = new Client({ baseUrl: base });

const smart = await client.smartAuthMetadata();
assert.ok(smart.tokenUrl, "the token endpoint can be found");
const metadata = await client.capabilityStatement();
assert.equal(metadata.fhirVersion, "4.0.1");
assert.ok(metadata.rest[0].resource.some(({ type }) => type === "CarePlan"));

const stranger = await refusalOf(() => client.search({ resourceType: "CarePlan" }));
assert.equal(stranger.response.status, 401);
assert.equal(stranger.response.data.resourceType, "OperationOutcome");

client.bearerToken = token("demo-hospital");
const message = referralOf(patientNumber);
const send = () => client.operation({ name: "$process-message", method: "POST", input: message });
const answer = await send();
assert.equal(answer.entry[0].resource.response.code, "ok");
assert.deepEqual(await send(), answer, "a resend gets the stored answer");

const people = await client.search({ resourceType: "Patient", searchParams: { identifier: `${mrn}|${patientNumber}` } });
assert.equal(people.entry.length, 1);
const patient = people.entry[0].resource;
const plans = await client.search({ resourceType: "CarePlan", searchParams: { patient: patient.id } });
assert.equal(plans.entry.length, 1);
const found = plans.entry[0].resource;
const plan = await client.read({ resourceType: "CarePlan", id: found.id });
assert.equal(plan.status, "active");
assert.deepEqual(await client.vread({ resourceType: "CarePlan", id: plan.id, version: plan.meta.versionId }), plan);
const history = await client.history({ resourceType: "CarePlan", id: plan.id });
assert.deepEqual(history.entry[0].resource, plan);

const written = await client.create({ resourceType: "Observation", body: haemoglobin(patient.id, `${patientNumber}-1`, 13.9) });
assert.equal(written.meta.versionId, "1");
written.valueQuantity.value = 14.1;
const corrected = await client.update({ resourceType: "Observation", id: written.id, body: written });
assert.equal(corrected.meta.versionId, "2");
const transaction = await client.transaction({
  body: {
    resourceType: "Bundle",
    type: "transaction",
    entry: [
      {
        fullUrl: "urn:uuid:5a3c0a6e-3c0b-4f3c-9a51-f1c1a4f0c0de",
        resource: haemoglobin(patient.id, `${patientNumber}-2`, 14),
        request: { method: "POST", url: "Observation" },
      },
    ],
  },
});
assert.match(transaction.entry[0].response.status, /^201/);
await client.delete({ resourceType: "Observation", id: written.id });
const gone = await refusalOf(() => client.read({ resourceType: "Observation", id: written.id }));
assert.equal(gone.response.status, 410);

const missing = await refusalOf(() => client.read({ resourceType: "Patient", id: "nobody" }));
assert.equal(missing.response.status, 404);
const misspelt = await refusalOf(() => client.search({ resourceType: "Patient", searchParams: { identifer: "x" } }));
assert.equal(misspelt.response.status, 400);
assert.equal(misspelt.response.data.resourceType, "OperationOutcome");

console.log("fhir-kit-client: the tour is done");
