import { afterAll } from "vitest"
import type { Role } from "@/lib/can"
import { switchClinic } from "@/lib/clinics/switch"
import { closeDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { endEverySession } from "@/lib/sessions/end-everywhere"
import { endOtherSession } from "@/lib/sessions/end-other"
import { endThisSession } from "@/lib/sessions/end-this"
import { extendSession } from "@/lib/sessions/extend"
import { findSession } from "@/lib/sessions/find"
import { openSession } from "@/lib/sessions/open"
import { stepUp } from "@/lib/sessions/step-up"
import { ctxOf } from "@/lib/testing/ctx"
import { testDatabase } from "@/lib/testing/db"
import { makeClinic, makeMember, makeUser, PASSWORD } from "@/lib/testing/factory"
import { describeRefusals } from "@/lib/testing/refusals"
import { inDemo } from "@/lib/testing/second-factor"

await testDatabase()
inDemo(true)
afterAll(closeDb)

/** Two people of two clinics, each signed in, and a session of the first. */
async function prepare() {
  const enter = async () => {
    const clinic = await makeClinic()
    const user = await makeUser()
    const member = await makeMember(clinic.id, ["admin"], { user })
    const given = {
      email: user.email,
      password: PASSWORD,
      address: "10.3.0.1",
      userAgent: null,
      requestId: newId(),
    }
    const session = (await findSession((await openSession(given)).token, { touch: false }))!
    return { clinic, member, session }
  }
  const [mine, theirs] = [await enter(), await enter()]
  return {
    mine,
    theirs,
    ctxFor: (roles: readonly Role[]) => ctxOf(mine.clinic, mine.member, { roles }),
    strangerFor: (roles: readonly Role[]) => ctxOf(theirs.clinic, theirs.member, { roles }),
  }
}

describeRefusals(endOtherSession, {
  prepare: async () => {
    const ground = await prepare()
    return { ...ground, input: { id: ground.mine.session.sessionId } }
  },
})
describeRefusals(switchClinic, {
  prepare: async () => {
    const ground = await prepare()
    return { ...ground, input: { clinicId: ground.mine.clinic.id } }
  },
})
const alone = { subject: "none" as const, prepare: async () => ({ ...(await prepare()), input: {} }) }
describeRefusals(endThisSession, alone)
describeRefusals(endEverySession, alone)
describeRefusals(extendSession, alone)
describeRefusals(stepUp, {
  subject: "none",
  prepare: async () => ({ ...(await prepare()), input: { password: PASSWORD } }),
})
