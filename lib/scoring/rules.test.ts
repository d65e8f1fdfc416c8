import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { explain } from "./explain"
import { tokenize } from "./fold"
import { MORE_BY_LANGUAGE, PHRASES, PHRASES_BY_LANGUAGE, type Phrase, TEN_SENTENCES } from "./phrases"
import { UNSEEN } from "./phrases/unseen"
import { HELD_OUT, HELD_OUT_LAST, HELD_OUT_LATER } from "./phrases-heldout"
import { scoreConversation, scoreText } from "./rules"
import { CLASSIFICATIONS, type ScoreResult, URGENCIES } from "./schema"

const BY_CLASS = { HOT: [4, 5], WARM: [3], COLD: [2], UNQUALIFIED: [1] } as const
const show = (text: string) => JSON.stringify(text.length > 90 ? `${text.slice(0, 87)}…` : text)

function assertWellFormed(text: string, result: ScoreResult) {
  expect(result.confidence).toBeGreaterThanOrEqual(0)
  expect(result.confidence).toBeLessThanOrEqual(1)
  expect(CLASSIFICATIONS).toContain(result.classification)
  expect(URGENCIES).toContain(result.urgency)
  expect(BY_CLASS[result.classification]).toContain(result.score)
  expect(result.scorer).toBe("rules-2")
  expect(result.fallback).toBe(false)
  expect(result.reasons.length).toBeGreaterThan(0)
  for (const { start, end, quote, label } of result.reasons) {
    expect(label).not.toBe("")
    expect(start).toBeGreaterThanOrEqual(0)
    expect(end).toBeGreaterThanOrEqual(start)
    expect(end).toBeLessThanOrEqual(text.length)
    expect(text.slice(start, end)).toBe(quote)
  }
}

function table(
  phrases: readonly Phrase[],
  axis: "classification" | "urgency",
  of: readonly string[],
): string {
  const cell = (wanted: string, got: string) =>
    phrases.filter(([text, classification, urgency]) => {
      const expected = axis === "classification" ? classification : urgency
      return expected === wanted && scoreText(text)[axis] === got
    }).length
  const row = (name: string, cells: Array<string | number>) =>
    name.padEnd(12) + cells.map((value) => String(value).padStart(12)).join("")
  return [
    row("expected", [...of]),
    ...of.map((wanted) =>
      row(
        wanted,
        of.map((got) => cell(wanted, got)),
      ),
    ),
  ].join("\n")
}

/** As many as the rules got right when they last rose; they may not fall. */
const UNSEEN_RIGHT = 71

const SETS = {
  phrases: PHRASES,
  "held out": HELD_OUT,
  "held out later": HELD_OUT_LATER,
  "held out last": HELD_OUT_LAST,
}

describe.each(Object.entries(SETS))("%s", (_, phrases) => {
  it.each(
    phrases.map(([text, classification, urgency]) => [show(text), text, classification, urgency] as const),
  )("%s", (_, text, classification, urgency) => {
    const result = scoreText(text)
    assertWellFormed(text, result)
    expect({ classification: result.classification, urgency: result.urgency }).toEqual({
      classification,
      urgency,
    })
  })
})

const agrees = ([text, classification, urgency]: Phrase) => {
  const found = scoreText(text)
  return found.classification === classification && found.urgency === urgency
}

describe("the sets", () => {
  const all = Object.values(SETS).flat()

  it("hold the ten sentences and at least 600 phrases, none twice, in four languages", () => {
    expect(TEN_SENTENCES).toHaveLength(10)
    expect(all.length).toBeGreaterThanOrEqual(600)
    const texts = [...all, ...UNSEEN].map(([text]) => text)
    expect(new Set(texts).size).toBe(texts.length)
    const counts = Object.entries(PHRASES_BY_LANGUAGE).map(([language, first]) => {
      const phrases = [...first, ...MORE_BY_LANGUAGE[language as keyof typeof MORE_BY_LANGUAGE]]
      const asExpected = phrases.filter(agrees).length
      process.stdout.write(`${language}: ${asExpected} of ${phrases.length} phrases as expected\n`)
      return phrases.length
    })
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(100)
    expect(
      MORE_BY_LANGUAGE.hi.filter(([text]) => /[\u0900-\u097f]/.test(text)).length,
    ).toBeGreaterThanOrEqual(20)
  })

  it("print where expected and given meet", () => {
    process.stdout.write(
      `${table(all, "classification", CLASSIFICATIONS)}\n\n${table(all, "urgency", URGENCIES)}\n`,
    )
  }, 60_000)

  it("are mostly right about phrases nothing was mended for", () => {
    const right = UNSEEN.filter(agrees).length
    process.stdout.write(
      `unseen: ${right} of ${UNSEEN.length} as expected\n${table(UNSEEN, "classification", CLASSIFICATIONS)}\n\n${table(UNSEEN, "urgency", URGENCIES)}\n`,
    )
    expect(right).toBeGreaterThanOrEqual(UNSEEN_RIGHT)
  })
})

