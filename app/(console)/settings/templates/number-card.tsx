import Link from "next/link"
import { Time } from "@/components/time"
import { ButtonLink } from "@/components/ui/button"
import { Callout } from "@/components/ui/callout"
import { can } from "@/lib/can"
import type { Ctx } from "@/lib/ctx"
import { t, tn } from "@/lib/say"
import { findNumber } from "@/lib/templates/number"
import type { NumberView } from "@/lib/templates/schema"
import { NO_LIMIT } from "@/lib/templates/words"
import { QualityBadge } from "./state-badge"
import { syncFailure } from "./sync-words"

/** How Meta rates the number, how many people it may write to first, and when all this was read. */
export async function NumberCard({ ctx }: { ctx: Ctx }) {
  const number = await findNumber(ctx, {})
  if (!number) return <NotConnected mayConnect={can(ctx.roles, "connections.write") !== null} />
  return (
    <section
      aria-label={t("The clinic’s number")}
      className="grid gap-3 border-b border-line px-4 py-3 md:px-6"
    >
      <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
        <Fact term={t("Number")}>
          {number.display ?? "–"}
          {number.verifiedName && <span className="ml-2 text-ink-3">{number.verifiedName}</span>}
        </Fact>
        <Fact term={t("Quality")}>
          <QualityBadge quality={number.quality} />
        </Fact>
        <Fact term={t("May begin conversations with")}>{tierText(number.tier)}</Fact>
        <Fact term={t("Read from {provider}", { provider: number.provider })}>
          {number.syncedAt ? <Time value={number.syncedAt} /> : t("Never yet")}
        </Fact>
      </dl>
      <Problem number={number} />
    </section>
  )
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink-3">{term}</dt>
      <dd className="text-ink">{children}</dd>
    </div>
  )
}

function Problem({ number }: { number: NumberView }) {
  const link = (
    <Link
      href={`/settings/integrations/${number.connectionId}`}
      className="font-medium underline underline-offset-3"
    >
      {t("Open the connection")}
    </Link>
  )
  if (number.needsAccountId)
    return (
      <Callout tone="amber" title={t("The WhatsApp Business Account id is missing")} action={link}>
        {t("Without it Rounds cannot ask which templates there are.")}
      </Callout>
    )
  if (number.failedBecause)
    return (
      <Callout tone="red" title={t("Templates could not be read last time")} action={link}>
        {t(syncFailure(number.failedBecause))} {t("What stands here is as it was read before.")}
      </Callout>
    )
  if (number.quality === "red")
    return (
      <Callout tone="red" title={t("People block or report what we send")}>
        {t(
          "If that goes on, Meta limits the number or stops it. Write to fewer people, and only what they asked for.",
        )}
      </Callout>
    )
  return null
}

function NotConnected({ mayConnect }: { mayConnect: boolean }) {
  return (
    <div className="border-b border-line px-4 py-3 md:px-6">
      <Callout
        tone="amber"
        title={t("WhatsApp is not connected")}
        action={mayConnect && <ButtonLink href="/settings/integrations">{t("Connect it")}</ButtonLink>}
      >
        {t("Templates are read from there, and nothing can be sent in them until it is.")}
      </Callout>
    </div>
  )
}

const tierText = (tier: number | null): string => {
  if (tier === null) return t("Not said yet")
  return tier === NO_LIMIT
    ? t("Any number of people")
    : tn(tier, "{n} person in 24 hours", "{n} people in 24 hours")
}
