import { env } from "@/lib/env"
import { fail } from "@/lib/errors"
import type { Item } from "@/lib/providers/provider"
import { giveBack, take, withinBudget } from "@/lib/sessions/throttle"
import { ownOrigins } from "@/lib/web/origin"
import { addressOf, networkOf } from "@/lib/web/request"

/** Throws `wrong_origin` for the page of a site that the clinic has not named. Programs name no origin: the token decides. */
export function checkCaller(headers: Headers, callers: readonly string[]): void {
  const origin = headers.get("origin")
  if (origin === null || callers.includes(origin)) return
  if (!ownOrigins(env().NEXTAUTH_URL).includes(origin)) fail("wrong_origin")
}

export type Turn = {
  /** More came than a clinic can read: what comes is kept aside, and nobody is turned away for it. */
  isCrowded: boolean
  /** Nothing was kept of it. */
  giveBack(): Promise<void>
  /** It was there already: a few of these cost nothing, and many are no person's. */
  wasRepeat(): Promise<void>
}

type Limit = Parameters<typeof take>[0]

/** In a demo all visitors are at one address, and most are programs that try it out. */
const LIMITS = {
  usual: {
    visitor: "form",
    net: "form_net",
    clinic: "form_clinic",
    crowd: "form_crowd",
    again: "form_again",
  },
  demo: { visitor: null, net: null, clinic: "demo_form", crowd: "demo_crowd", again: "demo_again" },
} as const

/**
 * Anybody may send, so each network gets a few turns. What is beyond a clinic's own number is kept aside for somebody to
 * look at: a flood from many addresses neither fills screens nor shuts the door on a patient. Only what would fill the
 * disk is refused. Throws `too_many`.
 */
export async function takeTurn(clinicId: string, headers: Headers): Promise<Turn> {
  const limits = env().ROUNDS_DEMO ? LIMITS.demo : LIMITS.usual
  const address = addressOf(headers)
  const visitor = `${clinicId} ${placeOf(address)}`
  const taken: [Limit, string][] = []
  const giveAllBack = async () => {
    for (const [limit, of] of taken.splice(0)) await giveBack(limit, of)
  }
  const turn = async (limit: Limit, of: string): Promise<number> => {
    const answer = await take(limit, of)
    if (!answer.allowed) return answer.retryAfterSeconds
    taken.push([limit, of])
    return 0
  }
  const must = async (limit: Limit, of: string) => {
    const retryAfterSeconds = await turn(limit, of)
    if (retryAfterSeconds === 0) return
    await giveAllBack()
    fail("too_many", {
      sentence: "Very many messages came from there. Wait a little and send it again.",
      retryAfterSeconds,
    })
  }
  if (limits.visitor) await must(limits.visitor, visitor)
  if (limits.net) await must(limits.net, `${clinicId} ${wholeNetOf(address)}`)
  const isCrowded = (await turn(limits.clinic, clinicId)) > 0
  if (isCrowded) await must(limits.crowd, clinicId)
  return {
    isCrowded,
    giveBack: giveAllBack,
    async wasRepeat() {
      if (await withinBudget(limits.again, visitor)) await giveAllBack()
    },
  }
}

/** What would have been worked on, kept for a person to look at. */
export const aside = (item: Item): Item =>
  item.fate === "pending"
    ? {
        ...item,
        fate: "quarantined",
        reason: "Very many forms came at once. Look whether a person wrote it.",
      }
    : item

/** A household has one address of the old kind, and a whole /64 of the new. */
const placeOf = (address: string): string => (address.includes(":") ? networkOf(address) : address)

/** What one customer of a hoster is given at most: /24 of the old kind, /48 of the new. */
const wholeNetOf = (address: string): string =>
  address.includes(":") ? networkOf(address).split(":").slice(0, 3).join(":") : networkOf(address)
