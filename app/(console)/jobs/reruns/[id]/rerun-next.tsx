import { can, type Role } from "@/lib/can"
import type { RerunDetail } from "@/lib/reruns/schema"
import { RerunFailed } from "./rerun-failed"
import { StopButton } from "./stop-button"

/** What can be done with it now. */
export function RerunNext({ rerun, roles }: { rerun: RerunDetail; roles: readonly Role[] }) {
  const { id, counts, mayStop } = rerun
  if (mayStop) return <StopButton id={id} left={counts.waiting} />
  return can(roles, "runs.rerun") && <RerunFailed id={id} failed={counts.failed} />
}
