// The door on a phone. Typing filters the list; a tap counts at once and is sent at once, or as soon as there is a
// network again, also after the page was loaded anew. Kept on the phone: seats by their keys, marks and hours; no names.
// Without this script, or where a browser keeps nothing, the page's own forms do the same.

const SOON = 5_000;
const SELDOM = 4; // every so many rounds the list is refreshed, though nothing waits here
const PATIENCE = 15_000;
const MOMENT = 2_000; // what takes no longer is not worth a word: the list would jump under the thumb at each tap
const DAY = 86_400_000;
const KEPT = 14 * DAY;
const PREFIX = "kohort-door:";
const LETTERS = { ø: "o", œ: "o", æ: "a", ð: "d", đ: "d", þ: "th", ł: "l", ŋ: "n", ŧ: "t", ħ: "h", ǥ: "g" };

const door = document.querySelector("[data-door]");
const find = (selector) => door.querySelector(selector);
const count = find(".door-count");
const unsent = find(".unsent");
const search = find("#q");
const heads = new Map([...door.querySelectorAll("[data-head]")].map((one) => [one.dataset.head, one]));
const arrived = new Set([...heads.keys()].filter((value) => "in" in heads.get(value).dataset));
const figures = { here: Number(door.dataset.here), of: Number(door.dataset.of) };
const store = PREFIX + door.dataset.door;

// --- what waits on this phone: {seat and place: {at, mark}}, without a mark where it was a mistake ---
const waiting = () => JSON.parse(localStorage.getItem(store) ?? '{"heads": {}}').heads;

function keep(changed) {
  const left = { ...waiting(), ...changed };
  for (const value in left) if (left[value] === null) delete left[value];
  if (Object.keys(left).length) localStorage.setItem(store, JSON.stringify({ until: door.dataset.until, heads: left }));
  else localStorage.removeItem(store);
}

function forgetOldEvents() {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && Date.parse(JSON.parse(localStorage.getItem(key)).until) + KEPT < Date.now())
      localStorage.removeItem(key);
  }
}

// --- what is shown ---
const clock = (at) =>
  new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: door.dataset.zone });

function draw(hours = null) {
  const mine = waiting();
  let { here, of } = figures;
  for (const [value, head] of heads) {
    const said = mine[value];
    const isIn = said ? Boolean(said.mark) : arrived.has(value);
    if (isIn !== arrived.has(value)) here += isIn ? 1 : -1;
    const hour = head.querySelector(".hour");
    hour.textContent = isIn ? (hours?.[value] ?? (hour.textContent || clock(said.at))) : "";
    head.toggleAttribute("data-in", isIn);
    head.querySelector(".head").setAttribute("aria-pressed", String(isIn));
    head.querySelector(".out").hidden = !isIn;
  }
  for (const all of door.querySelectorAll(".all"))
    all.hidden = all.value.trim().split(" ").filter((value) => !("in" in heads.get(value).dataset)).length < 2;
  say(count, count.dataset.words.replace("{here}", here).replace("{of}", Math.max(of, here)));
  const left = Object.keys(mine).length;
  const isLate = failed || Object.values(mine).some(({ at }) => Date.now() - Date.parse(at) > MOMENT);
  say(unsent, left === 0 || !isLate ? "" : left === 1 ? unsent.dataset.one : unsent.dataset.many.replace("{n}", left));
}

function say(place, words) {
  if (place.textContent !== words) place.textContent = words; // read out when it changes
}

// --- what is sent: one request at a time ---
let underWay = Promise.resolve();
let failed = false; // the last one
const send = () => (underWay = underWay.then(post));

async function post() {
  const sent = waiting();
  const entries = Object.entries(sent).map(([head, said]) => ({ head, ...said }));
  const body = JSON.stringify({ marks: entries.filter((one) => one.mark), out: entries.filter((one) => !one.mark) });
  const token = find("[name=csrfmiddlewaretoken]").value;
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  const ways = { method: "POST", body, headers, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) };
  const answer = await fetch(door.dataset.sync, ways).catch(() => null);
  failed = answer === null || answer.status >= 500;
  if (failed) return draw();
  find(".signed-out").hidden = answer.ok;
  if (answer.ok) hear(await answer.json(), sent);
}

function hear(told, sent) {
  const now = waiting();
  const done = Object.keys(sent).filter((value) => now[value]?.at === sent[value].at && isTaken(sent[value], told));
  keep(Object.fromEntries(done.map((value) => [value, null])));
  Object.assign(figures, { here: told.here, of: told.of });
  arrived.clear();
  for (const value in told.in) arrived.add(value);
  draw(told.in);
}

const isTaken = (said, told) => !said.mark || told.taken.includes(said.mark);

// --- what is tapped ---
function tapped(event) {
  const { name, value } = event.submitter ?? {};
  if (!["in", "all", "out"].includes(name)) return;
  event.preventDefault();
  const at = new Date().toISOString();
  const others = value.trim().split(" ").filter((one) => "in" in heads.get(one).dataset === (name === "out"));
  const said = () => (name === "out" ? { at } : { at, mark: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}` });
  keep(Object.fromEntries(others.map((one) => [one, said()])));
  draw();
  send();
}

// --- what is typed ---
const fold = (text) =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}|['’‘ʼ`´]/gu, "")
    .replace(/[øœæðđþłŋŧħǥ]/g, (letter) => LETTERS[letter])
    .replace(/a[ae]+|oe+/g, (two) => two[0])
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

function filter() {
  const words = fold(search.value);
  let found = 0;
  for (const party of door.querySelectorAll(".party")) {
    const names = ` ${party.dataset.find}`;
    party.hidden = words.length ? !words.every((word) => names.includes(` ${word}`)) : "foundOnly" in party.dataset;
    found += !party.hidden;
  }
  find(".nobody").hidden = found > 0;
}

function start() {
  search.addEventListener("input", filter);
  find("#door-search").addEventListener("submit", (event) => event.submitter?.hasAttribute("formaction") || event.preventDefault());
  if (!door.dataset.sync) return;
  find(".arrivals").addEventListener("submit", tapped);
  let round = 0;
  setInterval(() => {
    round += 1;
    if (Object.keys(waiting()).length || (round % SELDOM === 0 && !document.hidden)) send();
  }, SOON);
  addEventListener("online", send);
  draw();
  send();
}

function keepsThings() {
  try {
    localStorage.setItem(PREFIX, "");
    localStorage.removeItem(PREFIX);
    return true;
  } catch {
    return false; // private windows of some browsers
  }
}

if (keepsThings()) {
  forgetOldEvents();
  start();
}
