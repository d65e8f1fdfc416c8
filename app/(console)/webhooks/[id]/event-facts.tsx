import Link from "next/link"
import { StatusBadge } from "@/components/status-badge"
import { Time } from "@/components/time"
import { Card } from "@/components/ui/card"
import { CopyButton } from "@/components/ui/copy-button"
import { Definition, DefinitionList } from "@/components/ui/definition-list"
import type { EventDetail } from "@/lib/inbox/words"
import { t, tn } from "@/lib/say"
import { duration } from "@/lib/time"
import { kindName, providerName } from "../words"

export function EventFacts({ event }: { event: EventDetail }) {
  const { delivery } = event
  return (
    <div className="grid content-start gap-6">
      <Card id="event" title={t("Event")}>
        <DefinitionList stacked>
          <Definition term={t("Key")}>
            <span className="flex items-start gap-1">
              <code className="min-w-0 pt-1 font-mono text-xs [overflow-wrap:anywhere]">{event.key}</code>
              {!event.masked && <CopyButton text={event.key} label={t("Copy key")} />}
            </span>
          </Definition>
          <Definition term={t("Received")}>
            <Time value={event.receivedAt} as="exact" className="whitespace-normal" />
          </Definition>
          {event.providerAt && (
            <Definition term={t("Time {provider} gives", { provider: providerName(event.provider) })}>
              <Time value={event.providerAt} as="exact" className="whitespace-normal" />
            </Definition>
          )}
          {event.finishedAt && (
            <Definition term={t("Decided after")}>
              {duration(Date.parse(event.finishedAt) - Date.parse(event.receivedAt))}
            </Definition>
          )}
          {event.assignedFromId && (
            <Definition term={t("Came from")}>
              {t("Another clinic's quarantine, given by an operator")}
            </Definition>
          )}
          <Definition term={t("Request")}>
            <Link
              href={`/webhooks?view=events&delivery=${delivery.id}${event.side === "platform" ? "&side=platform" : ""}`}
              className="hover:underline"
            >
              {tn(delivery.accepted, "{n} accepted", "{n} accepted")}
              {delivery.duplicate > 0 && `, ${tn(delivery.duplicate, "{n} duplicate", "{n} duplicate")}`}
            </Link>
          </Definition>
        </DefinitionList>
      </Card>
      {event.siblings.length > 0 && (
        <Card id="siblings" title={t("In the same request")} count={event.siblings.length} flush>
          <ul>
            {event.siblings.map((one) => (
              <li key={one.id} className="border-b border-line last:border-0">
                <Link
                  href={`/webhooks/${one.id}`}
                  className="flex items-center justify-between gap-2 px-4 py-2 text-sm hover:bg-hover focus-visible:-outline-offset-2"
                >
                  <span className="truncate">{kindName(one.kind)}</span>
                  <StatusBadge kind="fate" value={one.fate} look="plain" />
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  )
}