describe("reasons", () => {
  it("point at the words, with their diacritics", () => {
    const text = "Bună 🙂, vreau un implant, aveți loc săptămâna asta?"
    const quotes = Object.fromEntries(scoreText(text).reasons.map(({ rule, quote }) => [rule, quote]))
    expect(quotes).toMatchObject({ treatment: "implant", book: "aveți loc", time: "săptămâna asta" })
  })

  it("add up from 2 to the score wherever it is within 2 and 5", () => {
    for (const [text] of PHRASES) {
      const { score, reasons, classification } = scoreText(text)
      const sum = 2 + reasons.reduce((points, reason) => points + (reason.points ?? 0), 0)
      if (classification !== "UNQUALIFIED") expect(score, text).toBe(Math.max(2, Math.min(5, sum)))
    }
  })

  it("say so when there is nothing to score, and when nothing was recognised", () => {
    expect(scoreText("🙂").reasons.map(({ rule }) => rule)).toEqual(["nothing-to-score"])
    const unknown = scoreText("Jó napot kívánok")
    expect(unknown.reasons.map(({ rule }) => rule)).toEqual(["unrecognised"])
    expect(unknown.confidence).toBeLessThan(0.5)
  })

  it("read as short sentences", () => {
    const sentences = explain(
      scoreText("Hi, how much for a full All-on-4? I can pay this month, when can I come?"),
    )
    expect(sentences).toEqual(
      expect.arrayContaining([
        "Wants a full-mouth restoration",
        "Can pay now",
        "Asks for an appointment",
        "Asks for a price",
      ]),
    )
    expect(explain(scoreText("Vreau un implant, cât costă?"), "ro")).toContain("Este vorba de un implant")
  })

  it("name the service asked for", () => {
    const services = [
      "How much for a full All-on-4?",
      "Vreau un implant",
      "braces ka price kya hai",
      "Was kostet ein Bleaching?",
      "Can I book a root canal?",
      "My face is swollen",
      "Where are you?",
    ]
    expect(services.map((text) => scoreText(text).service)).toEqual([
      "full_arch",
      "implants",
      "orthodontics",
      "cosmetic",
      "endodontics",
      "emergency",
      undefined,
    ])
    const said = ["I want an implant", "can I come tomorrow?"].map((text) => ({ text }))
    expect(scoreConversation(said).service).toBe("implants")
  })

  it("tell the language", () => {
    const languages = [
      "What does whitening cost?",
      "Ce pret are o coroana?",
      "Was kostet ein Bleaching?",
      "implant ka rate kya hai",
      "???",
    ]
    expect(languages.map((text) => scoreText(text).language)).toEqual(["en", "ro", "de", "hi", "und"])
  })
})

describe("negation", () => {
  const urgencyOf = (text: string) => scoreText(text).urgency

  it.each([
    ["No pain, swelling or fever, how much is a crown?", "none"],
    ["No pain, but my face is swollen", "critical"],
    ["No pain. Swelling since Monday.", "critical"],
    ["no fever and my cheek is swollen", "critical"],
    ["Keine Schmerzen und kein Fieber", "none"],
    ["Ich habe keine Schmerzen, aber die Backe ist geschwollen", "critical"],
    ["fără durere, fără febră", "none"],
    ["Nu am febră, dar nu mai suport durerea", "critical"],
    ["nu mă grăbesc", "none"],
    ["dard nahi hai, sujan bhi nahi", "none"],
    ["dard nahi hai lekin khoon band nahi ho raha", "critical"],
    ["Nothing hurts", "none"],
  ] as const)("%s: %s", (text, urgency) => {
    expect(urgencyOf(text)).toBe(urgency)
  })
})

