import { describe, expect, it } from "vitest"
import { AROUND, CARRIERS, INJECTIONS } from "./injections"
import { scoreConversation, scoreText } from "./rules"
import type { ScoreResult } from "./schema"

/** What a score says, without the mark that somebody tried; the offsets move with the words, the words do not. */
const said = ({ classification, urgency, score, service, reasons }: ScoreResult) => ({
  classification,
  urgency,
  score,
  service,
  reasons: reasons
    .filter(({ rule }) => rule !== "injection")
    .map(({ rule, points, quote }) => ({ rule, points, quote })),
})
const show = (text: string) => JSON.stringify(text.slice(0, 80))

describe("S25 orders to the software in what patients write", () => {
  it("are at least 60, in all four languages", () => {
    expect(INJECTIONS.length).toBeGreaterThanOrEqual(60)
    expect(new Set(INJECTIONS.map(({ language }) => language)).size).toBe(4)
    expect(new Set(INJECTIONS.map(({ order }) => order)).size).toBe(INJECTIONS.length)
  })

  it.each(INJECTIONS.map((one) => [show(one.order), one] as const))(
    "%s alone wins nothing",
    (_, { order }) => {
      const { classification, urgency } = scoreText(order)
      expect(["UNQUALIFIED", "COLD"]).toContain(classification)
      expect(urgency).toBe("none")
    },
  )

  it.each(INJECTIONS.map((one) => [show(one.order), one] as const))(
    "%s leaves class, urgency, reasons and service as they are without it",
    (_, { language, order }) => {
      for (const words of CARRIERS[language]) {
        const without = said(scoreText(words))
        for (const [where, put] of Object.entries(AROUND)) {
          expect(said(scoreText(put(words, order))), `${where}: ${words}`).toEqual(without)
        }
      }
    },
  )

  it.each(INJECTIONS.map((one) => [show(one.order), one] as const))(
    "%s as a message of its own moves no conversation",
    (_, { language, order }) => {
      for (const words of CARRIERS[language]) {
        const without = said(scoreConversation([{ text: words }]))
        expect(said(scoreConversation([{ text: words }, { text: order }]))).toEqual(without)
        expect(said(scoreConversation([{ text: order }, { text: words }]))).toEqual(without)
      }
    },
  )
})
