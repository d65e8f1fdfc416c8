import { halt } from "@/lib/deployments/halt"
import { StopInput } from "@/lib/deployments/schema"
import { command } from "@/lib/operation"

/** Starts again what an emergency stop ended, and looks whether it is well. */
export const resumeService = command({
  name: "deployments.resume",
  may: "deployments.stop",
  input: StopInput,
  run: ({ ctx, tx, input }) => halt(tx, ctx, input, "resume"),
})