describe("what is long over", () => {
  it.each([
    [
      "Two years ago I had swelling and fever after an implant. All of that healed. What does a crown cost?",
      "none",
    ],
    [
      "Two years ago I had a root canal, but since yesterday my face is swollen. It had healed back then.",
      "critical",
    ],
    ["Two years ago I had swelling that healed, now my face is swollen again", "critical"],
    ["Acum doi ani m-am umflat. S-a vindecat. Acum am iar obrazul umflat.", "critical"],
    ["Vor zwei Jahren hatte ich Fieber. Das ist verheilt. Jetzt ist meine Backe geschwollen.", "critical"],
  ] as const)("%s: %s", (text, urgency) => {
    expect(scoreText(text).urgency).toBe(urgency)
  })
})

describe("words that also mean something else", () => {
  it.each([
    ["How quickly can I get implants?", "WARM", "none"],
    ["I like to fight for my rights, do you whiten?", "WARM", "none"],
    ["I had a crash course in dentistry", "COLD", "none"],
    ["Will my face be swollen after wisdom tooth extraction?", "WARM", "none"],
    ["Is bleeding normal after cleaning?", "WARM", "none"],
    ["Ist mir gut gefallen, danke", "COLD", "none"],
    ["my implant from 2019 fell out this morning", "WARM", "medium"],
    ["Nu aveți cumva un loc mâine la detartraj?", "HOT", "none"],
    ["Haben Sie nicht noch einen Termin für eine Krone?", "HOT", "none"],
    ["My child has a toothache and fever", "HOT", "critical"],
    ["Thanks, the pain is gone", "COLD", "none"],
    ["nu", "COLD", "none"],
    ["No", "COLD", "none"],
  ] as const)("%s", (text, classification, urgency) => {
    expect(scoreText(text)).toMatchObject({ classification, urgency })
  })
})

describe("any string", () => {
  const unicode = fc.string({ unit: "binary", maxLength: 300 })
  const loose = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))
  const stitched = fc
    .array(fc.oneof(fc.constantFrom(...PHRASES.map(([text]) => text.slice(0, 300))), unicode), {
      maxLength: 6,
    })
    .map((parts) => parts.join(" "))

  it("scores without throwing, its reasons pointing into the text", () => {
    fc.assert(
      fc.property(fc.oneof(unicode, loose, stitched), (text) => assertWellFormed(text, scoreText(text))),
      { numRuns: 400 },
    )
  })

  it("scores the same in capitals and with spaces around it", () => {
    for (const [text, classification, urgency] of PHRASES.filter(([text]) => /^[\x20-\x7e]+$/.test(text))) {
      const result = scoreText(`  ${text.toUpperCase()}  `)
      expect([text, result.classification, result.urgency]).toEqual([text, classification, urgency])
    }
  })

  it("takes time in proportion to the length", () => {
    const units = [
      "a",
      "no pain ",
      "all on ",
      "a bit ",
      "can i have to get ",
      "nu mai pot de ",
      "hurts so much, ",
      "my wallet hurts ",
      "last year pain ",
      "cancel my appointment ",
      "tooth a little ",
      "no pain, ",
      "\u0300",
      "क",
      "x1.",
      "(",
    ]
    scoreText("warm up the patterns")
    for (const unit of units) {
      const timed = (length: number) => {
        const text = unit.repeat(Math.ceil(length / unit.length))
        const before = performance.now()
        scoreText(text)
        return performance.now() - before
      }
      timed(4_096)
      const short = timed(400)
      const long = timed(4_000)
      expect(long, unit).toBeLessThan(Math.max(400, short * 40))
      expect(long, unit).toBeLessThan(5_000)
    }
  }, 60_000)

  it("reads no more of a text than WhatsApp lets a person write, and no more of a word than words have", () => {
    scoreText("warm up the patterns")
    for (const unit of ["a1", "abcdefghij", "no pain, "]) {
      scoreText(unit.repeat(4_096))
      const before = performance.now()
      scoreText(unit.repeat(500_000))
      expect(performance.now() - before, unit).toBeLessThan(200)
    }
    const so = "so ".repeat(1_000)
    expect(scoreText(`${so} I have unbearable pain`).urgency).toBe("critical")
    expect(scoreText(`${so}${so} I have unbearable pain`).urgency).toBe("critical")
    expect(scoreText(`${so} I have unbearable pain ${so}`).urgency).toBe("none")
  })

  it("reads a word of any length as quickly as the same letters apart", () => {
    const before = performance.now()
    expect(tokenize("abcdefghij".repeat(40_000))[0]?.word).toHaveLength(64)
    expect(performance.now() - before).toBeLessThan(2_000)
  })
})

