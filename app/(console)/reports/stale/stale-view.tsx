import { Callout } from "@/components/ui/callout"
import { Card } from "@/components/ui/card"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { toAppError } from "@/lib/errors"
import { MOST_COUNTED, previewStale } from "@/lib/leads/preview-stale"
import type { StaleSchedule } from "@/lib/leads/stale-sql"
import { locale, t } from "@/lib/say"
import { Held } from "./held"
import { StaleLeads } from "./stale-leads"
import { StaleRuns } from "./stale-runs"

type Given = { ctx: Ctx; schedule: StaleSchedule; after: string }

export async function StaleView({ ctx, schedule, after }: Given) {
  const preview = await previewStale(ctx, { schedule, after }).catch((error: unknown) => {
    if (toAppError(error).code !== "invalid_input") throw error
    return previewStale(ctx, { schedule })
  })
  const { count, leads, held, runs } = preview
  const many =
    count > MOST_COUNTED ? `${MOST_COUNTED.toLocaleString(locale())}+` : count.toLocaleString(locale())
  return (
    <>
      <Card
        id="next"
        flush
        title={t("What the next run would do")}
        count={
          schedule === "stale-lead-cleanup"
            ? t("archive {n}", { n: many })
            : t("score {n} again", { n: many })
        }
      >
        {leads ? (
          <StaleLeads ctx={ctx} schedule={schedule} leads={leads} next={preview.next} />
        ) : (
          <Callout className="m-4">
            {t("Your role sees how many; who they are is for those who look after them.")}
          </Callout>
        )}
      </Card>
      {held.length > 0 && (
        <Held schedule={schedule} held={held} mayWork={can(ctx.roles, "leads.work") !== null} />
      )}
      <StaleRuns
        runs={runs}
        mayUndo={schedule === "stale-lead-cleanup" && can(ctx.roles, "settings.write") !== null}
      />
    </>
  )
}
