// What ical.js reads in a calendar, with dates as this machine's clock shows them (TZ).
import ICAL from "ical.js";
import { answer } from "./answers.mjs";

function localDate(time) {
  const date = time.toJSDate();
  const part = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}

await answer((text) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return {
    properties: calendar.getAllProperties().map((property) => property.name),
    refreshInterval: calendar.getFirstPropertyValue("refresh-interval")?.toString(),
    name: calendar.getFirstPropertyValue("x-wr-calname"),
    events: calendar.getAllSubcomponents("vevent").map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        summary: event.summary,
        description: event.description,
        url: component.getFirstPropertyValue("url"),
        sequence: event.sequence,
        allDay: event.startDate.isDate,
        start: event.startDate.toString(),
        end: event.endDate.toString(),
        localDate: localDate(event.startDate),
        alarms: component.getAllSubcomponents("valarm").map((alarm) => alarm.getFirstPropertyValue("trigger").toString()),
        properties: component.getAllProperties().map((property) => property.name),
      };
    }),
  };
});
