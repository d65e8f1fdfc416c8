import { EndSilenceInput } from "@/lib/alerts/schema"
import { absent } from "@/lib/db"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"

/** From now on it is told again; what fires meanwhile is told with the next look, within a minute. */
export const endSilence = command({
  name: "alerts.endSilence",
  may: "alertRules.write",
  input: EndSilenceInput,
  async run({ ctx, tx, input: { id } }) {
    const silence = (isId(id) ? await tx.alertSilence.findUnique({ where: { id } }) : null) ?? absent()
    const { count } = await tx.alertSilence.updateMany({
      where: { id, endedAt: null, endsAt: { gt: ctx.now } },
      data: { endedAt: ctx.now },
    })
    const after = { rule: silence.name, subject: silence.subject }
    return {
      value: { id, isNew: count > 0 },
      facts: count > 0 ? [fact("alert.silence_ended", id, { after })] : [],
    }
  },
})
