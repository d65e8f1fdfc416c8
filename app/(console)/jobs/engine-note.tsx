import type { ReactNode } from "react"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { type EngineState, findEngine } from "@/lib/jobs/engine-state"
import { t, tn } from "@/lib/say"
import { duration } from "@/lib/time"

/** Which engine runs and whether it can be reached, for whoever looks after it. Opens on what it knows. */
export async function EngineNote({ ctx }: { ctx: Ctx }) {
  if (!can(ctx.roles, "schedules.read")) return null
  const state = await findEngine(ctx, {})
  return (
    <details className="relative">
      <summary className="cursor-pointer list-none rounded-sm [&::-webkit-details-marker]:hidden">
        <Badge tone={state.wrong ? "red" : "green"}>
          {t(NAMES[state.kind])} ·{" "}
          {(state.wrong && t(state.wrong)) ??
            (state.kind === "server" ? state.host : listening(state.workers))}
        </Badge>
      </summary>
      <div className="absolute left-0 z-40 mt-1 w-80 max-w-[calc(100vw-6rem)] rounded-lg border border-line bg-raised p-3 text-sm text-ink shadow-lg">
        {state.kind === "server" ? <AtServer state={state} /> : <Embedded state={state} />}
      </div>
    </details>
  )
}

const NAMES = { embedded: "Embedded engine", server: "Inngest server" }
const listening = (workers: number) => tn(workers, "{n} worker listens", "{n} workers listen")
const orNever = (value: Date | string | null | undefined): ReactNode =>
  value ? <Time value={value} /> : t("never")

function Embedded({ state }: { state: EngineState & { kind: "embedded" } }) {
  return (
    <DefinitionList>
      <Definition term={t("Runs")}>{t("in the clinic's own database")}</Definition>
      <Definition term={t("Workers")}>{listening(state.workers)}</Definition>
      <Definition term={t("Last looked")}>{orNever(state.lookedAt)}</Definition>
      {state.leftAtServer > 0 && (
        <Definition term={t("Left at a server")}>
          {t("{n}: cancel them and run them again", { n: state.leftAtServer })}
        </Definition>
      )}
    </DefinitionList>
  )
}

function AtServer({ state }: { state: EngineState & { kind: "server" } }) {
  const { relay, sync } = state
  return (
    <DefinitionList>
      <Definition term={t("Address")}>{state.host}</Definition>
      <Definition term={relay?.reachable ? t("Reachable since") : t("Unreachable since")}>
        {orNever(relay?.since)}
      </Definition>
      <Definition term={t("Last event sent")}>{orNever(relay?.lastSentAt)}</Definition>
      <Definition term={t("Last call received")}>{orNever(state.calledAt)}</Definition>
      <Definition term={t("Functions told")}>
        {sync ? (
          <>
            {sync.functions}, {orNever(sync.lastOkAt)}
            {sync.message && `: ${sync.message}`}
          </>
        ) : (
          t("not yet")
        )}
      </Definition>
      <Definition term={t("Waiting to be sent")}>
        {state.waiting === 0
          ? t("none")
          : t("{n}, for {span}", { n: state.waiting, span: duration(state.waitedMs) })}
      </Definition>
      {state.refused > 0 && <Definition term={t("Refused by it")}>{state.refused}</Definition>}
      <Definition term={t("Under way there")}>{state.underWay}</Definition>
      {state.unheard > 0 && <Definition term={t("Nobody can say")}>{state.unheard}</Definition>}
      <Definition term={t("Workers")}>{listening(state.workers)}</Definition>
    </DefinitionList>
  )
}
