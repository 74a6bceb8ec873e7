// Grades responses with the MDN HTTP Observatory's own tests, offline.
// Standard input: [{path, status, headers: [[name, value]], html, session}]; standard output: [{path, score, failed}].
import { readFileSync } from "node:fs";

import { AxiosHeaders } from "axios";
import { CookieJar } from "tough-cookie";

const home = "../../node_modules/@mdn/mdn-http-observatory/src";
const { ALL_TESTS } = await import(`${home}/constants.js`);
const { getScoreModifier } = await import(`${home}/grader/grader.js`);
const { Requests } = await import(`${home}/types.js`);

const SITE = "https://kohort.example/";

function asResponse(page) {
  const headers = new AxiosHeaders();
  for (const [name, value] of page.headers.filter(([name]) => name.toLowerCase() !== "set-cookie")) headers.set(name, value);
  return { headers, status: page.status, statusText: "", data: page.html, verified: true, config: {}, request: { headers: new AxiosHeaders() } };
}

function asRequests(page) {
  const requests = new Requests("kohort.example");
  requests.site = { hostname: "kohort.example", path: "/", port: 443, protocol: "https:" };
  requests.resources.path = page.html;
  for (const way of ["auto", "cors", "http", "https"]) requests.responses[way] = asResponse(page);
  requests.responses.httpRedirects = [
    { url: new URL("http://kohort.example/"), status: 301 },
    { url: new URL(SITE), status: 200 },
  ];
  requests.responses.httpsRedirects = [{ url: new URL(SITE), status: 200 }];
  const jar = new CookieJar(undefined, { prefixSecurity: "strict" });
  for (const [name, value] of page.headers) if (name.toLowerCase() === "set-cookie") jar.setCookieSync(value, SITE);
  requests.session = { jar, url: new URL(SITE) };
  return requests;
}

function graded(page) {
  const results = ALL_TESTS.map((test) => test(asRequests(page)));
  const points = results.map((one) => getScoreModifier(one.result));
  const uncurved = 100 + points.filter((p) => p < 0).reduce((sum, p) => sum + p, 0);
  const score = uncurved >= 90 ? 100 + points.reduce((sum, p) => sum + p, 0) : uncurved;
  return { path: page.path, score, failed: results.filter((one) => !one.pass).map((one) => one.result) };
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(graded)));
