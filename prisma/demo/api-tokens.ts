import { DEMO_TOKEN, tokenHash, tokenPrefix } from "@/lib/api-tokens/secret"
import { SCOPES } from "@/lib/api-tokens/words"
import { platformDb } from "@/lib/db"
import { addMs, DAY_MS, HOUR_MS } from "@/lib/time"
import { CLINICS } from "@/prisma/demo/clinics"
import { idOf } from "@/prisma/demo/dice"

/** One that may everything, known to whoever reads the demo's words; one of a build, and one that was ended. */
export async function seedApiTokens(anchor: Date): Promise<void> {
  const createdById = idOf(`member operator ${CLINICS[0]?.slug}`, anchor)
  const row = (name: string, token: string, scopes: readonly string[], daysAgo: number) => {
    const createdAt = addMs(anchor, -daysAgo * DAY_MS)
    return {
      id: idOf(`api token ${name}`, createdAt),
      name,
      hash: tokenHash(token),
      prefix: tokenPrefix(token),
      scopes: [...scopes],
      createdById,
      createdAt,
    }
  }
  const former = "rounds_of_the_former_build_server"
  await platformDb().apiToken.createMany({
    data: [
      row("Demo: may everything", DEMO_TOKEN, SCOPES, 1),
      {
        ...row(
          "GitHub Actions",
          idOf("actions", anchor),
          ["releases.write", "deployments.write", "deployments.read"],
          32,
        ),
        expiresAt: addMs(anchor, 58 * DAY_MS),
        lastUsedAt: addMs(anchor, -5 * HOUR_MS),
      },
      {
        ...row("Former build server", former, ["releases.write"], 120),
        expiresAt: addMs(anchor, -30 * DAY_MS),
        lastUsedAt: addMs(anchor, -41 * DAY_MS),
        revokedAt: addMs(anchor, -40 * DAY_MS),
        revokedById: createdById,
      },
    ],
    skipDuplicates: true,
  })
}
