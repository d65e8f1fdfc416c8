import { fail } from "@/lib/errors"
import { announce } from "@/lib/live/announce"
import { parseInput } from "@/lib/operation"
import { inPlatform } from "@/lib/sessions/door"
import { hashPassword } from "@/lib/sessions/password"
import { recordSessionFact } from "@/lib/sessions/record"
import { refuseWeak } from "@/lib/sessions/strength"
import type { FromLink } from "@/lib/team/accept"
import { findResetLink, WORKS_ONLY_THERE } from "@/lib/team/open-link"
import { ResetInput } from "@/lib/team/schema"
import { now } from "@/lib/time"

/**
 * A new password by a link that an admin made. Every session of the account ends with it; signing in, with the second
 * factor where there is one, is still to be done.
 */
export async function resetPassword(given: FromLink & { password: unknown }): Promise<void> {
  const at = now()
  const link = (await findResetLink(given.token, given.address, at)) ?? fail("not_found")
  const { password } = parseInput(ResetInput, { password: given.password })
  refuseWeak("password", password, [link.name, link.email, link.clinicName])
  const passwordHash = await hashPassword(password)
  await inPlatform(async (on) => {
    const spent = await on.query(
      `update "PasswordReset" reset set "usedAt" = $2
      where id = $1 and "usedAt" is null and "revokedAt" is null and "expiresAt" > $2 and ${WORKS_ONLY_THERE}`,
      [link.id, at],
    )
    if (!spent.rowCount) fail("not_found")
    await on.query(`update "User" set "passwordHash" = $2, "passwordChangedAt" = $3 where id = $1`, [
      link.userId,
      passwordHash,
      at,
    ])
    await recordSessionFact(on, {
      name: "member.password_reset",
      clinicId: link.clinicId,
      actor: `member:${link.memberId}`,
      actorName: link.name,
      subjectType: "member",
      subjectId: link.memberId,
      requestId: given.requestId,
      at,
    })
  })
  announce(link.clinicId, "member.password_reset", link.memberId)
}
