// Reads iCalendar from standard input with a parser that is not ours, and prints what it says of each event.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const words = (property) => property.getValues().flat().map((value) => (value?.icaltype ? value.toString() : value));
const read = (component) => {
  const event = new ICAL.Event(component);
  const found = { starts: event.startDate.toJSDate().toISOString(), ends: event.endDate.toJSDate().toISOString() };
  for (const property of component.getAllProperties()) (found[property.name] ??= []).push(...words(property));
  return { ...found, zone: event.startDate.zone.tzid };
};
console.log(JSON.stringify({
  ...Object.fromEntries(calendar.getAllProperties().map((one) => [one.name, one.getFirstValue().toString()])),
  events: calendar.getAllSubcomponents("vevent").map(read),
}));
