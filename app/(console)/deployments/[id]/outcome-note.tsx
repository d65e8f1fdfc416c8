import { Callout } from "@/components/ui/callout"
import type { DeploymentView } from "@/lib/deployments/schema"
import { isUnderWay, statusTone, statusWord } from "@/lib/deployments/words"
import { t } from "@/lib/say"
import { TONES } from "../deployment-words"

/** The end in one sentence. What succeeded and was proven says so; what succeeded without proof says that. */
export function OutcomeNote({ deployment }: { deployment: DeploymentView }) {
  const { status, because, isProven, kind } = deployment
  if (isUnderWay(status)) return null
  if (status === "succeeded" && kind !== "stop" && !isProven)
    return (
      <Callout tone="amber" title={t("Put there, but not proven")}>
        {because ?? t("Not all four sides said which image runs, so nobody can say that it is this one.")}
      </Callout>
    )
  if (status === "succeeded" && !because) return null
  const next = whatNext(deployment)
  return (
    <Callout tone={TONES[statusTone(status)]} title={statusWord(status)}>
      {because && <p className="[overflow-wrap:anywhere]">{because}</p>}
      {next && <p className="mt-1">{next}</p>}
    </Callout>
  )
}

/** What the end leaves to be done. */
function whatNext({ status, kind, handle }: DeploymentView): string | null {
  if (status === "refused")
    return t("Nothing was touched. Mend what stands in the way, or deploy again and take it all the same.")
  if (status === "rolled_back")
    return t(
      "What ran before runs again and was tested. Mend the release, and deploy the one that comes of it.",
    )
  if (status === "failed" && handle === null) return t("Nothing was touched.")
  if (kind !== "stop" && (status === "rollback_failed" || status === "failed"))
    return t("Nobody knows what runs there now. Look at the host, then deploy or roll back again.")
  return null
}
