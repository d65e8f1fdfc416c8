import { Time } from "@/components/time"
import { Callout } from "@/components/ui/callout"
import { Stat, Stats } from "@/components/ui/stat"
import { listBackups } from "@/lib/backups/list"
import { backupsOverview } from "@/lib/backups/overview"
import { size } from "@/lib/backups/words"
import type { Ctx } from "@/lib/ctx"
import { t, tn } from "@/lib/say"
import { BackupList } from "./backup-list"
import { DrillList } from "./drill-list"
import { Headline } from "./headline"

export async function BackupsView({
  ctx,
  mayWrite,
  cursor,
}: {
  ctx: Ctx
  mayWrite: boolean
  cursor: string | undefined
}) {
  const [overview, page] = await Promise.all([backupsOverview(ctx, {}), listBackups(ctx, { cursor })])
  const { lastProvenAt, lastBackupAt, kept, bytes, store } = overview
  return (
    <>
      <Headline overview={overview} now={ctx.now} />
      <Stats label={t("Backups at a glance")}>
        <Stat
          label={t("Last proven restorable")}
          value={lastProvenAt ? <Time value={lastProvenAt} /> : t("never")}
          tone={lastProvenAt ? "neutral" : "amber"}
          note={lastProvenAt && <Moment at={lastProvenAt} />}
        />
        <Stat
          label={t("Newest backup")}
          value={lastBackupAt ? <Time value={lastBackupAt} /> : t("none yet")}
          tone={lastBackupAt ? "neutral" : "amber"}
          note={lastBackupAt && <Moment at={lastBackupAt} />}
        />
        <Stat
          label={t("Kept")}
          value={tn(kept, "{n} backup", "{n} backups")}
          note={t("{size} in all; 7 days, 4 weeks and 3 months stay", { size: size(bytes) })}
        />
        <Stat
          label={t("Where")}
          value={store.kind === "s3" ? t("A bucket") : t("A folder")}
          note={<span className="break-all">{store.title}</span>}
        />
      </Stats>
      <BackupList rows={page.rows} next={page.next} mayWrite={mayWrite} isFirst={cursor === undefined} />
      <DrillList rows={page.drills} />
      {store.sharesDisk && (
        <Callout tone="amber" title={t("The backups lie beside the database")}>
          {t(
            "What takes this server's disk takes both. Name a bucket or another disk: docs/backups.md tells how.",
          )}
        </Callout>
      )}
      {!overview.hasOwnKey && (
        <Callout title={t("They open with ENCRYPTION_KEY alone")}>
          {t(
            "Without that key no backup can be read. Keep it where this server is not, or set a BACKUP_KEY.",
          )}
        </Callout>
      )}
    </>
  )
}

/** A narrow column breaks it between day and hour. */
const Moment = ({ at }: { at: Date }) => (
  <span className="[&_time]:whitespace-normal">
    <Time value={at} as="moment" zone="UTC" />
  </span>
)
