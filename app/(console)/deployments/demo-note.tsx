import { Callout } from "@/components/ui/callout"
import { env } from "@/lib/env"
import { t } from "@/lib/say"

/** In the demo, that what is deployed goes nowhere but onto this machine. */
export function DemoNote() {
  const { ROUNDS_DEMO, ROUNDS_DEMO_HOST_PORT } = env()
  if (!ROUNDS_DEMO || !ROUNDS_DEMO_HOST_PORT) return null
  return (
    <Callout title={t("These hosts belong to the demo")}>
      {t(
        "Services of Coolify, AWS ECS, Kubernetes and the signed webhook run on stand-ins on this machine: deployments there really run, wait and are proven or taken back, but nothing outside is touched and waits are a tenth as long. The candidate 2026.12.0-rc.1 does not come up. The other services are only shown.",
      )}
    </Callout>
  )
}
