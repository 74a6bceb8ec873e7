// Reads a vCard from standard input with a parser that is not ours, and prints its properties: {name: [values]}.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const card = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const found = {};
for (const property of card.getAllProperties()) {
  (found[property.name] ??= []).push(property.isMultiValue || property.isStructuredValue ? property.getValues().flat() : property.getFirstValue());
}
console.log(JSON.stringify(found, (key, value) => (value?.icaltype ? value.toString() : value)));
