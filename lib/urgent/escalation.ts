import { z } from "zod"
import { readSetting, type Setting, writeSetting } from "@/lib/clinics/settings"
import type { Ctx } from "@/lib/ctx"
import type { Tx } from "@/lib/db"
import { fact } from "@/lib/facts"
import { command, query } from "@/lib/operation"
import { type Escalation, EscalationSchema } from "@/lib/urgent/schema"

export const ESCALATION: Setting<typeof EscalationSchema> = { key: "escalation", schema: EscalationSchema }

export const escalationOf = (tx: Tx, ctx: Ctx): Promise<Escalation> => readSetting(tx, ctx, ESCALATION)

export const readEscalation = query({
  name: "urgent.readEscalation",
  may: "rota.read",
  input: z.strictObject({}),
  run: ({ ctx, tx }) => escalationOf(tx, ctx),
})

/** How soon whom: holds for cases that open or are raised from now on. */
export const changeEscalation = command({
  name: "urgent.changeEscalation",
  may: "settings.write",
  input: EscalationSchema.strict(),
  async run({ ctx, tx, input }) {
    const { before } = await writeSetting(tx, ctx, ESCALATION, input)
    if (JSON.stringify(before) === JSON.stringify(input)) return { value: input, facts: [] }
    // The texts are the clinic's own words: that they changed is said, not what they say.
    const told = ({ distress: { texts, ...distress }, ...rest }: Escalation) => ({
      ...rest,
      distress,
      ownTexts: Object.entries(texts).flatMap(([language, own]) => (own ? [language] : [])),
    })
    return {
      value: input,
      facts: [
        fact("escalation.changed", ctx.clinicId, {
          subjectType: "clinic",
          before: told(before),
          after: told(input),
        }),
      ],
    }
  },
})