describe("a conversation", () => {
  it("is read from its newest messages, however much was written", () => {
    const long = "no pain, ".repeat(50_000)
    const before = performance.now()
    const texts = [...Array.from({ length: 199 }, () => long), "I have unbearable pain"]
    const { urgency, reasons } = scoreConversation(texts.map((text) => ({ text })))
    expect(performance.now() - before).toBeLessThan(5_000)
    expect(urgency).toBe("critical")
    expect(reasons.some(({ message }) => message === 199)).toBe(true)
  })

  const classOf = (...texts: string[]) => scoreConversation(texts.map((text) => ({ text }))).classification

  it("does not fall because of thanks", () => {
    const texts = ["Bună, vreau un implant, aveți loc săptămâna asta?", "ok mulțumesc", "👍"]
    expect(classOf(...texts)).toBe("HOT")
  })

  it("rises as the wish is completed over several messages", () => {
    expect(classOf("Hi")).toBe("COLD")
    expect(classOf("Hi", "I want an implant")).toBe("WARM")
    expect(classOf("Hi", "I want an implant", "can I come tomorrow?")).toBe("HOT")
  })

  it("falls when the patient takes it back, and rises again", () => {
    const hot = "I'd like to book an appointment for dental implants next week please"
    expect(classOf(hot, "Sorry, I found another clinic, no longer interested")).toBe("COLD")
    expect(classOf(hot, "Not now, maybe next year", "Actually can I come on Friday for the implant?")).toBe(
      "HOT",
    )
  })

  it("keeps a patient a patient when they add other business", () => {
    expect(classOf("What does whitening cost?", "By the way, any vacancies for my sister?")).toBe("WARM")
    expect(classOf("Any vacancies for a hygienist?", "thanks")).toBe("UNQUALIFIED")
    expect(classOf("Any vacancies for a hygienist?", "Also my tooth hurts badly")).toBe("HOT")
  })

  it("takes its urgency from what is not resolved", () => {
    const pain = "My face is swollen and I have a fever"
    expect(scoreConversation([{ text: pain }, { text: "ok thanks" }]).urgency).toBe("critical")
    expect(scoreConversation([{ text: pain, resolved: true }, { text: "ok thanks" }]).urgency).toBe("none")
    expect(scoreConversation([{ text: pain }, { text: "The swelling is gone now" }]).urgency).toBe("medium")
  })

  it("points each reason into its own message", () => {
    const messages = ["Hi 🙂", "I want an implant", "can I come tomorrow?"].map((text) => ({ text }))
    const { reasons } = scoreConversation(messages)
    expect(reasons.length).toBeGreaterThan(1)
    for (const { message, start, end, quote } of reasons)
      expect(messages[message ?? -1]?.text.slice(start, end)).toBe(quote)
    expect(new Set(reasons.map(({ message }) => message)).size).toBeGreaterThan(1)
  })

  it("of any strings holds together", () => {
    const text = fc.oneof(
      fc.constantFrom(...PHRASES.map(([text]) => text.slice(0, 200))),
      fc.string({ unit: "binary" }),
    )
    fc.assert(
      fc.property(fc.array(fc.record({ text, resolved: fc.boolean() }), { maxLength: 6 }), (messages) => {
        const result = scoreConversation(messages)
        expect(BY_CLASS[result.classification]).toContain(result.score)
        expect(result.reasons.length).toBeGreaterThan(0)
        for (const { message, start, end, quote } of result.reasons) {
          if (messages.length > 0) expect(messages[message ?? -1]?.text.slice(start, end)).toBe(quote)
        }
      }),
      { numRuns: 200 },
    )
  })

  it("of nothing is nothing", () => {
    expect(scoreConversation([]).classification).toBe("UNQUALIFIED")
  })
})
