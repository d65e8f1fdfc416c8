import { phaseTitle } from "@/lib/deployments/phases"
import type { DeploymentView } from "@/lib/deployments/schema"
import { statusWord } from "@/lib/deployments/words"

/** How it stands in a few words: the phase that runs, otherwise its status. */
export function nowText({
  phases,
  kind,
  status,
}: Pick<DeploymentView, "phases" | "kind" | "status">): string {
  const running = phases.find((one) => one.status === "running")
  return running ? `${statusWord(status)}: ${phaseTitle(running.name, kind)}` : statusWord(status)
}
