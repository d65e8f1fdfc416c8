import { job } from "@/inngest/job"
import { fetchMedia, giveUpMedia } from "@/lib/media/fetch"

export const fetchMediaFunction = job({
  id: "fetch-media",
  on: "media.wanted",
  // A provider that hangs for one clinic leaves the others their turns.
  concurrency: { limit: 3, key: "event.data.clinicId" },
  handle({ ctx, step, event }) {
    return step.run("fetch", () => fetchMedia(ctx, event.data.messageId))
  },
  onFailure({ ctx, step, event }) {
    return step.run("give-up", () => giveUpMedia(ctx, event.data.messageId))
  },
})
