import { serverState } from "@/lib/engine/server-state"
import type { Sample } from "@/lib/figures/text"

/** The way to a server, where one is set: how late it is, what it refuses, what has gone silent. */
export async function serverSamples(): Promise<Sample[]> {
  const state = await serverState()
  if (!state) return []
  const { relay, sync, waiting, waitedMs, refused, underWay, unheard } = state
  return [
    {
      name: "rounds_server_reachable",
      help: "1 when the Inngest server answers.",
      value: relay?.reachable ? 1 : 0,
    },
    { name: "rounds_server_synced", help: "1 when it knows our functions.", value: sync?.ok ? 1 : 0 },
    { name: "rounds_relay_waiting", help: "Events not handed to the server yet.", value: waiting },
    {
      name: "rounds_relay_lag_seconds",
      help: "For how long the first of them has waited.",
      value: waitedMs / 1_000,
    },
    { name: "rounds_relay_refused", help: "Events that the server does not take.", value: refused },
    { name: "rounds_server_runs", help: "Runs under way at the server.", value: underWay },
    { name: "rounds_server_runs_unheard", help: "Runs that nobody can say anything of.", value: unheard },
  ]
}
