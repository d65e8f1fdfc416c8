import { z } from "zod"
import { absent } from "@/lib/db"
import { query } from "@/lib/operation"

/** The wording that a score's model was asked by. It shows no patient. */
export const findPrompt = query({
  name: "models.findPrompt",
  may: "leads.score.read",
  input: z.strictObject({ version: z.string().max(80) }),
  async run({ ctx, tx, input: { version } }): Promise<{ version: string; text: string; since: string }> {
    const where = { clinicId_version: { clinicId: ctx.clinicId, version } }
    const found = await tx.scoringPrompt.findUnique({ where })
    if (!found) return absent()
    return { version, text: found.text, since: found.createdAt.toISOString() }
  },
  reads: () => null,
})
