import { absent } from "@/lib/db"
import { fact } from "@/lib/facts"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"
import { UNSEEN } from "@/lib/probes/change"
import { RetireProbeInput } from "@/lib/probes/schema"

/** Stops watching, or watches again. What was seen until then stays in its days; how it stands now is not known any more. */
export const retireProbe = command({
  name: "probes.retire",
  may: "deployments.write",
  input: RetireProbeInput,
  async run({ ctx, tx, input: { id, retired } }) {
    const row = (isId(id) ? await tx.probe.findUnique({ where: { id } }) : null) ?? absent()
    if (Boolean(row.retiredAt) === retired) return { value: { id, isNew: false }, facts: [] }
    await tx.probe.update({ where: { id }, data: { retiredAt: retired ? ctx.now : null, ...UNSEEN } })
    return { value: { id, isNew: true }, facts: [fact(retired ? "probe.left" : "probe.taken_up", id)] }
  },
})
