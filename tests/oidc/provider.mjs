// Real OpenID Connect providers for the tests, one a port: node provider.mjs '{"ports": […], "redirect_uris": […]}'.
// They end when standard input does, that is with whoever started them.
//
// PUT /people {subject: claims} says who there is; GET /seen lists what the endpoints were asked; the sign-in page takes
// a subject, or "deny". /.well-known/forged-keys is the discovery document with the keys of another provider.
import { generateKeyPairSync } from "node:crypto";
import Provider from "oidc-provider";

const { ports, redirect_uris } = JSON.parse(process.argv[2]);
const CLAIMS = ["name", "given_name", "family_name", "person", "home", "affiliation"];
const PAGE = `<!doctype html><html lang="en"><title>Campus</title><h1>Campus</h1><form method="post">
<label>Who are you? <input name="who"></label><button>Sign in</button></form></html>`;

const body = async (request) => {
  let text = "";
  for await (const part of request) text += part;
  return text;
};

const key = () => ({ ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }), kid: "one", use: "sig" });

const configuration = (people) => ({
  clients: [{ client_id: "kohort", client_secret: "secret-of-kohort", redirect_uris }],
  jwks: { keys: [key()] },
  cookies: { keys: ["tests"] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  claims: { openid: ["sub"], profile: CLAIMS, email: ["email", "email_verified"] },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, sub) => people[sub] && { accountId: sub, claims: () => ({ sub, ...people[sub] }) },
  loadExistingGrant: async (ctx) => {
    const { client, session, provider } = ctx.oidc;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope("openid profile email");
    await grant.save();
    return grant;
  },
});

const start = (port, elsewhere) => {
  const people = {};
  const seen = [];
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, configuration(people));

  provider.use(async (ctx, next) => {
    if (ctx.path === "/people") {
      Object.assign(people, JSON.parse(await body(ctx.req)));
      ctx.body = "";
    } else if (ctx.path === "/seen") {
      ctx.body = seen;
    } else if (ctx.path === "/.well-known/forged-keys") {
      const document = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
      ctx.body = { ...document, jwks_uri: `http://127.0.0.1:${elsewhere}/jwks` };
    } else if (ctx.path.startsWith("/interaction/") && ctx.method === "POST") {
      const who = new URLSearchParams(await body(ctx.req)).get("who");
      const result = who === "deny" ? { error: "access_denied" } : { login: { accountId: who } };
      ctx.respond = false;
      await provider.interactionFinished(ctx.req, ctx.res, result);
    } else if (ctx.path.startsWith("/interaction/")) {
      ctx.type = "html";
      ctx.body = PAGE;
    } else {
      await next();
      if (ctx.oidc?.params) seen.push({ route: ctx.oidc.route, status: ctx.status, ...ctx.oidc.params });
    }
  });
  return new Promise((ready) => provider.listen(port, "127.0.0.1", ready));
};

await Promise.all(ports.map((port, at) => start(port, ports[(at + 1) % ports.length])));
console.log("ready");
process.stdin.on("end", () => process.exit()).resume();
