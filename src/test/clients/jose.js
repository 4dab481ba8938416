// A partner's script with jose alone: tokens by RS384 and by ES384, what they open, and assertions that are refused.
import assert from "node:assert/strict";
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { accessToken, ask, assertionOf, discover } from "./backend.js";
import { base, mrn, referralOf } from "./demo.js";

const patientNumber = "SYN-205";
const smart = await discover();
assert.deepEqual(smart.token_endpoint_auth_signing_alg_values_supported, ["RS384", "ES384"]);
const clients = { RS384: "demo-hospital", ES384: "demo-clinic" };

async function fhir(token, path, request = {}) {
  const answer = await fetch(`${base}/${path}`, {
    ...request,
    headers: { Accept: "application/fhir+json", "Content-Type": "application/fhir+json", Authorization: `Bearer ${token}` },
  });
  return { status: answer.status, body: await answer.json() };
}

const sent = await fhir(await accessToken("demo-hospital", "system/MessageHeader.c"), "$process-message", {
  method: "POST",
  body: JSON.stringify(referralOf(patientNumber)),
});
assert.equal(sent.body.entry[0].resource.response.code, "ok");

for (const [algorithm, client] of Object.entries(clients)) {
  const assertion = await assertionOf(client, smart.token_endpoint);
  assert.equal(decodeProtectedHeader(assertion).alg, algorithm);
  const answer = await ask(smart.token_endpoint, assertion, "system/Patient.rs system/CarePlan.rs");
  assert.equal(answer.status, 200);
  const { access_token: token, token_type: type, expires_in: seconds, scope } = await answer.json();
  assert.equal(type, "bearer");
  assert.equal(seconds, 300);
  assert.equal(scope, "system/Patient.rs system/CarePlan.rs");
  const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(smart.jwks_uri)), {
    issuer: smart.issuer,
    audience: base,
    typ: "at+jwt",
  });
  assert.equal(payload.client_id, client);

  const plans = await fhir(token, "CarePlan?_count=100");
  assert.equal(plans.status, 200);
  assert.ok(plans.body.entry.length > 0);
  const plan = await fhir(token, `CarePlan/${plans.body.entry[0].resource.id}`);
  assert.equal(plan.body.resourceType, "CarePlan");
  assert.equal((await fhir(token, plan.body.subject.reference)).body.resourceType, "Patient");
  assert.equal((await fhir(token, "Observation")).status, 403);

  await refused(assertion, "a jti that comes again");
}

const people = await fhir(
  await accessToken("demo-hospital", "system/Patient.rs"),
  `Patient?identifier=${encodeURIComponent(`${mrn}|${patientNumber}`)}`,
);
assert.equal(people.body.entry.length, 1);

await refused(await assertionOf("demo-hospital", smart.issuer), "the issuer as audience");
await refused(await assertionOf("demo-hospital", [smart.token_endpoint, smart.issuer]), "two audiences");

async function refused(assertion, why) {
  const answer = await ask(smart.token_endpoint, assertion, "system/Patient.rs");
  assert.equal(answer.status, 401, why);
  assert.equal((await answer.json()).error, "invalid_client", why);
}

console.log("jose: the tour is done");
