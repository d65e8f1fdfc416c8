import { absent } from "@/lib/db"
import { fact } from "@/lib/facts"
import { RetireScrapeInput } from "@/lib/hosts/schema"
import { isId } from "@/lib/ids"
import { command } from "@/lib/operation"

/** A host that is read no more: its token goes with it, what was read stays its time. */
export const retireScrape = command({
  name: "hosts.retire_scrape",
  may: "deployments.write",
  input: RetireScrapeInput,
  async run({ ctx, tx, input: { id } }) {
    const row = (isId(id) ? await tx.hostScrape.findUnique({ where: { id } }) : null) ?? absent()
    if (row.retiredAt) return { value: { id, isNew: false }, facts: [] }
    await tx.hostScrape.update({ where: { id }, data: { retiredAt: ctx.now, sealedToken: null } })
    return { value: { id, isNew: true }, facts: [fact("probe.host_left", id, { after: { host: row.host } })] }
  },
})
