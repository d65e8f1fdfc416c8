import { FUNCTIONS } from "@/inngest/registry"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { listDeadLetters } from "@/lib/jobs/dead-letters"
import { mayWritePlatform } from "@/lib/jobs/platform"
import { isOwn } from "../own"
import { cursorIn, type Given, textIn, word } from "../param"
import { LettersTable } from "./letters-table"

export async function LettersView({ ctx, params }: { ctx: Ctx; params: Given }) {
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
