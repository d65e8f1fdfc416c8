import { describe, expect, it } from "vitest"
import { readScore } from "@/lib/surveys/read-score"

const SCORES: [string, number][] = [
  ["9", 9],
  [" 10 ", 10],
  ["0", 0],
  ["10!", 10],
  ["10 👍", 10],
  ["8/10", 8],
  ["10 / 10", 10],
  ["8 din 10", 8],
  ["9 von 10", 9],
  ["7 out of 10", 7],
  ["zece", 10],
  ["Șapte.", 7],
  ["fünf", 5],
  ["Fuenf", 5],
  ["nine", 9],
  ["नौ", 9],
  ["९", 9],
  ["٨", 8],
  ["عشرة", 10],
  ["1️⃣", 1],
]
const UNCLEAR = [
  "9 dar am așteptat mult",
  "2 ore am așteptat",
  "11",
  "100",
  "-1",
  "− 3",
  "8.5",
  "8,5",
  "7-8",
  "8 sau 9",
  "5/5",
  "09",
  "10?",
  "8 out of 5",
  "Aș da 10 dar parcarea…",
  "one moment please",
  "10 🙄",
]
const NONE = [
  "",
  "Mulțumesc!",
  "A fost bine",
  "👍",
  "Danke schön",
  "Când pot veni din nou?",
  "शुक्रिया",
  "شكرا",
]

describe("a number after a visit", () => {
  it.each(SCORES)("%s is the score %i", (text, score) => {
    expect(readScore(text)).toEqual({ reading: "score", score })
  })
  it.each(UNCLEAR)("%s is for a person to read", (text) => {
    expect(readScore(text)).toEqual({ reading: "unclear" })
  })
  it.each(NONE)("%s is no answer", (text) => {
    expect(readScore(text)).toEqual({ reading: "none" })
  })
  it("never throws, however long", () => {
    expect(readScore("9 ".repeat(10_000))).toEqual({ reading: "unclear" })
    expect(readScore("\ud83d \udc4d".repeat(9))).toEqual({ reading: "none" })
  })
})
