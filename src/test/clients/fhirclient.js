// The same way with fhirclient, the SMART JavaScript client: a message, search, read, vread, history, writing, refusals.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { base, haemoglobin, mrn, referralOf, refusalOf, token } from "./demo.js";

const smart = createRequire(import.meta.url)("fhirclient");
const patientNumber = "SYN-202";
// On a server it asks for a web request; a script that has its token already needs none of it.
const client = smart({ headers: {} }, {}).client({
  serverUrl: base,
  tokenResponse: { access_token: token("demo-hospital") },
});

const metadata = await client.request("metadata");
assert.equal(metadata.fhirVersion, "4.0.1");

const send = () =>
  client.request({
    url: "$process-message",
    method: "POST",
    headers: { "Content-Type": "application/fhir+json" },
    body: JSON.stringify(referralOf(patientNumber)),
  });
const answer = await send();
assert.equal(answer.entry[0].resource.response.code, "ok");
assert.deepEqual(await send(), answer, "a resend gets the stored answer");

const patients = await client.request(`Patient?identifier=${encodeURIComponent(`${mrn}|${patientNumber}`)}`, { flat: true });
assert.equal(patients.length, 1);
const plans = await client.request(`CarePlan?patient=${patients[0].id}`, { flat: true, pageLimit: 0 });
assert.equal(plans.length, 1);
const plan = await client.request(`CarePlan/${plans[0].id}`);
assert.equal(plan.subject.reference, `Patient/${patients[0].id}`);
assert.deepEqual(await client.request(`CarePlan/${plan.id}/_history/${plan.meta.versionId}`), plan);
const history = await client.request(`CarePlan/${plan.id}/_history`);
assert.deepEqual(history.entry[0].resource, plan);

const written = await client.create(haemoglobin(patients[0].id, `${patientNumber}-1`, 13.9));
assert.equal(written.meta.versionId, "1");
written.valueQuantity.value = 14.1;
const corrected = await client.update(written);
assert.equal(corrected.meta.versionId, "2");
await client.delete(`Observation/${written.id}`);
const gone = await refusalOf(() => client.request(`Observation/${written.id}`));
assert.equal(gone.statusCode, 410);

const missing = await refusalOf(() => client.request("Patient/nobody"));
assert.equal(missing.statusCode, 404);
const misspelt = await refusalOf(() => client.request("Patient?identifer=x"));
assert.equal(misspelt.statusCode, 400);

console.log("fhirclient: the tour is done");
