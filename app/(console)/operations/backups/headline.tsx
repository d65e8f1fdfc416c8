import type { ReactNode } from "react"
import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import type { BackupsOverview } from "@/lib/backups/overview"
import { BACKUP_WITHIN_HOURS, PROVEN_WITHIN_DAYS } from "@/lib/backups/rules"
import { becauseWords } from "@/lib/backups/words"
import { t, tn } from "@/lib/say"
import { HOUR_MS } from "@/lib/time"

type Trouble = { tone: "red" | "amber"; says: ReactNode }

/**
 * What could be brought back this minute, before anything else; what is wrong stands behind it and gives it its colour. A
 * backup nobody brought back is not said to be one.
 */
export function Headline({ overview, now }: { overview: BackupsOverview; now: Date }) {
  const { lastProvenAt } = overview
  const troubles = troublesOf(overview, now)
  const tone = troubles.some((one) => one.tone === "red") ? "red" : troubles.length > 0 ? "amber" : "green"
  return (
    <Callout
      tone={tone}
      title={
        lastProvenAt ? (
          <>
            {t("Last proven restorable")} <Time value={lastProvenAt} />
          </>
        ) : (
          t("Never proven restorable")
        )
      }
    >
      {troubles.map(({ says }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are drawn once.
        <p key={n}>{says}</p>
      ))}
      {troubles.length === 0 && (
        <p>{t("A backup was brought back into a database of its own and looked through.")}</p>
      )}
      <Underway overview={overview} />
    </Callout>
  )
}

/** The worst first. */
function troublesOf(overview: BackupsOverview, now: Date): Trouble[] {
  const { lastBackupAt, ageDays, failing, lost, unreadable } = overview
  const found: (Trouble | false)[] = [
    failing !== null && {
      tone: "red",
      says: (
        <>
          <b className="font-medium text-ink">{t("The last backup failed")}.</b>{" "}
          {becauseWords(failing.because).means}
        </>
      ),
    },
    lost > 0 && {
      tone: "red",
      says: (
        <>
          <b className="font-medium text-ink">
            {tn(lost, "{n} backup is gone from its store", "{n} backups are gone from their store")}.
          </b>{" "}
          {t("Somebody or something took what should have stayed.")}
        </>
      ),
    },
    lastBackupAt !== null &&
      now.getTime() - lastBackupAt.getTime() > BACKUP_WITHIN_HOURS * HOUR_MS && {
        tone: "red",
        says: (
          <>
            <b className="font-medium text-ink">{t("No backup for more than a day")}.</b>{" "}
            {t("The newest is of")} <Time value={lastBackupAt} as="moment" zone="UTC" />.
          </>
        ),
      },
    lastBackupAt === null && {
      tone: "amber",
      says: (
        <>
          {t("There is no backup yet")}. {t("The first is made at 02:00 UTC, or now, by hand.")}
        </>
      ),
    },
    lastBackupAt !== null &&
      ageDays === null && {
        tone: "amber",
        says: (
          <>
            {t("None has been brought back yet: whether it would come back is not known.")}{" "}
            {t("A drill each Saturday at 05:00 UTC does it, or one by hand.")}
          </>
        ),
      },
    ageDays !== null &&
      ageDays > PROVEN_WITHIN_DAYS && {
        tone: "amber",
        says: (
          <>
            {tn(
              Math.floor(ageDays),
              "What was proven holds the data of {n} day ago.",
              "What was proven holds the data of {n} days ago.",
            )}{" "}
            {t("The newer ones have not been brought back.")}
          </>
        ),
      },
    unreadable > 0 && {
      tone: "amber",
      says: tn(
        unreadable,
        "{n} backup in the store cannot be opened here.",
        "{n} backups in the store cannot be opened here.",
      ),
    },
  ]
  return found.filter((one) => one !== false)
}

function Underway({ overview: { backupRunning, drillRunning } }: { overview: BackupsOverview }) {
  return (
    <>
      {backupRunning && (
        <p>
          {t("A backup is being made since")} <Time value={backupRunning} as="moment" zone="UTC" />.
        </p>
      )}
      {drillRunning && (
        <p>
          {t("A drill has been under way since")} <Time value={drillRunning} as="moment" zone="UTC" />.
        </p>
      )}
    </>
  )
}
