// What ical.js reads in a file of vCards.
//
// In vCard 3.0 it leaves a backslash before each semicolon of a plain text, which RFC 2426 section 4 takes away, and it
// reads no escapes at all in properties it does not know.
import ICAL from "ical.js";
import { answer } from "./answers.mjs";

const text = (value) => value?.replaceAll("\\;", ";");

await answer((file) => {
  const parsed = ICAL.parse(file);
  const cards = parsed[0] === "vcard" ? [parsed] : parsed;
  return cards.map((jcard) => {
    const card = new ICAL.Component(jcard);
    const all = (name) => card.getAllProperties(name);
    return {
      uid: card.getFirstPropertyValue("uid"),
      fn: text(card.getFirstPropertyValue("fn")),
      n: card.getFirstPropertyValue("n"),
      org: card.getFirstPropertyValue("org") ?? null,
      title: text(card.getFirstPropertyValue("title")) ?? "",
      emails: all("email").map((property) => text(property.getFirstValue())),
      phones: all("tel").map((property) => property.getFirstValue()),
      links: all("url").map((property) => property.getFirstValue()),
      profiles: all("x-socialprofile").map((property) => property.getFirstValue()),
      tags: all("categories").flatMap((property) => property.getValues().map(text)),
      note: text(card.getFirstPropertyValue("note")) ?? "",
      rev: card.getFirstPropertyValue("rev").toString(),
      properties: card.getAllProperties().map((property) => property.name),
    };
  });
});
