// What the tours through the REST face need: who asks, a person to write about, and what the service says that it serves.
import { base, haemoglobin, mrn } from "./demo.js";

export { base, haemoglobin };
export const token = process.env.SIJ_TOKEN;

/** A synthetic person under a number of the demo hospital. */
export function person(number) {
  return {
    resourceType: "Patient",
    identifier: [{ system: mrn, value: number }],
    name: [{ family: "SYNTHETICA", given: ["Tourina"] }],
    gender: "female",
    birthDate: "1980-04-01",
  };
}

/** A bundle that creates one resource. */
export function transactionOf(resource) {
  return {
    resourceType: "Bundle",
    type: "transaction",
    entry: [{ fullUrl: "urn:uuid:2b0fe4a2-6c0e-4a86-b8c8-3f1f1f3c5a01", resource, request: { method: "POST", url: resource.resourceType } }],
  };
}

/** A link of the service at the address that this script knows it by: in the tests it does not know its own port. */
export function here(url) {
  return new URL(new URL(url).pathname + new URL(url).search, base).href;
}

/** The bundle with its links as the script can follow them. */
export function followable(bundle) {
  return { ...bundle, link: bundle.link.map(({ relation, url }) => ({ relation, url: here(url) })) };
}

export const correction = [{ op: "replace", path: "/valueQuantity/value", value: 14.1 }];

/** Asks where an export has been put until it is done; its Patients, one in a line. */
export async function exported(statusUrl) {
  const headers = { Authorization: `Bearer ${token}`, Accept: "application/json" };
  for (let turn = 0; turn < 120; turn++) {
    const answer = await fetch(here(statusUrl), { headers });
    if (answer.status === 200) {
      const { output } = await answer.json();
      const files = output.filter(({ type }) => type === "Patient");
      const texts = await Promise.all(
        files.map(async ({ url }) => (await fetch(here(url), { headers: { Authorization: headers.Authorization } })).text()),
      );
      return texts.join("\n").split("\n").filter(Boolean).map((line) => JSON.parse(line));
    }
    if (answer.status !== 202) {
      throw new Error(`the export ended with ${answer.status}`);
    }
    await new Promise((later) => setTimeout(later, 500));
  }
  throw new Error("the export took more than a minute");
}
