// SMART Backend Services with jose, as a partner's engine would: discovery, an assertion, an access token.
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { SignJWT, importJWK } from "jose";
import { base } from "./demo.js";

export async function discover() {
  const answer = await fetch(`${base}/.well-known/smart-configuration`, { headers: { Accept: "application/json" } });
  return answer.json();
}

/** An assertion by which a client of the demonstration proves itself, with the algorithm of its key. */
export async function assertionOf(client, audience, jti = randomUUID()) {
  const key = JSON.parse(await readFile(new URL(`../../main/resources/demo/keys/${client}.jwk.json`, import.meta.url), "utf8"));
  return new SignJWT()
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: "JWT" })
    .setIssuer(client)
    .setSubject(client)
    .setAudience(audience)
    .setExpirationTime("4m")
    .setJti(jti)
    .sign(await importJWK(key, key.alg));
}

/** The token endpoint's answer to an assertion. */
export function ask(endpoint, assertion, scope) {
  return fetch(endpoint, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      scope,
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: assertion,
    }),
  });
}

export async function accessToken(client, scope) {
  const { token_endpoint } = await discover();
  const answer = await ask(token_endpoint, await assertionOf(client, token_endpoint), scope);
  if (answer.status !== 200) {
    throw new Error(`no token for ${client}: ${answer.status} ${await answer.text()}`);
  }
  return (await answer.json()).access_token;
}
