import { currentSession } from "@/lib/auth"
import { fail } from "@/lib/errors"
import { extendSession } from "@/lib/sessions/extend"
import { route } from "@/lib/web/route"

/** How long the session lasts if nobody does anything. Asking does not make it longer. */
export const GET = route(async () => {
  const { idleEndsAt, endsAt } = (await currentSession({ touch: false })) ?? fail("signed_out")
  return { idleEndsAt, endsAt }
})

export const POST = route((ctx) => extendSession(ctx, {}))
