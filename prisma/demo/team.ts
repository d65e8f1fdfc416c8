import { platformDb } from "@/lib/db"
import { hashToken } from "@/lib/sessions/token"
import { addMs, DAY_MS } from "@/lib/time"
import type { DemoClinic } from "@/prisma/demo/clinics"
import { idOf } from "@/prisma/demo/dice"

type Ground = { clinic: DemoClinic; clinicId: string; adminId: string; passwordHash: string; anchor: Date }

/** Who was asked to join, and who left: a team page has more to show than seven names. */
export async function seedTeam({ clinic, clinicId, adminId, passwordHash, anchor }: Ground): Promise<void> {
  const { slug } = clinic
  if (slug !== "northside") return
  const db = platformDb()
  const userId = idOf(`user left ${slug}`, anchor)
  const memberId = idOf(`member left ${slug}`, anchor)
  const name = "Horia Manea"
  const joined = addMs(anchor, -90 * DAY_MS)
  const left = addMs(anchor, -12 * DAY_MS)
  await db.user.createMany({
    data: [{ id: userId, email: `horia.manea@${slug}.demo`, name, passwordHash, createdAt: joined }],
    skipDuplicates: true,
  })
  await db.member.createMany({
    data: [{ id: memberId, clinicId, userId, name, roles: ["frontdesk"], active: false, createdAt: joined }],
    skipDuplicates: true,
  })
  await db.invitation.createMany({
    data: [
      {
        id: idOf(`invitation ${slug}`, anchor),
        clinicId,
        email: "teodora.ilie@example.org",
        name: "Teodora Ilie",
        roles: ["coordinator"],
        // Of a token nobody was shown: an admin makes a new link for it.
        tokenHash: new Uint8Array(hashToken(`demo ${idOf(`invitation ${slug}`, anchor)}`)),
        invitedById: adminId,
        expiresAt: addMs(anchor, 5 * DAY_MS),
        createdAt: addMs(anchor, -2 * DAY_MS),
      },
    ],
    skipDuplicates: true,
  })
  await db.fact.createMany({
    data: [
      {
        id: idOf(`fact member left ${slug}`, anchor),
        clinicId,
        name: "member.disabled",
        actor: `member:${adminId}`,
        actorName: "Irina Vasile",
        subjectType: "member",
        subjectId: memberId,
        reason: "Moved to another town",
        requestId: "demo",
        createdAt: left,
      },
    ],
    skipDuplicates: true,
  })
}
