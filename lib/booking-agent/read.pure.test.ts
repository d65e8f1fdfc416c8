import { expect, it } from "vitest"
import { saysNone } from "./read"

it.each([
  "0",
  "0.",
  "None of these",
  "none, thank you",
  "Niciuna",
  "nici una, mulțumesc",
  "nu",
  "Nein danke",
  "Keine passt",
  "कोई नहीं",
  "ولا واحد",
])("reads %s as no time of the list", (text) => {
  expect(saysNone(text)).toBe(true)
})

it.each([
  "1",
  "da",
  "none before five",
  "nu pot decât seara",
  "0742 111 222",
  "niciuna?",
  "2, nu 1",
  "",
  "10",
])("does not read %s as that", (text) => {
  expect(saysNone(text)).toBe(false)
})
