import type { Metadata } from "next"
import { Suspense } from "react"
import { LiveRefresh } from "@/components/live"
import { PageBody, PageHeader } from "@/components/page-header"
import { TableSkeleton } from "@/components/table/skeleton"
import { FUNCTIONS } from "@/inngest/registry"
import { requireCtx } from "@/lib/auth"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { listDeadLetters } from "@/lib/jobs/dead-letters"
import { mayWritePlatform } from "@/lib/jobs/platform"
import { t } from "@/lib/say"
import { JobsTabs } from "../jobs-tabs"
import { isOwn } from "../own"
import { cursorIn, type Given, textIn, word } from "../param"
import { LettersTable } from "./letters-table"
import { LETTER_SHAPE } from "./shape"

export const metadata: Metadata = { title: "Dead letters" }

export default async function DeadLettersPage({ searchParams }: { searchParams: Promise<Given> }) {
  const ctx = await requireCtx("runs.read")
  const params = await searchParams
  return (
    <>
      <LiveRefresh topics={["run", "rerun", "webhook"]} />
      <PageHeader
        title={t("Dead letters")}
        meta={`What ran out of tries${isOwn(ctx) ? " for leads you own" : ""}. It waits until somebody runs it again or puts it away.`}
        tabs={<JobsTabs roles={ctx.roles} current="/jobs/dead-letters" />}
      />
      <PageBody flush>
        <Suspense fallback={<TableSkeleton toolbar label={t("dead letters")} columns={LETTER_SHAPE} />}>
          <Rows ctx={ctx} params={params} />
        </Suspense>
      </PageBody>
    </>
  )
}

async function Rows({ ctx, params }: { ctx: Ctx; params: Given }) {
  const state = word(params.state, ["discarded"] as const) ?? "waiting"
  const what = word(params.what, ["run", "webhook"] as const)
  const named = textIn(params.function)
  const page = await listDeadLetters(ctx, { state, what, function: named, cursor: cursorIn(params.cursor) })
  return (
    <LettersTable
      key={state}
      page={page}
      state={state}
      what={what}
      named={named}
      functions={FUNCTIONS.map(({ id }) => ({ value: id, label: id }))}
      mayAct={can(ctx.roles, "runs.rerun") !== null}
      mayOfPlatform={mayWritePlatform(ctx)}
      isOwn={isOwn(ctx)}
    />
  )
}
