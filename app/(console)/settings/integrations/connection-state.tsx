import { Badge } from "@/components/ui/badge"
import { type ConnectionView, providerSpec } from "@/lib/connections/words"

/** One word for how a connection stands; the worst first. */
export function ConnectionState({ connection }: { connection: ConnectionView }) {
  if (!connection.active) return <Badge tone="neutral">Off</Badge>
  if (connection.isSealed) return <Badge tone="red">Cannot be opened</Badge>
  if (connection.pausedAt) return <Badge tone="amber">Paused</Badge>
  if (connection.silentSince) return <Badge tone="orange">Silent</Badge>
  if (providerSpec(connection.provider)?.isCalledOnly)
    return connection.hasAccessToken ? <Badge tone="green">Set</Badge> : <Badge tone="amber">No key</Badge>
  if (!connection.lastSeenAt) return <Badge tone="neutral">Not heard yet</Badge>
  return <Badge tone="green">Connected</Badge>
}
