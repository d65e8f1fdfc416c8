import type { Ctx } from "@/lib/ctx"
import { inClinic } from "@/lib/db"
import { AppError } from "@/lib/errors"
import { isId } from "@/lib/ids"
import { announce } from "@/lib/live/announce"
import { kept } from "@/lib/media/keep"
import { type Fetched, fetchFrom } from "@/lib/media/sources"
import { now } from "@/lib/time"

export type MediaFetched = { kept: number; refused: number; gone: number }

/**
 * Has the files of a message fetched that are not there yet. Not a `command`: the provider is asked between its transactions.
 * What certainly cannot be had is noted with why; throws where it may be had later.
 */
export async function fetchMedia(ctx: Ctx, messageId: string): Promise<MediaFetched> {
  const done: MediaFetched = { kept: 0, refused: 0, gone: 0 }
  if (!isId(messageId)) return done
  const wanted = await inClinic(ctx.clinicId, (tx) =>
    tx.media.findMany({
      where: { messageId, status: "wanted" },
      orderBy: { position: "asc" },
      omit: { bytes: true },
    }),
  )
  let later: Extract<Fetched, { got: "later" }> | undefined
  for (const one of wanted) {
    const found = await fetchFrom(ctx, one)
    if (found.got === "later") {
      later = found
      await note(ctx, one.id, { because: found.because, tries: { increment: 1 } })
      continue
    }
    const row =
      found.got === "bytes"
        ? await kept(found.bytes, one.toldMime, now())
        : { status: found.got, because: found.because }
    await note(ctx, one.id, { ...row, tries: { increment: 1 } })
    done[row.status === "kept" ? "kept" : found.got === "gone" ? "gone" : "refused"] += 1
  }
  if (done.kept + done.refused + done.gone > 0) announce(ctx.clinicId, "message.media_kept", messageId)
  if (later)
    throw new AppError("provider_failed", {
      provider: "media",
      reason: later.because,
      ...(later.retryAfterSeconds !== undefined && { retryAfterSeconds: later.retryAfterSeconds }),
    })
  return done
}

/** After the run's last try. */
export const giveUpMedia = async (ctx: Ctx, messageId: string): Promise<{ refused: number }> => {
  const { count } = await inClinic(ctx.clinicId, (tx) =>
    tx.media.updateMany({
      where: { messageId: isId(messageId) ? messageId : ctx.clinicId, status: "wanted" },
      data: { status: "gone" },
    }),
  )
  return { refused: count }
}

type Row =
  | Awaited<ReturnType<typeof kept>>
  | { status: "refused" | "gone"; because: string }
  | { because: string }

/** Taken away meanwhile, as by its writer or by erasure, it stays away. */
const note = (ctx: Ctx, id: string, data: Row & { tries: { increment: number } }): Promise<unknown> =>
  inClinic(ctx.clinicId, (tx) => tx.media.updateMany({ where: { id, status: "wanted" }, data }))
