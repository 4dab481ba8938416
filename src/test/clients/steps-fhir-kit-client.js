// fhir-kit-client through the REST face: create, search, page, patch, transaction, history, export.
import assert from "node:assert/strict";
import { Client } from "fhir-kit-client";
import { base, correction, exported, followable, haemoglobin, person, token, transactionOf } from "./steps.js";

const number = "SYN-207";
const client = new Client({ baseUrl: base, bearerToken: token });
const done = [];

const patient = await client.create({ resourceType: "Patient", body: person(number) });
const written = [];
for (const score of [13.5, 13.7, 13.9]) {
  const body = haemoglobin(patient.id, `${number}-${score}`, score);
  written.push(await client.create({ resourceType: "Observation", body }));
}
done.push("create");

const first = await client.search({ resourceType: "Observation", searchParams: { patient: patient.id, code: "http://loinc.org|718-7", _count: 2 } });
assert.equal(first.entry.length, 2);
done.push("search");
const second = await client.nextPage({ bundle: followable(first) });
const found = [...first.entry, ...second.entry].map(({ resource }) => resource.id);
assert.deepEqual(found.sort(), written.map(({ id }) => id).sort());
done.push("page");

const patched = await client.patch({ resourceType: "Observation", id: written[0].id, jsonPatch: correction });
assert.equal(patched.meta.versionId, "2");
assert.equal(patched.valueQuantity.value, 14.1);
done.push("patch");

const transaction = await client.transaction({ body: transactionOf(haemoglobin(patient.id, `${number}-4`, 14)) });
assert.match(transaction.entry[0].response.status, /^201/);
done.push("transaction");

const history = await client.history({ resourceType: "Observation", id: written[0].id });
assert.equal(history.entry.at(-1).resource.meta.versionId, "1");
done.push("history");

const started = await client.request("$export?_type=Patient", { options: { headers: { Prefer: "respond-async" } } });
const { response } = Client.httpFor(started);
const people = await exported(response.headers.get("content-location"));
assert.ok(people.some(({ id }) => id === patient.id));
done.push("export");

console.log(`fhir-kit-client: ${done.join(" ")}`);
