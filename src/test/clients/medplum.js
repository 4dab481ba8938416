// A partner's script with @medplum/core, whose own login by an assertion asks for no scope, as SMART demands: jose gets the token.
import assert from "node:assert/strict";
import { MedplumClient, OperationOutcomeError } from "@medplum/core";
import { accessToken } from "./backend.js";
import { base, haemoglobin, mrn, referralOf, refusalOf } from "./demo.js";

const patientNumber = "SYN-206";
const address = new URL(base);

async function clientOf(partner) {
  const client = new MedplumClient({ baseUrl: address.origin, fhirUrlPath: address.pathname, cacheTime: 0 });
  client.setAccessToken(await accessToken(partner, "system/MessageHeader.c system/*.cruds"));
  return client;
}

const hospital = await clientOf("demo-hospital");
const answer = await hospital.post(hospital.fhirUrl("$process-message"), referralOf(patientNumber), "application/fhir+json");
assert.equal(answer.entry[0].resource.response.code, "ok");

const patient = await hospital.searchOne("Patient", { identifier: `${mrn}|${patientNumber}` });
assert.equal(patient.identifier[0].value, patientNumber);
for (const client of [hospital, await clientOf("demo-clinic")]) {
  const plans = await client.searchResources("CarePlan", { patient: patient.id });
  assert.equal(plans.length, 1);
  const plan = await client.readResource("CarePlan", plans[0].id);
  assert.equal(plan.subject.reference, `Patient/${patient.id}`);
  assert.deepEqual(await client.readVersion("CarePlan", plan.id, plan.meta.versionId), plan);
  const history = await client.readHistory("CarePlan", plan.id);
  assert.deepEqual(history.entry[0].resource, plan);
  assert.equal((await client.readReference(plan.subject)).resourceType, "Patient");
}

const written = await hospital.createResource(haemoglobin(patient.id, `${patientNumber}-1`, 13.9));
assert.equal(written.meta.versionId, "1");
const corrected = await hospital.updateResource({
  ...written,
  valueQuantity: { ...written.valueQuantity, value: 14.1 },
});
assert.equal(corrected.meta.versionId, "2");
await hospital.deleteResource("Observation", written.id);

await refused(() => hospital.readResource("Observation", written.id), "deleted");
await refused(() => hospital.readResource("Patient", "nobody"), "not-found");
await refused(() => hospital.search("Patient", { identifer: "x" }), "not-supported");

async function refused(call, code) {
  const refusal = await refusalOf(call);
  assert.ok(refusal instanceof OperationOutcomeError);
  assert.equal(refusal.outcome.issue[0].code, code);
}

console.log("medplum: the tour is done");
