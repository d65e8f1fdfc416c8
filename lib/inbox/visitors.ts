import { env } from "@/lib/env"
import { fail } from "@/lib/errors"
import { giveBack, take } from "@/lib/sessions/throttle"
import { ownOrigins } from "@/lib/web/origin"
import { addressOf, networkOf } from "@/lib/web/request"

/** Throws `wrong_origin` for the page of a site that the clinic has not named. Programs name no origin: the token decides. */
export function checkCaller(headers: Headers, callers: readonly string[]): void {
  const origin = headers.get("origin")
  if (origin === null || callers.includes(origin)) return
  if (!ownOrigins(env().NEXTAUTH_URL).includes(origin)) fail("wrong_origin")
}

export type Turn = { giveBack(): Promise<void> }

/**
 * Anybody may send, so each network gets a few turns and the clinic a bounded number of all of them: a flood fills nobody's
 * screen, and leaves room for people at other addresses. Throws `too_many`.
 */
export async function takeTurn(clinicId: string, headers: Headers): Promise<Turn> {
  // In a demo all visitors are at one address, and most are programs that try it out.
  const limit = env().ROUNDS_DEMO ? "demo_form" : "form"
  const visitor = `${clinicId} ${placeOf(addressOf(headers))}`
  await turn(limit, visitor)
  if (limit === "form") await turn("form_clinic", clinicId)
  return {
    async giveBack() {
      await giveBack(limit, visitor)
      if (limit === "form") await giveBack("form_clinic", clinicId)
    },
  }
}

async function turn(limit: "form" | "form_clinic" | "demo_form", of: string): Promise<void> {
  const taken = await take(limit, of)
  if (taken.allowed) return
  fail("too_many", {
    sentence: "Very many messages came from there. Wait a little and send it again.",
    retryAfterSeconds: taken.retryAfterSeconds,
  })
}

/** A household has one address of the old kind, and a whole /64 of the new. */
const placeOf = (address: string): string => (address.includes(":") ? networkOf(address) : address)
