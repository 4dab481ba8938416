// What the tours need of the running demonstration.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);
const port = process.env.SIJ_PORT ?? "8080";

export const base = `http://localhost:${port}/fhir`;
export const mrn = "http://demo-hospital.example.org/mrn";

/** An access token of a client of the demonstration, as a person would get one. */
export function token(client) {
  const jar = fileURLToPath(new URL("target/sij-pathways.jar", root));
  const printed = execFileSync("java", ["-jar", jar, "token", client, `--server.port=${port}`], { encoding: "utf8" });
  return printed.trim().split("\n").at(-1);
}

/** The first journey's referral, made one about another synthetic patient under ids of its own; the same at each call. */
export function referralOf(patient) {
  const path = "src/main/resources/demo/journeys/J1/01-demo-hospital-sij-referral-request.json";
  const text = readFileSync(new URL(path, root), "utf8");
  return JSON.parse(
    text
      .replaceAll("SYN-001", patient)
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, (id) => another(id, patient)),
  );
}

function another(id, patient) {
  const hex = createHash("sha256").update(`${patient} ${id}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-");
}

/** The refusal that a call must end in, as its client reports it. */
export async function refusalOf(call) {
  try {
    await call();
  } catch (refusal) {
    return refusal;
  }
  throw new Error("the call was not refused");
}

/** A laboratory value of a patient; nothing that the pathway reads. */
export function haemoglobin(patient, number, gramsPerDecilitre) {
  return {
    resourceType: "Observation",
    identifier: [{ system: "http://demo-hospital.example.org/laboratory", value: number }],
    status: "final",
    code: { coding: [{ system: "http://loinc.org", code: "718-7" }] },
    subject: { reference: `Patient/${patient}` },
    effectiveDateTime: "2023-06-05",
    valueQuantity: { value: gramsPerDecilitre, unit: "g/dL", system: "http://unitsofmeasure.org", code: "g/dL" },
  };
}
