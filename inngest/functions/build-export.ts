import { job } from "@/inngest/job"
import { failExport, makeExport } from "@/lib/subject-requests/make-export"

export const buildExport = job({
  id: "build-export",
  on: "subject_request.export_asked",
  handle: ({ ctx, step, event }) => step.run("build", () => makeExport(ctx, { id: event.data.exportId })),
  onFailure: ({ ctx, step, event }) =>
    step.run("give-up", () => failExport(ctx, { id: event.data.exportId })),
})
