import { platformDb } from "@/lib/db"
import { newId } from "@/lib/ids"
import { seal } from "@/lib/seal"

const SCHEMES = { github: "hub-signature", coolify: "path-token", eas: "expo-signature" } as const

/** Seals a platform provider's first secret, where there is none yet; says whether it did. */
export async function connectPlatform(
  provider: keyof typeof SCHEMES,
  secret: string | undefined,
): Promise<boolean> {
  if (!secret) return false
  const id = newId()
  const sealed = seal(JSON.stringify({ secrets: [secret] }), id)
  const { count } = await platformDb().platformConnection.createMany({
    data: [{ id, provider, scheme: SCHEMES[provider], sealed }],
    skipDuplicates: true,
  })
  return count > 0
}
