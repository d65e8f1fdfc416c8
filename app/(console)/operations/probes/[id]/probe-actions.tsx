import { CheckNow, StopWatching, WatchAgain } from "../../probe-buttons"
import { ChangeProbe } from "../../probe-dialogs"
import type { Probe } from "./probe-view"

export function ProbeActions({ probe }: { probe: Probe }) {
  const { id, name, kind, address, expects, slowMs, isPublic, isDerived } = probe
  if (probe.retiredAt) return <WatchAgain id={id} name={name} />
  return (
    <>
      <StopWatching id={id} name={name} />
      <ChangeProbe probe={{ id, name, kind, address, expects, slowMs, isPublic, isDerived }} />
      <CheckNow id={id} />
    </>
  )
}
