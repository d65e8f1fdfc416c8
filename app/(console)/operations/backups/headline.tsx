import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import type { BackupsOverview } from "@/lib/backups/overview"
import { BACKUP_WITHIN_HOURS, PROVEN_WITHIN_DAYS } from "@/lib/backups/rules"
import { becauseWords } from "@/lib/backups/words"
import { t, tn } from "@/lib/say"
import { HOUR_MS } from "@/lib/time"

/** What could be brought back this minute, before anything else. A backup nobody brought back is not said to be one. */
export function Headline({ overview, now }: { overview: BackupsOverview; now: Date }) {
  const { lastProvenAt, lastBackupAt, ageDays, failing, lost } = overview
  const isOld =
    lastBackupAt !== null && now.getTime() - lastBackupAt.getTime() > BACKUP_WITHIN_HOURS * HOUR_MS
  const proven = lastProvenAt ? (
    <>
      {t("Last proven restorable")} <Time value={lastProvenAt} />.
    </>
  ) : (
    t("None has been brought back yet: whether it would come back is not known.")
  )
  if (failing)
    return (
      <Callout tone="red" title={t("The last backup failed")}>
        {becauseWords(failing.because).means} {proven} <Underway overview={overview} />
      </Callout>
    )
  if (!lastBackupAt)
    return (
      <Callout tone="amber" title={t("There is no backup yet")}>
        {t("The first is made at 02:00 UTC, or now, by hand.")} <Underway overview={overview} />
      </Callout>
    )
  if (isOld)
    return (
      <Callout tone="red" title={t("No backup for more than a day")}>
        {t("The newest is of")} <Time value={lastBackupAt} as="moment" zone="UTC" />. {proven}{" "}
        <Underway overview={overview} />
      </Callout>
    )
  if (lost > 0)
    return (
      <Callout
        tone="red"
        title={tn(lost, "{n} backup is gone from its store", "{n} backups are gone from their store")}
      >
        {t("Somebody or something took what should have stayed.")} {proven} <Underway overview={overview} />
      </Callout>
    )
  if (ageDays === null)
    return (
      <Callout tone="amber" title={t("No backup has been proven yet")}>
        {proven} {t("A drill each Saturday at 05:00 UTC does it, or one by hand.")}{" "}
        <Underway overview={overview} />
      </Callout>
    )
  if (ageDays > PROVEN_WITHIN_DAYS)
    return (
      <Callout tone="amber" title={t("What was proven is old")}>
        {proven} {t("The newer ones have not been brought back.")} <Underway overview={overview} />
      </Callout>
    )
  return (
    <Callout
      tone="green"
      title={
        <>
          {t("Last proven restorable")} {lastProvenAt && <Time value={lastProvenAt} />}
        </>
      }
    >
      {t("A backup was brought back into a database of its own and looked through.")}{" "}
      <Underway overview={overview} />
    </Callout>
  )
}

function Underway({ overview: { backupRunning, drillRunning } }: { overview: BackupsOverview }) {
  return (
    <>
      {backupRunning && (
        <>
          {t("A backup is being made since")} <Time value={backupRunning} as="moment" zone="UTC" />.{" "}
        </>
      )}
      {drillRunning && (
        <>
          {t("A drill has been under way since")} <Time value={drillRunning} as="moment" zone="UTC" />.
        </>
      )}
    </>
  )
}
