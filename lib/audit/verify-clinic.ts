import { z } from "zod"
import { chainReader } from "@/lib/audit/chain-reader"
import { fileHeads } from "@/lib/audit/head-file"
import type { Verdict } from "@/lib/audit/schema"
import { verifyChain } from "@/lib/audit/verify"
import type { Ctx } from "@/lib/ctx"
import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { now } from "@/lib/time"

/** That somebody has the clinic's chain verified: recorded before it begins. */
export const startVerification = command({
  name: "audit.verify",
  may: "audit.verify",
  input: z.strictObject({}),
  async run({ ctx }) {
    return { value: null, facts: [fact("audit.verification_started", ctx.clinicId)] }
  },
})

const Outcome = z.strictObject({ rows: z.number().int(), found: z.number().int() })

export const recordVerification = command({
  name: "audit.recordVerification",
  may: "audit.verify",
  input: Outcome,
  async run({ ctx, input }) {
    return {
      value: null,
      facts: [fact("audit.verified", ctx.clinicId, { after: { ...input, ok: input.found === 0 } })],
    }
  },
})

export type Told = { checked: number; total: number } | { verdict: Verdict; at: string } | { failed: true }

/** JSON lines: how far it came, and at the end what was found. */
export function verificationOf(ctx: Ctx): ReadableStream<Uint8Array> {
  const walk = told(ctx)
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      try {
        const step = await walk.next()
        if (step.done) controller.close()
        else controller.enqueue(encoder.encode(`${JSON.stringify(step.value)}\n`))
      } catch (error) {
        controller.error(error)
      }
    },
    async cancel() {
      await walk.return(undefined)
    },
  })
}

async function* told(ctx: Ctx): AsyncGenerator<Told, void> {
  const heads = await fileHeads().read()
  for await (const one of verifyChain(ctx.clinicId, chainReader(ctx.clinicId), heads)) {
    if (!("ok" in one)) {
      yield one
      continue
    }
    await recordVerification(ctx, { rows: one.rows, found: one.found })
    // Where on the server the heads lie is nobody's business on a screen.
    const problems = one.problems.map((each) =>
      each.what === "head_altered" ? { ...each, where: undefined } : each,
    )
    yield { verdict: { ...one, problems }, at: now().toISOString() }
  }
}
