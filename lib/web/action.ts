import { refresh } from "next/cache"
import { headers } from "next/headers"
import { unstable_rethrow } from "next/navigation"
import type { z } from "zod"
import { requestCtx } from "@/lib/auth"
import type { Ctx } from "@/lib/ctx"
import { env } from "@/lib/env"
import { AppError, fail } from "@/lib/errors"
import type { Operation } from "@/lib/operation"
import { recordRefusal } from "@/lib/sessions/refuse"
import type { Action, FormState } from "@/lib/web/form-state"
import { isFromOwnPage } from "@/lib/web/origin"
import { errorState } from "@/lib/web/reply"
import { requestIdOf } from "@/lib/web/request"

type Options<Out, Shown> = {
  /** Paint the page anew with the answer; for pages that are not refreshed by the live stream. */
  refresh?: boolean
  /** What is left to do in this answer, such as a cookie or a redirect; what it returns goes to the browser instead. */
  finish?: (value: Out) => Promise<Shown>
}

/** One server action for one command: `export const takeLead = action(takeLeadCommand)` in a "use server" file. */
export function action<S extends z.ZodType, Out, Shown = Out>(
  operation: Operation<S, Out>,
  options: Options<Out, Shown> = {},
): Action<z.input<S>, Shown> {
  return async (...given: unknown[]): Promise<FormState<Shown>> => {
    const said = await headers()
    const requestId = requestIdOf(said)
    let ctx: Ctx | undefined
    try {
      if (!isFromOwnPage(said, env().NEXTAUTH_URL)) fail("wrong_origin")
      ctx = { ...(await requestCtx({ touch: true })), requestId }
      const value = await operation(ctx, inputFrom(given.at(-1)) as z.input<S>)
      if (options.refresh) refresh()
      const shown = options.finish ? await options.finish(value) : (value as unknown as Shown)
      return { ok: true, value: shown }
    } catch (error) {
      unstable_rethrow(error)
      if (ctx && error instanceof AppError && error.code === "forbidden") {
        await recordRefusal(ctx, operation.operation)
      }
      return errorState(error, { requestId, route: operation.operation })
    }
  }
}

/** A form's fields as an object; a name given several times is a list. React's own hidden fields are left out. */
export function inputFrom(given: unknown): unknown {
  if (!(given instanceof FormData)) return given
  const names = [...new Set(given.keys())].filter((name) => !name.startsWith("$ACTION"))
  return Object.fromEntries(
    names.map((name) => {
      const values = given.getAll(name)
      return [name, values.length > 1 ? values : values[0]]
    }),
  )
}
