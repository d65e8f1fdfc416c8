import type { Tx } from "@/lib/db"
import type { Proof } from "@/lib/deployments/schema"
import { UNDER_WAY } from "@/lib/deployments/words"

/** proven: all four agreed there once; unproven: it ended well, and only the host never said so; never: neither. */
export type RanHere = "proven" | "unproven" | "never"

type Attempt = { releaseId: string | null; status: string; isProven: boolean; proof: unknown }

/** As far back as anybody would go. */
const MOST = 200

/** What became of the releases that were put to a place, the newest attempt first. */
export async function attemptsHere(tx: Tx, placeId: string, releaseId?: string) {
  return tx.deployment.findMany({
    where: {
      placeId,
      releaseId: releaseId ?? { not: null },
      kind: { in: ["deploy", "rollback"] },
      status: { notIn: [...UNDER_WAY] },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: { releaseId: true, status: true, isProven: true, proof: true, release: true },
  })
}

/** How a release did, by all attempts at it there. Where it was never proven, the last that was looked at decides. */
export function ranHere(attempts: readonly Attempt[]): RanHere {
  if (attempts.some((one) => one.isProven)) return "proven"
  const last = attempts.find((one) => one.proof !== null)
  return last?.status === "succeeded" && isOnlyHostSilent(last.proof as Proof) ? "unproven" : "never"
}

const isOnlyHostSilent = ({ requested, registry, host, version }: Proof): boolean =>
  [requested, registry, version].every((one) => one.word === "agrees") && host.word === "unknown"
