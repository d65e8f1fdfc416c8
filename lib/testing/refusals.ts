import { describe, expect, it } from "vitest"
import type { z } from "zod"
import { can, ROLES, type Role } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import type { ErrorCode } from "@/lib/errors"
import type { Operation } from "@/lib/operation"

type Ground<S extends z.ZodType> = {
  /** What an allowed member would send. */
  input: z.input<S>
  /** A member of the clinic the subject belongs to. */
  ctxFor(roles: readonly Role[]): Ctx
  /** A member of another clinic. */
  strangerFor(roles: readonly Role[]): Ctx
}

type WrongState<S extends z.ZodType> = {
  /** Reads as: refuses … */
  when: string
  code: ErrorCode
  prepare(): Promise<Ground<S>>
}

/**
 * The refusals every operation owes: each role that may not, another clinic's member (`not_found`, never
 * `forbidden`), unusable input, and the wrong state where it has one. The last three each on a fresh ground.
 * `subject: "none"` is for what is about the caller alone and so cannot name another clinic's row.
 */
export function describeRefusals<S extends z.ZodType, Out>(
  operation: Operation<S, Out>,
  given: {
    prepare(): Promise<Ground<S>>
    subject?: "row" | "none"
    badInput?: unknown
    wrongState?: WrongState<S>
  },
): void {
  const allowed = ROLES.filter((role) => can([role], operation.may)?.scope === "all")
  const refused = ROLES.filter((role) => can([role], operation.may) === null)

  describe(`${operation.operation} refuses`, () => {
    // Who may not is refused before anything is read or written: what the first of them found, the last finds too.
    let ground: Promise<Ground<S>> | undefined
    const untouched = () => {
      ground ??= given.prepare()
      return ground
    }

    for (const role of refused) {
      it(`the role ${role}`, async () => {
        const { input, ctxFor } = await untouched()
        await expect(operation(ctxFor([role]), input)).rejects.toMatchObject({ code: "forbidden" })
      })
    }

    it("a member without any role", async () => {
      const { input, ctxFor } = await untouched()
      await expect(operation(ctxFor([]), input)).rejects.toMatchObject({ code: "forbidden" })
    })

    if (given.subject !== "none") {
      it("another clinic's member, as if there were nothing", async () => {
        const { input, strangerFor } = await given.prepare()
        const stranger = { ...strangerFor([allowed[0] ?? "admin"]) }
        stranger.steppedUpAt = stranger.now
        await expect(operation(stranger, input)).rejects.toMatchObject({ code: "not_found" })
      })
    }

    it("input it cannot use", async () => {
      const { ctxFor } = await given.prepare()
      const ctx = { ...ctxFor([allowed[0] ?? "admin"]) }
      ctx.steppedUpAt = ctx.now
      const bad = (given.badInput ?? { unheardOf: true }) as z.input<S>
      await expect(operation(ctx, bad)).rejects.toMatchObject({ code: "invalid_input" })
    })

    const { wrongState } = given
    if (wrongState) {
      it(wrongState.when, async () => {
        const { input, ctxFor } = await wrongState.prepare()
        const ctx = { ...ctxFor([allowed[0] ?? "admin"]) }
        ctx.steppedUpAt = ctx.now
        await expect(operation(ctx, input)).rejects.toMatchObject({ code: wrongState.code })
      })
    }
  })
}
