import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import type { PlaceStanding } from "@/lib/probes/standing"
import { STALE_MS } from "@/lib/probes/words"
import { t, tn } from "@/lib/say"
import { toDate } from "@/lib/time"

/** The one sentence that somebody woken at three reads first. */
export function Headline({ places, now }: { places: readonly PlaceStanding[]; now: Date }) {
  const watched = places.filter((one) => one.main)
  const last = watched
    .flatMap((one) => one.main?.lastAt ?? [])
    .sort()
    .at(-1)
  const down = watched.filter((one) => one.state === "down")
  const unknown = watched.filter((one) => one.state === "unknown")
  const slow = watched.filter((one) => one.state === "slow")
  if (watched.length === 0)
    return (
      <Callout title={t("Nothing is watched yet")}>
        {t("What has an address is looked at every minute by itself, from its first minute on.")}
      </Callout>
    )
  if (last && now.getTime() - toDate(last).getTime() > STALE_MS)
    return (
      <Callout tone="red" title={t("Nobody looks")}>
        {t("It should be every minute. How things stand is not known; the last look was")}{" "}
        <Time value={last} />. {t("See whether a worker is alive.")}
      </Callout>
    )
  const Looked = () =>
    last ? (
      <>
        {t("Looked at every minute, last")} <Time value={last} />.
      </>
    ) : null
  if (down.length > 0)
    return (
      <Callout
        tone="red"
        title={tn(down.length, "{n} service does not answer", "{n} services do not answer")}
      >
        {namesOf(down)}.{" "}
        {isAllOutside(watched, down) && t("All of them at once: it may be this server's own way out.")}{" "}
        <Looked />
      </Callout>
    )
  if (unknown.length > 0)
    return (
      <Callout
        tone={unknown.length === watched.length ? "amber" : "neutral"}
        title={tn(
          unknown.length,
          "How {n} service stands is not known",
          "How {n} services stand is not known",
        )}
      >
        {namesOf(unknown)}. {watched.length > unknown.length && t("All the others answer.")} <Looked />
      </Callout>
    )
  if (slow.length > 0)
    return (
      <Callout tone="amber" title={tn(slow.length, "{n} service is slow", "{n} services are slow")}>
        {namesOf(slow)}. <Looked />
      </Callout>
    )
  return (
    <Callout tone="green" title={t("Everything that is watched answers")}>
      <Looked />
    </Callout>
  )
}

const namesOf = (places: readonly PlaceStanding[]) =>
  places.map((one) => (one.environment ? `${one.title} (${one.environment})` : one.title)).join(", ")

/** Whatever lies elsewhere fails, and there are several: the fault may be on this side. */
function isAllOutside(watched: readonly PlaceStanding[], down: readonly PlaceStanding[]): boolean {
  const outside = watched.filter((one) => one.placeId !== null || !one.main?.isDerived)
  return outside.length > 2 && outside.every((one) => down.includes(one))
}
