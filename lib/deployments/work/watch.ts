import type { Ctx } from "@/lib/ctx"
import { platformPool } from "@/lib/db"
import { askerOf } from "@/lib/deployments/smoke/ask"
import type { SmokeTarget } from "@/lib/deployments/smoke/target"
import { advance } from "@/lib/deployments/tell"
import { hostLines } from "@/lib/deployments/work/host-lines"
import { loadWork, type Work } from "@/lib/deployments/work/load"
import { after, CANCEL, down, ON, OVER, WAIT, type Went } from "@/lib/deployments/work/went"
import { failpoint } from "@/lib/failpoint"
import { OutboundError } from "@/lib/outbound/error"

/** Above this share of failed answers it is taken back, once there are enough to speak of a share. */
export const MOST_FAILED = 0.05
const ENOUGH = 3

export type Watched = Went & { asked: number; failed: number }
type Look = { n: number; of: number; before: { asked: number; failed: number } }

/** One look at what it answers by now, at what its runs came to, and at what the host logged. */
export async function watchWork(ctx: Ctx, id: string, look: Look): Promise<Watched> {
  const { n, of, before } = look
  const work = await loadWork(ctx, id)
  if (work.isOver) return { ...OVER, ...before }
  if (work.isCancelAsked) return { ...CANCEL, ...before }
  const { target } = work
  if (!target) return { ...ON, ...before }
  if (n === 1) await advance(ctx, { id, phase: { name: "watch", status: "running" } })
  const seen = await answersOf(target)
  const sum = { asked: before.asked + seen.asked, failed: before.failed + seen.failed }
  const runs = await runsOf(work)
  failpoint("deploy.watch")
  const isBad = tooMany(sum) || tooMany(runs)
  const detail = `${sum.failed} of ${sum.asked} answers failed${runs.asked > 0 ? `, ${runs.failed} of ${runs.asked} runs` : ""}.`
  const status = isBad ? "failed" : n >= of ? "done" : "running"
  const logged = await hostLines(work, "watch")
  const told = await advance(ctx, {
    id,
    phase: { name: "watch", status, detail },
    lines: [
      ...(seen.failed > 0 || n === 1 || status !== "running"
        ? [
            {
              key: `watch-${n}`,
              phase: "watch" as const,
              level: isBad ? ("error" as const) : seen.failed > 0 ? ("warn" as const) : ("info" as const),
              text: `Look ${n} of ${of}: ${detail}${seen.worst ? ` ${seen.worst}` : ""}`,
            },
          ]
        : []),
      ...logged,
    ],
  })
  const went = isBad ? down(`Too much fails since it runs: ${detail}`) : status === "done" ? ON : WAIT
  return { ...after(told, went), ...sum }
}

const tooMany = ({ asked, failed }: { asked: number; failed: number }) =>
  failed >= ENOUGH && failed / asked > MOST_FAILED

async function answersOf(target: SmokeTarget): Promise<{ asked: number; failed: number; worst?: string }> {
  const ask = askerOf(target.baseUrl)
  const paths = [target.healthPath, target.livePath, target.versionPath, "/", target.smoke.protectedPath]
  const wanted = paths.filter((one): one is string => typeof one === "string" && one !== "")
  const troubles = await Promise.all(
    wanted.map(async (path) => {
      try {
        const { status } = await ask(path)
        return status >= 500 ? `${path} answers ${status}.` : null
      } catch (error) {
        if (error instanceof OutboundError) return `${path}: ${error.sentence}`
        throw error
      }
    }),
  )
  const bad = troubles.filter((one) => one !== null)
  return { asked: wanted.length, failed: bad.length, worst: bad[0] }
}

/** Of what runs here: how the runs of this very release ended since it began. Other services have none. */
async function runsOf({ deployment }: Work): Promise<{ asked: number; failed: number }> {
  if (!deployment.release || !deployment.startedAt) return { asked: 0, failed: 0 }
  const { rows } = await platformPool().query<{ asked: number; failed: number }>(
    `select coalesce(sum(one.asked), 0)::int as asked, coalesce(sum(one.failed), 0)::int as failed
     from "Clinic" c cross join lateral (
       select count(*) as asked, count(*) filter (where run.status = 'failed') as failed
       from engine.run run
       where run.clinic_id = c.id and run.release_sha = $1 and run.created_at >= $2 and run.finished_at is not null
     ) one`,
    [deployment.release.gitSha, deployment.startedAt],
  )
  return rows[0] ?? { asked: 0, failed: 0 }
}
