import { FUNCTIONS } from "@/inngest/registry"
import { SCHEDULES } from "@/inngest/schedules"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { countRuns } from "@/lib/jobs/count"
import { listRuns } from "@/lib/jobs/list"
import { listReleases } from "@/lib/jobs/releases"
import { RunsTable } from "./runs-table"

type Props = { ctx: Ctx; filters: Record<string, string> }

export async function RunsView({ ctx, filters }: Props) {
  const { cursor: _, ...lasting } = filters
  const [page, total, releases] = await Promise.all([
    listRuns(ctx, filters),
    countRuns(ctx, lasting),
    listReleases(ctx, {}),
  ])
  const path = `/api/jobs/runs?${new URLSearchParams(filters)}`
  return (
    <RunsTable
      key={path}
      path={path}
      first={page}
      total={total}
      filters={lasting}
      may={{
        rerun: can(ctx.roles, "runs.rerun") !== null,
        names: ["all", "own"].includes(can(ctx.roles, "patients.read")?.scope ?? ""),
      }}
      choices={{
        functions: FUNCTIONS.map(({ id }) => ({ value: id, label: id })),
        schedules: SCHEDULES.filter((one) => one.built).map(({ id }) => ({ value: id, label: id })),
        releases: releases.map(({ sha }) => ({ value: sha, label: sha.slice(0, 12) })),
      }}
      aliases={Object.fromEntries(FUNCTIONS.map(({ id, aliases }) => [id, aliases.join(", ")]))}
    />
  )
}
