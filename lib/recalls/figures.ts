import { query } from "@/lib/operation"
import { FiguresInput, type RecallFigures } from "@/lib/recalls/schema"

/** What came of the recalls that fell due in these days, by service. Numbers alone. */
export const recallFigures = query({
  name: "recalls.figures",
  may: "reports.read",
  input: FiguresInput,
  async run({ ctx, tx, input }): Promise<RecallFigures> {
    const rows = await tx.$queryRaw<RecallFigures["rows"]>`
      select service.id as "serviceId", service.name as service, count(*)::int as due,
        count(*) filter (where recall.attempts > 0)::int as invited,
        count(*) filter (where recall.status = 'booked')::int as booked,
        count(*) filter (where recall.status = 'declined')::int as declined,
        count(*) filter (where recall.status = 'unreachable')::int as unreachable,
        count(*) filter (where recall.status = 'closed')::int as closed,
        count(*) filter (where recall.status in ('due', 'reminded', 'snoozed'))::int as open
      from "Recall" recall
      join "Service" service on service."clinicId" = recall."clinicId" and service.id = recall."serviceId"
      where recall."clinicId" = ${ctx.clinicId}::uuid and recall."dueOn" between ${input.from}::date and ${input.to}::date
      group by service.id, service.name, service.position order by service.position, service.id`
    return { rows }
  },
})
