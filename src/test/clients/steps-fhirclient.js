// fhirclient through the REST face: create, search, page, patch, transaction, history, export.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { base, correction, exported, followable, haemoglobin, person, token, transactionOf } from "./steps.js";

const smart = createRequire(import.meta.url)("fhirclient");
const number = "SYN-208";
const client = smart({ headers: {} }, {}).client({ serverUrl: base, tokenResponse: { access_token: token } });
const done = [];

const patient = await client.create(person(number));
const written = [];
for (const score of [13.5, 13.7, 13.9]) {
  written.push(await client.create(haemoglobin(patient.id, `${number}-${score}`, score)));
}
done.push("create");

const query = `Observation?patient=${patient.id}&code=${encodeURIComponent("http://loinc.org|718-7")}&_count=2`;
const first = await client.request(query);
assert.equal(first.entry.length, 2);
done.push("search");
const second = await client.request(followable(first).link.find(({ relation }) => relation === "next").url);
const found = [...first.entry, ...second.entry].map(({ resource }) => resource.id);
assert.deepEqual(found.sort(), written.map(({ id }) => id).sort());
done.push("page");

const patched = await client.patch(`Observation/${written[0].id}`, correction);
assert.equal(patched.meta.versionId, "2");
assert.equal(patched.valueQuantity.value, 14.1);
done.push("patch");

const transaction = await client.request({
  url: base,
  method: "POST",
  headers: { "Content-Type": "application/fhir+json" },
  body: JSON.stringify(transactionOf(haemoglobin(patient.id, `${number}-4`, 14))),
});
assert.match(transaction.entry[0].response.status, /^201/);
done.push("transaction");

const history = await client.request(`Observation/${written[0].id}/_history`);
assert.equal(history.entry.at(-1).resource.meta.versionId, "1");
done.push("history");

const { response } = await client.request({
  url: "$export?_type=Patient",
  headers: { Accept: "application/fhir+json", Prefer: "respond-async" },
  includeResponse: true,
});
const people = await exported(response.headers.get("content-location"));
assert.ok(people.some(({ id }) => id === patient.id));
done.push("export");

console.log(`fhirclient: ${done.join(" ")}`);
