import { afterAll, expect, it } from "vitest"
import { closeDb } from "@/lib/db"
import { invite, revokeInvitation } from "@/lib/team/invite"
import { listInvitations } from "@/lib/team/list-invitations"
import { testDatabase } from "@/lib/testing/db"
import { describeRefusals } from "@/lib/testing/refusals"
import { teamGround } from "@/lib/testing/team"
import { addMs, DAY_MS } from "@/lib/time"

await testDatabase()
afterAll(closeDb)

describeRefusals(listInvitations, {
  subject: "none",
  async prepare() {
    return { ...(await teamGround()), input: {} }
  },
})

it("lists who has not answered, says what has run out, and leaves out what was taken back", async () => {
  const { ctx, admin, strangerFor } = await teamGround()
  const kept = await invite(ctx, { name: "Nou Venit", email: " Nou@Example.Test ", roles: ["doctor"] })
  const gone = await invite(ctx, { name: "Alt Venit", email: "alt@example.test", roles: ["frontdesk"] })
  await revokeInvitation(ctx, { id: gone.id })
  expect(await listInvitations(ctx, {})).toMatchObject([
    { id: kept.id, email: "nou@example.test", roles: ["doctor"], invitedBy: admin.name, state: "open" },
  ])
  const later = { ...ctx, now: addMs(ctx.now, 8 * DAY_MS) }
  expect(await listInvitations(later, {})).toMatchObject([{ id: kept.id, state: "expired" }])
  expect(await listInvitations(strangerFor(["admin"]), {})).toEqual([])
})
