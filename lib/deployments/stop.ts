import { halt } from "@/lib/deployments/halt"
import { StopInput } from "@/lib/deployments/schema"
import { command } from "@/lib/operation"

/**
 * Emergency stop: what is under way there is ended, and the host is told to run nothing. Nothing is put there until
 * somebody resumes it.
 */
export const stopService = command({
  name: "deployments.stop",
  may: "deployments.stop",
  input: StopInput,
  run: ({ ctx, tx, input }) => halt(tx, ctx, input, "stop"),
})
