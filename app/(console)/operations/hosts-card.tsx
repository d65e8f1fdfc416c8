import { EmptyState } from "@/components/empty-state"
import { icon } from "@/components/icon"
import { Time } from "@/components/time"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import type { Ctx } from "@/lib/ctx"
import { type HostView, listHosts, type ScrapeView } from "@/lib/hosts/list"
import { CPU_MOST, DISK_MOST, MEMORY_MOST } from "@/lib/hosts/words"
import { detailWords } from "@/lib/probes/words"
import { t } from "@/lib/say"
import { LeaveHost, ReadHost } from "./host-dialogs"
import { ShareBar } from "./share-bar"

const Server = icon("server")

/** Processor, memory and disk of each machine, as far as it was heard of. */
export async function HostsCard({ ctx, mayWrite }: { ctx: Ctx; mayWrite: boolean }) {
  const { hosts, scrapes } = await listHosts(ctx, {})
  const unread = scrapes.filter((one) => !hosts.some((host) => host.host === one.host))
  return (
    <Card title={t("Hosts")} id="hosts" flush count={hosts.length} actions={mayWrite && <ReadHost />}>
      {hosts.length + unread.length === 0 ? (
        <EmptyState compact icon={<Server />} title={t("No host is known yet")}>
          {t(
            "The one that Rounds runs on appears with the first look; others tell of themselves or are read.",
          )}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {hosts.map((host) => (
            <HostRow
              key={host.host}
              host={host}
              scrape={scrapes.find((one) => one.host === host.host)}
              mayWrite={mayWrite}
            />
          ))}
          {unread.map((scrape) => (
            <li key={scrape.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
              <span className="text-sm font-medium text-ink">{scrape.host}</span>
              <Badge>{t("No figures yet")}</Badge>
              <Trouble scrape={scrape} />
              {mayWrite && <LeaveHost id={scrape.id} host={scrape.host} />}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function HostRow({ host, scrape, mayWrite }: { host: HostView; scrape?: ScrapeView; mayWrite: boolean }) {
  const from = { push: t("tells of itself"), scrape: t("read by us"), own: t("Rounds runs here") }[
    host.source
  ]
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="text-sm font-medium text-ink [overflow-wrap:anywhere]">{host.host}</span>
          {host.isSilent && <Badge tone="amber">{t("Silent")}</Badge>}
        </p>
        <p className="mt-0.5 text-xs text-ink-3">
          {from} · <Time value={host.lastAt} />
          {host.load1 !== null && ` · ${t("load {value}", { value: host.load1.toFixed(2) })}`}
        </p>
        {scrape && <Trouble scrape={scrape} />}
        {scrape && mayWrite && <LeaveHost id={scrape.id} host={scrape.host} />}
      </div>
      <div className="grid gap-x-5 gap-y-2 sm:grid-cols-3">
        <ShareBar label={t("Processor")} share={host.cpu} most={CPU_MOST} isOld={host.isSilent} />
        <ShareBar label={t("Memory")} share={host.memory} most={MEMORY_MOST} isOld={host.isSilent} />
        <ShareBar label={t("Disk")} share={host.disk} most={DISK_MOST} isOld={host.isSilent} />
      </div>
    </li>
  )
}

const Trouble = ({ scrape }: { scrape: ScrapeView }) =>
  scrape.lastError ? <p className="text-xs text-red">{detailWords(scrape.lastError)}</p> : null
